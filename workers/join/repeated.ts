import type { Overlap, Repeated } from '../../src/contract/desk.ts'
import type { Groups } from './group.ts'
import type { Identity } from './identity.ts'
import { alike } from './overlap.ts'
import type { Rows } from './rows.ts'
import { type Shared, type Version, versionsOf } from './shared.ts'
import { iota } from './table.ts'
import { marksOf, ofCustomer, together } from './versions.ts'

const nothing = (): Repeated => ({ known: 0, changed: 0, fresh: 0 })
const isKnown = ({ known, changed }: Repeated) => known + changed > 0

/**
 * For each file, what it has in common with those that came before it: `came[f]` is its place among them. Null where that is
 * nothing. To be asked before an overlap is settled.
 */
export function overlaps(
  rows: Rows,
  who: Identity,
  groups: Groups,
  shared: readonly Shared[],
  came: readonly number[],
): (Overlap | null)[] {
  if (rows.files.length < 2) return rows.files.map(() => null)
  const found = rows.files.map((): Overlap => ({ orders: nothing(), lines: nothing(), customers: nothing() }))
  countCustomers(rows, who, came, found)
  if (shared.length > 0) countAll(rows, groups, found)
  for (const one of shared)
    for (let slot = 0; slot < one.orders.length; slot++)
      countVersions(one, versionsOf(one, slot), came, found)
  return found.map((one) => (isKnown(one.orders) || isKnown(one.customers) ? one : null))
}

/** All are new as long as nothing else is found. */
function countAll(rows: Rows, { orderOf, count }: Groups, found: readonly Overlap[]): void {
  const last = new Int32Array(count).fill(-1)
  found.forEach(({ orders, lines }, f) => {
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; r < end; r++) {
      const order = orderOf[r] ?? -1
      if (order < 0) continue
      lines.fresh++
      if (last[order] !== f) orders.fresh++
      last[order] = f
    }
  })
}

function countVersions(
  shared: Shared,
  versions: readonly Version[],
  came: readonly number[],
  found: readonly Overlap[],
): void {
  const place = ({ file }: Version) => came[file] ?? 0
  for (const version of versions) {
    const own = found[version.file]
    const before = versions.findLast((other) => place(other) < place(version))
    if (!before || !own) continue
    const known = alike(shared, before, version)
    move(own.orders, known ? 'known' : 'changed', 1)
    const size = version.to - version.from
    const lines = known ? size : sameLines(shared, before, version)
    move(own.lines, 'known', lines)
    move(own.lines, 'changed', Math.min(size, before.to - before.from) - lines)
  }
}

function move(repeated: Repeated, to: 'known' | 'changed', n: number): void {
  repeated.fresh -= n
  repeated[to] += n
}

/** Lines of a version that stand in the other one, too. */
function sameLines({ line }: Shared, before: Version, version: Version): number {
  const left = new Map<number, number>()
  for (let i = before.from; i < before.to; i++) {
    const mark = together(line, [{ from: i, to: i + 1 }])
    left.set(mark, (left.get(mark) ?? 0) + 1)
  }
  let lines = 0
  for (let i = version.from; i < version.to; i++) {
    const mark = together(line, [{ from: i, to: i + 1 }])
    const more = left.get(mark) ?? 0
    if (more > 0) lines++
    left.set(mark, more - 1)
  }
  return lines
}

/** People by file, in the order in which the files came. Changed is who two lists of one source tell of in two ways. */
function countCustomers(rows: Rows, who: Identity, came: readonly number[], found: readonly Overlap[]): void {
  const seen = new Uint8Array(who.person.length)
  const told = new Float64Array(who.person.length)
  const last = new Int32Array(who.person.length).fill(-1)
  const toldBy = new Map<number, string>()
  const byComing = iota(came.length).sort((a, b) => (came[a] ?? 0) - (came[b] ?? 0))
  for (const f of byComing) {
    const customers = found[f]?.customers
    const role = rows.roles[f]
    if (!customers || (role !== 'orders' && role !== 'customers')) continue
    const from = rows.start[f] ?? 0
    const which = iota((rows.start[f + 1] ?? 0) - from).map((r) => r + from)
    const marks = role === 'customers' ? marksOf(rows, which, ofCustomer) : null
    for (let i = 0; i < which.length; i++) {
      const node = who.codes[which[i] ?? 0] ?? -1
      const person = node < 0 ? -1 : (who.person[node] ?? -1)
      if (person < 0 || last[person] === f) continue
      last[person] = f
      const before = told[person] ?? Number.NaN
      const source = rows.files[f]?.recognisedAs ?? ''
      const again = marks !== null && toldBy.get(person) === source
      if (marks) told[person] = together(marks, [{ from: i, to: i + 1 }])
      if (marks) toldBy.set(person, source)
      const apart = again && before !== told[person]
      customers[seen[person] === 0 ? 'fresh' : apart ? 'changed' : 'known']++
    }
    for (let i = 0; i < which.length; i++) {
      const node = who.codes[which[i] ?? 0] ?? -1
      if (node >= 0) seen[who.person[node] ?? 0] = 1
    }
  }
}
