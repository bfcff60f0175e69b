import { Dictionary } from './dictionary.ts'

/** One column of a canonical table. Empty is NaN (real, stamp), -1 (text code); int and flag have none. */
export type Column =
  | { type: 'int'; values: Int32Array }
  | { type: 'real'; values: Float64Array }
  /** Milliseconds since 1970, wall clock of the shop. */
  | { type: 'stamp'; values: Float64Array }
  | { type: 'flag'; values: Uint8Array }
  | { type: 'text'; codes: Int32Array; labels: readonly string[] }

export type Texts = Extract<Column, { type: 'text' }>

/** A canonical table or mart: equal-length columns under their SQL names. */
export interface Table {
  readonly name: string
  readonly rows: number
  readonly columns: ReadonlyMap<string, Column>
}

/** A table from its columns. @throws RangeError where lengths differ: that is our bug. */
export function table(name: string, rows: number, columns: Record<string, Column>): Table {
  const checked = Object.entries(columns).map(
    ([column, c]) => [column, ofLength(rows, c, name, column)] as const,
  )
  return { name, rows, columns: new Map(checked) }
}

function ofLength(rows: number, column: Column, ...of: string[]): Column {
  const { length } = column.type === 'text' ? column.codes : column.values
  if (length !== rows) throw new RangeError(`${of.join('.')} has ${length} rows, not ${rows}`)
  return column
}

/** A table of which each column is made when somebody looks at it, with the same check. */
export function lazyTable(name: string, rows: number, columns: Record<string, () => Column>): Table {
  const made = Object.entries(columns).map(
    ([column, make]) => [column, lazily(() => ofLength(rows, make(), name, column))] as const,
  )
  return { name, rows, columns: new LazyColumns(made) }
}

class LazyColumns implements ReadonlyMap<string, Column> {
  readonly #columns: ReadonlyMap<string, () => Column>

  constructor(columns: readonly (readonly [string, () => Column])[]) {
    this.#columns = new Map(columns)
  }

  get size(): number {
    return this.#columns.size
  }

  get(name: string): Column | undefined {
    return this.#columns.get(name)?.()
  }

  has(name: string): boolean {
    return this.#columns.has(name)
  }

  keys(): MapIterator<string> {
    return this.#columns.keys()
  }

  *values(): Generator<Column, undefined> {
    for (const make of this.#columns.values()) yield make()
  }

  *entries(): Generator<[string, Column], undefined> {
    for (const [name, make] of this.#columns) yield [name, make()]
  }

  [Symbol.iterator](): Generator<[string, Column], undefined> {
    return this.entries()
  }

  forEach(see: (column: Column, name: string, columns: ReadonlyMap<string, Column>) => void): void {
    for (const [name, column] of this) see(column, name, this)
  }
}

/** Made when it is first asked for, and once. */
export function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Made when it is asked for, and again once its memory was needed for something else. */
export function weakly<T extends object>(make: () => T): () => T {
  let made: WeakRef<T> | undefined
  return () => {
    const known = made?.deref()
    if (known) return known
    const fresh = make()
    made = new WeakRef(fresh)
    return fresh
  }
}

/** Built by a plain loop: `Int32Array.from` walks an iterator and takes ten times as long on a million rows. */
export function ints(length: number, value: (i: number) => number): Int32Array {
  const out = new Int32Array(length)
  for (let i = 0; i < length; i++) out[i] = value(i)
  return out
}

/** 0, 1, 2, … */
export function iota(length: number): Int32Array {
  const out = new Int32Array(length)
  for (let i = 0; i < length; i++) out[i] = i
  return out
}

/** `values[at[i]]`; -1 where `at` is -1, and everywhere where there are no values. */
export function pick(values: Int32Array, at: Int32Array): Int32Array {
  const out = new Int32Array(at.length)
  if (values.length === 0) return out.fill(-1)
  for (let i = 0; i < out.length; i++) {
    const from = at[i] ?? -1
    out[i] = from < 0 ? -1 : (values[from] ?? -1)
  }
  return out
}

/** The same for doubles: NaN. */
export function pickReals(values: Float64Array, at: Int32Array): Float64Array {
  const out = new Float64Array(at.length)
  if (values.length === 0) return out.fill(Number.NaN)
  for (let i = 0; i < out.length; i++) {
    const from = at[i] ?? -1
    out[i] = from < 0 ? Number.NaN : (values[from] ?? Number.NaN)
  }
  return out
}

/** How often each code stands there; -1 is none. */
export function tally(codes: Int32Array, size: number): Int32Array {
  const out = new Int32Array(size)
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? -1
    if (code >= 0) out[code] = (out[code] ?? 0) + 1
  }
  return out
}

export const int = (values: Int32Array): Column => ({ type: 'int', values })
export const real = (values: Float64Array): Column => ({ type: 'real', values })
export const stamp = (values: Float64Array): Column => ({ type: 'stamp', values })
export const flag = (values: Uint8Array): Column => ({ type: 'flag', values })

/** A text column, each distinct text stored once. */
export function text(values: readonly string[]): Texts {
  const known = new Dictionary()
  const codes = new Int32Array(values.length).fill(-1)
  for (let i = 0; i < codes.length; i++) {
    const value = values[i] ?? ''
    if (value !== '') codes[i] = known.code(value)
  }
  return { type: 'text', codes, labels: known.labels }
}

/** The codes of some rows. */
export const coded = (
  { codes, labels }: { codes: Int32Array; labels: readonly string[] },
  which: Int32Array,
): Texts => ({ type: 'text', codes: pick(codes, which), labels })
