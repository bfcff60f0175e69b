import type { Groups } from './group.ts'
import { codes, numbers, type Rows } from './rows.ts'

/**
 * Orders told by two files. Where the files share a line, they are two exports of one order and the later file's
 * version stands; where they share none, an export was cut in two and the parts belong together.
 */
export function settleOverlap(rows: Rows, groups: Groups): Groups {
  const shared = inSeveralFiles(rows, groups)
  if (shared.size === 0) return groups
  const sign = signature(rows)
  const told = new Map<number, Map<number, number[]>>()
  rows.files.forEach((_, f) => {
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; r < end; r++) {
      const order = groups.orderOf[r] ?? -1
      if (shared.has(order)) push(told, order, f, r)
    }
  })
  let settled = 0
  for (const byFile of told.values()) if (supersede(byFile, sign, rows, groups)) settled++
  if (settled > 0) {
    const are = settled === 1 ? '1 order is' : `${settled} orders are`
    groups.notes.push(`${are} in more than one file; the newer file's version stands.`)
  }
  return groups
}

function inSeveralFiles(rows: Rows, groups: Groups): Set<number> {
  const fileOf = new Int32Array(groups.count).fill(-1)
  const shared = new Set<number>()
  rows.files.forEach((_, f) => {
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; r < end; r++) {
      const order = groups.orderOf[r] ?? -1
      if (order < 0 || groups.label(order) === '') continue
      if ((fileOf[order] ?? -1) >= 0 && fileOf[order] !== f) shared.add(order)
      fileOf[order] = f
    }
  })
  return shared
}

function push(told: Map<number, Map<number, number[]>>, order: number, file: number, row: number): void {
  const byFile = told.get(order) ?? new Map<number, number[]>()
  told.set(order, byFile)
  const list = byFile.get(file)
  if (list) list.push(row)
  else byFile.set(file, [row])
}

/** What makes two lines the same line. */
function signature(rows: Rows): (row: number) => string {
  const product = codes(rows, 'product')
  const columns = (['quantity', 'unitPrice', 'amount', 'date'] as const).map((m) => numbers(rows, m))
  return (row) => [product.labels[product.codes[row] ?? -1] ?? '', ...columns.map((c) => c[row])].join('|')
}

function supersede(
  byFile: Map<number, number[]>,
  sign: (r: number) => string,
  rows: Rows,
  groups: Groups,
): boolean {
  const files = [...byFile.keys()].sort((a, b) => a - b)
  const last = files.at(-1) ?? 0
  const newest = new Set(byFile.get(last)?.map(sign))
  const older = files.slice(0, -1).flatMap((f) => byFile.get(f) ?? [])
  if (!older.some((r) => newest.has(sign(r)))) return false
  for (const r of older) {
    groups.orderOf[r] = -1
    groups.aside.push({ row: r, reason: `also in ${rows.files[last]?.name}, whose version stands` })
  }
  return true
}
