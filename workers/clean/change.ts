import type { Grain, Meaning } from '../../src/contract/schema.ts'
import type { FileColumns } from '../join/columns.ts'

/** Labels of one column of one file that are to be called otherwise: by code; '' where nothing is named any more. */
export interface Renamed {
  file: number
  meaning: Meaning
  to: ReadonlyMap<number, string>
}

/** Rows of one file that are to be left out, ascending, and why. */
export interface LeftOut {
  file: number
  rows: readonly number[]
  reason: string
}

/** What a step would do. Nothing is done by finding it. */
export interface Change {
  renamed: readonly Renamed[]
  out: readonly LeftOut[]
}

/** The labels of a column of names; none where the file has no such column. */
export function labelsOf(file: FileColumns | undefined, meaning: Meaning): readonly string[] {
  const cells = file?.cells.get(meaning)
  return cells?.kind === 'key' ? (file?.labels.get(meaning) ?? []) : []
}

/** Codes of a column of names; none where the file has no such column. */
export function codesOf(file: FileColumns | undefined, meaning: Meaning): Int32Array {
  const cells = file?.cells.get(meaning)
  return cells?.kind === 'key' ? cells.values : new Int32Array()
}

/** Grains of which rows are sales. */
export const sales: ReadonlySet<Grain> = new Set<Grain>(['order', 'order line', 'transaction', 'payment'])

/** Rows of a file that are marked 1, ascending, with all other rows of their orders. */
export function withTheirOrders(file: FileColumns, own: Uint8Array): number[] {
  const order = codesOf(file, 'order')
  const tests = new Set<number>()
  for (let r = 0; r < order.length; r++) if (own[r] === 1) tests.add(order[r] ?? -1)
  tests.delete(-1)
  const rows: number[] = []
  for (let r = 0; r < own.length; r++) if (own[r] === 1 || tests.has(order[r] ?? -1)) rows.push(r)
  return rows
}
