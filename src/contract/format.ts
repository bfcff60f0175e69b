import type { Unit } from './param.ts'

/**
 * `exact`: every digit the unit has (tables); otherwise about three significant ones (sentences).
 * `decimals`: just so many, for what is neither money nor a share.
 * `bare`: without the word of the unit (tables and axes). `compact`: 41K for an axis. `locale`: the reader's.
 */
export interface FormatOptions {
  exact?: boolean
  decimals?: number
  bare?: boolean
  compact?: boolean
  locale?: string
}

export const nothing = '–'

const words: { readonly [U in Unit]?: readonly [one: string, many: string] } = {
  days: ['day', 'days'],
  months: ['month', 'months'],
  orders: ['order', 'orders'],
  customers: ['customer', 'customers'],
  'returning customers': ['returning customer', 'returning customers'],
  visits: ['visit', 'visits'],
  lines: ['line', 'lines'],
  items: ['item', 'items'],
  clusters: ['group', 'groups'],
}

const made = new Map<string, Intl.NumberFormat>()

function numberFormat(locale: string | undefined, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}${JSON.stringify(options)}`
  const known = made.get(key)
  if (known) return known
  const fresh = new Intl.NumberFormat(locale, options)
  made.set(key, fresh)
  return fresh
}

/** A code that money can be written in: three letters, and not the code for "none". */
export function isCurrency(code: string): boolean {
  return /^[A-Za-z]{3}$/.test(code) && code.toUpperCase() !== 'XXX'
}

/**
 * A number as a person reads it. A share is 0–1 and becomes per cent; money is written in `currency`
 * (ISO 4217, '' = a plain amount). What is not a finite number is a dash.
 */
export function format(
  value: number | null | undefined,
  unit: Unit,
  currency: string,
  options: FormatOptions = {},
): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return nothing
  const text = numberFormat(options.locale, digits(value, unit, currency, options)).format(value)
  const word = options.bare ? undefined : words[unit]
  if (!word) return text
  return `${text} ${Math.abs(value) === 1 ? word[0] : word[1]}`
}

function digits(
  value: number,
  unit: Unit,
  currency: string,
  options: FormatOptions,
): Intl.NumberFormatOptions {
  const style = manner(unit, currency)
  if (options.compact) return { ...style, notation: 'compact', maximumFractionDigits: 1, ...noNegativeZero }
  const cents = isCurrency(currency) ? {} : { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  if (unit === 'money')
    return { ...cents, ...style, ...moneyDigits(value, options.exact === true), ...noNegativeZero }
  if (unit === 'share') return { ...style, ...shareDigits(options.exact === true), ...noNegativeZero }
  const fixed = options.decimals ?? (Number.isInteger(value) ? 0 : undefined)
  if (fixed !== undefined)
    return { ...style, minimumFractionDigits: fixed, maximumFractionDigits: fixed, ...noNegativeZero }
  const most = options.exact ? 3 : roughDecimals(value)
  return {
    ...style,
    minimumFractionDigits: Math.min(2, most),
    maximumFractionDigits: most,
    ...noNegativeZero,
  }
}

const noNegativeZero = { signDisplay: 'negative' } as const

function manner(unit: Unit, currency: string): Intl.NumberFormatOptions {
  if (unit === 'share') return { style: 'percent' }
  if (unit !== 'money' || !isCurrency(currency)) return {}
  return { style: 'currency', currency: currency.toUpperCase(), currencyDisplay: 'narrowSymbol' }
}

function moneyDigits(value: number, exact: boolean): Intl.NumberFormatOptions {
  if (exact) return {}
  const whole = { minimumFractionDigits: 0, maximumFractionDigits: 0 }
  if (Math.abs(value) < 100) return Number.isInteger(value) ? whole : {}
  return { ...whole, maximumSignificantDigits: 3 }
}

function shareDigits(exact: boolean): Intl.NumberFormatOptions {
  if (exact) return { minimumFractionDigits: 1, maximumFractionDigits: 1 }
  return { maximumFractionDigits: 1, maximumSignificantDigits: 3, roundingPriority: 'lessPrecision' }
}

/** Decimals of a number of this size that say about three digits. */
export function roughDecimals(value: number): number {
  const size = Math.abs(value)
  if (size >= 100) return 0
  return size >= 10 ? 1 : 2
}

/** An interval: "24–39%". Equal or missing ends collapse to what there is. */
export function formatRange(
  low: number | null | undefined,
  high: number | null | undefined,
  unit: Unit,
  currency: string,
  options: FormatOptions = {},
): string {
  const [from, to] = [low, high].map((v) => format(v, unit, currency, { ...options, bare: true }))
  if (from === to || to === nothing) return from ?? nothing
  return from === nothing ? (to ?? nothing) : `${from} to ${to}`
}

/** Relative change in per cent with its sign; a dash where there is nothing to compare with. */
export function formatChange(
  value: number | null,
  before: number | null | undefined,
  locale?: string,
): string {
  if (value === null || before === null || before === undefined || before === 0) return nothing
  const change = (value - before) / Math.abs(before)
  if (!Number.isFinite(change)) return nothing
  const most = Math.abs(change) < 0.1 ? 1 : 0
  return numberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: most,
    signDisplay: 'exceptZero',
  }).format(change)
}

const dated = new Map<string, Intl.DateTimeFormat>()

function dateFormat(locale: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}${JSON.stringify(options)}`
  const known = dated.get(key)
  if (known) return known
  const fresh = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  dated.set(key, fresh)
  return fresh
}

/** An ISO date as a day: 3 Mar 2025. What is no date comes back as it is, and nothing as a dash. */
export function formatDay(iso: string, locale?: string): string {
  return written(iso, locale, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** The period that starts on an ISO date: "Mar 2025", "Q1 2025", or the first day of the week. */
export function formatPeriod(iso: string, period: 'week' | 'month' | 'quarter', locale?: string): string {
  if (period === 'week') return formatDay(iso, locale)
  if (period === 'month') return written(iso, locale, { month: 'short', year: 'numeric' })
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso || nothing
  return `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${date.getUTCFullYear()}`
}

/** An ISO stamp as a time of the reader's clock: 14:02, with the day when it is another one than `today`. */
export function formatMoment(iso: string, today: string, locale?: string): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso || nothing
  const time = { hour: '2-digit', minute: '2-digit' } as const
  const options = date.toDateString() === new Date(today).toDateString() ? time : { ...time, ...shortDay }
  return new Intl.DateTimeFormat(locale, options).format(date)
}

const shortDay = { day: 'numeric', month: 'short', year: 'numeric' } as const

function written(iso: string, locale: string | undefined, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? iso || nothing : dateFormat(locale, options).format(date)
}
