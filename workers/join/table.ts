/** One column of a canonical table. Empty is NaN (real, stamp), -1 (text code); int and flag have none. */
export type Column =
  | { type: 'int'; values: Int32Array }
  | { type: 'real'; values: Float64Array }
  /** Milliseconds since 1970, wall clock of the shop. */
  | { type: 'stamp'; values: Float64Array }
  | { type: 'flag'; values: Uint8Array }
  | { type: 'text'; codes: Int32Array; labels: readonly string[] }

/** A canonical table or mart: equal-length columns under their SQL names. */
export interface Table {
  readonly name: string
  readonly rows: number
  readonly columns: ReadonlyMap<string, Column>
}

/** A table from its columns. @throws RangeError where lengths differ: that is our bug. */
export function table(name: string, rows: number, columns: Record<string, Column>): Table {
  for (const [column, c] of Object.entries(columns)) {
    const length = c.type === 'text' ? c.codes.length : c.values.length
    if (length !== rows) throw new RangeError(`${name}.${column} has ${length} rows, not ${rows}`)
  }
  return { name, rows, columns: new Map(Object.entries(columns)) }
}

/** Built by a plain loop: `Int32Array.from` walks an iterator and takes ten times as long on a million rows. */
export function ints(length: number, value: (i: number) => number): Int32Array {
  const out = new Int32Array(length)
  for (let i = 0; i < length; i++) out[i] = value(i)
  return out
}

/** The same for doubles. */
export function reals(length: number, value: (i: number) => number): Float64Array {
  const out = new Float64Array(length)
  for (let i = 0; i < length; i++) out[i] = value(i)
  return out
}

export const int = (values: Int32Array): Column => ({ type: 'int', values })
export const real = (values: Float64Array): Column => ({ type: 'real', values })
export const stamp = (values: Float64Array): Column => ({ type: 'stamp', values })
export const flag = (values: Uint8Array): Column => ({ type: 'flag', values })

/** A text column, each distinct text stored once. */
export function text(values: readonly string[]): Column {
  const known = new Map<string, number>()
  const labels: string[] = []
  const codes = ints(values.length, (i) => {
    const value = values[i] ?? ''
    if (value === '') return -1
    const code = known.get(value)
    if (code !== undefined) return code
    known.set(value, labels.length)
    return labels.push(value) - 1
  })
  return { type: 'text', codes, labels }
}
