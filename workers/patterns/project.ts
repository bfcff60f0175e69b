import { breath, type Level, type Local, type Search, tri } from './search.ts'

/** Counts the pairs (j, i), j < i, with i in [a, b): one pass over the runs, into the triangle that is there. */
export function* countPairs(
  search: Search,
  { triangle }: Level,
  { runs, from, to }: Local,
  a: number,
  b: number,
): Generator<number, void> {
  const base = tri(a)
  for (let at = from; at < to; ) {
    const first = at + 1
    const end = first + (runs[at] ?? 0)
    for (let q = first + 1; q < end; q++) {
      const i = runs[q] ?? 0
      if (i < a) continue
      if (i >= b) break
      const row = tri(i) - base
      for (let p = first; p < q; p++) {
        const cell = row + (runs[p] ?? 0)
        triangle[cell] = (triangle[cell] ?? 0) + 1
      }
    }
    search.work += end - at + ((end - first) * (end - first - 1)) / 2
    at = end
    if (search.work >= search.breath) yield breath(search)
  }
}

/** What item i hands down: its partners, and where their baskets go. */
export interface Handed {
  rank: Int32Array
  count: Int32Array
  /** Where the table or the runs begin; `end` moves as runs are written. */
  table: number
  begin: number
  end: number
}

/**
 * The frequent partners j < i; in the matrix their counts give way to their local number + 1, others to 0. Null where no
 * set of three can come of it: the counts then stay.
 */
export function partnersOf(
  search: Search,
  { triangle }: Level,
  local: Local,
  a: number,
  i: number,
): Handed | null {
  const { minCount } = search.trie
  const row = tri(i) - tri(a)
  let partners = 0
  for (let j = 0; j < i; j++) if ((triangle[row + j] ?? 0) >= minCount) partners++
  search.work += i
  if (partners < 2 || local.size + 3 > search.maxSize) return null
  const handed: Handed = {
    rank: new Int32Array(partners),
    count: new Int32Array(partners),
    table: -1,
    begin: -1,
    end: -1,
  }
  for (let j = 0, k = 0; j < i; j++) {
    const count = triangle[row + j] ?? 0
    triangle[row + j] = count >= minCount ? k + 1 : 0
    if (count < minCount) continue
    handed.rank[k] = local.rank[j] ?? 0
    handed.count[k++] = count
  }
  return handed
}

/** One pass over the runs: what stands with each item i of [c, c + handed.length), partners only; no memory of its own. */
export function* project(
  search: Search,
  { triangle, runs: down, tables }: Level,
  { runs, from, to }: Local,
  a: number,
  c: number,
  handed: readonly (Handed | null)[],
): Generator<number, void> {
  const base = tri(a)
  const last = c + handed.length
  for (let at = from; at < to; ) {
    const first = at + 1
    const end = first + (runs[at] ?? 0)
    for (let q = first + 1; q < end; q++) {
      const i = runs[q] ?? 0
      if (i < c) continue
      if (i >= last) break
      const into = handed[i - c]
      if (!into) continue
      const row = tri(i) - base
      if (into.table >= 0) {
        let mask = 0
        for (let p = first; p < q; p++) mask |= (1 << (triangle[row + (runs[p] ?? 0)] ?? 0)) >> 1
        const cell = into.table + mask
        tables[cell] = (tables[cell] ?? 0) + 1
      } else {
        const head = into.end
        let next = head + 1
        for (let p = first; p < q; p++) {
          const k = triangle[row + (runs[p] ?? 0)] ?? 0
          if (k > 0) down[next++] = k - 1
        }
        if (next - head > 2) {
          down[head] = next - head - 1
          into.end = next
        }
      }
    }
    search.work += end - at + ((end - first) * (end - first - 1)) / 2
    at = end
    if (search.work >= search.breath) yield breath(search)
  }
}
