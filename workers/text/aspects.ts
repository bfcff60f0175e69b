import { dutch, english, german } from './aspect-words/germanic.ts'
import { french, italian, portuguese, spanish } from './aspect-words/romance.ts'
import { type Aspect, aspects, type Vocabulary } from './aspect-words/vocabulary.ts'
import { fold } from './fold.ts'
import type { Language } from './language.ts'

export { type Aspect, aspects }

const vocabularies: Readonly<Record<Language, Vocabulary>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  nl: dutch,
  pt: portuguese,
}

/** Bits of the aspects a word or stem speaks of; those that are unhappy by themselves stand 16 bits higher. */
interface Ready {
  words: Map<string, number>
  stems: Map<string, number>
  shortest: number
  /** Words that begin an entry of two or three. */
  openers: Set<string>
  /** Bits of words met before: customers share most of theirs. */
  met: Map<string, number>
}

const mostMet = 1 << 16

function readyFrom(vocabulary: Vocabulary): Ready {
  const ready: Ready = {
    ...{ words: new Map(), stems: new Map(), shortest: 99 },
    ...{ openers: new Set(), met: new Map() },
  }
  for (const [place, aspect] of aspects.entries()) {
    const { about, bad = '' } = vocabulary[aspect]
    for (const word of fold(about).split(' ')) put(ready, word, 1 << place)
    for (const word of fold(bad).split(' '))
      if (word !== '') put(ready, word, (1 << place) | (1 << (16 + place)))
  }
  return ready
}

function put(ready: Ready, entry: string, bits: number): void {
  const stem = entry.endsWith('*') ? entry.slice(0, -1) : ''
  const [into, key] = stem === '' ? [ready.words, entry] : [ready.stems, stem]
  into.set(key, (into.get(key) ?? 0) | bits)
  if (stem !== '') ready.shortest = Math.min(ready.shortest, stem.length)
  const [first = '', ...more] = entry.split('_')
  if (more.length > 0) ready.openers.add(first)
}

const known = new Map<Language, Ready>()

/** Bits of one word. */
function bitsOf(word: string, ready: Ready): number {
  const before = ready.met.get(word)
  if (before !== undefined) return before
  let bits = ready.words.get(word) ?? 0
  for (let length = word.length; length >= ready.shortest; length--)
    bits |= ready.stems.get(word.slice(0, length)) ?? 0
  if (ready.met.size < mostMet) ready.met.set(word, bits)
  return bits
}

/** Bits of a word together with the one or two after it. */
function bitsWith(words: readonly string[], at: number, { words: entries, openers }: Ready): number {
  const [one = '', two, three] = [words[at], words[at + 1], words[at + 2]]
  if (two === undefined || !openers.has(one)) return 0
  const longer = three === undefined ? 0 : (entries.get(`${one}_${two}_${three}`) ?? 0)
  return longer | (entries.get(`${one}_${two}`) ?? 0)
}

/** Denials of all languages judged: what is "not late" is no complaint. */
const denials = new Set(
  'not no never isn wasn didn don nicht nie kein keine ne n pas jamais sin nunca non mai niet nooit geen nao sem without ohne sans senza zonder'.split(
    ' ',
  ),
)

/** Whether a word (folded) is one of those that customers' texts are made of. */
export const speaksOf = (word: string, language: Language): boolean => aspectsOf([word], language) !== 0

/**
 * What the words of a sentence (folded) speak of: bits of `aspects`, and 16 bits higher those of which it complains by the word
 * itself ("late", "too small").
 */
export function aspectsOf(words: readonly string[], language: Language): number {
  const ready = known.get(language) ?? readyFrom(vocabularies[language])
  known.set(language, ready)
  let bits = 0
  for (let at = 0; at < words.length; at++) {
    const found = bitsOf(words[at] ?? '', ready) | bitsWith(words, at, ready)
    if (found === 0) continue
    const denied = denials.has(words[at - 1] ?? '') || denials.has(words[at - 2] ?? '')
    bits |= denied ? found & 0xffff : found
  }
  return bits
}
