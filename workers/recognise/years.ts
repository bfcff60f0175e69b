import type { TableHead } from '../reading/table.ts'
import type { DateTally } from './date-order.ts'
import { cutDate, cutYearless, type DayOrder, resolve } from './dates.ts'

/** Where the years of days that have none were found: an ISO month, with which their twelve months begin. */
export interface FoundYear {
  from: string
  where: string
}

/** What only the person can know: of which year they are. `first`: the month (1–12) with which their twelve months begin. */
export interface LackingYear {
  example: string
  first: number
  /** The latest year the file can be of. */
  newest: number
}

/** A leap year: every day there is has a place in it. */
const anyYear = 2024
const halfYear = 182 * 86_400_000
const years = /(?<!\d)(?:19|20)\d\d(?!\d)/g
const twoYears = /(?<!\d)((?:19|20)\d\d)\s?[/–-]\s?(\d\d)(?!\d)/
/** One whole date on a line is the day it was made on. */
const stamps =
  /\d{4}[-_./]\d{1,2}[-_./]\d{1,2}|\d{1,2}[-_./]\d{1,2}[-_./]\d{4}|\d{1,2}\.?\s+(?:de\s+)?\p{L}{3,12}\.?\s+(?:de\s+)?\d{4}|\p{L}{3,12}\s+\d{1,2},?\s+\d{4}/gu

/** The one year that a name or a line tells; NaN for none and for several. */
export function yearIn(text: string): number {
  const told = new Set(text.match(years))
  const madeOn = told.size === 1 && (text.match(stamps) ?? []).length === 1 && text.match(years)?.length === 1
  const [, first = '', second = ''] = twoYears.exec(text) ?? []
  const goesOn = first !== '' && (Number(first) + 1) % 100 === Number(second)
  return told.size !== 1 || madeOn || goesOn || /©|\(c\)/i.test(text) ? Number.NaN : Number([...told][0])
}

/** Sheet, title and file, nearest first; the first that tells one year counts. */
function places({ name, sheet, above = [] }: TableHead): [text: string, where: string][] {
  const [book = '', ...within] = name.split(' › ')
  return [
    ...[sheet, ...within.reverse()].map((text): [string, string] => [text, 'from the name of the sheet']),
    ...above.toReversed().map((text): [string, string] => [text, 'from above the table']),
    [book.replace(/\.[a-z]{2,7}$/i, ''), 'from the name of the file'],
  ]
}

/** “2024”, or “July 2024 to June 2025”. */
export function yearWords(from: string): string {
  const [year = 0, month = 1] = from.split('-').map(Number)
  const words = (y: number, m: number) =>
    new Date(Date.UTC(y, m - 1, 1)).toLocaleDateString('en-GB', {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
  return month === 1 ? `${year}` : `${words(year, month)} to ${words(year + 1, month - 1)}`
}

const isoMonth = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`

/** The year of a column's days without one; null where every day has its own, or only the person knows. */
export function foundYear(
  tally: DateTally,
  cells: readonly string[],
  head: TableHead,
  order: DayOrder,
  chosen: string | undefined,
): FoundYear | null {
  if (tally.yearless === 0) return null
  if (chosen !== undefined) return { from: chosen, where: 'as chosen' }
  if (firstMonth(cells, order) !== 1) return null
  const [beside, ...others] = tally.years
  if (beside !== undefined && others.length === 0)
    return { from: isoMonth(beside, 1), where: 'as in its other rows' }
  for (const [text, where] of places(head)) {
    const year = yearIn(text)
    if (!Number.isNaN(year)) return { from: isoMonth(year, 1), where }
  }
  return null
}

/** Null where most days have a year: the few without one are set aside. */
export function lackingYear(
  tally: DateTally,
  cells: readonly string[],
  order: DayOrder,
  newest: number,
): LackingYear | null {
  if (tally.yearless * 2 <= tally.filled) return null
  const example = cells.find((cell) => !Number.isNaN(inAnyYear(cell, order))) ?? ''
  return { example: example.trim().slice(0, 40), first: firstMonth(cells, order), newest }
}

/** Where a day without a year stands in a year, in milliseconds; NaN for every other cell. */
function inAnyYear(cell: string, order: DayOrder): number {
  const day = cutDate(cell) ? null : cutYearless(cell, anyYear)
  return day ? resolve(day, order) : Number.NaN
}

/** Another than January only where the days, in order up or down, pass New Year once. */
function firstMonth(cells: readonly string[], order: DayOrder): number {
  const days = cells.map((cell) => inAnyYear(cell, order)).filter((ms) => !Number.isNaN(ms))
  const jumps = days.flatMap((ms, i) => (i > 0 && Math.abs(ms - (days[i - 1] ?? ms)) > halfYear ? [i] : []))
  const [at = 0, ...more] = jumps
  if (at === 0 || more.length > 0) return 1
  const [before, after] = [days.slice(0, at), days.slice(at)]
  const [earlier, later] = (before.at(-1) ?? 0) > (after[0] ?? 0) ? [before, after] : [after, before]
  const start = least(earlier)
  return start > -least(later.map((ms) => -ms)) ? new Date(start).getUTCMonth() + 1 : 1
}

const least = (numbers: readonly number[]) =>
  numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
