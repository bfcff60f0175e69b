import type { Sequences } from '../../patterns/sequences.ts'

/** Rows in order of customer, day, order and product. */
export interface Rows {
  rows: number
  who: Int32Array
  day: Int32Array
  step: Int32Array
  worth: Float64Array
}

/**
 * Customers as sequences of their days with a purchase: what was bought on a day is one element, whatever the order of the
 * day. `key` is the customer of each sequence, `main` the dearest item of each element, `worth` what it came to.
 */
export interface Walks {
  db: Sequences
  key: Int32Array
  main: Int32Array
  worth: Float64Array
}

/**
 * Sequences of all customers but those left out. `codeOf` gives the item of a row's code, -1 for none. Linear but for the
 * items of one day, which are sorted; 24 bytes a row. Yields the share done.
 */
export function* walksOf(
  { rows, who, day, worth }: Rows,
  codes: Int32Array,
  codeOf: Int32Array,
  without: ReadonlySet<number>,
): Generator<number, Walks> {
  const [start, key] = [new Int32Array(rows + 1), new Int32Array(rows)]
  const [itemStart, items] = [new Int32Array(rows + 1), new Int32Array(rows)]
  const [days, main, sums] = [new Int32Array(rows), new Int32Array(rows), new Float64Array(rows)]
  let [people, elements, put, dearest] = [0, 0, 0, 0]
  for (let r = 0, person = -1, today = 0, out = false; r < rows; r++) {
    if (r % 65_536 === 0) yield r / rows
    const item = codeOf[codes[r] ?? 0] ?? -1
    const fresh = r === 0 || who[r] !== who[r - 1]
    if (fresh) out = without.has(who[r] ?? 0)
    if (out || item < 0) continue
    if (who[r] !== person || people === 0 || day[r] !== today) {
      if (who[r] !== person || people === 0) {
        key[people++] = who[r] ?? 0
        person = who[r] ?? 0
      }
      today = day[r] ?? 0
      days[elements] = today
      main[elements] = item
      dearest = worth[r] ?? 0
      elements++
      start[people] = elements
    }
    sums[elements - 1] = (sums[elements - 1] ?? 0) + (worth[r] ?? 0)
    if ((worth[r] ?? 0) > dearest) {
      dearest = worth[r] ?? 0
      main[elements - 1] = item
    }
    put = insert(items, itemStart[elements - 1] ?? 0, put, item)
    itemStart[elements] = put
  }
  const db = {
    start: start.slice(0, people + 1),
    itemStart: itemStart.slice(0, elements + 1),
    items: items.slice(0, put),
    day: days.slice(0, elements),
  }
  return { db, key: key.slice(0, people), main: main.slice(0, elements), worth: sums.slice(0, elements) }
}

/** Puts an item into its place among `from` … `to`, unless it is there. */
function insert(items: Int32Array, from: number, to: number, item: number): number {
  let at = to
  while (at > from && (items[at - 1] ?? 0) > item) at--
  if (at > from && items[at - 1] === item) return to
  items.copyWithin(at + 1, at, to)
  items[at] = item
  return to + 1
}

/** Codes of equal labels become one; the empty label is no item. */
export function itemsOf(labels: readonly string[]): { codeOf: Int32Array; names: string[] } {
  const numberOf = new Map<string, number>()
  const codeOf = Int32Array.from(labels, (label) => {
    const name = label.trim()
    if (name === '') return -1
    const known = numberOf.get(name) ?? numberOf.size
    numberOf.set(name, known)
    return known
  })
  return { codeOf, names: [...numberOf.keys()] }
}

/**
 * Only sequences of at least two elements: the others have no order. Linear; yields the share done.
 * 8 bytes an element and 4 an item.
 */
export function* several({ db, key }: Walks): Generator<number, { db: Sequences; key: Int32Array }> {
  const { start, itemStart, items, day } = db
  const [from, who] = [new Int32Array(start.length), new Int32Array(key.length)]
  const [starts, days] = [new Int32Array(itemStart.length), new Int32Array(day.length)]
  const kept = new Int32Array(items.length)
  let [n, e, put] = [0, 0, 0]
  for (let s = 0; s < key.length; s++) {
    if (s % 16_384 === 0) yield s / key.length
    const [first, end] = [start[s] ?? 0, start[s + 1] ?? 0]
    if (end - first < 2) continue
    for (let at = first; at < end; at++) {
      for (let i = itemStart[at] ?? 0; i < (itemStart[at + 1] ?? 0); i++) kept[put++] = items[i] ?? 0
      days[e] = day[at] ?? 0
      starts[++e] = put
    }
    who[n++] = key[s] ?? 0
    from[n] = e
  }
  const own = { start: from.slice(0, n + 1), itemStart: starts.slice(0, e + 1) }
  return { db: { ...own, items: kept.slice(0, put), day: days.slice(0, e) }, key: who.slice(0, n) }
}
