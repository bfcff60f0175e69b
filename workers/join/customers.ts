import type { Meaning } from '../../src/contract/schema.ts'
import type { Identity } from './identity.ts'
import { fullNames } from './names.ts'
import { type Coded, codes, numbers, type Rows } from './rows.ts'
import { type Column, int, ints, stamp, type Table, table, text } from './table.ts'

const told: readonly [string, Meaning][] = [
  ['email', 'email'],
  ['phone', 'phone'],
  ['first_name', 'firstName'],
  ['last_name', 'lastName'],
  ['city', 'city'],
  ['postcode', 'postcode'],
  ['region', 'region'],
  ['country', 'country'],
  ['consent', 'consent'],
  ['tags', 'tags'],
  ['label', 'label'],
]

const rewrite = new Map<Meaning, (label: string) => string>([
  ['email', (label) => label.trim().toLowerCase()],
])

/** `customer(customer_key, customer, name, email, …)`: what was told last of each person; a customer file beats an order. */
export function customerTable(rows: Rows, who: Identity): Table {
  const recent = recency(rows)
  const latest = (column: Coded) => latestTold(who, column, recent)
  const columns: Record<string, Column> = {
    customer_key: int(ints(who.labels.length, (key) => key)),
    customer: text(who.labels),
    name: text(latest(fullNames(rows))),
  }
  for (const [name, meaning] of told) columns[name] = text(latest(codes(rows, meaning, rewrite.get(meaning))))
  columns.customer_since = stamp(earliest(who, numbers(rows, 'customerSince')))
  return table('customer', who.labels.length, columns)
}

/** When each row was told: its date; rows of customer files count as the newest. */
function recency(rows: Rows): Float64Array {
  const out = numbers(rows, 'date').map((at) => (Number.isNaN(at) ? -1 : at))
  rows.files.forEach((_, f) => {
    if (rows.roles[f] === 'customers') out.fill(Number.MAX_VALUE, rows.start[f], rows.start[f + 1])
  })
  return out
}

/** Ties go to the smaller label, so that the order of the files does not matter. */
function latestTold(who: Identity, column: Coded, recent: Float64Array): string[] {
  const best = new Int32Array(who.labels.length).fill(-1)
  const when = new Float64Array(who.labels.length).fill(Number.NEGATIVE_INFINITY)
  if (column.labels.length === 0) return new Array(who.labels.length).fill('')
  for (let r = 0; r < who.customer.length; r++) {
    const key = who.customer[r] ?? -1
    const code = column.codes[r] ?? -1
    if (key < 0 || code < 0) continue
    const at = recent[r] ?? -1
    const then = when[key] ?? -1
    const newer =
      at > then || (at === then && (column.labels[code] ?? '') < (column.labels[best[key] ?? -1] ?? ''))
    if (newer) {
      best[key] = code
      when[key] = at
    }
  }
  return Array.from(best, (code) => column.labels[code] ?? '')
}

function earliest(who: Identity, values: Float64Array): Float64Array {
  const out = new Float64Array(who.labels.length).fill(Number.NaN)
  values.forEach((at, r) => {
    const key = who.customer[r] ?? -1
    if (key >= 0 && !(at >= (out[key] ?? Number.NaN))) out[key] = Number.isNaN(at) ? (out[key] ?? at) : at
  })
  return out
}
