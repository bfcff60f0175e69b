import { tidy } from '../tidy.ts'
import { cutInClauses } from './clauses.ts'
import { Line } from './line.ts'
import { Phrases } from './phrases.ts'
import { type Tone, toneOf } from './tone.ts'
import { denials, looks, pictures, type Rating, softIntensifiers, tradePhrases, tradeWords } from './trade.ts'
import { Rules } from './valence.ts'
import { Vocabulary, vaderRatings, type Word, wordOf } from './words.ts'

/** A word of 0 says nothing by itself; it is rated only where its denial says something. */
const own = ({ valence, negated }: Rating) => (valence === 0 && negated === undefined ? null : valence)

const vocabulary = new Vocabulary([
  ...vaderRatings,
  ...pictures,
  ...tradeWords.map((rating) => [rating.words, own(rating)] as const),
])
const phraseWords = tradePhrases.map((rating) => [rating, wordOf(rating.words, own(rating))] as const)
const denying = denials.map(
  (words) => [words, { ...wordOf(words, null), negates: true, acts: true }] as const,
)
const phrases = new Phrases(
  [...phraseWords.map(([rating, word]) => [rating.words, word] as const), ...denying],
  vocabulary,
)
/** «in reality»: what its sentence praised before was but a look. */
const really = new Set(phraseWords.flatMap(([{ words }, word]) => (looks.includes(words) ? [word] : [])))
const turnedTo = new Map<Word, number>()
for (const { words, negated } of tradeWords)
  if (negated !== undefined) turnedTo.set(vocabulary.part(words), negated)
for (const [{ negated }, word] of phraseWords) if (negated !== undefined) turnedTo.set(word, negated)
const soft = new Set(softIntensifiers.map((word) => vocabulary.part(word)))
const but = vocabulary.part('but')
/** With a comma after it, it answers and says no more. */
const no = vocabulary.part('no')
const rules = new Rules(vocabulary, turnedTo)
const line = new Line()
const valences: number[] = []

/**
 * The tone of an English text as `faithful` gives it, with the failures mended that customers' texts show: denial ends with its
 * clause, "but" weighs only its own sentence and each word once, a denied superlative is no praise, turns of phrase ("no
 * problem", "looks like", "never arrived") are read whole, words grown together or drawn out are found, and words of trade
 * have ratings. Any text, also an empty one; never throws.
 */
export function repaired(text: string): Tone {
  const read = tidy(text)
  cutInClauses(read, vocabulary, line)
  phrases.join(line)
  valences.length = 0
  for (let at = 0; at < line.words.length; at++) valences.push(valenceAt(at))
  contrastInSentences()
  if (read.includes('n real')) doubtLooks()
  return toneOf(valences, read)
}

function valenceAt(at: number): number {
  const word = line.words[at]
  if (word && soft.has(word) && line.words[at + 1]?.rated) return 0
  if (word === no && line.reach[at + 1] === 0 && line.sentence[at + 1] === line.sentence[at]) return 0
  return rules.valenceAt(line, at)
}

/** Before "but" half, after it half as much again, within its sentence. */
function contrastInSentences(): void {
  for (let at = line.words.indexOf(but); at >= 0; at = line.words.indexOf(but, at + 1)) {
    const sentence = line.sentence[at]
    for (let i = 0; i < valences.length; i++)
      if (line.sentence[i] === sentence && i !== at) valences[i] = (valences[i] ?? 0) * (i < at ? 0.5 : 1.5)
  }
}

/** What is praised by its looks is no praise once its sentence says how it really is. */
function doubtLooks(): void {
  for (let at = 0; at < line.words.length; at++) {
    const word = line.words[at]
    if (!word || !really.has(word)) continue
    for (let i = 0; i < at; i++)
      if (line.sentence[i] === line.sentence[at])
        valences[i] = Math.min(valences[i] ?? 0, -(valences[i] ?? 0) / 2)
  }
}
