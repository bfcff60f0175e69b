import { firstRows, type Groups } from './group.ts'
import { codes, numbers, type Rows } from './rows.ts'

const newer = 'this order is also in a newer file, whose version stands'

/**
 * Orders told by two files. One with a number stands as the newer file has it, unless an export was cut within it: then
 * no product stands in both parts. Without a number, the same lines twice are two exports, other lines are more of the day.
 */
export function settleOverlap(rows: Rows, groups: Groups): Groups {
  const shared = inSeveralFiles(rows, groups)
  if (shared.size === 0) return groups
  const sign = signatures(rows)
  let settled = 0
  for (const [order, byFile] of toldBy(rows, groups, shared).flatMap(([order, files]) =>
    alike(rows, files).map((same) => [order, same] as const),
  )) {
    const files = [...byFile.keys()].sort((a, b) => a - b)
    const latest = byFile.get(files.at(-1) ?? 0) ?? []
    const older = files.slice(0, -1).flatMap((f) => byFile.get(f) ?? [])
    const again =
      groups.label(order) === '' ? sameLines(older, latest, sign.line) : meet(older, latest, sign.product)
    if (!again) continue
    settled++
    for (const row of older) {
      groups.orderOf[row] = -1
      groups.aside.push({ row, reason: newer })
    }
  }
  if (settled === 0) return groups
  groups.notes.push(`${were(settled)} in two files; the newer file's version stands.`)
  return { ...groups, firstRow: firstRows(groups.orderOf, groups.count) }
}

const were = (n: number) => (n === 1 ? '1 order was' : `${n.toLocaleString('en-GB')} orders were`)

function inSeveralFiles(rows: Rows, { orderOf, count }: Groups): Set<number> {
  const fileOf = new Int32Array(count).fill(-1)
  const shared = new Set<number>()
  if (rows.files.length < 2) return shared
  rows.files.forEach((_, f) => {
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; r < end; r++) {
      const order = orderOf[r] ?? -1
      if (order < 0) continue
      if ((fileOf[order] ?? -1) >= 0 && fileOf[order] !== f) shared.add(order)
      fileOf[order] = f
    }
  })
  return shared
}

/** Rows of the shared orders by order and file. */
function toldBy(
  rows: Rows,
  { orderOf }: Groups,
  shared: ReadonlySet<number>,
): [order: number, byFile: Map<number, number[]>][] {
  const told = new Map<number, Map<number, number[]>>()
  rows.files.forEach((_, f) => {
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; r < end; r++) {
      const order = orderOf[r] ?? -1
      if (!shared.has(order)) continue
      const byFile = told.get(order) ?? new Map<number, number[]>()
      told.set(order, byFile.set(f, [...(byFile.get(f) ?? []), r]))
    }
  })
  return [...told]
}

/** Files of which each row is the same kind of thing; a list of orders does not repeat a list of their lines. */
function alike(rows: Rows, byFile: Map<number, number[]>): Map<number, number[]>[] {
  const kinds = new Map<string, Map<number, number[]>>()
  for (const [f, own] of byFile) {
    const grain = rows.files[f]?.grain ?? ''
    kinds.set(grain, (kinds.get(grain) ?? new Map<number, number[]>()).set(f, own))
  }
  return [...kinds.values()].filter((files) => files.size > 1)
}

/** What makes two lines tell of the same product, and what makes them the same line. */
function signatures(rows: Rows) {
  const product = codes(rows, 'product')
  const columns = (['quantity', 'unitPrice', 'amount', 'orderTotal'] as const).map((m) => numbers(rows, m))
  const name = (row: number) => product.labels[product.codes[row] ?? -1] ?? ''
  return { product: name, line: (row: number) => [name(row), ...columns.map((c) => c[row])].join('|') }
}

function meet(older: readonly number[], latest: readonly number[], sign: (row: number) => string): boolean {
  const known = new Set(latest.map(sign))
  return older.some((row) => known.has(sign(row)))
}

function sameLines(
  older: readonly number[],
  latest: readonly number[],
  sign: (row: number) => string,
): boolean {
  const sorted = (list: readonly number[]) => list.map(sign).sort().join('\n')
  return sorted(older) === sorted(latest)
}
