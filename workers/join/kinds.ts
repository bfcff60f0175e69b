import type { HomePhones } from '../../src/contract/alike.ts'
import { countryCode, dialling } from '../identity/dial-codes.ts'
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
  if (writtenPhones(rows).length === 0) return trimmed
  const { country } = homeOf(rows)
  return (label) => e164(label, country)
}

const writtenPhones = ({ files }: Rows) => files.flatMap((file) => file.labels.get('phone') ?? [])

/** Where numbers without a country code are from, what that rests on, and how many distinct ones there are. */
export function homePhones(rows: Rows): HomePhones {
  const written = writtenPhones(rows)
  const plain = written.filter((label) => !/^\s*(?:\+|00)/.test(label) && e164(label, '') !== '')
  return { ...homeOf(rows), numbers: plain.length, known: [...dialling.keys()].sort() }
}

function homeOf(rows: Rows): Pick<HomePhones, 'country' | 'why' | 'guess'> {
  const dialled = dialledFrom(writtenPhones(rows))
  const lives = dialled === '' ? addressed(rows) : ''
  const pays = dialled === '' && lives === '' ? ownMoney(codes(rows, 'currency').labels) : ''
  const guess = dialled || lives || pays
  const why = dialled ? 'numbers' : lives ? 'addresses' : pays ? 'money' : 'nothing'
  const { country } = rows.decisions.identity ?? {}
  return country ? { country, why: 'decided', guess } : { country: guess, why, guess }
}

/** The country that most rows tell; '' where none does. */
function addressed(rows: Rows): string {
  const { codes: told, labels } = codes(rows, 'country')
  const met = new Map<string, number>()
  const countries = labels.map(countryCode)
  for (let r = 0; r < told.length; r++) {
    const country = countries[told[r] ?? -1] ?? ''
    if (country !== '') met.set(country, (met.get(country) ?? 0) + 1)
  }
  const [most] = [...met].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return most?.[0] ?? ''
}

const money = new Map(
  'GBP GB|USD US|CHF CH|SEK SE|NOK NO|DKK DK|PLN PL|CZK CZ|HUF HU|RON RO|BGN BG|AUD AU|NZD NZ|CAD CA|JPY JP|BRL BR|MXN MX|INR IN|ZAR ZA|TRY TR|ISK IS'
    .split('|')
    .map((pair) => [pair.slice(0, 3), pair.slice(4)]),
)

/** The country whose own money is the only one in the files; '' for others. */
function ownMoney(currencies: readonly string[]): string {
  const [only, ...more] = [...new Set(currencies.map((c) => money.get(c.toUpperCase()) ?? ''))]
  return only !== undefined && more.length === 0 ? only : ''
}
