/** Numbers; NaN = not known. */
export interface NumberColumn {
  readonly name: string
  readonly kind: 'number'
  readonly values: Float64Array
}

/** One of several labels, as its place among them; −1 = not known. A place means the same in every matrix a model sees. */
export interface CategoryColumn {
  readonly name: string
  readonly kind: 'category'
  readonly codes: Int32Array
  readonly labels: readonly string[]
}

export type FeatureColumn = NumberColumn | CategoryColumn

/** What is known of each row, column by column: 8 bytes a number, 4 a category. */
export interface Features {
  readonly rows: number
  readonly columns: readonly FeatureColumn[]
}

/** Rows that are marked so, ascending. */
export function rowsOf(marks: Uint8Array, mark: number): Int32Array {
  let count = 0
  for (let i = 0; i < marks.length; i++) if (marks[i] === mark) count++
  const rows = new Int32Array(count)
  for (let i = 0, at = 0; i < marks.length; i++) if (marks[i] === mark) rows[at++] = i
  return rows
}

/** Some rows, in the order given; a row may come twice. */
export function featuresAt({ columns }: Features, rows: Int32Array): Features {
  return { rows: rows.length, columns: columns.map((column) => columnAt(column, rows)) }
}

function columnAt(column: FeatureColumn, rows: Int32Array): FeatureColumn {
  if (column.kind === 'number') {
    const values = new Float64Array(rows.length)
    for (let i = 0; i < rows.length; i++) values[i] = column.values[rows[i] ?? 0] ?? Number.NaN
    return { ...column, values }
  }
  const codes = new Int32Array(rows.length)
  for (let i = 0; i < rows.length; i++) codes[i] = column.codes[rows[i] ?? 0] ?? -1
  return { ...column, codes }
}

/** Copies rows `from` to `to` row by row into `into`: a category as its place, what is not known as NaN. */
export function fillRows({ columns }: Features, from: number, to: number, into: Float64Array): void {
  columns.forEach((column, j) => {
    const step = columns.length
    if (column.kind === 'number')
      for (let i = from, at = j; i < to; i++, at += step) into[at] = column.values[i] ?? Number.NaN
    else
      for (let i = from, at = j; i < to; i++, at += step) {
        const code = column.codes[i] ?? -1
        into[at] = code < 0 ? Number.NaN : code
      }
  })
}
