import type { Note } from '../../src/contract/notes.ts'
import type { Grain, Meaning } from '../../src/contract/schema.ts'
import type { Aside, Reading } from '../reading/table.ts'
import type { Batch, Cells, Source } from '../recognise/source.ts'
import { namedByHandle } from './filled.ts'
import { numberedApart } from './restart.ts'
import { unpacked } from './unpack.ts'

/** One file, whole: its typed columns and what could not be used. */
export interface FileColumns {
  /** Fingerprint of its content; absent while it is not known. */
  id?: string
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
  notes: Note[]
  /** What the columns are called in the file. */
  headers?: ReadonlyMap<Meaning, string>
  /** Columns of a customer list that mean nothing here. */
  traits?: readonly Trait[]
  /** 1 for rows that were split off the row before them: together they are one row of the file. */
  further?: Uint8Array
}

/** A column as it stands in the file: `labels[codes[row]]`, −1 where nothing is told. */
export interface Trait {
  name: string
  codes: Int32Array
  labels: readonly string[]
}

/** Reads a source to its end. `onBatch` sees each batch on the way, for progress. */
export async function gather(
  source: Source,
  call: Reading,
  onBatch: (batch: Batch) => void,
): Promise<FileColumns> {
  const laid = new Map<Meaning, Cells>()
  const aside: Aside[] = []
  let lines: Int32Array = new Int32Array()
  const traits: Int32Array[] = []
  let rows = 0
  for await (const batch of source.batches(call)) {
    const room = roomFor(rows + batch.rows, batch.done)
    lines = laidIn(lines, batch.lines, rows, room, Int32Array)
    for (const [meaning, cells] of batch.cells)
      laid.set(meaning, withMore(laid.get(meaning) ?? nothingOf(cells, rows), cells, rows, room))
    for (const [meaning, cells] of laid)
      if (!batch.cells.has(meaning))
        laid.set(meaning, withMore(cells, nothingOf(cells, batch.rows), rows, room))
    for (const [i, codes] of (batch.traits ?? []).entries())
      traits[i] = laidIn(traits[i] ?? new Int32Array(), codes, rows, room, Int32Array)
    for (const one of batch.aside) aside.push(one)
    rows += batch.rows
    onBatch(batch)
  }
  const { draft, hasTime, labels, rowsIn, notes } = source
  const { name, recognisedAs, grain } = draft
  const cells = new Map(Array.from(laid, ([meaning, column]) => [meaning, first(column, rows)]))
  const headers = new Map(draft.columns.flatMap((c) => (c.means ? [[c.means, c.name] as const] : [])))
  const whole = {
    ...{ name, recognisedAs, grain, hasTime, rows, lines: lines.subarray(0, rows) },
    ...{ cells, labels, aside, rowsIn, notes, headers },
    ...(traits.length > 0 && {
      traits: traits.map((codes, i) => traitOf(source, i, codes.subarray(0, rows))),
    }),
  }
  return numberedApart(unpacked(namedByHandle(whole)))
}

const traitOf = ({ traits }: Source, i: number, codes: Int32Array): Trait => ({
  name: traits?.names[i] ?? '',
  codes,
  labels: traits?.labels[i] ?? [],
})

/** Rows that the whole file will have, as far as its first part tells, and a little more: growing costs a copy. */
function roomFor(rows: number, done: number): number {
  return done > 0 && done < 1 ? Math.ceil((rows / done) * 1.02) : rows
}

/** Rows of a column in which nothing stands. */
function nothingOf({ kind }: Cells, rows: number): Cells {
  if (kind === 'key') return { kind, values: new Int32Array(rows).fill(-1) }
  if (kind === 'flag') return { kind, values: new Int8Array(rows).fill(-1) }
  return { kind, values: new Float64Array(rows).fill(Number.NaN) }
}

/** `more` behind the first `at` rows. Throws where a meaning has two kinds: that is our bug. */
function withMore(all: Cells, more: Cells, at: number, room: number): Cells {
  if (all.kind === 'key' && more.kind === 'key')
    return { kind: 'key', values: laidIn(all.values, more.values, at, room, Int32Array) }
  if (all.kind === 'flag' && more.kind === 'flag')
    return { kind: 'flag', values: laidIn(all.values, more.values, at, room, Int8Array) }
  if (isReal(all) && isReal(more))
    return { kind: all.kind, values: laidIn(all.values, more.values, at, room, Float64Array) }
  throw new TypeError(`${more.kind} cells in a column of ${all.kind}`)
}

type Real = Extract<Cells, { values: Float64Array }>
const isReal = (cells: Cells): cells is Real => cells.values instanceof Float64Array

function laidIn<T extends Int32Array | Float64Array | Int8Array>(
  all: T,
  more: T,
  at: number,
  room: number,
  make: new (length: number) => T,
): T {
  const need = at + more.length
  const into = need > all.length ? new make(Math.max(need, room)) : all
  if (into !== all) into.set(all.subarray(0, at))
  into.set(more, at)
  return into
}

function first(cells: Cells, rows: number): Cells {
  if (cells.kind === 'key') return { kind: 'key', values: cells.values.subarray(0, rows) }
  if (cells.kind === 'flag') return { kind: 'flag', values: cells.values.subarray(0, rows) }
  return { kind: cells.kind, values: cells.values.subarray(0, rows) }
}
