import type { Facts } from '../../src/contract/miner.ts'
import { type Period, periodStart } from '../numeric/calendar.ts'

/** How a sentence writes its numbers: counts exactly, the rest with three significant digits, the reader's locale, the currency of the data. */
export interface Say {
  money(value: number): string
  number(value: number): string
  share(value: number): string
  /** `count(1, 'order')` is “1 order”, `count(0, 'day')` “0 days”. */
  count(value: number, one: string, many?: string): string
  date(day: number): string
  period(index: number, period: Period): string
  list(words: readonly string[]): string
}

const day = 86_400_000
/** Whole numbers below this are written once: writing is slow, and lists have many. */
const remembered = 4_096

/** Never throws: an unknown locale reads as British English, an unknown currency as a plain number. */
export function say({ locale, currency }: Facts): Say {
  const language = known(locale)
  const plain = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 })
  const whole = new Intl.NumberFormat(language)
  const money = currencyFormat(language, currency) ?? plain
  const words: string[] = []
  const counted = (value: number) => {
    if (!Number.isInteger(value)) return plain.format(value)
    if (value < 0 || value >= remembered) return whole.format(value)
    words[value] ??= whole.format(value)
    return words[value] ?? ''
  }
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumSignificantDigits: 3 })
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })
  return {
    money: (value) => money.format(value + 0),
    number: (value) => counted(value + 0),
    share: (value) => share.format(value + 0),
    count: (value, one, many = `${one}s`) => `${counted(value)} ${value === 1 ? one : many}`,
    date: (at) => date.format(at * day),
    period(index, period) {
      const start = periodStart(index, period)
      if (period === 'week') return `week of ${date.format(start * day)}`
      if (period === 'month') return month.format(start * day)
      return `Q${(((index % 4) + 4) % 4) + 1} ${1970 + Math.floor(index / 4)}`
    },
    list: (words) => list.format(words),
  }
}

function known(locale: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? 'en-GB'
  } catch {
    return 'en-GB'
  }
}

function currencyFormat(locale: string, currency: string): Intl.NumberFormat | undefined {
  if (!/^[A-Z]{3}$/.test(currency)) return undefined
  return new Intl.NumberFormat(locale, { style: 'currency', currency, maximumSignificantDigits: 3 })
}

/** Rounds for a block: exact enough to add up, short enough to travel. */
export function rounded(value: number, digits = 6): number {
  const scale = 10 ** digits
  return Math.round(value * scale) / scale + 0
}

/** A cell of a table: what is not known stays so. */
export const cell = (value: number, digits = 4) => (Number.isFinite(value) ? rounded(value, digits) : null)

/** Three cells: a value, and the ends of its interval; all unknown where there is none. */
export const cells = (estimate: Interval | null) =>
  estimate ? [cell(estimate.value), cell(estimate.low), cell(estimate.high)] : [null, null, null]

interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** A label begins with a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
