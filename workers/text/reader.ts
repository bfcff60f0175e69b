import { aspectsOf, speaksOf } from './aspects.ts'
import { fold, wordsOf } from './fold.ts'
import { isSmall, type Language, languageOf, languages, quickly, type Told } from './language.ts'
import { isOwn, lexical } from './lexical.ts'
import { mostSigns, sentencesOf } from './sentences.ts'
import { tidy } from './tidy.ts'
import { repaired } from './vader/repaired.ts'

/** What texts say, one place a text. */
export interface ReadTexts {
  /** Place in `languages`; −1 where a text is not judged. */
  language: Int8Array
  /** −1 … 1; 0 where a text is not judged. */
  tone: Float32Array
  /** Bits of `aspects`: spoken of, with an unhappy sentence, with a happy one. */
  about: Uint16Array
  unhappy: Uint16Array
  happy: Uint16Array
  /** Texts by what could not be judged: another language, or nothing to read. */
  other: number
  empty: number
  /** Judged by the main language, too short to tell their own. */
  short: number
  /** Longer than twenty thousand signs: only the start was read. */
  cut: number
  main: Language
}

const chunk = 256
/** Fewer at once where letters must be looked at. */
const slow = 32
/** Below and above it a sentence is called unhappy and happy: VADER's own limits. */
export const clear = 0.05

/** Reads texts. Linear; 11 bytes a text. Yields the share done. */
export function* readTexts(texts: readonly string[]): Generator<number, ReadTexts> {
  const n = texts.length
  const told: (Told | undefined)[] = []
  for (let t = 0; t < n; t++) {
    if (t % chunk === 0) yield (0.1 * t) / n
    told.push(quickly(tidy(start(texts[t] ?? ''))))
  }
  const main = mainOf(told)
  for (let t = 0; t < n; t++) {
    if (t % slow === 0) yield 0.1 + (0.2 * t) / n
    told[t] ??= languageOf(tidy(start(texts[t] ?? '')), main)
  }
  const out: ReadTexts = {
    language: new Int8Array(n).fill(-1),
    tone: new Float32Array(n),
    about: new Uint16Array(n),
    unhappy: new Uint16Array(n),
    happy: new Uint16Array(n),
    ...{ other: 0, empty: 0, short: 0, cut: 0, main },
  }
  for (let t = 0; t < n; t++) {
    if (t % slow === 0) yield 0.3 + (0.7 * t) / n
    readOne(texts[t] ?? '', told[t] ?? 'other', t, out)
  }
  return out
}

const start = (text: string) => (text.length > mostSigns ? text.slice(0, mostSigns) : text)
const sayable = /[\p{L}\p{Extended_Pictographic}]/u
/** True where a text has a word or a picture at its start. */
export const isSayable = (text: string): boolean => sayable.test(start(text))

function readOne(text: string, told: Told, t: number, out: ReadTexts): void {
  if (text.length > mostSigns) out.cut++
  if (!isSayable(text)) {
    out.empty++
    return
  }
  if (told === 'other') {
    out.other++
    return
  }
  if (told === 'short') out.short++
  const language = told === 'short' ? out.main : told
  const read = tidy(start(text))
  out.language[t] = languages.indexOf(language)
  out.tone[t] = toneIn(read, language)
  bySentence(read, language, t, out)
}

/** −1 … 1, by the rules for the language. */
export const toneIn = (text: string, language: Language): number =>
  language === 'en' ? repaired(text).compound : lexical(text, language).compound

/** A word any customer may write, in whatever case: no name, but for those that are words, too. */
export function isPlain(word: string, language: Language): boolean {
  const folded = fold(word)
  if (isSmall(folded) || speaksOf(folded, language)) return true
  return language === 'en' ? toneIn(word.toLowerCase(), language) !== 0 : isOwn(word, language)
}

function bySentence(text: string, language: Language, t: number, out: ReadTexts): void {
  const all = aspectsOf(wordsOf(fold(text)), language) & 0xffff
  if (all === 0) return
  out.about[t] = all
  for (const sentence of sentencesOf(text)) {
    const { unhappy, happy } = saidIn(sentence, language)
    out.unhappy[t] = (out.unhappy[t] ?? 0) | unhappy
    out.happy[t] = (out.happy[t] ?? 0) | happy
  }
}

/** Aspects that a sentence is unhappy or happy about, as bits, and its tone. */
export function saidIn(
  sentence: string,
  language: Language,
): { unhappy: number; happy: number; tone: number } {
  const bits = aspectsOf(wordsOf(fold(sentence)), language)
  const tone = bits === 0 ? 0 : toneIn(sentence, language)
  const [about, complains] = [bits & 0xffff, bits >>> 16]
  const said = tone <= -clear ? about : tone < 0.4 ? complains : 0
  return { unhappy: said, happy: tone >= clear ? about & ~said : 0, tone }
}

/** The language most texts are in; English where none can be told. */
function mainOf(told: readonly (Told | undefined)[]): Language {
  const counts = languages.map((language) => told.reduce((n, one) => n + (one === language ? 1 : 0), 0))
  return languages[counts.indexOf(Math.max(...counts))] ?? 'en'
}
