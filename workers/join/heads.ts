import type { FileColumns } from './columns.ts'
import type { Groups } from './group.ts'
import { givesBack } from './refunds.ts'
import type { Rows } from './rows.ts'

/**
 * 1 for rows that tell of a whole order whose lines stand in another file: they are no lines. Null where no order is told
 * in both ways.
 */
export function headsOf(rows: Rows, { orderOf, count }: Groups): Uint8Array | null {
  const depth = rows.files.map((file, f) => (rows.roles[f] === 'orders' ? depthOf(file) : 0))
  if (new Set(depth.filter((one) => one > 0)).size < 2) return null
  const deepest = new Uint8Array(count)
  eachRow(rows, depth, (r, one) => {
    const order = orderOf[r] ?? -1
    if (one > (deepest[order] ?? 3)) deepest[order] = one
  })
  const heads = new Uint8Array(rows.total)
  eachRow(rows, depth, (r, one) => {
    heads[r] = one < (deepest[orderOf[r] ?? -1] ?? 0) ? 1 : 0
  })
  return heads.includes(1) ? heads : null
}

/** A list of orders has more in it than one of what came back, and one of their lines the most. */
const depthOf = (file: FileColumns) => (givesBack(file) ? 1 : file.grain === 'order line' ? 3 : 2)

/** Rows whose amounts do not count, because another file tells what the whole order came to: 1. */
export function outdone(
  heads: Uint8Array | null,
  amounts: Float64Array,
  { orderOf, count }: Groups,
): Uint8Array | null {
  if (!heads) return null
  const told = new Uint8Array(count)
  for (let r = 0; r < heads.length; r++)
    if (heads[r] === 1 && !Number.isNaN(amounts[r] ?? Number.NaN)) told[orderOf[r] ?? -1] = 1
  const out = new Uint8Array(heads.length)
  for (let r = 0; r < out.length; r++) out[r] = heads[r] === told[orderOf[r] ?? -1] ? 0 : 1
  return out
}

/** Rows and what is asked of those that are no heads. */
export const linesOnly = (values: Int32Array, heads: Uint8Array | null): Int32Array =>
  heads ? values.map((value, r) => (heads[r] === 1 ? -1 : value)) : values

function eachRow(rows: Rows, depth: readonly number[], see: (row: number, depth: number) => void): void {
  depth.forEach((one, f) => {
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; one > 0 && r < end; r++) see(r, one)
  })
}
