import type { Meaning } from '../../src/contract/schema.ts'
import { fullNames } from './names.ts'
import { type Coded, codes, type Keyed, lowerCase, numbers, type Rows } from './rows.ts'
import { type Column, int, iota, lazily, lazyTable, stamp, type Table, text } from './table.ts'

const told: readonly [string, Meaning][] = [
  ['email', 'email'],
  ['phone', 'phone'],
  ['first_name', 'firstName'],
  ['last_name', 'lastName'],
  ['street', 'street'],
  ['city', 'city'],
  ['postcode', 'postcode'],
  ['region', 'region'],
  ['country', 'country'],
  ['consent', 'consent'],
  ['tags', 'tags'],
  ['label', 'label'],
]

/** `customer(customer_key, customer, name, email, …)`: what was told last of each person; a customer file beats an order. */
export function customerTable(rows: Rows, who: Keyed): Table {
  const recent = lazily(() => recency(rows))
  const latest = (column: Coded) => text(latestTold(who, column, recent()))
  const columns: Record<string, () => Column> = {
    customer_key: () => int(iota(who.labels.length)),
    customer: () => text(who.labels),
    name: () => latest(fullNames(rows)),
  }
  for (const [name, meaning] of told)
    columns[name] = () => latest(codes(rows, meaning, meaning === 'email' ? lowerCase : undefined))
  columns.customer_since = () => stamp(earliest(who, numbers(rows, 'customerSince')))
  return lazyTable('customer', who.labels.length, columns)
}

/** When each row was told: its date; rows of customer files count as the newest. */
function recency(rows: Rows): Float64Array {
  const placed = numbers(rows, 'date')
  const out = new Float64Array(rows.total).fill(-1)
  for (let r = 0; r < placed.length; r++) if (!Number.isNaN(placed[r])) out[r] = placed[r] ?? -1
  rows.files.forEach((_, f) => {
    if (rows.roles[f] === 'customers') out.fill(Number.MAX_VALUE, rows.start[f], rows.start[f + 1])
  })
  return out
}

/** Ties go to the smaller label, so that the order of the files does not matter. */
function latestTold(who: Keyed, { codes, labels }: Coded, recent: Float64Array): string[] {
  const { keyOf } = who
  const best = new Int32Array(who.labels.length).fill(-1)
  const when = new Float64Array(who.labels.length).fill(Number.NEGATIVE_INFINITY)
  for (let r = 0; r < codes.length; r++) {
    const node = who.codes[r] ?? -1
    const code = codes[r] ?? -1
    if (node < 0 || code < 0) continue
    const key = keyOf[node] ?? -1
    const at = recent[r] ?? -1
    const then = when[key] ?? -1
    if (at < then || (at === then && (labels[code] ?? '') >= (labels[best[key] ?? -1] ?? ''))) continue
    best[key] = code
    when[key] = at
  }
  return Array.from(best, (code) => labels[code] ?? '')
}

function earliest(who: Keyed, values: Float64Array): Float64Array {
  const out = new Float64Array(who.labels.length).fill(Number.NaN)
  for (let r = 0; r < values.length; r++) {
    const node = who.codes[r] ?? -1
    const key = node < 0 ? -1 : (who.keyOf[node] ?? -1)
    const at = values[r] ?? Number.NaN
    if (key >= 0 && !(at >= (out[key] ?? Number.NaN)) && !Number.isNaN(at)) out[key] = at
  }
  return out
}
