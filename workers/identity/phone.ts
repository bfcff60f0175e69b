import { type Dialling, dialling } from './dial-codes.ts'

const codes = new Set([...dialling.values()].map(({ code }) => code))

/** The country code of digits that start with one; '' where none is known. */
function codeOf(digits: string): string {
  for (const length of [1, 2, 3]) if (codes.has(digits.slice(0, length))) return digits.slice(0, length)
  return ''
}

/**
 * A phone number as E.164, or its digits where nothing tells the country (ISO 3166 alpha-2). '' for what can be nobody's
 * number: too short or long, or one digit over and over.
 */
export function e164(written: string, country: string): string {
  const plain = written.replace(/^\s*(?:tel|phone|mobile?)\W*/i, '').replace(/\(0\)/, '')
  const digits = plain.replace(/(?:ext|x|durchwahl)\W*\d{1,5}\s*$/i, '').replace(/\D/g, '')
  if (!isNumber(digits)) return ''
  if (/^\W*\+/.test(plain)) return inner(digits)
  if (digits.startsWith('00')) return inner(digits.slice(2))
  const home = dialling.get(country)
  return home ? national(digits, home) : digits
}

const isNumber = (digits: string) =>
  digits.length >= 6 &&
  digits.length <= 17 &&
  !/^(\d)\1*$/.test(digits.slice(-6)) &&
  !/^0?123456/.test(digits)

/** After +: some write the trunk prefix behind the country code. */
function inner(digits: string): string {
  const code = codeOf(digits)
  const rest = digits.slice(code.length)
  return `+${code}${code !== '' && code !== '39' ? rest.replace(/^0/, '') : rest}`
}

function national(digits: string, { code, trunk }: Dialling): string {
  if (trunk !== '' && digits.startsWith(trunk)) return `+${code}${digits.slice(trunk.length)}`
  const international = digits.startsWith(code) && digits.length > (code.length < 2 ? 10 : 10)
  return international ? `+${digits}` : `+${code}${digits}`
}

/** The country whose dial code most numbers with one carry, ISO 3166 alpha-2; '' where none has one. */
export function dialledFrom(written: readonly string[]): string {
  const met = new Map<string, number>()
  for (const one of written) {
    const international = /^\s*(?:\+|00)/.test(one) ? one.replace(/\D/g, '').replace(/^00/, '') : ''
    const code = codeOf(international)
    if (code !== '') met.set(code, (met.get(code) ?? 0) + 1)
  }
  const most = [...met].sort(([a, n], [b, m]) => m - n || Number(a) - Number(b))[0]?.[0]
  if (most === '1') return 'US'
  for (const [country, { code }] of dialling) if (code === most) return country
  return ''
}
