import { civilDay, dayMs, fullYear, monthOf } from './calendar.ts'

/** How the three numbers of a date follow each other where the year does not lead with four digits. */
export type DayOrder = 'dmy' | 'mdy' | 'ymd'
/**
 * `written` also takes every date that reads one way only: ISO, YYYYMMDD, month names. `from`: days without a year are of the
 * twelve months that begin with this ISO month; absent = they are no dates.
 */
export type DateFormat =
  | { kind: 'written'; order: DayOrder; from?: string }
  | { kind: 'excel' }
  | { kind: 'unix'; perSecond: number }

/** A date cut into its three numbers, not yet put in order; `settled` where it reads one way only. */
export interface Cut {
  settled: boolean
  a: number
  b: number
  c: number
  /** Digits of the first and the third number. */
  width: [number, number]
  dotted: boolean
  /** Milliseconds since midnight. */
  time: number
}

const longest = 64
const numeric = /^(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{1,2})\.?(?=$|[\sT,;])/
const dayName =
  /^(?:[\p{L}-]{2,15}[.,]{0,2}\s+)?(\d{1,2})(?:st|nd|rd|th|er|[.º°])?[\s./-]*(?:(?:de|of)\s+)?(\p{L}{3,12})\.?[\s,./-]*(?:(?:de|del)\s+)?'?(\d{4}|\d{2})(?:\.|\s[гр]\.?)?(?=$|[\sT,;])/u
const nameDay =
  /^(?:[\p{L}-]{2,15}[.,]{0,2}\s+)?(\p{L}{3,12})\.?[\s./-]*(\d{1,2})(?:st|nd|rd|th)?[\s,./-]+'?(\d{4}|\d{2})(?=$|[\sT,;])/u
/** Short names of the days of a week before a day in digits. */
const weekday =
  /^(?:mon?|tue?s?|wed|thu(?:rs?)?|fri?|sat?|sun|di|mi|do|sa|so|lu?n?|mar?|mer?|jeu?|ven?|sam?|dim|mi[eé]|jue|vie|s[aá]b|dom|gio|zo|wo|vr|za|seg|ter|qua|qui|sex|pon?|wt|śr|czw|pt|so|nd|út|st|čt|pá|пн|вт|ср|чт|пт|сб|вс|нд|man|tir|ons|tor|fre|l[øö]r|s[øö]n|tis|ma|ti|ke|to|pe|la|su|[日月火水木金土])[.,]{0,2}\s+(?=\d{1,4}\s?[./-])/iu
const noYear = [
  /^((?:[\p{L}-]{2,15}[.,]{0,2}\s+)?\d{1,2}(?:st|nd|rd|th|er|[.º°])?[\s./-]*(?:(?:de|of)\s+)?\p{L}{3,12}\.?)(?=$|[\s,;])/u,
  /^((?:[\p{L}-]{2,15}[.,]{0,2}\s+)?\p{L}{3,12}\.?[\s./-]*\d{1,2}(?:st|nd|rd|th|\.)?)(?=$|[\s,;])/u,
  /^((?:\p{L}{2,12}[.,]{0,2}\s+)?\d{1,2}\.\s?\d{1,2}\.)(?=$|[\s,;])/u,
  /^((?:\p{L}{2,12}[.,]{0,2}\s+)?\d{1,2}\/\d{1,2})(?=$|[\s,;])/u,
]
const signed = /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?\s?(?:\(\p{L}\)|\p{L}曜日?)?/u
const yearName = /^(\d{4})[\s./-]*(\p{L}{3,12})\.?[\s./-]*(\d{1,2})(?=$|[\sT,;])/u
const clock =
  /^[\sT,;]*(?:(?:at|um|om|à|a las|às|o|w|v|klo|kl\.?|-)\s+)?(\d{1,2})(?:[:.h](\d{2})(?:[:.](\d{2})(?:[.,:](\d{1,9}))?)?)?\s*(?:([ap])\.?\s?m\.?)?\s*(?:uhr|hs?\.?|hrs?\.?)?\s*(?:z|[a-z]{2,5})?\s*(?:[+-]\d{1,2}(?::?\d{2})?)?(?:\s*\([^)]{0,40}\))?$/i

/** Milliseconds since midnight of a time of day such as 14:05, 2.05 pm or 14:05:09.250+02:00; NaN for others. */
export function readTime(text: string): number {
  const m = text.length <= longest ? clock.exec(text) : null
  if (!m || (m[2] === undefined && m[5] === undefined)) return Number.NaN
  let hour = Number(m[1])
  const minute = Number(m[2] ?? 0)
  const second = Number(m[3] ?? 0)
  if (m[5] !== undefined) {
    if (!(hour >= 1 && hour <= 12)) return Number.NaN
    hour = (hour % 12) + (m[5].toLowerCase() === 'p' ? 12 : 0)
  }
  if (!(hour <= 23 && minute <= 59 && second <= 60)) return Number.NaN
  const fraction = m[4] === undefined ? 0 : Math.floor(Number(`0.${m[4]}`) * 1000)
  return ((hour * 60 + minute) * 60 + second) * 1000 + fraction
}

function withTime(cut: Omit<Cut, 'time'>, rest: string): Cut | null {
  const time = rest === '' ? 0 : readTime(rest)
  return Number.isNaN(time) ? null : { ...cut, time }
}

function settled(year: string, month: number, day: string, rest: string): Cut | null {
  const a = fullYear(Number(year), year.length)
  return withTime({ settled: true, a, b: month, c: Number(day), width: [4, 2], dotted: false }, rest)
}

/** The numbers of anything that has the shape of a date; null for everything else. */
export function cutDate(given: string): Cut | null {
  const text = given.length <= longest ? given.trim() : ''
  if (text.length < 6) return null
  if (text.charCodeAt(0) === 91) return cutLogged(text)
  if (/^\d{8}(?=$|\s|T\d\d:)/.test(text))
    return settled(text.slice(0, 4), Number(text.slice(4, 6)), text.slice(6, 8), text.slice(8))
  const [, stamp = '', h = '', min = '', sec = ''] =
    /^(\d{8})T?(\d{2})(\d{2})(\d{2})(?:Z|\.\d+Z?)?$/.exec(text) ?? []
  if (stamp !== '' && /T|^(?:19|20)/.test(text))
    return settled(stamp.slice(0, 4), Number(stamp.slice(4, 6)), stamp.slice(6), ` ${h}:${min}:${sec}`)
  const s = signed.exec(text)
  if (s) return settled(s[1] ?? '', Number(s[2]), s[3] ?? '', text.slice(s[0].length))
  const day = text.replace(weekday, '')
  const m = numeric.exec(day)
  if (m) return cutNumeric(m, day.slice(m[0].length))
  const d = dayName.exec(text)
  if (d && monthOf(d[2] ?? ''))
    return settled(d[3] ?? '', monthOf(d[2] ?? ''), d[1] ?? '', text.slice(d[0].length))
  const n = nameDay.exec(text)
  if (n && monthOf(n[1] ?? ''))
    return settled(n[3] ?? '', monthOf(n[1] ?? ''), n[2] ?? '', text.slice(n[0].length))
  const y = yearName.exec(text)
  if (y && monthOf(y[2] ?? ''))
    return settled(y[1] ?? '', monthOf(y[2] ?? ''), y[3] ?? '', text.slice(y[0].length))
  return null
}

/** The numbers of a day without a year, as of the given one: 5 January, Jan 5, 5.1. and 5/1; null for everything else. */
export function cutYearless(given: string, year: number): Cut | null {
  const text = given.length <= longest - 6 ? given.trim() : ''
  for (const shape of noYear) {
    const [, day = ''] = shape.exec(text) ?? []
    const sign = /\d\/\d+$/.test(day) ? '/' : /\d\.\s?\d+\.$/.test(day) ? '' : ' '
    const cut = day && cutDate(`${day}${sign}${year}${text.slice(day.length)}`)
    if (cut) return cut
  }
  return null
}

/** As servers log: [18/Mar/2025:08:00:00 +0100]; the zone may stand in the next cell. */
function cutLogged(text: string): Cut | null {
  const [, day = '', month = '', year = '', rest = ''] =
    /^\[(\d{2})\/(\p{L}{3})\/(\d{4}):(\d{2}:\d{2}:\d{2}(?: [+-]\d{4})?)\]?$/u.exec(text) ?? []
  return monthOf(month) ? settled(year, monthOf(month), day, rest) : null
}

function cutNumeric(m: RegExpExecArray, rest: string): Cut | null {
  const [, a = '', sign = '', b = '', c = ''] = m
  if (a.length === 4) return c.length <= 2 ? settled(a, Number(b), c, rest) : null
  if (a.length > 2 || c.length === 1) return null
  const width: [number, number] = [a.length, c.length]
  return withTime(
    { settled: false, a: Number(a), b: Number(b), c: Number(c), width, dotted: sign === '.' },
    rest,
  )
}

/** Milliseconds of a cut date in the given order; NaN where that is no date. */
export function resolve(cut: Cut, order: DayOrder): number {
  const { a, b, c, width } = cut
  let day: number
  if (cut.settled) day = civilDay(a, b, c)
  else if (order === 'ymd')
    day = width[0] === 2 && width[1] === 2 ? civilDay(fullYear(a, 2), b, c) : Number.NaN
  else day = order === 'dmy' ? civilDay(fullYear(c, width[1]), b, a) : civilDay(fullYear(c, width[1]), a, b)
  return day * dayMs + cut.time
}

const signAt = (text: string, at: number, sign: number) => text.charCodeAt(at) === sign

/** Two digits as a number; at least 10,000 off where they are none, so that every range check fails. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 10_000
}
const four = (text: string, at: number) => two(text, at) * 100 + two(text, at + 2)

/** The bulk of all files: 2024-03-01, 2024-03-01 09:30[:15][ +0100][Z] and 20240301. NaN = look closer. */
function quick(text: string): number {
  const n = text.length
  if (n === 8) return civilDay(four(text, 0), two(text, 4), two(text, 6)) * dayMs
  if (n < 10 || !signAt(text, 4, 45) || !signAt(text, 7, 45)) return Number.NaN
  const day = civilDay(four(text, 0), two(text, 5), two(text, 8)) * dayMs
  return n === 10 ? day : day + quickTime(text, n)
}

function quickTime(text: string, n: number): number {
  const gap = text.charCodeAt(10)
  if ((gap !== 32 && gap !== 84) || n < 16 || !signAt(text, 13, 58)) return Number.NaN
  const hour = two(text, 11)
  const minute = two(text, 14)
  if (hour > 23 || minute > 59) return Number.NaN
  if (n === 16) return (hour * 60 + minute) * 60_000
  const second = two(text, 17)
  if (second > 59 || !signAt(text, 16, 58) || !(n === 19 || plainZone(text))) return Number.NaN
  return ((hour * 60 + minute) * 60 + second) * 1000
}

function plainZone(text: string): boolean {
  if (text.length === 20) return signAt(text, 19, 90)
  if (text.length !== 25) return false
  const space = signAt(text, 19, 32) ? 1 : 0
  const sign = text.charCodeAt(19 + space)
  if (sign !== 43 && sign !== 45) return false
  if (space === 1) return four(text, 21) <= 1400
  return signAt(text, 22, 58) && two(text, 20) * 100 + two(text, 23) <= 1400
}

/** Excel's days since 1899-12-30, to the second; 61–80000 only (before March 1900 its calendar is wrong). */
export function readExcel(text: string): number {
  const serial = /^\s*\d{2,5}(?:[.,]\d+)?\s*$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
  return serial >= 61 && serial <= 80_000 ? Math.round((serial - 25_569) * 86_400) * 1000 : Number.NaN
}

/** Seconds, milliseconds or microseconds since 1970. */
export function readUnix(text: string, perSecond: number): number {
  const stamp = /^\s*\d{9,16}(?:\.\d+)?\s*$/.test(text) ? Number(text) : Number.NaN
  return Math.floor((stamp / perSecond) * 1000)
}

/** Reads one column: milliseconds of the wall clock as written, NaN where a cell is no date in this format. */
export function dateReader(format: DateFormat): (text: string) => number {
  if (format.kind === 'excel') return readExcel
  if (format.kind === 'unix') return (text) => readUnix(text, format.perSecond)
  const { order, from } = format
  let last = ''
  let value = Number.NaN
  return (text) => {
    if (text === last) return value
    last = text
    value = quick(text)
    if (Number.isNaN(value)) {
      const cut = cutDate(text)
      if (cut) value = resolve(cut, order)
      else if (from) value = resolveYearless(text, order, from)
    }
    return value
  }
}

/** The one day of this name in the twelve months from an ISO month on; NaN where they have none. */
function resolveYearless(text: string, order: DayOrder, from: string): number {
  const [year = 0, month = 1] = from.split('-').map(Number)
  const begin = civilDay(year, month, 1) * dayMs
  for (const y of month === 1 ? [year] : [year, year + 1]) {
    const cut = cutYearless(text, y)
    const ms = cut ? resolve(cut, order) : Number.NaN
    if (ms >= begin && ms < civilDay(year + 1, month, 1) * dayMs) return ms
  }
  return Number.NaN
}
