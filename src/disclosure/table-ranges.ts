import type { Blocks } from '../contract/report.ts'
import { behind, coarse } from './ranges.ts'
import type { Least } from './small.ts'

type Table = Blocks['table']
type Row = Table['rows'][number]

/** Ends of an interval: they tell no number of their own. */
export const ends = /^(?:from|to)\b|\bat (?:least|most)\b/i

/**
 * A row whose shares cannot be counted back by how wide their ranges are, and the places of shares that are of few. Where the row
 * says of how many a share is, it stays as it is.
 */
export function rangesTold(
  row: Row,
  columns: Table['columns'],
  head: readonly number[],
  least: Least,
): { cells: Row; few: ReadonlySet<number> } {
  const cells = [...row]
  const few = new Set<number>()
  for (const [i, { unit }] of columns.entries()) {
    const range = unit === 'share' ? rangeAt(row, columns, i) : null
    if (!range || head.some((h) => isOf(row[h], behind(range)))) continue
    const told = coarse(range, least)
    if (told) cells.splice(i, 3, told.value, told.low, told.high)
    else few.add(i)
  }
  return { cells, few }
}

function rangeAt(row: Row, columns: Table['columns'], i: number) {
  const isEnd = (at: number) => ends.test(columns[at]?.label ?? '')
  const [value, low, high] = row.slice(i, i + 3)
  if (isEnd(i) || !isEnd(i + 1) || !isEnd(i + 2)) return null
  if (typeof value !== 'number' || typeof low !== 'number' || typeof high !== 'number') return null
  return { value, low, high }
}

/** The count of the row is what the range is of. */
const isOf = (count: Row[number] | undefined, about: number) =>
  typeof count === 'number' && Math.abs(count - about) <= 0.15 * count
