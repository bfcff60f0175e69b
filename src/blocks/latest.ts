import type { Blocks } from '../contract/report.ts'

type Heatmap = Blocks['heatmap']

/** The last rows of a heat map, at most so many, and the columns in which any of them is known. */
export function latest(data: Heatmap, most: number): Heatmap {
  const from = Math.max(0, data.rows.length - most)
  const rows = data.values.slice(from)
  const width = rows.reduce((n, row) => Math.max(n, 1 + row.findLastIndex((v) => v !== null)), 0)
  const cut = <T>(grid: T[][]) => grid.slice(from).map((row) => row.slice(0, width))
  return {
    ...data,
    rows: data.rows.slice(from),
    columns: data.columns.slice(0, width),
    values: cut(data.values),
    counts: cut(data.counts),
    ...(data.low && { low: cut(data.low) }),
    ...(data.high && { high: cut(data.high) }),
  }
}
