import type { Grain, Meaning } from '../../src/contract/schema.ts'
import type { Call } from '../../src/contract/wire.ts'
import type { Aside } from '../reading/table.ts'
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
  call: Call,
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
  for (const m of meanings) cells.set(m, whole(batches, m, rows))
  return {
    name: source.draft.name,
    recognisedAs: source.draft.recognisedAs,
    grain: source.draft.grain,
    hasTime: source.hasTime,
    rows,
    lines: fill(new Int32Array(rows), batches, (b) => b.lines),
    cells,
    labels: source.labels,
    aside: batches.flatMap((b) => b.aside),
    rowsIn: source.rowsIn,
    notes: source.notes,
  }
}

/** The column of a meaning over all batches; stretches without it stay empty. */
function whole(batches: Batch[], meaning: Meaning, rows: number): Cells {
  const kind = batches.find((b) => b.cells.has(meaning))?.cells.get(meaning)?.kind ?? 'key'
  const of = (b: Batch) => b.cells.get(meaning)?.values
  if (kind === 'key') return { kind, values: fill(new Int32Array(rows).fill(-1), batches, of) }
  if (kind === 'flag') return { kind, values: fill(new Int8Array(rows).fill(-1), batches, of) }
  return { kind, values: fill(new Float64Array(rows).fill(Number.NaN), batches, of) }
}

function fill<T extends Int32Array | Float64Array | Int8Array>(
  into: T,
  batches: Batch[],
  of: (b: Batch) => Cells['values'] | undefined,
): T {
  let at = 0
  for (const batch of batches) {
    const values = of(batch)
    if (values) into.set(values, at)
    at += batch.rows
  }
  return into
}
