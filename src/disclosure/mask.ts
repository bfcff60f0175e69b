import { format } from '../contract/format.ts'
import type { Unit } from '../contract/param.ts'
import { counts, isSmall, type Least, tellsSmall } from './small.ts'

/** What stands in a sentence for a number that is not told; the same for all, so that it does not tell how small it was. */
export const withheld = '(withheld)'

/** A number that is not told anywhere. */
export interface Secret {
  value: number
  unit: Unit | undefined
  /** The group it is of, where it has a name. */
  label: string
}

/** What a sentence is held against. `names`: labels whose digits are part of a name. */
export interface Masking {
  least: Least
  currency: string
  secrets: readonly Secret[]
  names: readonly string[]
}

/** What a number counts that is neither people nor what they did. */
const harmless =
  'days?|weeks?|months?|years?|hours?|minutes?|usual|times (?:as|what|more)|groups?|kinds|steps?|products?|combinations?|sequences?|columns?|languages?|currenc|settings?|rules?|signs?|ways?|parts?|per cent|points?|files?|models?|scores?|levels?|tenths?|folds?|labels?|different|features?|periods?|weighted|in a hundred|random|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec'
const doers =
  'customers?|people|persons?|buyers?|orders?|visits?|visitors?|texts?|times|lines|rows|guests?|cases?|refunds?|returns?|of (?:\\d|them|these|those|your|the)|others?|are|were|came|left|had|have'
const space = '[ \\u00a0]'
/** A number that stands alone: no part of a longer one, of a date or a time, no share and no sum of money. */
const before = `(?<![\\p{L}\\d.,'’:/–-]|\\d[\\u00a0\\u202f]|[€$£]${space}?|(?:fewer|more|less|least)${space}(?:than${space})?)`
const after = `(?!\\d|[.,'’:\\u202f\\u00a0–/-]\\d|[\\u202f\\u00a0]?[%€$£]|st\\b|nd\\b|rd\\b|th\\b|-\\p{L}|${space}(?:\\p{L}+${space})?(?:${harmless})|${space}(?:\\p{L}+${space})?at${space}least)`
const small = new RegExp(`${before}(10|[1-9])${after}`, 'gu')
const ofDoers = new RegExp(`^${space}(?:\\p{L}+${space}){0,2}(?:${doers})\\b`, 'u')
const ofAll = /(\d[\d,.\u00a0\u202f]*) of (?:the |your |all |its )?(\d[\d,.\u00a0\u202f]*)(?!\d|%)/g
const percent = /(\d+(?:[.,]\d+)?)[\u00a0\u202f ]?%/g
const foreignDigit = /(?![0-9])\p{Nd}/u

/**
 * A sentence without the numbers that are not told: small counts that stand before a word for people or deeds or that were
 * withheld in a block, the part of “3 of 12” and of “117 of 120”, and every way to write another withheld number.
 */
export function masked(sentence: string, masking: Masking): string {
  if (foreignDigit.test(sentence)) return withheld
  const { few, words } = looksFor(masking)
  return outside(sentence, masking.names, (part) =>
    words
      .reduce(
        (text, { word, counted }) =>
          text.includes(word) ? text.replace(patternOf(word, counted), withheld) : text,
        part,
      )
      .replace(ofAll, (all, some: string, whole: string) => partMasked(all, some, whole, masking.least))
      .replace(percent, (all, share: string) => (tellsOf(share, part, masking.least) ? withheld : all))
      .replace(small, (all, digits: string, at: number, text: string) => {
        const count = Number(digits)
        const counted = few.has(count) || ofDoers.test(text.slice(at + digits.length))
        return isSmall(count, masking.least) && counted ? withheld : all
      }),
  )
}

/** A name or a cell: a small number is masked where it stands before a word for people or deeds. */
export function maskedLabel(text: string, least: Least): string {
  return masked(text, { least, currency: '', secrets: [], names: [] })
}

const plain = (text: string) =>
  Number(text.replace(/[.,\u00a0\u202f]$/, '').replace(/[,.\u00a0\u202f](?=\d{3})/g, ''))

function partMasked(all: string, some: string, whole: string, least: Least): string {
  const [part, total] = [plain(some), plain(whole)]
  return isSmall(total - part, least) || isSmall(part, least) ? all.replace(some.trim(), withheld) : all
}

/** A percentage beside a number of which it makes few. */
function tellsOf(share: string, sentence: string, least: Least): boolean {
  const whole = [...sentence.matchAll(/(?<![\d.,€$£])\d{1,3}(?:,\d{3})*(?![\d.,]*[\d%])/g)].map(([n]) =>
    plain(n),
  )
  return whole.some((n) => n >= least && tellsSmall(plain(share) / 100, n, least))
}

/** Changes a text whose names keep their digits: meanwhile these stand as signs of no meaning. */
function outside(text: string, names: readonly string[], change: (text: string) => string): string {
  const kept = names.reduce((whole, name) => whole.replaceAll(name, name.replace(/\d/g, sign)), text)
  return change(kept).replace(/[\ue000-\ue009]/g, (one) => String(one.charCodeAt(0) - first))
}

const first = 0xe000
const sign = (digit: string) => String.fromCharCode(first + Number(digit))

interface Looks {
  /** Small counts that were withheld. */
  few: ReadonlySet<number>
  /** Every way in which any other withheld number may be written, the longest first. */
  words: readonly { word: string; counted: boolean }[]
}
const made = new WeakMap<readonly Secret[], Looks>()

function looksFor({ secrets, currency, least }: Masking): Looks {
  const known = made.get(secrets)
  if (known) return known
  const few = secrets.flatMap(({ value }) =>
    Number.isInteger(value) && isSmall(value, least) ? [value] : [],
  )
  const distinct = new Map(secrets.map((secret) => [`${secret.value} ${secret.unit}`, secret]))
  const ways = [...distinct.values()].flatMap((secret) => written(secret, currency))
  const words = new Map(ways.filter(({ word }) => /\d.*\d/.test(word)).map((way) => [way.word, way]))
  const longest = [...words.values()].sort((a, b) => b.word.length - a.word.length)
  const fresh = { few: new Set(few), words: longest }
  made.set(secrets, fresh)
  return fresh
}

const written = ({ value, unit = 'count' }: Secret, currency: string): Looks['words'] =>
  ['en-GB', undefined].flatMap((locale) =>
    [true, false].map((exact) => ({
      word: format(value, unit, currency, { bare: true, exact, ...(locale && { locale }) }),
      counted: counts(unit),
    })),
  )

function patternOf(word: string, counted: boolean): RegExp {
  const escaped = word.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')
  return new RegExp(counted ? `${before}${escaped}${after}` : `(?<![\\d.,])${escaped}(?!\\d|[.,]\\d)`, 'gu')
}
