/** Finite numbers, row by row: 8 bytes each. */
export interface Matrix {
  readonly rows: number
  readonly columns: number
  readonly values: Float64Array
}

/** Some rows of a matrix, in the order given; a row may come twice. */
export function rowsAt({ columns, values }: Matrix, rows: ArrayLike<number>): Matrix {
  const taken = new Float64Array(rows.length * columns)
  for (let i = 0; i < rows.length; i++) {
    const from = (rows[i] ?? 0) * columns
    for (let j = 0; j < columns; j++) taken[i * columns + j] = values[from + j] ?? 0
  }
  return { rows: rows.length, columns, values: taken }
}

/** Sums of each column over the rows of a cluster, divided by their number: centres, row by row. Empty clusters are 0. */
export function centresOf(matrix: Matrix, labels: ArrayLike<number>, clusters: number): Float64Array {
  const { rows, columns, values } = matrix
  const centres = new Float64Array(clusters * columns)
  const sizes = sizesOf(labels, clusters)
  for (let i = 0, at = 0; i < rows; i++) {
    const row = (labels[i] ?? 0) * columns
    for (let j = 0; j < columns; j++) centres[row + j] = (centres[row + j] ?? 0) + (values[at++] ?? 0)
  }
  for (let c = 0; c < clusters; c++)
    for (let j = 0; j < columns; j++)
      centres[c * columns + j] = (centres[c * columns + j] ?? 0) / Math.max(1, sizes[c] ?? 0)
  return centres
}

/** Rows in each cluster. */
export function sizesOf(labels: ArrayLike<number>, clusters: number): Int32Array {
  const sizes = new Int32Array(clusters)
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] ?? 0
    sizes[label] = (sizes[label] ?? 0) + 1
  }
  return sizes
}

/** Squared Euclidean distance of a row and a centre, by their places. */
export function squared(
  values: Float64Array,
  row: number,
  centres: Float64Array,
  centre: number,
  columns: number,
): number {
  let sum = 0
  for (let j = 0; j < columns; j++) {
    const gap = (values[row * columns + j] ?? 0) - (centres[centre * columns + j] ?? 0)
    sum += gap * gap
  }
  return sum
}
