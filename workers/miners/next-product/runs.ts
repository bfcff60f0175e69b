/**
 * Runs of items (of a customer, of a purchase) with only those that may pair, numbered from 0. Places are sorted by block of
 * items, so that a block is counted in one walk through the runs: those of block k are `at[block[k]] … at[block[k + 1] − 1]`,
 * each with its run, `item[from] … item[to − 1]`. 28 bytes an entry.
 */
export interface Runs {
  item: Int32Array
  /** Of a customer: the purchase that brought each item, and the chances after it. Empty for purchases. */
  when: Int32Array
  room: Float64Array
  at: Int32Array
  from: Int32Array
  to: Int32Array
  block: Int32Array
}

/** Where runs come from; `keep` is 0 for those that are left out. Where `room` is below 0 an item is no first one of a pair. */
export interface Source {
  runs: number
  start: Int32Array
  item: Int32Array
  when?: Int32Array
  room?: Float64Array
  keep?: Uint8Array
}

const chunk = 1 << 15

/**
 * The runs of a source with at least two items that may pair; `rank` is −1 for those that may not, and `rows` items are a
 * block. Two passes; 20 bytes an entry. Yields the share done.
 */
export function* runsOf(
  source: Source,
  rank: Int32Array,
  items: number,
  rows: number,
): Generator<number, Runs> {
  const { item, when, room } = source
  const size = item.length
  const [own, end] = [new Int32Array(size), new Int32Array(size)]
  const [ownWhen, ownRoom] = [new Int32Array(when ? size : 0), new Float64Array(room ? size : 0)]
  const block = new Int32Array(Math.ceil(items / rows) + 1)
  let n = 0
  for (let r = 0; r < source.runs; r++) {
    if (r % chunk === 0) yield (0.6 * r) / source.runs
    if (source.keep && source.keep[r] === 0) continue
    const from = n
    for (let i = source.start[r] ?? 0; i < (source.start[r + 1] ?? 0); i++) {
      const it = rank[item[i] ?? 0] ?? -1
      if (it < 0) continue
      own[n] = it
      if (when) ownWhen[n] = when[i] ?? 0
      if (room) ownRoom[n] = room[i] ?? 0
      n++
    }
    if (n - from < 2) n = from
    for (let i = from; i < n; i++) {
      end[i] = n
      if (room && (ownRoom[i] ?? 0) < 0) continue
      const k = Math.floor((own[i] ?? 0) / rows) + 1
      block[k] = (block[k] ?? 0) + 1
    }
  }
  for (let k = 1; k < block.length; k++) block[k] = (block[k] ?? 0) + (block[k - 1] ?? 0)
  const free = block.slice()
  const places = block.at(-1) ?? 0
  const [at, first, to] = [new Int32Array(places), new Int32Array(places), new Int32Array(places)]
  for (let i = 0, from = 0; i < n; i++) {
    if (i % chunk === 0) yield 0.6 + (0.4 * i) / n
    if (i > 0 && end[i] !== end[i - 1]) from = i
    if (room && (ownRoom[i] ?? 0) < 0) continue
    const k = Math.floor((own[i] ?? 0) / rows)
    const place = free[k] ?? 0
    at[place] = i
    first[place] = from
    to[place] = end[i] ?? 0
    free[k] = place + 1
  }
  return { item: own, when: ownWhen, room: ownRoom, at, from: first, to, block }
}
