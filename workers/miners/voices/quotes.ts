import { aspects } from '../../text/aspects.ts'
import { type Language, languages } from '../../text/language.ts'
import { masked } from '../../text/masks.ts'
import { isPlain, type ReadTexts, saidIn } from '../../text/reader.ts'
import { sentencesOf } from '../../text/sentences.ts'
import { tidy } from '../../text/tidy.ts'

/** Sentences of customers, masked, the most telling first; one list an aspect. */
export interface Quotes {
  unhappy: string[][]
  happy: string[][]
}

interface Candidate {
  sentence: string
  tone: number
  language: Language
}

/** What is known of words by all texts: `Spoken`. */
type Words = Record<'common' | 'isName', (word: string, language: Language) => boolean>

const each = 2
const most = 4_000
const chunk = 16
const [shortest, longest] = [18, 170]

/** Looks through the first 4,000 texts that speak of something. Yields the share done. */
export function* quotesOf(
  texts: readonly string[],
  read: ReadTexts,
  words: Words,
): Generator<number, Quotes> {
  const unhappy: Candidate[][] = aspects.map(() => [])
  const happy: Candidate[][] = aspects.map(() => [])
  let looked = 0
  for (let t = 0; t < texts.length && looked < most; t++) {
    const language = languages[read.language[t] ?? -1]
    if (!language || ((read.unhappy[t] ?? 0) | (read.happy[t] ?? 0)) === 0) continue
    if (looked++ % chunk === 0) yield looked / most
    for (const sentence of sentencesOf(tidy(texts[t] ?? ''))) {
      if (sentence.length < shortest || sentence.length > longest) continue
      const said = saidIn(sentence, language)
      keep(unhappy, said.unhappy, { sentence, language, tone: -said.tone })
      keep(happy, said.happy, { sentence, language, tone: said.tone })
    }
  }
  const told = (lists: Candidate[][]) => lists.map((list) => best(list, words))
  return { unhappy: told(unhappy), happy: told(happy) }
}

/** A sentence about one thing tells more than one about several. */
function keep(lists: Candidate[][], bits: number, one: Candidate): void {
  const named = aspects.flatMap((_, a) => (bits & (1 << a) ? [a] : []))
  for (const a of named) lists[a]?.push({ ...one, tone: one.tone / named.length })
}

function best(list: readonly Candidate[], { common, isName }: Words): string[] {
  const sorted = list.toSorted((a, b) => b.tone - a.tone || (a.sentence < b.sentence ? -1 : 1))
  const quotes = new Set<string>()
  for (const { sentence, language } of sorted.slice(0, 40)) {
    const known = (word: string, first: boolean) =>
      common(word, language) || (first && isPlain(word, language))
    const quote = masked(sentence, known, (word) => isName(word, language))
    if ((quote.match(/…/gu)?.length ?? 0) <= 2 && quote.length >= shortest) quotes.add(quote)
    if (quotes.size === each) break
  }
  return [...quotes]
}
