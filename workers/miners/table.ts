import type { Unit } from '../../src/contract/param.ts'
import type { Blocks } from '../../src/contract/report.ts'
import { cell } from './say.ts'

type Table = Blocks['table']
type Cell = Table['rows'][number][number]

/** A column, declared once: how it is headed, and what it says of each thing that has a row. */
export type Column<T> = Table['columns'][number] & { readonly of: (thing: T) => Cell }

/** A row for each thing, in their order; below them the rows of `more`, a cell a column. */
export function tableOf<T>(
  things: readonly T[],
  columns: readonly Column<T>[],
  more: readonly Cell[][] = [],
): Table {
  return {
    columns: columns.map(({ of: _, ...head }) => head),
    rows: [...things.map((thing) => columns.map(({ of }) => of(thing))), ...more],
  }
}

/** The two columns of an interval: where it begins and where it ends. */
export function ends<T>(
  of: (thing: T) => { readonly low: number; readonly high: number },
  unit?: Unit,
): Column<T>[] {
  const head = unit === undefined ? {} : { unit }
  return [
    { label: 'From', ...head, term: 'interval', of: (thing) => cell(of(thing).low) },
    { label: 'To', ...head, of: (thing) => cell(of(thing).high) },
  ]
}
