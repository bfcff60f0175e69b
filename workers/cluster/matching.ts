/**
 * The cheapest assignment of rows to columns, each column taken at most once: Kuhn (1955), Munkres (1957), with potentials,
 * cubic. Gives the column of each row. `cost` has at least as many columns as rows.
 * 33 bytes a column.
 */
export function assignment(cost: readonly (readonly number[])[]): number[] {
  const columns = cost[0]?.length ?? 0
  const rowOf = new Int32Array(columns + 1).fill(-1)
  const up = new Float64Array(cost.length + 1)
  const down = new Float64Array(columns + 1)
  for (let row = 0; row < cost.length; row++) place(cost, row, rowOf, up, down)
  const columnOf = new Array<number>(cost.length).fill(-1)
  for (let j = 0; j < columns; j++) {
    const row = rowOf[j] ?? -1
    if (row >= 0) columnOf[row] = j
  }
  return columnOf
}

/** Finds the shortest augmenting path from one row; the last place stands for the row that waits. */
function place(
  cost: readonly (readonly number[])[],
  row: number,
  rowOf: Int32Array,
  up: Float64Array,
  down: Float64Array,
): void {
  const last = rowOf.length - 1
  const least = new Float64Array(last).fill(Number.POSITIVE_INFINITY)
  const before = new Int32Array(last).fill(last)
  const used = new Uint8Array(last + 1)
  rowOf[last] = row
  let at = last
  while ((rowOf[at] ?? -1) >= 0) {
    used[at] = 1
    const r = rowOf[at] ?? 0
    let [delta, next] = [Number.POSITIVE_INFINITY, last]
    for (let j = 0; j < last; j++) {
      if (used[j]) continue
      const reduced = (cost[r]?.[j] ?? 0) - (up[r] ?? 0) - (down[j] ?? 0)
      if (reduced < (least[j] ?? 0)) [least[j], before[j]] = [reduced, at]
      if ((least[j] ?? 0) < delta) [delta, next] = [least[j] ?? 0, j]
    }
    for (let j = 0; j <= last; j++) {
      if (used[j]) {
        up[rowOf[j] ?? 0] = (up[rowOf[j] ?? 0] ?? 0) + delta
        down[j] = (down[j] ?? 0) - delta
      } else if (j < last) least[j] = (least[j] ?? 0) - delta
    }
    at = next
  }
  while (at !== last) {
    const from = before[at] ?? last
    rowOf[at] = rowOf[from] ?? -1
    at = from
  }
  rowOf[last] = -1
}
