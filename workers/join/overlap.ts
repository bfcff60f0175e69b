import { note } from '../../src/contract/notes.ts'
import { type Contradiction, contradiction, greater, tellContradiction } from './contradiction.ts'
import { firstRows, type Groups } from './group.ts'
import { codes, numbers, type Rows } from './rows.ts'
import { type Shared, type Version, versionsOf } from './shared.ts'
import { together } from './versions.ts'
import { at, worth } from './worth.ts'

const newer = 'this order is also in a newer file, whose version stands'

/**
 * Orders told by several files. One with a number stands as the newest file has it, unless an export was cut within it:
 * then its parts belong together. Without a number, the same lines twice are two exports, other lines are more of the day.
 */
export function settleOverlap(rows: Rows, groups: Groups, shared: readonly Shared[]): Groups {
  const found: Found = { settled: 0, lines: 0, order: 0, most: null }
  for (const one of shared) settle(rows, groups, one, found)
  if (found.settled === 0) return groups
  groups.notes.push(note('choice', tellOverlap(found)))
  return { ...groups, firstRow: firstRows(groups.orderOf, groups.count) }
}

/** Orders of which one version was chosen; of these, told with other lines, and only with another total, customer, date or status. */
interface Found {
  settled: number
  lines: number
  order: number
  /** The one that the files are furthest apart about. */
  most: Contradiction | null
}

function settle(rows: Rows, groups: Groups, shared: Shared, found: Found): void {
  const repeats = repeating(rows, shared)
  for (let slot = 0; slot < shared.orders.length; slot++) {
    const numbered = groups.label(shared.orders[slot] ?? 0) !== ''
    let standing: Version[] = []
    for (const version of versionsOf(shared, slot)) {
      if (standing.length > 0 && repeats(standing, version, numbered)) {
        if (count(shared, standing, version, found) && numbered)
          found.most = greater(found.most, contradiction(rows, groups, shared, slot, standing, version))
        for (const old of standing) setAside(groups, shared, old)
        standing = []
      }
      standing.push(version)
    }
  }
}

function setAside(groups: Groups, { row }: Shared, { from, to }: Version): void {
  for (let i = from; i < to; i++) {
    groups.orderOf[row[i] ?? 0] = -1
    groups.aside.push({ row: row[i] ?? 0, reason: newer })
  }
}

/** True where they contradict each other. */
function count(
  { line, order }: Shared,
  standing: readonly Version[],
  version: Version,
  found: Found,
): boolean {
  const [before = version] = standing
  found.settled++
  const lines = standing.length > 1 || !same(line, before, version)
  const whole = !lines && !same(order, before, version)
  if (lines) found.lines++
  if (whole) found.order++
  return lines || whole
}

/** True where both tell the same. */
const same = (marks: Shared['line'], a: Version, b: Version): boolean =>
  a.to - a.from === b.to - b.from && together(marks, [a]) === together(marks, [b])

/** Whether two files tell an order alike, line by line and as a whole. */
export const alike = ({ line, order }: Shared, a: Version, b: Version): boolean =>
  same(line, a, b) && same(order, a, b)

type Repeats = (standing: readonly Version[], version: Version, numbered: boolean) => boolean

/** Tells whether a file repeats what the older ones tell of an order, or goes on with it. */
function repeating(rows: Rows, shared: Shared): Repeats {
  const product = codes(rows, 'product').codes
  const placed = numbers(rows, 'date')
  const completing = completes(rows, shared)
  return (standing, version, numbered) => {
    if (!numbered) return sameLines(shared, standing, version)
    const [first = version] = standing
    const same = standing.length === 1 && alike(shared, first, version)
    if (!same && !meet(shared, product, standing, version)) return false
    if (!same && isDated(shared, placed, standing) !== isDated(shared, placed, [version])) return false
    return !completing(standing, version)
  }
}

/** True where some product stands in both. */
function meet({ row }: Shared, product: Int32Array, standing: readonly Version[], version: Version): boolean {
  const known = new Set<number>()
  for (let i = version.from; i < version.to; i++) known.add(product[row[i] ?? 0] ?? -1)
  for (const { from, to } of standing)
    for (let i = from; i < to; i++) if (known.has(product[row[i] ?? 0] ?? -1)) return true
  return false
}

function isDated({ row }: Shared, placed: Float64Array, versions: readonly Version[]): boolean {
  for (const { from, to } of versions)
    for (let i = from; i < to; i++) if (!Number.isNaN(at(placed, row[i] ?? 0))) return true
  return false
}

/** Lines without an order number: these are the very same. */
function sameLines({ line }: Shared, standing: readonly Version[], { from, to }: Version): boolean {
  const size = standing.reduce((n, one) => n + one.to - one.from, 0)
  return size === to - from && together(line, standing) === together(line, [{ from, to }])
}

/** True where only both together come to the total that is told. */
function completes(rows: Rows, { row }: Shared): (standing: readonly Version[], version: Version) => boolean {
  const totals = [numbers(rows, 'orderTotal'), numbers(rows, 'subtotal')].filter(({ length }) => length > 0)
  if (totals.length === 0) return () => false
  const value = worth(rows)
  const sum = ({ from, to }: Version) => {
    let all = 0
    for (let i = from; i < to; i++) all += value[row[i] ?? 0] ?? Number.NaN
    return all
  }
  const meets = (told: number, come: number) => Math.abs(told - come) < 0.005
  return (standing, version) => {
    const own = sum(version)
    const all = standing.reduce((total, one) => total + sum(one), own)
    const told = (total: Float64Array) => total[row[version.from] ?? 0] ?? Number.NaN
    return totals.some((total) => meets(told(total), all) && !meets(told(total), own))
  }
}

function tellOverlap({ settled, lines, order, most }: Found): string {
  const were = settled === 1 ? '1 order was' : `${settled.toLocaleString('en-GB')} orders were`
  const apart = lines + order
  const both = `${were} in two files; the newer file's version stands.`
  if (apart === 0) return both
  const how = [
    ...(lines > 0 ? [`${lines.toLocaleString('en-GB')} in their lines`] : []),
    ...(order > 0 ? [`${order.toLocaleString('en-GB')} in total, customer, date or status`] : []),
  ]
  const contradict = apart === 1 ? 'For 1 of them' : `For ${apart.toLocaleString('en-GB')} of them`
  const example = most ? tellContradiction(most) : ''
  return `${both} ${contradict} the files contradict each other: ${how.join(', ')}.${example}`
}
