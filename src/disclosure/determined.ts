const tiny = 1e-9

/**
 * Unknowns that sums pin down: `lines` are sets of unknowns (0 to `size` − 1) whose sums are known. An unknown is determined
 * when a combination of lines holds it alone, which Gauss–Jordan elimination shows (for tables with two margins these are
 * the bridges of Gusfield 1988, SIAM J. Comput. 17:552).
 */
export function determined(lines: readonly (readonly number[])[], size: number): number[] {
  return reduced(lines, size).flatMap((row) => {
    const held = [...row.keys()].filter((i) => Math.abs(row[i] ?? 0) > tiny)
    return held.length === 1 ? held : []
  })
}

/** Reduced row echelon form of the incidence of unknowns in lines. */
function reduced(lines: readonly (readonly number[])[], size: number): Float64Array[] {
  const rows = lines.map((line) => {
    const row = new Float64Array(size)
    for (const i of line) row[i] = 1
    return row
  })
  let rank = 0
  for (let column = 0; column < size && rank < rows.length; column++) {
    const found = rows.findIndex((row, i) => i >= rank && Math.abs(row[column] ?? 0) > tiny)
    if (found < 0) continue
    rows.splice(rank, 0, ...rows.splice(found, 1))
    clear(rows, rank, column)
    rank++
  }
  return rows.slice(0, rank)
}

/** Scales the pivot's row to 1 and takes it out of all others. */
function clear(rows: readonly Float64Array[], pivot: number, column: number): void {
  const base = rows[pivot]
  const head = base?.[column]
  if (!base || !head) return
  for (let i = 0; i < base.length; i++) base[i] = (base[i] ?? 0) / head
  rows.forEach((row, r) => {
    const times = row[column] ?? 0
    if (r === pivot || times === 0) return
    for (let i = 0; i < row.length; i++) row[i] = (row[i] ?? 0) - times * (base[i] ?? 0)
  })
}
