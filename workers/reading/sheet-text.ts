/** What a workbook reader hands over as a cell. */
export type SheetValue = string | number | boolean | Date | null | undefined

const errors =
  /^#(DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!)$/

/** Errors of LibreOffice that have a number alone. */
const office = /^Err:5\d\d$/

/** What stands in place of an error where a formula was saved without its value. */
export const noValue = 'no value'

/** True for `#N/A` and what else stands where a formula failed. */
export const sheetError = (text: string) =>
  (text.startsWith('#') && errors.test(text)) || (text.startsWith('Err:') && office.test(text))

export const isError = (value: SheetValue) => typeof value === 'string' && sheetError(value)

/**
 * A cell as text: dates `2024-01-31` or `2024-01-31 10:22:05`, times `10:22:05`, numbers as plain decimals,
 * `true`/`false`, errors ''.
 */
export function sheetText(value: SheetValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return isError(value) ? '' : value.replaceAll('\0', '')
  if (typeof value === 'number') return plainNumber(value)
  if (value instanceof Date) return wallClock(value.getTime())
  return value ? 'true' : 'false'
}

/** The shortest decimal that is this number, never with an exponent; '' for NaN and infinities. */
export function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return ''
  const [mantissa = '', exponent] = String(value).split('e')
  if (exponent === undefined) return mantissa
  const sign = mantissa.startsWith('-') ? '-' : ''
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return sign + digits.padEnd(point, '0')
}

const day = 86_400_000
const firstDay = Date.UTC(1900, 0, 1)

/**
 * Wall clock of `utc` (ms) whose UTC parts are it, to the second: `2024-01-31`, `2024-01-31 10:22:05`, or `10:22:05`
 * in the two days before 1900; '' beyond what a date can be.
 */
export function wallClock(utc: number): string {
  const ms = Math.round(utc / 1000) * 1000
  if (!(Math.abs(ms) < 8.64e15)) return ''
  const days = Math.floor(ms / day)
  const time = clock(ms / 1000 - days * 86_400)
  if (ms < firstDay && ms >= firstDay - 2 * day) return time
  const date = dateOf(days)
  return time === '00:00:00' ? date : `${date} ${time}`
}

const two = Array.from({ length: 60 }, (_, k) => String(k).padStart(2, '0'))
const clock = (s: number) => `${two[Math.floor(s / 3600)]}:${two[Math.floor(s / 60) % 60]}:${two[s % 60]}`

/** Days asked for, one for each of the last 4,096: a column holds few, and each many times. */
const dates: { days: number; text: string }[] = []

function dateOf(days: number): string {
  const place = days & 4_095
  const known = dates[place]
  if (known?.days === days) return known.text
  const text = new Date(days * day).toISOString().slice(0, 10)
  dates[place] = { days, text }
  return text
}
