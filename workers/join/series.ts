import { givesBack } from './refunds.ts'
import { vendor } from './role.ts'
import { codes, numbers, type Rows } from './rows.ts'
import { UnionFind } from './union-find.ts'
import { at, worth } from './worth.ts'

/** Which files number their orders each on their own. */
export interface Series {
  /** By file: '' for the series that began first, and for all where there is but one. */
  of: readonly string[]
  /** Numbers that stand in files of several series. */
  numbers: number
  files: readonly string[]
}

const fewest = 10
const nearly = 0.2
const half = 0.5
const oneDay = 86_400_000

interface Told {
  day: number
  total: number
}

const known = new WeakMap<Rows, Series>()

/**
 * Two files of one vendor, or of none that is known, number their orders each on their own where ten numbers or more stand in
 * both, at most a fifth of them less than a day apart and at most half with the same total: a shop and a till that
 * both began at 1. Orders told twice, payments made later and totals that were changed are alike in one or the other.
 */
export function seriesOf(rows: Rows): Series {
  const found = known.get(rows) ?? findSeries(rows)
  known.set(rows, found)
  return found
}

function findSeries(rows: Rows): Series {
  const one: Series = { of: rows.files.map(() => ''), numbers: 0, files: [] }
  const files = numbered(rows)
  if (files.length < 2) return one
  const { groups, apart, clashing } = pairsOf(rows, files)
  if (!apart.some(([a, b]) => groups.find(a) !== groups.find(b))) return one
  const order = [...new Set(files.map((f) => groups.find(f)))].sort(byBeginning(rows, files, groups))
  const name = (f: number) => String(order.indexOf(groups.find(f)) || '')
  const named = [...new Set(apart.flat())].map((f) => rows.files[f]?.name ?? '')
  return {
    of: rows.files.map((_, f) => (files.includes(f) ? name(f) : '')),
    numbers: clashing.size,
    files: named.sort(),
  }
}

/** Files of orders with numbers and days. */
const numbered = ({ files, roles }: Rows): number[] =>
  files.flatMap((file, f) =>
    roles[f] === 'orders' && file.cells.has('order') && file.cells.has('date') && !givesBack(file) ? [f] : [],
  )

/** Which files tell of the same orders, and which of others by the same numbers. */
function pairsOf(rows: Rows, files: readonly number[]) {
  const told = gather(rows, files)
  const groups = new UnionFind(rows.files.length)
  const apart: [number, number][] = []
  const clashing = new Set<number>()
  for (const a of files)
    for (const b of files.filter((f) => f > a && vendorOf(rows, f) === vendorOf(rows, a))) {
      const { shared, isApart, isKin } = compare(told[a] ?? nothing, told[b] ?? nothing)
      if (isApart) apart.push([a, b])
      if (isKin) groups.union(a, b)
      for (const code of isApart ? shared : []) clashing.add(code)
    }
  return { groups, apart, clashing }
}

const vendorOf = ({ files }: Rows, f: number) => vendor(files[f]?.recognisedAs ?? '')

const nothing: ReadonlyMap<number, Told> = new Map()
const several = -2

/** By file: first day and total of each number that stands in other files, too. */
function gather(rows: Rows, files: readonly number[]): ReadonlyMap<number, Told>[] {
  const owner = ownersOf(rows, files)
  if (!owner.includes(several)) return []
  const { codes: order } = codes(rows, 'order')
  const [day, total, value] = [numbers(rows, 'date'), numbers(rows, 'orderTotal'), worth(rows)]
  const told = rows.files.map(() => new Map<number, Told>())
  for (const f of files)
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; r < end; r++) {
      const code = order[r] ?? -1
      if (code < 0 || owner[code] !== several) continue
      const whole = at(total, r)
      const before = told[f]?.get(code)
      if (!before) told[f]?.set(code, { day: at(day, r), total: Number.isNaN(whole) ? at(value, r) : whole })
      else if (Number.isNaN(whole)) before.total += at(value, r) || 0
    }
  return told
}

/** The file of each number; −2 for several. */
function ownersOf(rows: Rows, files: readonly number[]): Int32Array {
  const { codes: order, labels } = codes(rows, 'order')
  const owner = new Int32Array(labels.length).fill(-1)
  for (const f of files)
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; r < end; r++) {
      const code = order[r] ?? -1
      const who = owner[code]
      if (code >= 0 && who !== f) owner[code] = who === -1 ? f : several
    }
  return owner
}

/** What is not told on both sides counts as alike. */
function compare(a: ReadonlyMap<number, Told>, b: ReadonlyMap<number, Told>) {
  const shared: number[] = []
  let close = 0
  let equal = 0
  for (const [code, one] of a) {
    const other = b.get(code)
    if (!other) continue
    shared.push(code)
    if (!(Math.abs(one.day - other.day) >= oneDay)) close++
    if (!(Math.abs(one.total - other.total) >= 0.005)) equal++
  }
  const n = shared.length
  const isOther = close <= nearly * n && equal <= half * n
  return { shared, isApart: n >= fewest && isOther, isKin: n > 0 && !isOther }
}

/** The same whatever the order in which the files came. */
function byBeginning(rows: Rows, files: readonly number[], groups: UnionFind) {
  const day = numbers(rows, 'date')
  const begins = (group: number) => {
    const own = files.filter((f) => groups.find(f) === group)
    const first = own.reduce((least, f) => Math.min(least, earliest(day, rows, f)), Number.POSITIVE_INFINITY)
    return { first, name: own.map((f) => rows.files[f]?.name ?? '').sort()[0] ?? '' }
  }
  return (x: number, y: number) => {
    const [a, b] = [begins(x), begins(y)]
    return a.first - b.first || (a.name < b.name ? -1 : 1)
  }
}

function earliest(day: Float64Array, { start }: Rows, f: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let r = start[f] ?? 0, end = start[f + 1] ?? 0; r < end; r++)
    if ((day[r] ?? Number.NaN) < least) least = day[r] ?? least
  return least
}

/** “online.csv and till.csv number their orders each on their own …”; '' where there is one series. */
export function tellSeries({ files, numbers: count }: Series): string {
  if (files.length === 0) return ''
  const names = `${files.slice(0, -1).join(', ')} and ${files.at(-1)}`
  return `${names} number their orders each on their own: ${count.toLocaleString('en-GB')} numbers stand in more than one, on other days and with other totals. They count as different orders.`
}
