import { binomialTail } from '../../../numeric/counts.ts'
import { shuffle } from '../../../numeric/random.ts'
import { type Detector, doubtful, type Suspect, type Tested } from '../detector.ts'
import type { Ledger, Orders } from '../ledger.ts'

const chunk = 1 << 16

/** How many codes a text holds: files write several with commas, semicolons, bars or plus signs between. */
export const codesIn = (text: string): number => {
  const codes = text.split(/[,;|+]/).map((code) => code.trim().toLowerCase())
  return new Set(codes.filter((code) => code !== '')).size
}

/** An order with more codes is as likely as the share of orders with as many or more. */
function* stacked({ orders }: Ledger): Generator<number, Tested> {
  const { rows, coupon, customer, day, amount } = orders
  const codes = Int32Array.from(coupon.labels, codesIn)
  const counts: number[] = []
  for (let i = 0; i < rows; i++) {
    if (i % chunk === 0) yield (0.5 * i) / rows
    const n = codes[coupon.codes[i] ?? -1] ?? 0
    counts[n] = (counts[n] ?? 0) + 1
  }
  const atLeast = (n: number) => counts.reduce((sum, count, k) => sum + (k >= n ? count : 0), 0)
  const tails = Float64Array.from({ length: counts.length }, (_, n) => atLeast(n) / rows)
  const suspects: Suspect[] = []
  for (let i = 0; i < rows; i++) {
    if (i % chunk === 0) yield 0.5 + (0.5 * i) / rows
    const n = codes[coupon.codes[i] ?? -1] ?? 0
    const p = tails[n] ?? 1
    if (n < 2 || p > doubtful) continue
    suspects.push({
      ...{ p, customer: customer[i] ?? -1, day: day[i] ?? 0, orders: [i], worth: amount[i] ?? 0 },
      ...{ figures: [n, atLeast(2) / rows], names: [] },
    })
  }
  return { tests: rows, suspects }
}

const hasCode = ({ coupon }: Orders) => coupon.labels.some((label) => label !== '')

export const stacks: Detector = {
  id: 'stacks',
  label: 'Several codes on one order',
  of: 'order',
  rule: 'Two or more codes on one order, where hardly any order has as many.',
  lacks: ({ orders }) => (hasCode(orders) ? null : 'Needs orders with a column of codes.'),
  undealt: 'Not measured: an order keeps its codes whoever it is dealt to.',
  test: stacked,
  words: ({ figures: [n = 0, share = 0] }, s) => ({
    why: `${s.number(n)} codes on one order.`,
    usual: `${s.share(share)} of orders have more than one`,
  }),
}

/** A code is a welcome offer where so many used it, nearly all of them on their first order. */
const [fewestUses, nearlyAll] = [10, 0.8]
const leastAccounts = 3

interface Firsts {
  /** First order of each customer; -1 where there is none. */
  readonly row: Int32Array
  /** 1 where it was bought with a welcome offer. */
  readonly welcome: Uint8Array
  readonly customers: number
  readonly uses: number
}

/** Orders stand by customer and in time. */
function* firstsOf({ rows, customer, coupon }: Orders): Generator<number, Firsts> {
  const all = new Int32Array(coupon.labels.length)
  const early = new Int32Array(coupon.labels.length)
  const starts: number[] = []
  for (let i = 0; i < rows; i++) {
    if (i % chunk === 0) yield i / rows
    if ((customer[i] ?? -1) < 0) continue
    const isFirst = i === 0 || customer[i] !== customer[i - 1]
    const code = coupon.codes[i] ?? 0
    all[code] = (all[code] ?? 0) + 1
    if (!isFirst) continue
    early[code] = (early[code] ?? 0) + 1
    starts.push(i)
  }
  const isWelcome = (code: number) =>
    coupon.labels[code] !== '' &&
    (early[code] ?? 0) >= fewestUses &&
    (early[code] ?? 0) >= nearlyAll * (all[code] ?? 0)
  const top = (customer[starts.at(-1) ?? -1] ?? -1) + 1
  const firsts = { row: new Int32Array(top).fill(-1), welcome: new Uint8Array(top), customers: starts.length }
  let uses = 0
  for (const row of starts) {
    const who = customer[row] ?? 0
    firsts.row[who] = row
    firsts.welcome[who] = Number(isWelcome(coupon.codes[row] ?? -1))
    uses += firsts.welcome[who] ?? 0
  }
  return { ...firsts, uses }
}

/** Groups who share an address, a phone or a card, and how many of them came with a welcome offer: binomial at the share of all who are new. */
function* referred(ledger: Ledger, random: () => number, isDealt: boolean): Generator<number, Tested> {
  const { contacts, orders } = ledger
  const firsts = yield* firstsOf(orders)
  const welcome = isDealt ? dealtTo(firsts, random) : firsts.welcome
  const share = firsts.uses / Math.max(1, firsts.customers)
  const groups = new Map<number, Set<number>>()
  for (let i = 0; i < contacts.rows; i++) {
    if (i % chunk === 0) yield 1
    const who = contacts.customer[i] ?? -1
    if ((firsts.row[who] ?? -1) < 0) continue
    const at = contacts.contact[i] ?? 0
    const group = groups.get(at) ?? new Set()
    groups.set(at, group.add(who))
  }
  const seen = new Set<string>()
  const suspects: Suspect[] = []
  let tests = 0
  for (const group of groups.values()) {
    if (group.size < leastAccounts) continue
    tests++
    const people = [...group].filter((who) => welcome[who] === 1).sort((a, b) => a - b)
    const p = people.length >= leastAccounts ? binomialTail(people.length, group.size, share) : 1
    if (p > doubtful || seen.has(people.join())) continue
    seen.add(people.join())
    const rows = people.map((who) => firsts.row[who] ?? -1)
    suspects.push({
      ...{ p, customer: people[0] ?? -1, people, orders: rows, names: [] },
      day: Math.max(...rows.map((row) => orders.day[row] ?? 0)),
      worth: rows.reduce((sum, row) => sum + (orders.amount[row] ?? 0), 0),
      figures: [people.length, group.size, share],
    })
  }
  return { tests, suspects: suspects.sort((a, b) => a.p - b.p || a.customer - b.customer) }
}

/** As many customers with a welcome offer, anyone. */
function dealtTo({ row, welcome }: Firsts, random: () => number): Uint8Array {
  const who = Int32Array.from(row.keys()).filter((key) => (row[key] ?? -1) >= 0)
  const flags = shuffle(
    Float64Array.from(who, (key) => welcome[key] ?? 0),
    random,
  )
  const out = new Uint8Array(welcome.length)
  for (const [i, key] of who.entries()) out[key] = flags[i] ?? 0
  return out
}

export const referrals: Detector = {
  id: 'referrals',
  label: 'A welcome offer taken again',
  of: 'customer',
  isHabit: true,
  rule: 'Three or more accounts at one address, phone or card that each used a code for first orders, more than new customers do: one person who refers or welcomes themselves.',
  lacks: ({ contacts, orders }) =>
    contacts.rows < 2 || !hasCode(orders)
      ? 'Needs a column of codes, and customers with street and postcode, with phones, or payments that tell the card.'
      : null,
  test: referred,
  words: ({ figures: [k = 0, n = 0, share = 0], worth }, s) => ({
    why: `${s.number(k)} of ${s.count(n, 'account')} at one place came with an offer for first orders; the orders come to ${s.money(worth)}.`,
    usual: `${s.share(share)} of new customers`,
  }),
}
