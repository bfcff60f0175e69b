import type { Meaning } from '../../src/contract/schema.ts'
import { productIn, sumIn } from './arithmetic.ts'
import { byArithmetic } from './by-arithmetic.ts'
import type { Guesses, Look } from './meanings.ts'
import { normalise, otherDay } from './names.ts'
import { cameToNothing } from './status-words.ts'
import { constancy, isOrderLike } from './structure.ts'
import { ends, seen, suit } from './suit.ts'
import type { Profile } from './values.ts'

const has = (guesses: Guesses, ...names: Meaning[]) => names.some((m) => guesses.has(m))

/** Columns with decimals or a sign of money: amounts, whatever they are called. */
export const looksMoney = (p: Profile) =>
  p.numbers > 0.9 &&
  p.percents < 0.1 &&
  p.dates < 0.5 &&
  (p.decimals.point + p.decimals.comma > 0.2 * p.filled || p.values.size > 0)

/** Columns of numbers or codes that come back: whoever ordered, or what was ordered together. */
export const looksId = (p: Profile) =>
  p.filled > 0.5 * p.cells &&
  p.dates < 0.5 &&
  p.emails < 0.5 &&
  p.meanBlanks < 0.5 &&
  p.meanLength >= 2 &&
  p.meanLength <= 40 &&
  (p.distinct > 1 || p.filled < 3) &&
  (p.leadingZeros > 0.2 || p.distinct > Math.min(100, 0.05 * p.filled)) &&
  (p.integers > 0.95 || (p.words > 0.9 && p.numbers < 0.1)) &&
  !isCount(p)

/** Names of people that come back. */
export const looksPerson = (p: Profile) => p.persons > 0.8 && p.distinct > 1 && p.filled > 0.5 * p.cells

const named: Meaning[] = ['customer', 'email', 'phone', 'customerName', 'firstName', 'lastName']
const money: Meaning[] = ['amount', 'orderTotal', 'unitPrice']
/** A shop of fewer customers has no need of us, and more people than this seldom stand behind one counter. */
const fewestPeople = 12

/** The one column of people, where they are more than those who serve. */
const onlyPerson = (columns: readonly number[], look: Look): number | undefined =>
  columns.length === 1 && (look.profiles[columns[0] ?? -1]?.distinct ?? 0) >= fewestPeople
    ? columns[0]
    : undefined

/** Small whole numbers: pieces, not names. */
export const isCount = (p: Profile) =>
  p.integers > 0.95 && p.leadingZeros < 0.01 && p.max <= 500 && p.distinct <= 60

const looksStatus = (p: Profile) => p.words > 0.95 && p.kinds <= 12 && p.filled > 0.9 * p.cells
const endsSome = (cells: readonly string[]) =>
  [...new Set(cells)].some((cell) => ends.test(cell) || cameToNothing(cell))

const sold: Meaning[] = [
  ...(['order', 'amount', 'orderTotal', 'unitPrice', 'quantity', 'email', 'phone', 'firstName'] as const),
  ...(['priority', 'resolvedAt', 'messageId', 'satisfaction', 'stars', 'session', 'visitor'] as const),
]
const saysSomething = (p: Profile) =>
  p.words > 0.8 && p.meanBlanks >= 4 && p.distinct > 2 && p.emails === 0 && p.dates < 0.1
const judges = (p: Profile) =>
  p.integers > 0.95 && p.negatives === 0 && p.max <= 10 && p.distinct > 1 && p.filled > 0.5 * p.cells

/** Sentences beside one column of small whole numbers: what people wrote, and how they judged, be it only 0 or 1. */
function judged(
  free: (test: (p: Profile) => boolean) => number[],
  give: (meaning: Meaning, column: number | undefined, sure: number) => void,
): void {
  const [text] = free(saysSomething)
  const [stars, other] = free(judges)
  if (text === undefined || stars === undefined || other !== undefined) return
  give('text', text, 0.5)
  give('stars', stars, 0.5)
}

/** Beside it an arrival is that of a guest, not of a parcel. */
const leaving = /^(?:departure|check_?out)/

/** Fills the meanings that a file cannot do without from what the values look like. Changes `guesses`. */
export function byValues(look: Look, guesses: Guesses): void {
  const used = () => new Set([...guesses.values()].map((g) => g.column))
  const free = (test: (p: Profile) => boolean) =>
    look.profiles.flatMap((p, column) => (!used().has(column) && test(p) ? [column] : []))
  const give = (meaning: Meaning, column: number | undefined, sure: number) => {
    const p = column === undefined ? undefined : look.profiles[column]
    if (column === undefined || !p || guesses.has(meaning)) return
    guesses.set(meaning, { column, sure, evidence: seen(meaning, p) })
  }
  give('email', free((p) => p.emails > 0.9 && suit('email', p) > 0)[0], 0.8)
  const list = has(guesses, 'totalSpent', 'totalOrders', 'label', 'customerSince')
  const stays = look.headers.some((header) => leaving.test(normalise(header)))
  const orderDay = (column: number) => {
    const name = normalise(look.headers[column] ?? '')
    return !otherDay.test(name) || (stays && name.startsWith('arrival'))
  }
  if (!list) give('date', free((p) => p.dates > 0.95 && p.filled > 0.5 * p.cells).find(orderDay), 0.6)
  if (has(guesses, 'date') && !has(guesses, 'amount', 'orderTotal', 'unitPrice')) {
    const pieces = guesses.get('quantity')?.column
    const found = productIn(look, [...(pieces === undefined ? [] : [pieces]), ...free(isNumber)])
    for (const meaning of found ? (['quantity', 'unitPrice', 'amount'] as const) : [])
      give(meaning, found?.[meaning], 0.6)
  }
  if (has(guesses, 'date') && !has(guesses, 'amount', 'orderTotal', 'unitPrice')) {
    const sums = free(looksMoney)
    const whole = sumIn(look, sums)
    if (whole >= 0) give('amount', whole, 0.6)
    else if (sums.length === 1 || !look.hasHeader) give('amount', sums.at(-1), 0.55)
  }
  if (has(guesses, 'date') && has(guesses, 'amount', 'orderTotal', 'unitPrice'))
    give(
      'status',
      free(looksStatus).find((column) => endsSome(look.cells[column] ?? [])),
      0.5,
    )
  if (look.hasHeader && !list && has(guesses, 'date') && has(guesses, ...money))
    if (!has(guesses, ...named)) give('customer', onlyPerson(free(looksPerson), look), 0.5)
  if (!list && !has(guesses, ...sold) && free(looksMoney).length === 0) judged(free, give)
  numberedVisits(guesses)
  if (look.hasHeader && !list) byArithmetic(look, guesses)
  if (look.hasHeader && !list) unnamed(look, guesses, free, give)
  if (!look.hasHeader) nameless(look, guesses, free, give)
}

/** The number of a visit that was paid for is that of an order. */
function numberedVisits(guesses: Guesses): void {
  const visit = guesses.get('session')
  if (!visit || !has(guesses, 'date') || !has(guesses, ...money)) return
  if (has(guesses, 'order', 'page', 'event', 'visitor')) return
  guesses.delete('session')
  guesses.set('order', visit)
}

/** In a language that is not known here: what was ordered together, and what has a price of its own. */
function unnamed(
  look: Look,
  guesses: Guesses,
  free: (test: (p: Profile) => boolean) => number[],
  give: (meaning: Meaning, column: number | undefined, sure: number) => void,
): void {
  const cells = (meaning: Meaning) => look.cells[guesses.get(meaning)?.column ?? -1]
  const [date, price, who] = [cells('date'), cells('unitPrice'), cells('email') ?? cells('customer')]
  if (!date || !price || has(guesses, 'session', 'visitor', 'stars', 'text')) return
  const settles = (column: number, told: string[], share: number) => {
    const { groups, same } = constancy(look.cells[column] ?? [], told)
    return groups >= 3 && same >= share
  }
  const order = free(looksId).find((column) => settles(column, date, 1) && (!who || settles(column, who, 1)))
  give('order', order, 0.5)
  const named = free((p) => p.words > 0.9 && p.distinct >= 3 && p.distinct < 0.5 * p.filled && p.emails === 0)
  give(
    'product',
    named.find((column) => settles(column, price, 0.8)),
    0.5,
  )
}

const isNumber = (p: Profile) => p.numbers > 0.9 && p.dates < 0.5 && p.percents < 0.1 && p.distinct > 1

function nameless(
  look: Look,
  guesses: Guesses,
  free: (test: (p: Profile) => boolean) => number[],
  give: (meaning: Meaning, column: number | undefined, sure: number) => void,
): void {
  give('text', free((p) => p.words > 0.9 && p.meanBlanks >= 4)[0], 0.5)
  if (!guesses.has('date')) return
  people(look, guesses, free, give)
  give('quantity', free(isCount)[0], 0.5)
  give('product', free((p) => p.words > 0.9 && p.meanLength >= 3 && p.emails < 0.1)[0], 0.4)
  if (!guesses.has('amount'))
    give('amount', free((p) => p.numbers > 0.95 && p.dates < 0.5 && p.distinct > 5).at(-1), 0.4)
}

/** Who ordered, and under what number: words that do not go with an e-mail, or with a name, are of the goods. */
function people(
  look: Look,
  guesses: Guesses,
  free: (test: (p: Profile) => boolean) => number[],
  give: (meaning: Meaning, column: number | undefined, sure: number) => void,
): void {
  const at = (meaning: Meaning) => guesses.get(meaning)?.column
  const cells = (column: number | undefined) => look.cells[column ?? -1] ?? []
  const goesWith = (known: number | undefined) => (column: number) =>
    known === undefined || constancy(cells(known), cells(column)).same >= 0.9
  const email = at('email')
  const name = free(looksPerson).find(goesWith(email))
  for (const column of free(looksId)) {
    const order = isOrderLike(cells(column), cells(at('date')))
    const code = email === undefined && look.profiles[column]?.examples.every((cell) => /\d/.test(cell))
    if (order) give('order', column, 0.5)
    else if (code || goesWith(email ?? name)(column)) give('customer', column, 0.5)
  }
  const customer = at('customer') ?? email
  if (customer === undefined) give('customer', name, 0.4)
  else if (name !== undefined && goesWith(customer)(name)) give('customerName', name, 0.4)
}
