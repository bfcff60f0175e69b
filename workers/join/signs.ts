import { intsOf, realsOf, textsOf } from './cells.ts'
import { Dictionary } from './dictionary.ts'
import { clock, type Part, untold } from './ledger.ts'
import type { Coded } from './rows.ts'
import { alphabetical } from './sort.ts'
import { coded, ints, pick, pickReals, type Table, text } from './table.ts'

/** Tables that tell signs; `orders` is made when somebody was at a till or a risk was foretold. */
export interface Telling {
  readonly customer: Table
  readonly payment: Table | undefined
  readonly label: Table | undefined
  readonly hasStaff: boolean
  orders(): Table
}

/** `mart_signs` kind by kind, 2 to 5, as `workers/warehouse/signs-sql.ts` makes it in the database. */
export function signsOf({ customer, payment, label, hasStaff, orders }: Telling): Part[] {
  return [
    contacts(customer, payment),
    ...(payment ? [payments(payment)] : []),
    ...(hasStaff ? [tills(orders())] : []),
    ...(label ? risks(label, orders) : []),
  ]
}

/** Rows of a kind: what is not given is nothing in every row. */
function part(what: number, rows: number, told: Partial<Part>): Part {
  const [none, nothing] = [new Int32Array(rows), new Float64Array(rows)]
  return {
    ...{ what, customer: none, order: none, day: none, second: none },
    ...{ amount: nothing, other: nothing, pieces: nothing },
    ...{ currency: untold(rows), name: untold(rows), family: untold(rows), ...told },
  }
}

interface Contact {
  customer: number
  word: 'address' | 'phone' | 'card'
  place: string
}

/** Addresses, phones and cards as numbers: which customers share one, and not where or which it is. */
function contacts(customer: Table, payment: Table | undefined): Part {
  const found = [...addresses(customer), ...phones(customer), ...(payment ? cards(payment) : [])]
  const known = new Dictionary()
  const codes = Int32Array.from(found, ({ word, place }) => known.code(`${word}\n${place}`))
  return part(2, found.length, {
    customer: Int32Array.from(found, (one) => one.customer),
    order: pick(placesOf(known.labels), codes),
    name: text(found.map(({ word }) => word)),
  })
}

/** Place of each label among all. */
function placesOf(labels: readonly string[]): Int32Array {
  const place = new Int32Array(labels.length)
  alphabetical(labels).forEach((code, at) => {
    place[code] = at
  })
  return place
}

/** Small letters one by one, as the database writes them. */
const plain = (words: string) =>
  words
    .replaceAll('Σ', 'σ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const cell = ({ codes, labels }: Coded, row: number) => labels[codes[row] ?? -1] ?? ''

function* addresses(customer: Table): Generator<Contact> {
  const [street, postcode, city] = ['street', 'postcode', 'city'].map((name) => textsOf(customer, name))
  if (!street || !postcode || !city) return
  for (let row = 0; row < customer.rows; row++) {
    const at = cell(street, row)
    if (!/[0-9]/.test(at)) continue
    const place = `${plain(at)}|${plain(cell(postcode, row) || cell(city, row))}`
    yield { customer: row, word: 'address', place }
  }
}

/** Numbers of fewer digits are none that two could share. */
const fewestDigits = 7

function* phones(customer: Table): Generator<Contact> {
  const phone = textsOf(customer, 'phone')
  for (let row = 0; row < customer.rows; row++) {
    const place = cell(phone, row).replace(/[^0-9]/g, '')
    if (place.length >= fewestDigits) yield { customer: row, word: 'phone', place }
  }
}

function* cards(payment: Table): Generator<Contact> {
  const [card, who] = [textsOf(payment, 'card'), intsOf(payment, 'customer_key')]
  for (let row = 0; row < payment.rows; row++) {
    const [customer = -1, place] = [who[row], cell(card, row)]
    if (customer >= 0 && place !== '') yield { customer, word: 'card', place }
  }
}

/** Money that came in. */
function payments(payment: Table): Part {
  const [amount, refund] = [realsOf(payment, 'amount'), realsOf(payment, 'refund')]
  const [customer, order] = [intsOf(payment, 'customer_key'), intsOf(payment, 'order_key')]
  const paid = realsOf(payment, 'paid_at')
  const isIn = (r: number) => !Number.isNaN(paid[r]) && (amount[r] ?? 0) > 0 && !(refund[r] || false)
  const rows = rowsThat(payment.rows, isIn)
  return part(3, rows.length, {
    ...{ customer: pick(customer, rows), order: pick(order, rows) },
    ...{ ...clock(pickReals(paid, rows)), amount: pickReals(amount, rows) },
    ...{ currency: coded(textsOf(payment, 'currency'), rows), name: coded(textsOf(payment, 'kind'), rows) },
  })
}

function rowsThat(count: number, isWanted: (row: number) => boolean): Int32Array {
  const rows = new Int32Array(count)
  let n = 0
  for (let r = 0; r < count; r++) if (isWanted(r)) rows[n++] = r
  return rows.subarray(0, n)
}

/** What some orders of `orders` tell; those without a day are left out before. */
function ordersAt(orders: Table, rows: Int32Array) {
  const { day } = clock(pickReals(realsOf(orders, 'placed_at'), rows))
  return { order: rows, day, currency: coded(textsOf(orders, 'currency'), rows) }
}

const isDated = (orders: Table) => {
  const placed = realsOf(orders, 'placed_at')
  return (row: number) => !Number.isNaN(placed[row] ?? Number.NaN)
}

/** Orders by who was at the till, as a number: whether they were voided, or something was given off. */
function tills(orders: Table): Part {
  const staff = textsOf(orders, 'staff')
  const [dated, counted] = [isDated(orders), countedIn(orders)]
  const rows = rowsThat(orders.rows, (r) => cell(staff, r) !== '' && dated(r))
  const discount = realsOf(orders, 'discount')
  const deed = (r: number) => (counted(r) ? (discount[r] || 0 ? 'discount' : '') : 'void')
  return part(4, rows.length, {
    ...ordersAt(orders, rows),
    customer: pick(
      placesAmong(staff, rows),
      rows.map((r) => staff.codes[r] ?? -1),
    ),
    amount: pickReals(realsOf(orders, 'gross'), rows).map((gross) => gross || 0),
    name: text(Array.from(rows, deed)),
  })
}

/** Place of each label among those that stand in some rows. */
function placesAmong({ codes, labels }: Coded, rows: Int32Array): Int32Array {
  const met = [...new Set(rows.map((r) => codes[r] ?? -1))]
  const place = new Int32Array(labels.length).fill(-1)
  placesOf(met.map((code) => labels[code] ?? '')).forEach((at, k) => {
    place[met[k] ?? 0] = at
  })
  return place
}

function countedIn(orders: Table): (row: number) => boolean {
  const column = orders.columns.get('counted')
  return (row) => column?.type === 'flag' && column.values[row] === 1
}

const notDisputed: ReadonlySet<string> = new Set(['', '0', 'no', 'none', 'false', 'nein', 'non'])

/** Orders of which a tool foretold the risk, and what became of them: 2 where disputed, and 1 where given back or voided. */
function risks(label: Table, ofAll: () => Table): Part[] {
  const [means, value] = [textsOf(label, 'means'), textsOf(label, 'value')]
  const about = intsOf(label, 'order_key')
  const level = new Map<number, string>()
  const disputed = new Set<number>()
  let tells = 0
  for (let r = 0; r < label.rows; r++) {
    const [meaning, said, order = -1] = [cell(means, r), cell(value, r), about[r]]
    if (meaning === 'disputed') tells = 1
    if (meaning === 'disputed' && !notDisputed.has(said.replace(/^ +| +$/g, '').toLowerCase()))
      disputed.add(order)
    const known = level.get(order)
    if (meaning === 'riskLevel' && order >= 0 && (known === undefined || said < known)) level.set(order, said)
  }
  return level.size === 0 ? [] : [foretold(ofAll(), level, disputed, tells)]
}

function foretold(
  orders: Table,
  level: ReadonlyMap<number, string>,
  disputed: ReadonlySet<number>,
  tells: number,
): Part {
  const [dated, counted, refund] = [isDated(orders), countedIn(orders), realsOf(orders, 'refund')]
  const rows = rowsThat(orders.rows, (r) => level.has(r) && dated(r))
  const wrong = (r: number) => 2 * Number(disputed.has(r)) + Number((refund[r] ?? 0) > 0 || !counted(r))
  return part(5, rows.length, {
    ...ordersAt(orders, rows),
    customer: pick(intsOf(orders, 'customer_key'), rows),
    second: ints(rows.length, () => tells),
    amount: Float64Array.from(rows, wrong),
    name: text(Array.from(rows, (r) => level.get(r) ?? '')),
  })
}
