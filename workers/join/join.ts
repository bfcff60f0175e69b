import type { Alike } from '../../src/contract/alike.ts'
import type { Decisions } from '../../src/contract/decisions.ts'
import type { Overlap } from '../../src/contract/desk.ts'
import type { Span } from '../../src/contract/marts.ts'
import type { Note } from '../../src/contract/notes.ts'
import type { Reason } from '../../src/contract/reasons.ts'
import { finish, within } from '../numeric/progress.ts'
import { ordered } from './age.ts'
import { aliasTables } from './alias.ts'
import { alikeOf } from './alike.ts'
import { leaveOut, reasonsOf, setAsideTable } from './aside.ts'
import { martBaskets } from './baskets.ts'
import { lineTable, ordersTable } from './canonical.ts'
import type { FileColumns } from './columns.ts'
import { convert } from './convert.ts'
import { customerTable } from './customers.ts'
import { type Groups, group } from './group.ts'
import { headsOf, linesOnly } from './heads.ts'
import { identify } from './identity.ts'
import { martLedger } from './ledger.ts'
import { linksOf } from './link.ts'
import { martCustomers, martOrders } from './marts.ts'
import { martMessages } from './messages.ts'
import { joinNotes, mergeNotes, unpaidNotes } from './notes.ts'
import { withoutPayers } from './numbers.ts'
import { toldOnce } from './once.ts'
import { orders as addUp } from './orders.ts'
import { settleOverlap } from './overlap.ts'
import type { Within } from './person.ts'
import { productKeys, products, productTable } from './products.ts'
import { overlaps } from './repeated.ts'
import { type Rows, rowsOf } from './rows.ts'
import { changes, findSame, merged } from './same.ts'
import { type Standing, sequence, stand } from './sequence.ts'
import { sharedExports, sharedOrders } from './shared.ts'
import { signsOf } from './signs.ts'
import { type Summary, summary } from './summary.ts'
import { lazily, type Table, tally, weakly } from './table.ts'
import { type Linking, toldTables } from './told.ts'
import { martTraits, traitNames } from './traits.ts'
import { daysOf, martEvents } from './visits.ts'

/**
 * The canonical tables of a workspace and the marts made of them. The same for any order of the files. Columns are made
 * when they are looked at: the first answer needs five.
 */
export interface Joined {
  customer: Table
  product: Table
  orders(): Table
  orderLine(): Table
  setAside: Table
  /** Names of customers who have several, payments, messages, visits and labels: those that files tell of. */
  told: Table[]
  /** Rows set aside by reason, the most frequent first. */
  reasons: Reason[]
  martOrders: Table
  /** Made when a question asks it. */
  martBaskets(): Table
  /** The same: orders, baskets and signs below each other. */
  martLedger(): Table
  /** The same; null where no file tells of visits. */
  martEvents(): Table | null
  /** Days with a visit. */
  visits: Span | null
  /** The same of reviews and tickets. */
  martMessages(): Table | null
  messages: Span | null
  martCustomers: Table
  /** What files tell of each customer beside orders, and the names of what they tell. */
  martTraits(): Table
  traits: string[]
  /** For each file: rows that came in, and rows that stand in a table. `rowsIn = rowsUsed + rowsSetAside`. */
  files: Counts[]
  /** Customers who may be the same; looked for when it is asked, unless it changes who the customers are. */
  alike(): Alike
  /** The same, with the share that is done. */
  comparing(): Generator<number, Alike>
  summary: Summary
  notes: Note[]
  /** What one person's page is made of. */
  within: Within
}

/** `overlap`: what the file has in common with those that came before it; null for nothing. */
interface Counts {
  rowsIn: number
  rowsUsed: number
  rowsSetAside: number
  overlap: Overlap | null
}

/** Joins files into one warehouse. Throws nothing for odd data: what cannot be used is set aside with its reason. */
export const join = (files: readonly FileColumns[], decisions: Decisions = {}): Joined =>
  finish(joining(files, decisions))

/** The same step by step; a step is one loop over the rows, or some thousand pairs of customers that are compared. */
export function* joining(files: readonly FileColumns[], decisions: Decisions): Generator<number, Joined> {
  const { files: named, came, age } = ordered(files)
  const rows = rowsOf(named, decisions)
  const told = identify(rows)
  const same = once(() => findSame(rows, told))
  const who = withoutPayers(rows, changes(rows, told) ? merged(told, yield* within(same(), 0, 0.9)) : told)
  const loose = group(rows, who)
  const shared = sharedOrders(rows, loose, age)
  const common = overlaps(rows, who, loose, sharedExports(rows, loose, age, shared), came)
  const grouped = settleOverlap(rows, loose, shared)
  const groups = { ...grouped, heads: headsOf(rows, grouped) }
  const product = products(rows)
  leaveOut(rows, who, product.codes, groups)
  const left = toldOnce(rows, age, groups)
  onceEach(rows, groups)
  const sold = tally(product.codes, product.labels.length)
  const goods = lazily(() => productKeys(product, sold))
  const orders = addUp(rows, who, groups, goods)
  const { standing, kept, keys, folds } = stand(orders, sequence(orders))
  const main = convert(orders, kept, decisions.rates)
  const sums = summary(orders, standing, kept, main)
  const customer = customerTable(rows, orders.customers)
  const mart = martOrders(main.orders, kept, keys)
  const productsSold = productTable(rows, sold.filter((n) => n > 0).length, goods)
  const lineOf = () => linesOnly(groups.orderOf, groups.heads)
  const merges = changes(rows, told) ? finish(same()).merges : []
  const orderKey = lazily(() => keyOf(orders.count, standing, folds))
  const link: Linking = (which, paid) => linksOf(rows, who, orders, groups.orderOf, orderKey(), which, paid)
  const beside = [...aliasTables(told, orders.customers, merges), ...toldTables(rows, left, link)]
  const alike = function* () {
    const found = yield* within(same(), 0, 0.95)
    const steps = alikeOf(rows, told, found, orders.customers, mart, sums.currencies[0] ?? '')
    return yield* within(steps, 0.95, 1)
  }
  const baskets = martBaskets(() => ({
    ...{ rows, mart, kept, told: orders, main: main.orders, products: productsSold },
    ...{ orderOf: lineOf, keyOf: orderKey(), product: goods() },
  }))
  const ordersMade = () => ordersTable(orders, standing)
  const [payment, label] = ['payment', 'label'].map((name) => beside.find((one) => one.name === name))
  const hasStaff = orders.told('staff').labels.length > 0
  const signs = () => signsOf({ customer, payment, label, hasStaff, orders: lazily(ordersMade) })
  return {
    customer,
    product: productsSold,
    orders: ordersMade,
    orderLine: () => lineTable(rows, lineOf(), orderKey(), goods()),
    setAside: setAsideTable(rows, groups),
    told: beside,
    reasons: reasonsOf(rows, groups),
    martOrders: mart,
    martBaskets: baskets,
    martLedger: weakly(() => martLedger(mart, baskets(), signs())),
    ...visitsOf(beside),
    ...messagesOf(beside, mart),
    alike: () => finish(alike()),
    comparing: alike,
    martCustomers: martCustomers(customer, main.orders, kept, sums.currencies[0] ?? ''),
    martTraits: lazily(() => martTraits(rows, customer.rows, age, link)),
    traits: traitNames(rows.files),
    files: asTheyCame(came, accounts(rows, groups, common)),
    summary: sums,
    notes: [
      ...groups.notes,
      ...unpaidNotes(orders.unpaid),
      ...(changes(rows, told) ? mergeNotes(finish(same())) : []),
      ...joinNotes(rows, folds.length, sums),
    ],
    within: {
      rows,
      came,
      customers: orders.customers,
      orders,
      counted: main.orders,
      orderOf: groups.orderOf,
      into: foldsOf(folds),
      standing,
      told: beside,
      link,
    },
  }
}

/** A work that is done once; who comes later gets what it came to. */
function once<M>(steps: () => Generator<number, M>): () => Generator<number, M> {
  let made: { of: M } | null = null
  return function* () {
    made ??= { of: yield* steps() }
    return made.of
  }
}

function visitsOf(told: readonly Table[]): Pick<Joined, 'martEvents' | 'visits'> {
  const visit = told.find(({ name }) => name === 'visit')
  if (!visit) return { martEvents: () => null, visits: null }
  return { martEvents: weakly(() => martEvents(visit)), visits: daysOf(visit, 'seen_at') }
}

function messagesOf(told: readonly Table[], orders: Table): Pick<Joined, 'martMessages' | 'messages'> {
  const message = told.find(({ name }) => name === 'message')
  if (!message) return { martMessages: () => null, messages: null }
  return { martMessages: weakly(() => martMessages(message, orders)), messages: daysOf(message, 'told_at') }
}

/** Key of each order, or of the order that it was folded into; -1 where it does not stand. */
function keyOf(count: number, standing: Int32Array, folds: Standing['folds']): Int32Array {
  const key = new Int32Array(count).fill(-1)
  for (let k = 0; k < standing.length; k++) key[standing[k] ?? 0] = k
  for (const [order, into] of folds) key[order] = key[into] ?? -1
  return key
}

const furtherOf = ({ further }: FileColumns) => further?.reduce((n, one) => n + one, 0) ?? 0

/** A row that was split into its products is set aside once. */
function onceEach(rows: Rows, { aside }: Groups): void {
  if (!rows.files.some((f) => f.further)) return
  const whole = aside.filter(({ row }) => {
    const f = rows.fileOf(row)
    return rows.files[f]?.further?.[row - (rows.start[f] ?? 0)] !== 1
  })
  aside.splice(0, aside.length, ...whole)
}

function foldsOf(folds: Standing['folds']): (order: number) => number {
  const into = lazily(() => new Map(folds))
  return (order) => into().get(order) ?? order
}

/** Used rows are counted where they stand, not as what is left over: the sum is a law to be tested. */
function accounts(rows: Rows, { aside }: Groups, common: readonly (Overlap | null)[]): Counts[] {
  const left = new Int32Array(rows.files.length)
  for (const { row } of aside) {
    const f = rows.fileOf(row)
    left[f] = (left[f] ?? 0) + 1
  }
  return rows.files.map((file, f) => ({
    rowsIn: file.rowsIn,
    rowsUsed: file.rows - furtherOf(file) - (left[f] ?? 0),
    rowsSetAside: file.aside.length + (left[f] ?? 0),
    overlap: common[f] ?? null,
  }))
}

function asTheyCame(came: readonly number[], counted: readonly Counts[]): Counts[] {
  return counted
    .map((counts, i) => ({ counts, at: came[i] ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ counts }) => counts)
}
