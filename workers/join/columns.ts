import type { Grain, Meaning } from '../../src/contract/schema.ts'
import type { Aside, Reading } from '../reading/table.ts'
import type { Batch, Cells, Source } from '../recognise/source.ts'

/** One file, whole: its typed columns and what could not be used. */
export interface FileColumns {
  name: string
  recognisedAs: string
  grain: Grain
  hasTime: boolean
  rows: number
  /** 1-based line of the file for each row. */
  lines: Int32Array
  cells: ReadonlyMap<Meaning, Cells>
  labels: ReadonlyMap<Meaning, readonly string[]>
  aside: Aside[]
  rowsIn: number
  notes: string[]
}

/** Reads a source to its end. `onBatch` sees each batch on the way, for progress. */
export async function gather(
  source: Source,
  call: Reading,
  onBatch: (batch: Batch) => void,
): Promise<FileColumns> {
  const batches: Batch[] = []
  for await (const batch of source.batches(call)) {
    batches.push(batch)
    onBatch(batch)
  }
  const rows = batches.reduce((sum, b) => sum + b.rows, 0)
  const meanings = new Set(batches.flatMap((b) => [...b.cells.keys()]))
  const cells = new Map<Meaning, Cells>()
  for (const m of meanings) {
    cells.set(m, whole(batches, m, rows))
    for (const batch of batches) batch.cells.delete(m)
  }
  return {
    name: source.draft.name,
    recognisedAs: source.draft.recognisedAs,
    grain: source.draft.grain,
    hasTime: source.hasTime,
    rows,
    lines: put(new Int32Array(rows), 0, batches, (b) => b.lines),
    cells,
    labels: source.labels,
    aside: batches.flatMap((b) => b.aside),
    rowsIn: source.rowsIn,
    notes: source.notes,
  }
}

/** The column of a meaning over all batches; stretches without it are empty. A file of one batch stands as it is. */
function whole(batches: readonly Batch[], meaning: Meaning, rows: number): Cells {
  const of = (b: Batch) => b.cells.get(meaning)
  const first = batches.map(of).find((cells) => cells !== undefined)
  if (first && batches.length === 1) return first
  const kind = first?.kind ?? 'key'
  const values = (b: Batch) => of(b)?.values
  if (kind === 'key') return { kind, values: put(new Int32Array(rows), -1, batches, values) }
  if (kind === 'flag') return { kind, values: put(new Int8Array(rows), -1, batches, values) }
  return { kind, values: put(new Float64Array(rows), Number.NaN, batches, values) }
}

/** Lays the batches end to end. */
function put<T extends Int32Array | Float64Array | Int8Array>(
  into: T,
  empty: number,
  batches: readonly Batch[],
  of: (b: Batch) => Cells['values'] | undefined,
): T {
  let at = 0
  for (const batch of batches) {
    const values = of(batch)
    if (values) into.set(values, at)
    else into.fill(empty, at, at + batch.rows)
    at += batch.rows
  }
  return into
}
