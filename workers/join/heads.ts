import type { Groups } from './group.ts'
import type { Rows } from './rows.ts'

/**
 * 1 for rows that tell of a whole order whose lines stand in another file: they are no lines. Null where no order is told
 * in both ways.
 */
export function headsOf(rows: Rows, { orderOf, count }: Groups): Uint8Array | null {
  const isOrder = (f: number) => rows.roles[f] === 'orders'
  const byLine = rows.files.map(({ grain }, f) => isOrder(f) && grain === 'order line')
  const whole = rows.files.map((_, f) => isOrder(f) && !byLine[f])
  if (!byLine.includes(true) || !whole.includes(true)) return null
  const hasLines = new Uint8Array(count)
  eachRow(rows, byLine, (r) => {
    const order = orderOf[r] ?? -1
    if (order >= 0) hasLines[order] = 1
  })
  const heads = new Uint8Array(rows.total)
  eachRow(rows, whole, (r) => {
    heads[r] = hasLines[orderOf[r] ?? -1] ?? 0
  })
  return heads.includes(1) ? heads : null
}

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

function eachRow(rows: Rows, files: readonly boolean[], see: (row: number) => void): void {
  files.forEach((wanted, f) => {
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; wanted && r < end; r++) see(r)
  })
}
