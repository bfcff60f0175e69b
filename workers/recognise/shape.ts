import type { Corrections } from '../../src/contract/desk.ts'
import type { Grain, Meaning } from '../../src/contract/schema.ts'
import { growsWithPieces, numbersOf } from './arithmetic.ts'
import { looksPerson } from './by-values.ts'
import { clubGrain } from './clubs.ts'
import { speaksOf } from './compose.ts'
import { isOrdersDay, namesGoods } from './goods.ts'
import type { Guess, Guesses, Look } from './meanings.ts'
import { namesOf, squash } from './names.ts'
import { dropKinds } from './no-sales.ts'
import { tellsSoFar } from './so-far.ts'
import { constancy, repeats } from './structure.ts'
import { severalProducts } from './suit.ts'

/** The person's word: a corrected column means what they said, and nothing else claims that meaning. */
export function applyCorrections(guesses: Guesses, corrections: Corrections): void {
  for (const [column, meaning] of corrections.means ?? []) {
    for (const [have, guess] of [...guesses]) if (guess.column === column) guesses.delete(have)
    if (meaning) guesses.set(meaning, { column, sure: 1, evidence: 'as you chose' })
  }
}

const has = (guesses: Guesses, ...names: Meaning[]) => names.some((m) => guesses.has(m))
const person: Meaning[] = ['customer', 'email', 'phone', 'customerName', 'firstName', 'lastName']
const money: Meaning[] = ['amount', 'orderTotal', 'unitPrice']
const ofList: Meaning[] = ['totalSpent', 'totalOrders', 'customerSince', 'label']

/** True where somebody is told apart from others: the columns that name who ordered. */
export const namesPeople = (guesses: Guesses) => has(guesses, ...person)
export const namesMoney = (guesses: Guesses) => has(guesses, ...money)

const cellsOf = (look: Look, guess: Guess | undefined) => look.cells[guess?.column ?? -1] ?? []

function move(guesses: Guesses, from: Meaning, to: Meaning): void {
  const guess = guesses.get(from)
  if (!guess || guess.sure === 1 || guesses.get(to)?.sure === 1) return
  guesses.delete(from)
  guesses.set(to, guess)
}

/** What one row of a file of no known source is. */
export function grainOf(look: Look, guesses: Guesses): Grain {
  if (isRefunds(guesses)) return 'order'
  if (isTicket(guesses)) return 'ticket'
  const club = clubGrain(look, guesses)
  if (club) return club
  if (has(guesses, 'session', 'visitor') && has(guesses, 'event', 'page') && guesses.has('date'))
    return 'event'
  if (isLog(look, guesses)) return 'event'
  if (isProductList(guesses)) return 'product'
  if (isReview(guesses)) return 'review'
  if (isCustomerList(look, guesses)) return 'customer'
  const order = guesses.get('order')
  if (order && (repeats(cellsOf(look, order)) || (guesses.has('product') && guesses.has('quantity'))))
    return 'order line'
  if (order) return 'order'
  if (guesses.has('date') || namesMoney(guesses)) return 'transaction'
  return 'other'
}

/** What was given back of each order, and nothing of what was sold. */
export const isRefunds = (guesses: Guesses) =>
  has(guesses, 'order') && has(guesses, 'refund') && !namesMoney(guesses) && !has(guesses, 'subtotal')

/** Lines of orders whose days another file tells: an order number on several rows, what was sold and for how much, of no day. */
export const isLinesOnly = (look: Look, guesses: Guesses) =>
  has(guesses, 'product', 'sku') &&
  namesMoney(guesses) &&
  !has(guesses, 'date') &&
  repeats(cellsOf(look, guesses.get('order')))

const address = /^(?:https?:\/\/|\/|(?:GET|POST|HEAD) \/)/i

/** Days and addresses of pages, of somebody and without money but that of an event: who looked at what. */
function isLog(look: Look, guesses: Guesses): boolean {
  const sells = namesMoney(guesses) && (!guesses.has('event') || has(guesses, 'order', 'quantity'))
  if (!guesses.has('page') || !guesses.has('date') || sells || !has(guesses, ...person)) return false
  const told = cellsOf(look, guesses.get('page')).filter((cell) => cell.trim() !== '')
  return told.length > 0 && told.filter((cell) => address.test(cell.trim())).length > 0.9 * told.length
}

/** Words alone, of nobody and of no day, are no list of reviews. */
const isReview = (guesses: Guesses) =>
  (guesses.has('stars') || (guesses.has('text') && guesses.size > 1)) &&
  !namesMoney(guesses) &&
  !guesses.has('quantity')

const isTicket = (guesses: Guesses) =>
  has(guesses, 'priority', 'resolvedAt', 'satisfaction') &&
  has(guesses, 'title', 'text', 'messageId') &&
  !namesMoney(guesses) &&
  !guesses.has('quantity')

const isProductList = (guesses: Guesses) =>
  has(guesses, 'product', 'sku') &&
  has(guesses, 'unitPrice', 'cost') &&
  !has(guesses, ...person, 'date', 'order', 'quantity', 'amount', 'orderTotal', 'stars')

function isCustomerList(look: Look, guesses: Guesses): boolean {
  if (has(guesses, 'product', 'quantity', 'sku') || !has(guesses, ...person, ...ofList)) return false
  const order = guesses.get('order')
  if (order && (order.sure > 0.8 || repeats(cellsOf(look, order)))) return false
  const key = guesses.get('email') ?? guesses.get('customer') ?? guesses.get('phone') ?? order
  const once = !repeats(cellsOf(look, key))
  if (!guesses.has('date') && (!namesMoney(guesses) || (once && tellsSoFar(look, guesses)))) return true
  if (guesses.has('date') && namesMoney(guesses)) return false
  const told = new Set([guesses.get('date')?.column, guesses.get('customerSince')?.column])
  return once && look.profiles.every((p, c) => told.has(c) || p.dates < 0.9)
}

/** Settles what only the whole row can tell: totals repeated on each line, names that serve as keys, customer lists. */
export function settleShape(look: Look, guesses: Guesses, grain: Grain): void {
  halfNames(look, guesses)
  if (grain === 'customer') asCustomers(guesses)
  else if (grain === 'review' || grain === 'ticket') asMessages(look, guesses)
  else if (grain === 'event') asVisits(look, guesses)
  else asSales(look, guesses, grain)
}

function asSales(look: Look, guesses: Guesses, grain: Grain): void {
  dropKinds(look, guesses)
  if (!guesses.has('date')) move(guesses, 'resolvedAt', 'date')
  if (!has(guesses, 'plan', 'planFee')) guesses.delete('endsOn')
  const order = guesses.get('order')
  if (!guesses.has('date') && isOrdersDay(look, guesses)) move(guesses, 'customerSince', 'date')
  if (namesGoods(look, guesses)) move(guesses, 'customerName', 'product')
  if (!order && guesses.has('orderTotal')) move(guesses, 'orderTotal', 'amount')
  wholeLines(look, guesses)
  if (grain === 'order') packedProducts(look, guesses)
  if (order && grain === 'order line') totals(look, guesses, cellsOf(look, order))
  calledByName(look, guesses)
  if (!has(guesses, 'customer', 'email', 'phone')) move(guesses, 'customerName', 'customer')
  const visitor = look.profiles[guesses.get('visitor')?.column ?? -1]
  if (!has(guesses, ...person) && visitor && visitor.distinct > 0.1 * visitor.filled)
    move(guesses, 'visitor', 'customer')
}

/** Names of people are no key where a phone or an e-mail tells those of one name apart. */
function calledByName(look: Look, guesses: Guesses): void {
  const customer = look.profiles[guesses.get('customer')?.column ?? -1]
  if (!customer || !looksPerson(customer) || !has(guesses, 'email', 'phone')) return
  if (!guesses.has('customerName')) move(guesses, 'customer', 'customerName')
}

/** All that was bought in one cell: `2× Mug, 1× Print`. */
function packedProducts(look: Look, guesses: Guesses): void {
  const told = cellsOf(look, guesses.get('product')).filter((cell) => cell.trim() !== '')
  const packed = told.filter((cell) => severalProducts.test(cell)).length
  if (told.length > 0 && packed > 0.9 * told.length) move(guesses, 'product', 'packed')
}

/** A price that grows with the pieces of a product is that of the line. */
function wholeLines(look: Look, guesses: Guesses): void {
  if (!guesses.has('quantity') || !guesses.has('unitPrice') || guesses.has('amount')) return
  const names = cellsOf(look, guesses.get('product') ?? guesses.get('sku'))
  const told = (meaning: Meaning) => numbersOf(look, guesses.get(meaning)?.column)
  if (growsWithPieces(names, told('quantity'), told('unitPrice'))) move(guesses, 'unitPrice', 'amount')
}

/** Beside a first name the name is the last one, and the other way round. */
function halfNames(look: Look, guesses: Guesses): void {
  const blanks = look.profiles[guesses.get('customerName')?.column ?? -1]?.meanBlanks ?? 1
  if (blanks > 0.5 || guesses.has('firstName') === guesses.has('lastName')) return
  move(guesses, 'customerName', guesses.has('firstName') ? 'lastName' : 'firstName')
}

const headerOf = (look: Look, guess: Guess | undefined) => look.headers[guess?.column ?? -1] ?? ''

const ofMessage = /^(?:ticket|case|review|id$|conversation|message)/

/** What the page is called, which need not be a product. */
const ofPage = /(?:title|titel|titre|titulo|titolo)$/

function asVisits(look: Look, guesses: Guesses): void {
  const called = headerOf(look, guesses.get('product'))
  if (!guesses.has('event') && speaksOf(called, 'event')) move(guesses, 'product', 'event')
  if (guesses.has('page') && ofPage.test(squash(called))) guesses.delete('product')
}

/** A title that elsewhere is a product's is the message's own, and a number is that of the message. */
function asMessages(look: Look, guesses: Guesses): void {
  const product = guesses.get('product')
  const called = squash(look.headers[product?.column ?? -1] ?? '')
  if (!guesses.has('title') && called === 'title') move(guesses, 'product', 'title')
  writtenText(look, guesses)
  if (!guesses.has('messageId') && !repeats(cellsOf(look, guesses.get('order')))) {
    const number = headerOf(look, guesses.get('order'))
    if (ofMessage.test(squash(number)) || speaksOf(number, 'ticket', 'case'))
      move(guesses, 'order', 'messageId')
  }
  if (!guesses.has('status') && /^state$/.test(squash(headerOf(look, guesses.get('region')))))
    move(guesses, 'region', 'status')
}

/** What nobody writes twice, in sentences, is the message: a “Description” too, or a column of any name. */
function writtenText(look: Look, guesses: Guesses): void {
  if (guesses.has('text')) return
  const told = new Set([...guesses].filter(([m]) => m !== 'product').map(([, { column }]) => column))
  const [column] = look.profiles
    .flatMap((p, c) => (!told.has(c) && p.meanBlanks >= 4 && p.distinct > 0.5 * p.filled ? [c] : []))
    .sort((a, b) => (look.profiles[b]?.meanLength ?? 0) - (look.profiles[a]?.meanLength ?? 0))
  if (column === undefined) return
  if (guesses.get('product')?.column === column) move(guesses, 'product', 'text')
  else guesses.set('text', { column, sure: 0.6, evidence: 'what nobody writes twice, in sentences' })
}

function asCustomers(guesses: Guesses): void {
  if (!guesses.has('customer')) move(guesses, 'order', 'customer')
  if (!guesses.has('customerSince')) move(guesses, 'date', 'customerSince')
  if (!guesses.has('endsOn')) move(guesses, 'cancelledAt', 'endsOn')
  if (!guesses.has('totalSpent'))
    move(guesses, guesses.has('orderTotal') ? 'orderTotal' : 'amount', 'totalSpent')
  if (!has(guesses, 'customer', 'email', 'phone')) move(guesses, 'customerName', 'customer')
}

/** Beside the total of the line one that is the same on all lines of an order is the order's. */
function otherTotal(look: Look, guesses: Guesses, order: string[]): void {
  const taken = new Set([...guesses.values()].map((guess) => guess.column))
  const column = look.headers.findIndex((header, c) => {
    if (taken.has(c) || !namesOf(header).some(({ meaning }) => meaning === 'orderTotal')) return false
    const { groups, same } = constancy(order, look.cells[c] ?? [])
    return (look.profiles[c]?.numbers ?? 0) > 0.9 && groups >= 3 && same === 1
  })
  if (column >= 0 && !guesses.has('orderTotal'))
    guesses.set('orderTotal', { column, sure: 0.7, evidence: 'the same on all lines of an order' })
}

/** A source that tells a total of each line, where others of its kind tell that of the order. */
export function ownTotals(look: Look, guesses: Guesses, grain: Grain): void {
  const order = guesses.get('order')
  const { groups, same } = constancy(cellsOf(look, order), cellsOf(look, guesses.get('orderTotal')))
  if (grain === 'order line' && !guesses.has('amount') && groups >= 3 && same < 0.5)
    move(guesses, 'orderTotal', 'amount')
}

/** A total that differs between lines of one order is the line's own; one that never differs is the order's. */
function totals(look: Look, guesses: Guesses, order: string[]): void {
  const total = constancy(order, cellsOf(look, guesses.get('orderTotal')))
  const differs = guesses.has('orderTotal') && total.same < 0.5
  const ownTotal = differs && total.groups >= (guesses.has('amount') ? 3 : 1)
  if (ownTotal) {
    move(guesses, 'orderTotal', 'amount')
    otherTotal(look, guesses, order)
  }
  const amount = constancy(order, cellsOf(look, guesses.get('amount')))
  const price = constancy(order, cellsOf(look, guesses.get('unitPrice') ?? guesses.get('product')))
  const lines = price.groups >= 5 && price.same < 0.9
  const repeated = amount.groups >= 5 && amount.same > 0.95 && !guesses.has('orderTotal')
  if (!ownTotal && guesses.has('amount') && repeated && lines) move(guesses, 'amount', 'orderTotal')
}
