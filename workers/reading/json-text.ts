import { Digits, type JsonValue, Members } from './json-value.ts'

/** The value as JSON again, numbers with all their digits. */
export function jsonText(value: JsonValue): string {
  if (value instanceof Digits) return value.text
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`
  if (!(value instanceof Members)) return JSON.stringify(value)
  const told = value.names.map((name, k) => `${JSON.stringify(name)}:${jsonText(value.values[k] ?? null)}`)
  return `{${told.join(',')}}`
}

const mostZeros = 60

/** A number as written, without its exponent where that needs no more than 60 zeros; no digit is lost. */
export function plainDecimal(text: string): string {
  if (!/[e+]/i.test(text)) return text
  const [mantissa = '', exponent] = text.replace(/^\+/, '').split(/e/i)
  if (exponent === undefined) return mantissa
  const shift = Number(exponent)
  if (!(Math.abs(shift) <= mostZeros)) return text
  const sign = mantissa.startsWith('-') ? '-' : ''
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const digits = whole + fraction
  const point = whole.length + shift
  if (point <= 0) return trimmed(`${sign}0.${'0'.repeat(-point)}${digits}`)
  if (point >= digits.length) return sign + digits.padEnd(point, '0')
  return trimmed(`${sign}${digits.slice(0, point)}.${digits.slice(point)}`)
}

const trimmed = (decimal: string) => decimal.replace(/\.?0+$/, '')
