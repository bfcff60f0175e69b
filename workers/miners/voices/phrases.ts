import { discoveryLimit } from '../../numeric/discovery.ts'
import { within } from '../../numeric/progress.ts'
import { fold } from '../../text/fold.ts'
import type { Language } from '../../text/language.ts'
import type { ReadTexts } from '../../text/reader.ts'
import { chanceOf, sideOf } from './counts.ts'

/** A word or pair of words, and in how many unhappy and happy texts it stands. */
export interface Phrase {
  words: string
  unhappy: number
  happy: number
  /** How far the odds of an unhappy text with it lie from those of one without: their logarithm. */
  odds: number
}

export interface Spoken {
  /** Told apart beyond chance, the most telling first. */
  unhappy: Phrase[]
  happy: Phrase[]
  /** Words that may stand in a quote with a capital: product names, and what several people write in small letters, and more often so. */
  common(word: string, language: Language): boolean
  /** Words that are mostly written with a capital inside a sentence: names, also where somebody writes them small. Never of German. */
  isName(word: string, language: Language): boolean
}

const chunk = 256
const wordsAtOnce = 4_096
const most = 20_000
const fewest = 5
const shown = 12
const rate = 0.05
const pieces = /[\p{L}\p{N}][\p{L}\p{N}'’-]*|[.!?\n]+/gu
const empty = new Set(
  'the a an and or of to in on at for it is was this that i my we you they be are with as so had have has but der die das und oder ein eine ist war ich zu mit fur von im den le la les et un une de des du est je que il elle ce el los las y en es lo un una di il lo e che per con het een en is van ik o os as um uma do da no na se'.split(
    ' ',
  ),
)

interface Seen {
  small: number
  /** With a capital inside a sentence: a name, or a noun of German. */
  capital: number
  /** At the beginning of a sentence. */
  first: number
  unhappy: number
  happy: number
}

/**
 * Words and pairs that unhappy and happy texts differ in: counted once a text, tested by chi-squared, at most one in twenty there
 * by chance (Benjamini and Hochberg 1995). Phrases of fewer than five texts, with figures or mostly written with a capital are
 * left out: they may name somebody. The first 20,000 texts. Yields the share done.
 */
export function* spokenIn(
  texts: readonly string[],
  read: ReadTexts,
  tone: Float32Array,
  products: readonly string[],
): Generator<number, Spoken> {
  const seen = new Map<string, Seen>()
  const sides = { unhappy: 0, happy: 0 }
  for (let t = 0; t < Math.min(most, texts.length); t++) {
    if (t % chunk === 0) yield (0.8 * t) / Math.min(most, texts.length)
    if ((read.language[t] ?? -1) < 0) continue
    const side = sideOf(tone[t] ?? 0)
    if (side < 0) sides.unhappy++
    if (side > 0) sides.happy++
    see(seen, (texts[t] ?? '').slice(0, 2_000), side)
  }
  const named = new Set(products.flatMap((product) => fold(product).match(/\p{L}+/gu) ?? []))
  const common = (word: string, language: Language) => {
    const own = seen.get(fold(word))
    const often = language === 'de' && own !== undefined && own.small + own.capital + own.first >= fewest
    const usual = own !== undefined && own.small >= 2 && own.small >= own.capital
    return named.has(fold(word)) || usual || often
  }
  const isName = (word: string, language: Language) => {
    const own = seen.get(fold(word))
    return language !== 'de' && own !== undefined && own.capital > own.small && !named.has(fold(word))
  }
  const apart = yield* within(toldApart(seen, sides, read.main === 'de'), 0.8, 1)
  return { ...apart, common, isName }
}

const isSmall = (piece: string) => piece[0] === piece[0]?.toLowerCase()

/** A text in capitals, or with one on most of its words, tells nothing of names. */
function see(seen: Map<string, Seen>, text: string, side: number): void {
  const met = new Set<string>()
  const all = Array.from(text.matchAll(pieces), ([piece]) => piece)
  const isLoud = 2 * all.filter((piece) => !isSmall(piece)).length > all.length
  let [before, first] = ['', true]
  for (const piece of all) {
    if (/^[.!?\n]/.test(piece)) {
      before = ''
      first = true
      continue
    }
    const word = fold(piece)
    count(seen, met, word, side, isSmall(piece) ? 'small' : first || isLoud ? 'first' : 'capital')
    if (before !== '') count(seen, met, `${before} ${word}`, side, 'small')
    before = word
    first = false
  }
}

function count(
  seen: Map<string, Seen>,
  met: Set<string>,
  words: string,
  side: number,
  as: 'small' | 'capital' | 'first',
): void {
  if (met.has(words)) return
  met.add(words)
  const own = seen.get(words) ?? { small: 0, capital: 0, first: 0, unhappy: 0, happy: 0 }
  own[as]++
  if (side < 0) own.unhappy++
  if (side > 0) own.happy++
  seen.set(words, own)
}

function* toldApart(
  seen: Map<string, Seen>,
  sides: { unhappy: number; happy: number },
  german: boolean,
): Generator<number, Pick<Spoken, 'unhappy' | 'happy'>> {
  const isName = (word: string) => {
    const own = seen.get(word)
    return !german && own !== undefined && own.capital > own.small
  }
  const says = (words: string) =>
    !/\d/.test(words) &&
    words.split(' ').some((w) => w.length > 2 && !empty.has(w)) &&
    !words.split(' ').some(isName)
  const all: [string, Seen][] = []
  let looked = 0
  for (const one of seen) {
    if (looked++ % wordsAtOnce === 0) yield (0.9 * looked) / seen.size
    if (one[1].unhappy + one[1].happy >= fewest && says(one[0])) all.push(one)
  }
  const chances = Float64Array.from(all, ([, s]) => chanceOf(s.unhappy, sides.unhappy, s.happy, sides.happy))
  yield 0.95
  const limit = discoveryLimit(chances, all.length, rate)
  const found = all
    .filter((_, i) => (chances[i] ?? 1) <= limit)
    .map(([words, s]): Phrase => ({ words, unhappy: s.unhappy, happy: s.happy, odds: oddsOf(s, sides) }))
    .sort((a, b) => Math.abs(b.odds) - Math.abs(a.odds) || (a.words < b.words ? -1 : 1))
  const of = (sign: number) => shortest(found.filter(({ odds }) => odds * sign > 0)).slice(0, shown)
  return { unhappy: of(1), happy: of(-1) }
}

/** Logarithm of the odds ratio, half a text added to each count (Haldane 1956). */
function oddsOf(s: Seen, sides: { unhappy: number; happy: number }): number {
  const odds = (n: number, of: number) => (n + 0.5) / (of - n + 0.5)
  return Math.log(odds(s.unhappy, sides.unhappy) / odds(s.happy, sides.happy))
}

/** Of phrases that share a word the more telling one stays. */
function shortest(phrases: readonly Phrase[]): Phrase[] {
  const met = new Set<string>()
  return phrases.filter(({ words }) => {
    const own = words.split(' ').filter((w) => !empty.has(w))
    const fresh = own.every((w) => !met.has(w))
    for (const w of own) met.add(w)
    return fresh
  })
}
