/** Finite numbers, row by row: 8 bytes each. */
export interface Matrix {
  readonly rows: number
  readonly columns: number
  readonly values: Float64Array
}
