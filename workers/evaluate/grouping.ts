import { type Column, groupsOf } from './columns.ts'
import type { Grouping } from './fairness.ts'

/** Groups of rows by a column: labels as they are, numbers in quarters named by their ends: “3 to 12”. */
export function groupingBy(column: Column): Grouping {
  if (column.kind === 'category') return column
  const { codes, groups } = groupsOf(column, 4)
  const labels = Array.from({ length: groups }, (_, g) => rangeOf(column.values, codes, g))
  return { codes, labels }
}

function rangeOf(values: Float64Array, codes: Int32Array, group: number): string {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  codes.forEach((code, i) => {
    if (code !== group) return
    low = Math.min(low, values[i] ?? low)
    high = Math.max(high, values[i] ?? high)
  })
  const short = (value: number) => String(Number(value.toPrecision(3)))
  return low === high ? short(low) : `${short(low)} to ${short(high)}`
}
