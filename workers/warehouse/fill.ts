import type { Corrections } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import { type Grain, type Meaning, meanings } from '../../src/contract/schema.ts'
import type { Call } from '../../src/contract/wire.ts'
import type { Batch, Cells, Source } from '../recognise/source.ts'
import type { Engine } from './engine.ts'
import { type Column, lay } from './lay.ts'

/** A file of which every row stands in `source_<n>` (typed) or `aside_<n>` (not usable), keys as codes. */
export interface Filled {
  n: number
  recognisedAs: string
  grain: Grain
  has: ReadonlySet<Meaning>
  hasTime: boolean
  /** Currency of amounts that name none, ISO 4217; '' where nobody told. */
  currency: string
  /** Distinct values of each key meaning. */
  labels: ReadonlyMap<Meaning, number>
  /** Typed rows and rows set aside while reading; `rowsIn` is their sum. */
  rows: number
  aside: number
  rowsIn: number
  notes: string[]
}

/** Batches laid while the engine is still busy; more would only fill memory. */
const queue = 6

/**
 * Fills the tables of one file while the next batch is being read: parsing and inserting overlap, and batches wait in a
 * short queue while the engine starts. Throws Failure `stopped`, `out-of-memory` with the rows read, or what the reader throws.
 */
export async function fill(
  starting: Promise<Engine>,
  n: number,
  source: Source,
  corrections: Corrections,
  call: Call,
): Promise<Filled> {
  const pipe = new Pipe(starting)
  let rows = 0
  let aside = 0
  try {
    for await (const batch of source.batches(call)) {
      if (call.signal.aborted) throw new Failure({ code: 'stopped' })
      await pipe.push(`source_${n}`, columnsOf(batch, rows))
      if (batch.aside.length > 0) await pipe.push(`aside_${n}`, asideColumns(batch))
      rows += batch.rows
      aside += batch.aside.length
      call.progress('read', batch.done)
    }
    if (rows === 0) await pipe.push(`source_${n}`, emptyColumns(source))
    for (const meaning of source.meanings)
      if (meanings[meaning].kind === 'key')
        await pipe.push(`source_${n}_${meaning}`, labelColumns(source.labels.get(meaning) ?? []))
    await pipe.end()
  } catch (thrown) {
    await pipe.end().catch(() => {})
    throw memoryFault(thrown, rows)
  }
  return filled(n, source, corrections, rows, aside)
}

function filled(n: number, source: Source, corrections: Corrections, rows: number, aside: number): Filled {
  return {
    n,
    recognisedAs: source.draft.recognisedAs,
    grain: source.draft.grain,
    has: new Set(source.meanings),
    hasTime: source.hasTime,
    currency: corrections.currency ?? '',
    labels: new Map([...source.labels].map(([m, l]) => [m, l.length])),
    rows,
    aside,
    rowsIn: rows + aside,
    notes: [...source.notes],
  }
}

/** Running out of memory, said as such; anything else as it came. */
export function memoryFault(thrown: unknown, rows: number): unknown {
  if (!(thrown instanceof Error) || thrown instanceof Failure) return thrown
  const full = /out of memory|allocation failed|invalid array length/i.test(thrown.message)
  const tight = thrown instanceof RangeError && !/call stack/i.test(thrown.message)
  return full || tight ? new Failure({ code: 'out-of-memory', rows }) : thrown
}

class Pipe {
  #engine: Promise<Engine>
  #last: Promise<void> = Promise.resolve()
  #waiting: Promise<void>[] = []
  constructor(engine: Promise<Engine>) {
    this.#engine = engine
  }
  async push(table: string, columns: Column[]): Promise<void> {
    const bytes = lay(columns)
    this.#last = this.#last.then(async () => (await this.#engine).insert(table, bytes))
    this.#last.catch(() => {})
    this.#waiting.push(this.#last)
    if (this.#waiting.length > queue) await this.#waiting.shift()
  }
  end(): Promise<void> {
    return this.#last
  }
}

function columnsOf(batch: Batch, before: number): Column[] {
  const row = Int32Array.from({ length: batch.rows }, (_, i) => before + i)
  const fixed: Column[] = [
    { name: 'row', kind: 'int', values: row },
    { name: 'line', kind: 'int', values: batch.lines },
  ]
  return [...fixed, ...[...batch.cells].map(([name, cells]) => columnOf(name, cells))]
}

function columnOf(name: string, cells: Cells): Column {
  if (cells.kind === 'key') return { name, kind: 'int', values: cells.values }
  if (cells.kind === 'text') return { name, kind: 'text', values: cells.values }
  if (cells.kind === 'date') return { name, kind: 'stamp', values: cells.values }
  if (cells.kind === 'flag') return { name, kind: 'flag', values: cells.values }
  return { name, kind: 'real', values: cells.values }
}

function emptyColumns(source: Source): Column[] {
  const batch: Batch = { rows: 0, lines: new Int32Array(0), cells: new Map(), aside: [], done: 1 }
  for (const m of source.meanings) batch.cells.set(m, emptyCells(meanings[m].kind))
  return columnsOf(batch, 0)
}

function emptyCells(kind: Cells['kind']): Cells {
  if (kind === 'key') return { kind, values: new Int32Array(0) }
  if (kind === 'text') return { kind, values: [] }
  if (kind === 'flag') return { kind, values: new Int8Array(0) }
  return { kind, values: new Float64Array(0) }
}

function asideColumns({ aside }: Batch): Column[] {
  return [
    { name: 'line', kind: 'int', values: Int32Array.from(aside, (a) => a.line) },
    { name: 'reason', kind: 'text', values: aside.map((a) => a.reason) },
    { name: 'raw', kind: 'text', values: aside.map((a) => a.raw) },
  ]
}

function labelColumns(labels: readonly string[]): Column[] {
  return [
    { name: 'code', kind: 'int', values: Int32Array.from(labels, (_, i) => i) },
    { name: 'label', kind: 'text', values: labels },
  ]
}
