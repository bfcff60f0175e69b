import { decimalsOf } from '../../src/contract/money.ts'
import { currencyIn, isCurrency } from './currency.ts'

export type Decimal = '.' | ','

const longest = 48
/** Numbers under a thousand that show that only larger ones are parted. */
const fewHundreds = 3
const pointed = /^(?:\d+|\d{1,3}([,'’\s])\d{3}(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3})?(?:\.(\d*))?$/
const commaed = /^(?:\d+|\d{1,3}([.'’\s])\d{3}(?:\1\d{3})*)?(?:,(\d*))?$/

interface Bare {
  digits: string
  negative: boolean
  percent: boolean
}

/** The digits of an amount without its signs; null for anything that is more than a number. */
function bare(given: string): Bare | null {
  const text = given.length <= longest ? given.trim().replace(/^'/, '') : ''
  const first = text.search(/\d/)
  if (first < 0) return null
  let last = text.length - 1
  while (!/\d/.test(text.charAt(last))) last--
  const lead = /^[.,]$/.test(text.charAt(first - 1)) && !/\p{L}/u.test(text.charAt(first - 2)) ? 1 : 0
  const before = text.slice(0, first - lead).replace(/\s+/g, '')
  const after = text
    .slice(last + 1)
    .replace(/\s+/g, '')
    .replace(/^[.,][-–—]{1,2}/, '')
    .replace(/^[.,]$/, '')
  const digits = text.slice(first - lead, last + 1)
  const open = before.includes('(')
  if (open !== after.includes(')')) return null
  const words = `${before}\0${after}`.replace(/[()+\-−–%]/g, '').split('\0')
  if (!words.every((word) => word === '' || isCurrency(word))) return null
  const minus = /[-−–]/
  return { digits, negative: open || minus.test(before) || minus.test(after), percent: after.includes('%') }
}

/** 11.7 among decimal commas, 1.234,50 among decimal points: typed the other way, and readable in no second one. */
function plainlyOther(digits: string, decimal: Decimal): Decimal | null {
  const other = decimal === '.' ? ',' : '.'
  const [own, theirs] = decimal === '.' ? [pointed, commaed] : [commaed, pointed]
  if (own.test(digits) || !theirs.test(digits)) return null
  return digits.length - digits.lastIndexOf(other) - 1 <= 2 ? other : null
}

function slow(text: string, decimal: Decimal): number {
  if (/^\s*[+-]?\d+(?:\.\d+)?[eE][+-]?\d{1,2}\s*$/.test(text)) return Number(text)
  const found = bare(text)
  if (!found) return Number.NaN
  const sign = plainlyOther(found.digits, decimal) ?? decimal
  const m = (sign === '.' ? pointed : commaed).exec(found.digits)
  if (!m) return Number.NaN
  const fraction = m[2] ?? ''
  const cut = found.digits.lastIndexOf(sign)
  const whole = (cut < 0 ? found.digits : found.digits.slice(0, cut)).replace(/\D/g, '')
  const value = Number(`${whole || '0'}.${fraction || '0'}`)
  return (found.negative && value !== 0 ? -value : value) / (found.percent ? 100 : 1)
}

const tens = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]

/** Plain digits with at most one decimal sign and up to 15 digits: exact, as one division rounds once. */
function quick(text: string, sign: number): number {
  const n = text.length
  const from = text.charCodeAt(0) === 45 ? 1 : 0
  if (n === from || n - from > 16) return Number.NaN
  let value = 0
  let point = -1
  for (let i = from; i < n; i++) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) value = value * 10 + (code - 48)
    else if (code === sign && point < 0 && i > from) point = i
    else return Number.NaN
  }
  if (point === n - 1 || (point < 0 && n - from > 15)) return Number.NaN
  const scaled = point < 0 ? value : value / (tens[n - point - 1] ?? Number.NaN)
  return from === 1 && scaled !== 0 ? -scaled : scaled
}

/**
 * Reads one column of amounts or counts; NaN where a cell is no number (“twelve”, 1,23456 with a decimal point). What can
 * only be read with the other sign (12,5 with a decimal point) is. Signs and codes of money, thousands, (3.00), 3.00-, 1.2E+05 are read; 12 % is 0.12.
 */
export function numberReader(decimal: Decimal): (text: string) => number {
  const sign = decimal.charCodeAt(0)
  let last = ''
  let value = Number.NaN
  return (text) => {
    if (text === last) return value
    last = text
    value = quick(text, sign)
    if (Number.isNaN(value)) value = slow(text, decimal)
    return value
  }
}

const pieces =
  /^(?:[x×]\s?)?(-?\d+(?:[.,]\d+)?)\s?(?:[x×]|pcs?|pces?|pieces?|ea|each|units?|items?|stk|stck|stück|st|stuks?|szt(?:uk[ai]?)?|ks|kus[yů]?|db|darab|buc|bucăți|adet|τεμ|шт|pz|pezz[io]|uds?|unidad(?:es)?|unid|un|pi[eè]ces?|articles?|kpl|個|点|件|개)\.?$/iu

/** A count with the word for its pieces taken off: `2 pcs`, `3 szt.`, `x2`, `1×`; other texts as they are. */
export const withoutPieces = (text: string): string => pieces.exec(text.trim())?.[1] ?? text

/** What the values of a column say about the decimal sign. Counts are cells. */
export interface NumberTally {
  point: number
  comma: number
  /** 12,345 or 12.345: one sign, three digits behind it. */
  eitherComma: number
  eitherPoint: number
  /** Of these, beside a sign of money that has no cents, such as 円. */
  whole: number
  /** Without any sign: under a thousand, and from there on. */
  hundreds: number
  thousands: number
  proof: { point: string; comma: string; either: string }
}

export const newNumberTally = (): NumberTally => ({
  point: 0,
  comma: 0,
  eitherComma: 0,
  eitherPoint: 0,
  whole: 0,
  hundreds: 0,
  thousands: 0,
  proof: { point: '', comma: '', either: '' },
})

/** Adds `n` cells that hold the same text, which is not empty, to the tally. */
export function tallyNumber(t: NumberTally, text: string, n = 1): void {
  const found = bare(text)
  if (!found) return
  if (!/[.,]/.test(found.digits)) {
    if (found.digits.length > 3) t.thousands += n
    else t.hundreds += n
    return
  }
  const asPoint = pointed.test(found.digits)
  const asComma = commaed.test(found.digits)
  const signs = found.digits.replace(/[^.,]/g, '')
  const threeBehind = signs.length === 1 && !/^0+[.,]/.test(found.digits)
  if (asPoint && asComma && threeBehind) {
    if (signs === ',') t.eitherComma += n
    else t.eitherPoint += n
    t.proof.either ||= text.trim()
    if (decimalsOf(currencyIn(text)) === 0) t.whole += n
  } else if (asPoint && !(asComma && signs === ',')) {
    t.point += n
    t.proof.point ||= text.trim()
  } else if (asComma) {
    t.comma += n
    t.proof.comma ||= text.trim()
  }
}

export interface DecimalVerdict {
  decimal: Decimal
  settled: boolean
  why: string
}

const verdict = (decimal: Decimal, settled: boolean, why: string): DecimalVerdict => ({
  decimal,
  settled,
  why,
})

/** Of the cells that show their decimal sign: so many may be typed the other way and still prove nothing. */
const mostTypos = 0.05
const mixed = 'decimal points in some cells, decimal commas in others'

/** One decimal sign for the whole column; `others` is what the other columns of the file prove. */
export function decideDecimal(
  t: NumberTally,
  forced: Decimal | null,
  others: Decimal | null,
  delimiter: string,
): DecimalVerdict {
  if (forced) return verdict(forced, true, 'as chosen')
  const open = t.eitherComma + t.eitherPoint > 0
  if (open && Math.min(t.point, t.comma) > mostTypos * (t.point + t.comma))
    return verdict(t.point >= t.comma ? '.' : ',', false, mixed)
  if (t.point > t.comma) return verdict('.', true, open ? `decimal point, as ${t.proof.point} shows` : '')
  if (t.comma > t.point) return verdict(',', true, `decimal comma, as ${t.proof.comma} shows`)
  if (t.point > 0) return verdict('.', !open, mixed)
  if (!open) return verdict(others ?? '.', true, '')
  if (t.whole === t.eitherComma + t.eitherPoint) return parted(t)
  if (others) return verdict(others, true, `decimal ${name(others)}, as in the other columns`)
  if (delimiter === ';') return verdict(',', true, 'decimal comma, as in files with semicolons')
  if (t.eitherComma === 0 && delimiter !== '\t')
    return verdict('.', true, 'decimal point, as in files with commas')
  if (t.hundreds < fewHundreds || t.thousands > 0 || (t.eitherComma > 0 && t.eitherPoint > 0))
    return verdict('.', false, 'decimal sign or thousands cannot be told')
  return parted(t)
}

const parted = (t: NumberTally) =>
  verdict(t.eitherComma >= t.eitherPoint ? '.' : ',', true, `thousands are parted, as in ${t.proof.either}`)

const name = (decimal: Decimal) => (decimal === '.' ? 'point' : 'comma')
