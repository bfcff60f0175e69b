import { median } from '../../numeric/quantile.ts'
import type { Walks } from './kernel.ts'

/** Customers by the dearest item of their first, second and third day with a purchase. */
export interface Flow {
  /** Items named in each column, the most frequent first; the rest are `other`. */
  columns: { item: number; customers: number }[][]
  links: { column: number; from: number; to: number; customers: number; days: number }[]
}

/** Stand for items that are not named, and for no further purchase. */
export const other = -1
export const nothingMore = -2
const named = 6

/** Counts who goes from which item to which, with the median days between. Linear in the sequences. */
export function flowOf({ db, main }: Walks, items: number): Flow {
  const places = [0, 1, 2]
  const top = places.map((k) => {
    const count = new Int32Array(items)
    for (let s = 0; s + 1 < db.start.length; s++) {
      const e = (db.start[s] ?? 0) + k
      if (e < (db.start[s + 1] ?? 0)) count[main[e] ?? 0] = (count[main[e] ?? 0] ?? 0) + 1
    }
    return topItems(count)
  })
  const days = new Map<string, number[]>()
  const node = (s: number, k: number) => {
    const e = (db.start[s] ?? 0) + k
    if (e >= (db.start[s + 1] ?? 0)) return nothingMore
    const item = main[e] ?? 0
    return top[k]?.includes(item) ? item : other
  }
  const customers = places.map(() => new Map<number, number>())
  for (let s = 0; s + 1 < db.start.length; s++)
    for (const k of places) {
      const from = node(s, k)
      const known = customers[k]
      if (k > 0 && node(s, k - 1) === nothingMore) break
      known?.set(from, (known.get(from) ?? 0) + 1)
      if (k === 2 || from === nothingMore) continue
      const to = node(s, k + 1)
      const e = (db.start[s] ?? 0) + k
      const link = `${k} ${from} ${to}`
      const waits = days.get(link) ?? []
      waits.push(to === nothingMore ? 0 : (db.day[e + 1] ?? 0) - (db.day[e] ?? 0))
      days.set(link, waits)
    }
  const links = Array.from(days, ([link, waits]) => {
    const [column = 0, from = 0, to = 0] = link.split(' ').map(Number)
    return { column, from, to, customers: waits.length, days: median(Int32Array.from(waits)) ?? 0 }
  })
  const columns = places.map((k) => {
    const own = [...(top[k] ?? []), other, ...(k > 0 ? [nothingMore] : [])]
    return own
      .map((item) => ({ item, customers: customers[k]?.get(item) ?? 0 }))
      .filter((n) => n.customers > 0)
  })
  return {
    columns,
    links: links.sort((a, b) => b.customers - a.customers || a.column - b.column || a.from - b.from),
  }
}

function topItems(count: Int32Array): number[] {
  return Array.from(count.keys())
    .filter((item) => (count[item] ?? 0) > 0)
    .sort((a, b) => (count[b] ?? 0) - (count[a] ?? 0) || a - b)
    .slice(0, named)
}
