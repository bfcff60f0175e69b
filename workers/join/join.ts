import type { FileColumns } from './columns.ts'
import { customerTable } from './customers.ts'
import { type Groups, group } from './group.ts'
import { type Identity, identify } from './identity.ts'
import { martCustomers, martOrders, picker } from './marts.ts'
import { joinNotes } from './notes.ts'
import { orders as addUp, type Orders, worth } from './orders.ts'
import { settleOverlap } from './overlap.ts'
import { products, productTable } from './products.ts'
import { unusedReason } from './role.ts'
import { type Coded, numbers, type Rows, rowsOf } from './rows.ts'
import { foldRefunds, sequence } from './sequence.ts'
import { currenciesOf, type Summary, summary } from './summary.ts'
import { int, ints, real, reals, type Table, table, text } from './table.ts'

/** The canonical tables of a workspace and the marts made of them. The same for any order of the files. */
export interface Joined {
  customer: Table
  product: Table
  /** Made when asked for: no mart needs them. */
  orders(): Table
  orderLine(): Table
  setAside: Table
  martOrders: Table
  martCustomers: Table
  /** For each file: rows that came in, and rows that stand in a table. `rowsIn = rowsUsed + rowsSetAside`. */
  files: { rowsIn: number; rowsUsed: number; rowsSetAside: number }[]
  summary: Summary
  notes: string[]
}

/** Joins files into one warehouse. Throws nothing for odd data: what cannot be used is set aside with its reason. */
export function join(files: readonly FileColumns[]): Joined {
  const rows = rowsOf(files)
  const who = identify(rows)
  const groups = settleOverlap(rows, group(rows, who))
  leaveOut(rows, who, groups)
  const product = products(rows)
  const value = worth(rows)
  const orders = addUp(rows, who, groups, product, value)
  const inOrder = sequence(orders, who.labels.length)
  const { into, folded } = foldRefunds(orders, inOrder)
  const standing = inOrder.filter((o) => into[o] === o && (orders.lines[o] ?? 0) > 0)
  const keyOf = keys(orders.count, standing, into)
  const kept = standing.filter((o) => orders.counted[o] === 1)
  const currencies = currenciesOf(orders, kept)
  const customer = customerTable(rows, who)
  const orderKeys = ints(kept.length, (i) => keyOf[kept[i] ?? 0] ?? -1)
  return {
    customer,
    product: productTable(rows, product),
    orders: () => ordersTable(orders, standing),
    orderLine: () => lineTable(rows, groups, keyOf, product, value),
    setAside: setAsideTable(rows, groups),
    martOrders: martOrders(orders, kept, orderKeys, product.labels),
    martCustomers: martCustomers(customer, orders, kept, currencies[0] ?? ''),
    files: accounts(rows, groups),
    summary: summary(orders, standing, kept, currencies),
    notes: [...groups.notes, ...joinNotes(rows, folded, currencies)],
  }
}

/** Rows of files that nothing is made of, and rows of customer files that name nobody. */
function leaveOut(rows: Rows, who: Identity, { aside }: Groups): void {
  rows.files.forEach((file, f) => {
    const role = rows.roles[f]
    if (role === 'orders') return
    for (let row = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; row < end; row++) {
      if (role === 'unused') aside.push({ row, reason: unusedReason(file) })
      else if ((who.customer[row] ?? -1) < 0) aside.push({ row, reason: 'nobody is named' })
    }
  })
}

function keys(count: number, standing: Int32Array, into: Int32Array): Int32Array {
  const key = new Int32Array(count).fill(-1)
  standing.forEach((o, k) => {
    key[o] = k
  })
  return into.map((o) => key[o] ?? -1)
}

function ordersTable(orders: Orders, standing: Int32Array): Table {
  const of = picker(orders, standing)
  const money = (m: 'subtotal' | 'shipping' | 'tax' | 'discount') =>
    of.real(orders.money.get(m) ?? new Float64Array())
  return table('orders', standing.length, {
    order_key: int(ints(standing.length, (k) => k)),
    order_id: text(Array.from(standing, (o) => orders.label(o))),
    customer_key: of.int(orders.customer),
    placed_at: of.stamp(orders.placedAt),
    status: of.told('status'),
    counted: of.flag(orders.counted),
    currency: of.told('currency'),
    gross: of.real(orders.gross),
    refund: of.real(orders.refund),
    revenue: of.real(orders.gross.map((g, o) => g - (orders.refund[o] ?? 0))),
    lines: of.int(orders.lines),
    items: of.real(orders.items),
    subtotal: money('subtotal'),
    shipping: money('shipping'),
    tax: money('tax'),
    discount: money('discount'),
    coupon: of.told('coupon'),
    channel: of.told('channel'),
    location: of.told('location'),
    country: of.told('country'),
  })
}

function lineTable(
  rows: Rows,
  groups: Groups,
  keyOf: Int32Array,
  product: Coded,
  value: Float64Array,
): Table {
  const used = ints(rows.total, (r) => r).filter((r) => (groups.orderOf[r] ?? -1) >= 0)
  const n = used.length
  const place = places(rows)
  const number = (values: Float64Array) => real(reals(n, (i) => values[used[i] ?? 0] ?? Number.NaN))
  const whole = (values: Int32Array) => ints(n, (i) => values[used[i] ?? 0] ?? -1)
  return table('order_line', n, {
    order_key: int(ints(n, (i) => keyOf[groups.orderOf[used[i] ?? 0] ?? -1] ?? -1)),
    product_key: int(whole(product.codes)),
    quantity: number(numbers(rows, 'quantity')),
    unit_price: number(numbers(rows, 'unitPrice')),
    amount: number(value),
    file: { type: 'text', codes: whole(place.file), labels: place.names },
    line: int(whole(place.line)),
  })
}

/** File and line of each row. */
function places(rows: Rows) {
  const file = new Int32Array(rows.total)
  const line = new Int32Array(rows.total)
  rows.files.forEach((f, i) => {
    file.fill(i, rows.start[i], rows.start[i + 1])
    line.set(f.lines, rows.start[i])
  })
  return { file, line, names: rows.files.map((f) => f.name) }
}

/** `set_aside(file, line, reason, raw)` in file and line order. */
function setAsideTable(rows: Rows, groups: Groups): Table {
  const place = places(rows)
  const read = rows.files.flatMap((f) => f.aside.map((a) => ({ file: f.name, ...a })))
  const left = groups.aside.map(({ row, reason }) => ({
    file: place.names[place.file[row] ?? 0] ?? '',
    line: place.line[row] ?? 0,
    reason,
    raw: rawOf(rows, row),
  }))
  const sorted = [...read, ...left].sort((a, b) =>
    a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1,
  )
  return table('set_aside', sorted.length, {
    file: text(sorted.map((a) => a.file)),
    line: int(ints(sorted.length, (i) => sorted[i]?.line ?? 0)),
    reason: text(sorted.map((a) => a.reason)),
    raw: text(sorted.map((a) => a.raw)),
  })
}

/** What a readable row that was left out told, meaning by meaning. */
function rawOf(rows: Rows, row: number): string {
  const file = rows.files[rows.fileOf(row)]
  const at = row - (rows.start[rows.fileOf(row)] ?? 0)
  if (!file) return ''
  const told = [...file.cells].map(([meaning, cells]) => {
    const value = cells.values[at]
    if (cells.kind === 'key') return file.labels.get(meaning)?.[Number(value)] ?? ''
    if (Number.isNaN(value) || value === undefined || (cells.kind === 'flag' && Number(value) < 0)) return ''
    return cells.kind === 'date' ? new Date(Number(value)).toISOString().slice(0, 16) : String(value)
  })
  return told
    .filter((t) => t !== '')
    .join(' · ')
    .slice(0, 1000)
}

/** Used rows are counted where they stand, not as what is left over: the sum is a law to be tested. */
function accounts(rows: Rows, groups: Groups): Joined['files'] {
  const left = new Int32Array(rows.files.length)
  const place = places(rows)
  for (const { row } of groups.aside) left[place.file[row] ?? 0] = (left[place.file[row] ?? 0] ?? 0) + 1
  return rows.files.map((file, f) => ({
    rowsIn: file.rowsIn,
    rowsUsed: file.rows - (left[f] ?? 0),
    rowsSetAside: file.aside.length + (left[f] ?? 0),
  }))
}
