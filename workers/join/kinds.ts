import { countryCode } from '../identity/dial-codes.ts'
import { isRelay, namesSomebody } from '../identity/email.ts'
import { dialledFrom, e164 } from '../identity/phone.ts'
import { vendor } from './role.ts'
import { type Coded, codes, type Rewrite, type Rows, trimmed } from './rows.ts'

/** What names people, the surest kind first: e-mail, customer number, phone, a number beside that; what names nobody is left out. */
export function kindsOf(rows: Rows): [Coded, Coded, Coded, Coded] {
  const several = rows.files.length > 1
  return [
    codes(rows, 'email', several ? addressOf : address),
    codes(rows, 'customer', several ? ofVendor : trimmed),
    codes(rows, 'phone', phoneFrom(rows)),
    codes(rows, 'alias', ofVendor),
  ]
}

const address: Rewrite = (label) => {
  const plain = label.trim().toLowerCase()
  return namesSomebody(plain) ? plain : ''
}

const addressOf: Rewrite = (label, file) => {
  const plain = address(label, file)
  return isRelay(plain) ? `${vendor(file.recognisedAs)}\u0000${plain}` : plain
}

const ofVendor: Rewrite = (label, file) => `${vendor(file.recognisedAs)}\u0000${label.trim()}`

/** Numbers without a country code are from where most people are, as far as the files or the person tell. */
function phoneFrom(rows: Rows): Rewrite {
  const labels = rows.files.flatMap((file) => file.labels.get('phone') ?? [])
  if (labels.length === 0) return trimmed
  const country = rows.decisions.identity?.country ?? (dialledFrom(labels) || homeOf(rows))
  return (label) => e164(label, country)
}

/** The country that most rows tell, else the one whose own money is in the files; '' where nothing tells. */
function homeOf(rows: Rows): string {
  const { codes: told, labels } = codes(rows, 'country')
  const met = new Map<string, number>()
  const countries = labels.map(countryCode)
  for (let r = 0; r < told.length; r++) {
    const country = countries[told[r] ?? -1] ?? ''
    if (country !== '') met.set(country, (met.get(country) ?? 0) + 1)
  }
  const [most] = [...met].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return most?.[0] ?? ownMoney(codes(rows, 'currency').labels)
}

const money = new Map(
  'GBP GB|USD US|CHF CH|SEK SE|NOK NO|DKK DK|PLN PL|CZK CZ|HUF HU|RON RO|BGN BG|AUD AU|NZD NZ|CAD CA|JPY JP|BRL BR|MXN MX|INR IN|ZAR ZA|TRY TR|ISK IS'
    .split('|')
    .map((pair) => [pair.slice(0, 3), pair.slice(4)]),
)

function ownMoney(currencies: readonly string[]): string {
  const [only, ...more] = [...new Set(currencies.map((c) => money.get(c.toUpperCase()) ?? ''))]
  return only !== undefined && more.length === 0 ? only : ''
}
