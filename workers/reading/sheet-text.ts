/** What a workbook reader hands over as a cell. */
export type SheetValue = string | number | boolean | Date | null | undefined

const errors =
  /^#(DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!)$/

export const isError = (value: SheetValue) => typeof value === 'string' && errors.test(value)

/**
 * A cell as text: dates `2024-01-31` or `2024-01-31 10:22:05`, times `10:22:05`, numbers as plain decimals,
 * `true`/`false`, errors ''.
 */
export function sheetText(value: SheetValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return isError(value) ? '' : value.replaceAll('\0', '')
  if (typeof value === 'number') return plainNumber(value)
  if (value instanceof Date) return isoText(value)
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

/** Wall clock of a date whose UTC parts are it, to the second. */
function isoText(value: Date): string {
  const ms = Math.round(value.getTime() / 1000) * 1000
  if (!(Math.abs(ms) < 8.64e15)) return ''
  const iso = new Date(ms).toISOString()
  const time = iso.slice(11, 19)
  if (ms < firstDay && ms >= firstDay - 2 * day) return time
  const date = iso.slice(0, 10)
  return time === '00:00:00' ? date : `${date} ${time}`
}
