import { civilDay, fullYear } from './calendar.ts'
import {
  type Cut,
  cutDate,
  cutYearless,
  type DateFormat,
  type DayOrder,
  readExcel,
  readUnix,
  resolve,
} from './dates.ts'
import type { LackingYear } from './years.ts'

/** What the values of a column say about the order of day and month. Counts are cells. */
export interface DateTally {
  filled: number
  /** Reads one way only: ISO, month names, YYYYMMDD. */
  plain: number
  dayOnly: number
  monthOnly: number
  either: number
  /** Day and month are the same number: 05/05. */
  same: number
  yearFirst: number
  excel: number
  /** Seconds, milliseconds, microseconds since 1970. */
  unix: [number, number, number]
  dotted: number
  withTime: number
  /** Of the days above, those without a year. */
  yearless: number
  /** Of those, what is a day only where the column is called one: 5/1 may be a fraction, 2 set a quantity. */
  fractions: number
  /** Jan 24 may be a month of a year: cells, and the numbers in them. */
  monthDays: { cells: number; numbers: Set<number> }
  /** Of the days that have one. */
  years: Set<number>
  dayYears: Set<number>
  leadYears: Set<number>
  proof: { day: string; month: string; either: string }
}

export const newTally = (): DateTally => ({
  filled: 0,
  plain: 0,
  dayOnly: 0,
  monthOnly: 0,
  either: 0,
  same: 0,
  yearFirst: 0,
  excel: 0,
  unix: [0, 0, 0],
  dotted: 0,
  withTime: 0,
  yearless: 0,
  fractions: 0,
  monthDays: { cells: 0, numbers: new Set() },
  years: new Set(),
  dayYears: new Set(),
  leadYears: new Set(),
  proof: { day: '', month: '', either: '' },
})

/** Adds `n` cells that hold the same text, which is not empty, to the tally. */
export function tallyDate(t: DateTally, text: string, n = 1): void {
  t.filled += n
  const cut = cutDate(text)
  const day = cut ? null : cutYearless(text, leapYear)
  if (cut) tallyYears(t, cut, text, n)
  else if (day) tallyYearless(t, day, text, n)
  else tallySerial(t, text, n)
}

function tallyYears(t: DateTally, cut: Cut, text: string, n: number): void {
  tallyCut(t, cut, text, n)
  if (!Number.isNaN(resolve(cut, 'dmy')) || !Number.isNaN(resolve(cut, 'mdy')))
    t.years.add(cut.settled ? cut.a : fullYear(cut.c, cut.width[1]))
}

const leapYear = 2024
const fraction = /^[^.]*\d\/\d|\d\s?set\.?$/i

function tallyYearless(t: DateTally, cut: Cut, text: string, n: number): void {
  const before = asRead(t)
  tallyCut(t, cut, text, n)
  if (asRead(t) === before) return
  t.yearless += n
  if (fraction.test(text)) t.fractions += n
  if (!/^(?:\p{L}+[.,]?\s+)?\p{L}{3,12}\.?[\s./-]*\d/u.test(text) || !cut.settled) return
  t.monthDays.cells += n
  t.monthDays.numbers.add(cut.c)
}

function tallyCut(t: DateTally, cut: Cut, text: string, n: number): void {
  const byDay = resolve(cut, 'dmy')
  if (cut.settled) {
    if (!Number.isNaN(byDay)) t.plain += n
    if (!Number.isNaN(byDay) && cut.time > 0) t.withTime += n
    return
  }
  const day = !Number.isNaN(byDay)
  const month = !Number.isNaN(resolve(cut, 'mdy'))
  if (!Number.isNaN(resolve(cut, 'ymd'))) {
    t.yearFirst += n
    t.leadYears.add(fullYear(cut.a, 2))
  }
  if (cut.dotted) t.dotted += n
  if (cut.time > 0) t.withTime += n
  if (day || month) t.dayYears.add(fullYear(cut.c, cut.width[1]))
  if (day && month) tallyBoth(t, cut.a === cut.b, text, n)
  else if (day) tallyDay(t, text, n)
  else if (month) tallyMonth(t, text, n)
}

/** 05/05 is the same day both ways. */
function tallyBoth(t: DateTally, same: boolean, text: string, n: number): void {
  if (same) t.plain += n
  if (same) t.same += n
  else t.either += n
  if (!same) t.proof.either ||= text
}

function tallyDay(t: DateTally, text: string, n: number): void {
  t.dayOnly += n
  t.proof.day ||= text
}

function tallyMonth(t: DateTally, text: string, n: number): void {
  t.monthOnly += n
  t.proof.month ||= text
}

function tallySerial(t: DateTally, text: string, n: number): void {
  if (text.length > 20) return
  const excel = readExcel(text)
  if (!Number.isNaN(excel) && Number(text.replace(',', '.')) >= 20_000) t.excel += n
  const from = civilDay(1990, 1, 1) * 86_400_000
  const to = civilDay(2100, 1, 1) * 86_400_000
  for (const [i, perSecond] of [1, 1000, 1e6].entries()) {
    const ms = readUnix(text, perSecond)
    if (ms >= from && ms < to) t.unix[i as 0 | 1 | 2] += n
  }
}

const asRead = (t: DateTally) =>
  t.plain + t.either + Math.max(t.dayOnly + t.monthOnly, t.yearFirst - t.either)

/** Numbers behind months that can only be years: 13 and more, and few of them. */
function monthsOfYears({ monthDays: { cells, numbers } }: DateTally): number {
  return numbers.size <= 12 && Math.min(...numbers) > 12 ? cells : 0
}

/** Cells that are dates however day and month are ordered, serial numbers left out. */
export const written = (t: DateTally) => asRead(t) - t.fractions - monthsOfYears(t)

/** The same where the column is called a date: 5/1 is a day then, unless 05/24 is a month of a year all through. */
export const writtenAsNamed = (t: DateTally) =>
  written(t) + (t.monthOnly < t.fractions || t.dayOnly + t.either + t.same > 0 ? t.fractions : 0)

export interface DateVerdict {
  format: DateFormat
  /** False where the values read both ways and only the person can tell. */
  settled: boolean
  why: string
  /** Where the year of days without one was found; absent where none is needed. */
  yearFrom?: string
  /** Present where days without a year are of one that only the person knows. */
  lacks?: LackingYear
}

const byOrder = (order: DayOrder, settled: boolean, why: string): DateVerdict => ({
  format: { kind: 'written', order },
  settled,
  why,
})

function serial(t: DateTally): DateVerdict | null {
  const most = Math.max(...t.unix)
  const at = t.unix.indexOf(most)
  if (Math.max(most, t.excel) <= written(t)) return null
  if (t.excel >= most)
    return { format: { kind: 'excel' }, settled: true, why: 'day numbers as Excel counts them' }
  const unit = ['seconds', 'milliseconds', 'microseconds'][at]
  const perSecond = [1, 1000, 1e6][at] ?? 1
  return { format: { kind: 'unix', perSecond }, settled: true, why: `${unit} since 1970` }
}

/** One format for the whole column. `forced` is the person's word, `hint` the source's custom. */
export function decideDate(t: DateTally, forced: DayOrder | null, hint: DayOrder | null): DateVerdict {
  const number = serial(t)
  if (number) return number
  if (t.dayOnly + t.monthOnly + t.either === 0 && t.yearFirst === 0)
    return byOrder(forced ?? hint ?? 'dmy', true, '')
  if (forced)
    return byOrder(forced, true, forced === 'dmy' ? 'day first, as chosen' : 'month first, as chosen')
  const seen = t.dayOnly + t.monthOnly + t.either + t.same
  const allYearFirst = t.yearFirst >= seen && t.leadYears.size * 2 <= t.dayYears.size
  if (allYearFirst || t.yearFirst > seen) return byOrder('ymd', true, 'year first')
  if (t.dayOnly > 0 && t.dayOnly >= 9 * t.monthOnly)
    return byOrder('dmy', true, `day first, as ${t.proof.day} shows`)
  if (t.monthOnly > 0 && t.monthOnly >= 9 * t.dayOnly)
    return byOrder('mdy', true, `month first, as ${t.proof.month} shows`)
  if (t.dayOnly + t.monthOnly > 0)
    return byOrder(
      t.dayOnly >= t.monthOnly ? 'dmy' : 'mdy',
      false,
      'day first in some cells, month first in others',
    )
  if (t.dotted >= t.either) return byOrder('dmy', true, 'day first, as dates with dots are')
  if (hint)
    return byOrder(
      hint,
      true,
      hint === 'dmy' ? 'day first, as this source writes' : 'month first, as this source writes',
    )
  return byOrder('dmy', false, 'day or month first cannot be told')
}
