import { type Meaning, meanings } from '../../src/contract/schema.ts'
import { writtenAsNamed } from './date-order.ts'
import { tellsStars } from './stars.ts'
import type { Profile } from './values.ts'

const few = (p: Profile, most: number) => (p.distinct <= most || p.distinct <= p.filled * 0.3 ? 1 : 0)
const serials = (p: Profile) => Math.max(p.tally.excel, ...p.tally.unix) / Math.max(1, p.filled)
const yesNo = (p: Profile) => p.flags > 0.9 && p.filled > 10
const noDates = (p: Profile) => (p.dates > 0.9 && p.integers < 0.5 ? 0 : 1)
const several = (p: Profile) => (p.distinct >= 2 || p.filled < 3 ? 1 : 0.6)
/** What is the same in every row of a long list is the shop's own. */
const notOne = (p: Profile) => (p.distinct === 1 && p.filled >= 20 ? 0 : 1)
const dates = (p: Profile) => Math.max(writtenAsNamed(p.tally) / Math.max(1, p.filled), serials(p))
const amounts = (p: Profile) => (p.percents > 0.5 ? 0 : p.numbers)

/** More labels than can be learned are still labels, which is then said; numbers and what hardly comes again are none. */
const isTooMany = (p: Profile) =>
  p.distinct >= Math.max(3, p.filled * 0.5) ||
  (p.distinct > 20 && (p.distinct > 100 || p.distinct > p.filled * 0.1 || p.numbers > 0.5))

/** A quantity beside a name, or several fields in one cell. */
export const severalProducts =
  /(?:^|[,;|\n]\s*)\d+\s*[×xX*]\s|\s[×xX]\s?\d+\s*(?:[,;|\n]|$)|Product Name\s*:|(?:^|\|)(?:quantity|qty):\d/

/** How orders end, in words that are much the same in many languages. */
export const ends =
  /^(?:paid|completed?|shipped|delivered|closed|cancell?ed|refunded|void(?:ed)?|fulfilled)$|cancel|storn|anul|annul|zru[sš]|reembols|rembours|erstattet|rimbors/i

/** A few words that come again and again, whatever number stands beside them, are no name of one message. */
const comesAgain = (p: Profile) => p.words > 0.9 && p.kinds <= 12 && p.distinct < 0.2 * p.filled

const isPage = (cell: string) => /^(?:https?:|\/)/.test(cell.trim())

/** What the values of a column must look like to carry a meaning, 0–1; the others may look like anything. */
const rules: Partial<Record<Meaning, (p: Profile) => number>> = {
  email: (p) => p.emails * notOne(p),
  phone: (p) => p.phones * notOne(p),
  customer: (p) => (yesNo(p) ? 0 : noDates(p) * several(p) * notOne(p)),
  customerName: (p) => (p.emails > 0.5 ? 0 : p.words * several(p) * notOne(p)),
  firstName: (p) => p.words,
  lastName: (p) => p.words,
  order: (p) => (yesNo(p) || p.meanBlanks > 3 || p.meanLength > 60 ? 0 : noDates(p) * several(p)),
  date: dates,
  cancelledAt: dates,
  customerSince: dates,
  time: (p) => p.times,
  product: (p) => (p.emails > 0.5 || p.meanBlanks > 14 ? 0 : Math.max(0.55, p.words) * noDates(p)),
  sku: noDates,
  variant: (p) => (p.meanBlanks > 14 ? 0 : 1),
  category: (p) => few(p, 60) * noDates(p),
  currency: (p) => p.currencies,
  status: (p) => Math.max(few(p, 30), p.kinds <= 30 ? 1 : 0) * p.words,
  messageId: (p) => (comesAgain(p) ? 0 : 1),
  paid: (p) => (p.flags > 0.9 ? 1 : few(p, 12) * p.words),
  tags: (p) => (p.numbers > 0.9 ? 0 : 1),
  plan: (p) => few(p, 40) * noDates(p) * (p.numbers > 0.9 ? 0 : 1),
  coupon: noDates,
  channel: (p) => few(p, 30) * noDates(p),
  location: (p) => few(p, 60) * noDates(p),
  staff: (p) => few(p, 200) * noDates(p),
  riskLevel: (p) => (p.numbers > 0.9 ? 1 : few(p, 12) * p.words),
  disputed: (p) => few(p, 12) * noDates(p),
  card: (p) => (p.meanLength >= 8 && p.meanBlanks < 1 ? noDates(p) : 0),
  country: (p) => Math.max(p.countries, p.numbers > 0.5 ? 0 : 0.8 * p.words),
  region: (p) =>
    (p.flags > 0.9 && p.distinct > 1) || p.examples.some((cell) => ends.test(cell)) ? 0 : few(p, 80),
  city: (p) => (p.numbers > 0.5 ? 0 : p.words),
  street: (p) => (p.emails + p.numbers > 0.5 || p.examples.some(isPage) ? 0 : p.words),
  postcode: (p) => (p.meanLength <= 12 ? 1 : 0),
  consent: (p) => p.flags,
  label: (p) => (isTooMany(p) ? 0 : p.distinct === 1 ? 0.6 : 1),
  title: (p) => (p.meanLength >= 2 ? p.words : 0),
  event: (p) => few(p, 60) * p.words,
  page: noDates,
  priority: (p) => few(p, 20),
  packed: (p) => (p.examples.some((cell) => severalProducts.test(cell)) ? 1 : 0),
  stars: (p) => (p.max > 10 ? 0 : p.examples.every(tellsStars) ? 1 : p.numbers),
  text: (p) => (p.meanLength >= 8 ? p.words : p.examples.every(isPicture) ? 0.9 : 0.5 * p.words),
  quantity: (p) => (p.leadingZeros > 0.2 ? 0 : Math.max(p.numbers, p.counts)),
}

const isPicture = (cell: string) => /^[^\p{L}\d]*\p{Extended_Pictographic}[^\p{L}\d]*$/u.test(cell)

/** 0–1: how well the values suit a meaning; 0.3 for a column without values, which proves nothing. */
export function suit(meaning: Meaning, p: Profile): number {
  if (p.filled === 0) return 0.3
  const rule = rules[meaning]
  if (rule) return rule(p)
  const kind = meanings[meaning].kind
  return kind === 'money' || kind === 'number' ? amounts(p) : 1
}

const called: Partial<Record<Meaning, string>> = {
  email: 'e-mail addresses',
  phone: 'phone numbers',
  currency: 'currencies',
  consent: 'yes or no',
  time: 'times of day',
}

/** “98 of 100 values are dates”; '' for a column without values. */
export function seen(meaning: Meaning, p: Profile): string {
  if (p.filled === 0) return 'the column is empty'
  const kind = meanings[meaning].kind
  const words =
    (meaning === 'consent' && p.dates > 0.5 ? 'dates' : called[meaning]) ??
    (kind === 'date' ? 'dates' : kind === 'money' || kind === 'number' ? 'numbers' : '')
  const n = (count: number) => count.toLocaleString('en-GB')
  if (words === '')
    return `${n(p.distinct)} different ${p.distinct === 1 ? 'value' : 'values'} in ${n(p.filled)} ${p.filled === 1 ? 'row' : 'rows'}`
  return `${n(Math.round(suit(meaning, p) * p.filled))} of ${n(p.filled)} values are ${words}`
}
