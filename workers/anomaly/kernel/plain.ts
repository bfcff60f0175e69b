/** Nodes and leaves of a complete tree of eight levels. */
export const [nodesPerTree, leavesPerTree] = [255, 256]
const levels = 8

/** Complete trees: node k of tree t stands at 255 t + k, its children at 2k + 1 (below the limit) and 2k + 2. */
export interface Trees {
  readonly trees: number
  readonly column: Uint32Array
  readonly limit: Float64Array
  /** How far a row has come that ends in a leaf, 256 a tree. */
  readonly path: Float64Array
}

/** The kernel's law: adds to `sums` how far rows `from`–`to` come in each tree, tree by tree. */
export function descendPlain(
  { trees, column, limit, path }: Trees,
  values: Float64Array,
  columns: number,
  from: number,
  to: number,
  sums: Float64Array,
): void {
  for (let t = 0; t < trees; t++) {
    const tree = t * nodesPerTree
    const leaf = t * leavesPerTree - nodesPerTree
    for (let i = from; i < to; i++) {
      const row = i * columns
      let at = 0
      for (let level = 0; level < levels; level++) {
        const isHigh = (values[row + (column[tree + at] ?? 0)] ?? 0) >= (limit[tree + at] ?? 0)
        at = 2 * at + (isHigh ? 2 : 1)
      }
      sums[i] = (sums[i] ?? 0) + (path[leaf + at] ?? 0)
    }
  }
}
