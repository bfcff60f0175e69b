import type { Span } from '../../src/contract/marts.ts'
import { columnOf, realsOf, textsOf } from './cells.ts'
import { alphabetical } from './sort.ts'
import { type Column, int, pick, pickReals, real, stamp, type Table, type Texts, table } from './table.ts'

const dayMs = 86_400_000

/** First and last day of a table's rows by a column of times; null where no row tells a day. */
export function daysOf(told: Table, column: string): Span | null {
  const at = realsOf(told, column)
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let r = 0; r < at.length; r++) {
    const ms = at[r] ?? Number.NaN
    if (ms < first) first = ms
    if (ms > last) last = ms
  }
  const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10)
  return first <= last ? { firstDay: iso(first), lastDay: iso(last) } : null
}

/**
 * `mart_events`: the dated rows of `visit` by visitor and time; rows of one moment in the order of their files. Who visits
 * is the visitor, else the session, else the customer; −1 where none is told. Linear but for sorting the names of
 * visitors; 24 bytes a row beside the columns.
 */
export function martEvents(visit: Table): Table {
  const who = visitorKeys(visit)
  const at = stamps(visit)
  const row = ordered(who)
  for (const [from, to] of runs(who, row)) byTime(row.subarray(from, to), at)
  const seen = pickReals(at, row)
  const day = new Int32Array(row.length)
  const second = new Int32Array(row.length)
  for (let r = 0; r < row.length; r++) {
    const ms = seen[r] ?? 0
    day[r] = Math.floor(ms / dayMs)
    second[r] = Math.floor((ms - (day[r] ?? 0) * dayMs) / 1000)
  }
  const again = (name: string) => picked(visit, name, row)
  return table('mart_events', row.length, {
    visit_key: int(row),
    visitor_key: int(pick(who, row)),
    customer_key: again('customer_key'),
    seen_at: stamp(seen),
    day: int(day),
    second: int(second),
    event: again('event'),
    page: again('page'),
    product: productOf(visit, row),
    category: again('category'),
    amount: real(pickReals(realsOf(visit, 'amount'), row).map((v) => (Number.isNaN(v) ? 0 : v))),
  })
}

const stamps = (visit: Table) => realsOf(visit, 'seen_at')

function picked(visit: Table, name: string, row: Int32Array): Column {
  const found = columnOf(visit, name)
  if (found.type === 'text') return { ...found, codes: pick(found.codes, row) }
  if (found.type === 'int') return int(pick(found.values, row))
  throw new TypeError(`${name} is neither text nor number`)
}

/** Dense keys: visitors by name, then sessions by name, then customers; the same for any order of the files. */
function visitorKeys(visit: Table): Int32Array {
  const out = stamps(visit).reduce((keys, ms, r) => {
    if (Number.isNaN(ms)) keys[r] = undated
    return keys
  }, new Int32Array(visit.rows).fill(nobody))
  const named = byLabel(out, textsOf(visit, 'visitor'), 0)
  const both = named + byLabel(out, textsOf(visit, 'session'), named)
  const customer = columnOf(visit, 'customer_key')
  if (customer.type === 'int') byCustomer(out, customer.values, both)
  return out
}

const [nobody, undated] = [-1, -2]

/** Gives rows without a key the place of their label among the labels of such rows, from `from` on; how many these are. */
function byLabel(out: Int32Array, { codes, labels }: Texts, from: number): number {
  const place = new Map<string, number>()
  const met = new Int32Array(labels.length).fill(-1)
  for (let r = 0; r < out.length; r++) {
    const code = codes[r] ?? -1
    const label = labels[code] ?? ''
    if (out[r] !== nobody || label === '' || (met[code] ?? 0) >= 0) continue
    const known = place.get(label) ?? place.size
    place.set(label, known)
    met[code] = known
  }
  const order = alphabetical([...place.keys()])
  const rank = new Int32Array(order.length)
  for (let i = 0; i < order.length; i++) rank[order[i] ?? 0] = from + i
  for (let r = 0; r < out.length; r++)
    if (out[r] === nobody) out[r] = rank[met[codes[r] ?? -1] ?? -1] ?? nobody
  return rank.length
}

function byCustomer(out: Int32Array, customer: Int32Array, from: number): void {
  const met = new Set(customer.filter((key, r) => key >= 0 && out[r] === nobody))
  const keyOf = new Map(Array.from(Int32Array.from(met).sort(), (key, i) => [key, from + i]))
  for (let r = 0; r < out.length; r++) if (out[r] === nobody) out[r] = keyOf.get(customer[r] ?? -1) ?? nobody
}

/** Dated rows by key, equal ones as they came: a counting sort. */
function ordered(who: Int32Array): Int32Array {
  const most = who.reduce((m, key) => Math.max(m, key), nobody)
  const start = new Int32Array(most + 3)
  for (let r = 0; r < who.length; r++) if (who[r] !== undated) count(start, (who[r] ?? nobody) + 2)
  for (let k = 1; k < start.length; k++) start[k] = (start[k] ?? 0) + (start[k - 1] ?? 0)
  const row = new Int32Array(start.at(-1) ?? 0)
  for (let r = 0; r < who.length; r++) if (who[r] !== undated) row[count(start, (who[r] ?? nobody) + 1)] = r
  return row
}

/** Where each visitor's rows begin and end. */
function* runs(who: Int32Array, row: Int32Array): Generator<[from: number, to: number]> {
  for (let from = 0; from < row.length; ) {
    let to = from + 1
    while (to < row.length && who[row[to] ?? 0] === who[row[from] ?? 0]) to++
    yield [from, to]
    from = to
  }
}

/** One more at a place; how many there were. */
function count(into: Int32Array, place: number): number {
  const before = into[place] ?? 0
  into[place] = before + 1
  return before
}

/** Most logs are in order of time already. */
function byTime(rows: Int32Array, at: Float64Array): void {
  for (let i = 1; i < rows.length; i++) {
    if ((at[rows[i] ?? 0] ?? 0) >= (at[rows[i - 1] ?? 0] ?? 0)) continue
    rows.sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || a - b)
    return
  }
}

/** The product, or its number where that is all that is told. */
function productOf(visit: Table, row: Int32Array): Column {
  const [named, numbered] = [textsOf(visit, 'product'), textsOf(visit, 'sku')]
  const codes = row.map((r) => {
    const own = named.codes[r] ?? -1
    const other = numbered.codes[r] ?? -1
    return own >= 0 || other < 0 ? own : named.labels.length + other
  })
  return { type: 'text', codes, labels: [...named.labels, ...numbered.labels] }
}
