import type { Meaning } from '../../src/contract/schema.ts'
import type { Groups } from './group.ts'
import { isOneExport, originOf } from './one-source.ts'
import { givesBack } from './refunds.ts'
import type { Rows } from './rows.ts'
import { type Marks, marksOf, ofLine, ofOrder } from './versions.ts'

/** Orders that several files of one kind tell. The rows of order i stand from `start[i]`, file by file. */
export interface Shared {
  orders: Int32Array
  start: Int32Array
  row: Int32Array
  file: Int32Array
  /** What the rows tell of their line, and of their order. */
  line: Marks
  order: Marks
  /** Place of each file from the oldest export to the newest. */
  age: readonly number[]
}

/** The rows by which one file tells an order: places in `row`, the last excluded. */
export interface Version {
  file: number
  from: number
  to: number
}

/** A list of orders does not repeat a list of their lines, or of what came back: each kind of file is looked at by itself. */
export function sharedOrders(rows: Rows, groups: Groups, age: readonly number[]): Shared[] {
  return kindsOf(rows).flatMap((files) =>
    sharedBy(rows, groups, files, [ofLine, ofOrder]).map((told) => ({ ...told, age })),
  )
}

function kindsOf(rows: Rows): number[][] {
  const kinds = new Map<string, number[]>()
  rows.files.forEach((file, f) => {
    const kind = givesBack(file) ? 'refunds' : file.grain
    if (rows.roles[f] === 'orders') kinds.set(kind, [...(kinds.get(kind) ?? []), f])
  })
  return [...kinds.values()]
}

/**
 * The same for telling what a further file has in common with those before it: where an export lost or won a column, and so
 * lists orders instead of lines, both are one kind, compared by what each of them tells.
 */
export function sharedExports(
  rows: Rows,
  groups: Groups,
  age: readonly number[],
  shared: readonly Shared[],
): readonly Shared[] {
  const kinds = kindsOf(rows)
  const joined = kinds.reduce<number[][]>((all, kind) => {
    const like = all.find((other) => isOneKind(rows, other, kind))
    if (like) like.push(...kind)
    else all.push([...kind])
    return all
  }, [])
  if (joined.length === kinds.length) return shared
  return joined.flatMap((files) => {
    const both = (of: readonly Meaning[]) =>
      of.filter((meaning) => files.every((f) => rows.files[f]?.cells.has(meaning)))
    return sharedBy(rows, groups, files, [both(ofLine), both(ofOrder)]).map((told) => ({ ...told, age }))
  })
}

const isOneKind = ({ files }: Rows, a: readonly number[], b: readonly number[]): boolean =>
  a.some((x) =>
    b.some((y) => {
      const [one, other] = [files[x], files[y]]
      return one !== undefined && other !== undefined && isOneExport(originOf(one), originOf(other))
    }),
  )

function sharedBy(
  rows: Rows,
  groups: Groups,
  files: readonly number[],
  [line, whole]: [line: readonly Meaning[], whole: readonly Meaning[]],
): Omit<Shared, 'age'>[] {
  const slot = files.length > 1 ? inSeveral(rows, groups, files) : null
  const orders = slot ? places(slot) : new Int32Array()
  if (!slot || orders.length === 0) return []
  const start = new Int32Array(orders.length + 1)
  eachRow(rows, groups, files, (_, order) => {
    const s = slot[order] ?? -1
    if (s >= 0) start[s + 1] = (start[s + 1] ?? 0) + 1
  })
  for (let s = 0; s < orders.length; s++) start[s + 1] = (start[s + 1] ?? 0) + (start[s] ?? 0)
  const next = start.slice()
  const row = new Int32Array(start[orders.length] ?? 0)
  const file = new Int32Array(row.length)
  eachRow(rows, groups, files, (r, order, f) => {
    const s = slot[order] ?? -1
    if (s < 0) return
    const at = next[s] ?? 0
    row[at] = r
    file[at] = f
    next[s] = at + 1
  })
  return [{ orders, start, row, file, line: marksOf(rows, row, line), order: marksOf(rows, row, whole) }]
}

/** 0 for orders that several of the files tell, -1 for the others; null where there are none. */
function inSeveral(rows: Rows, groups: Groups, files: readonly number[]): Int32Array | null {
  const by = new Int32Array(groups.count).fill(-1)
  const slot = new Int32Array(groups.count).fill(-1)
  let any = false
  eachRow(rows, groups, files, (_, order, f) => {
    const before = by[order] ?? -1
    if (before >= 0 && before !== f) {
      slot[order] = 0
      any = true
    }
    by[order] = f
  })
  return any ? slot : null
}

/** The orders that have a slot, which gets its number. */
function places(slot: Int32Array): Int32Array {
  const orders: number[] = []
  for (let order = 0; order < slot.length; order++)
    if (slot[order] === 0) slot[order] = orders.push(order) - 1
  return Int32Array.from(orders)
}

function eachRow(
  rows: Rows,
  { orderOf }: Groups,
  files: readonly number[],
  see: (row: number, order: number, file: number) => void,
): void {
  for (const f of files)
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; r < end; r++) {
      const order = orderOf[r] ?? -1
      if (order >= 0) see(r, order, f)
    }
}

/** How the files tell the order in a slot, the oldest first. */
export function versionsOf({ start, file, age }: Shared, slot: number): Version[] {
  const versions: Version[] = []
  const end = start[slot + 1] ?? 0
  for (let from = start[slot] ?? 0, to = from; from < end; from = to) {
    while (to < end && file[to] === file[from]) to++
    versions.push({ file: file[from] ?? 0, from, to })
  }
  return versions.sort((a, b) => (age[a.file] ?? 0) - (age[b.file] ?? 0))
}
