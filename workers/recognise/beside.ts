import { dataLike, yearLike } from '../reading/shape.ts'
import type { TableHead } from '../reading/table.ts'
import { isSum } from './folded.ts'

/** Columns of a table that stands beside another one, both ends included. */
export interface Side {
  from: number
  to: number
}

const fewestNames = 2
const fewestRepeated = 3
const fewestRows = 2
/** Rows by which one side must end before the other: a sum below one of them is no proof. */
const fewestApart = 2
const dense = 0.9
const spending =
  /ausgabe|kosten|einkauf|expense|spending|purchas|d[eé]pense|achats|gasto|compras|spese|acquisti|uitgave|inkoop|despesa/i

const filled = (cell: string | undefined) => cell !== undefined && cell.trim() !== ''
const bareName = (header: string) =>
  header
    .replace(/ \(\d+\)$/, '')
    .trim()
    .toLowerCase()

/** The tables of a sheet that stand side by side, from left to right; null for one table. */
export function sidesOf(head: TableHead): Side[] | null {
  if (head.headerLine === 0 || (head.above ?? []).some((line) => spending.test(line))) return null
  const repeated = repeatedIn(head)
  if (repeated) return repeated
  const sides = groupsOf(head).reduce<Side[]>((found, next) => {
    const before = found.at(-1)
    if (before && !apart(head, before, next)) before.to = next.to
    else found.push({ ...next })
    return found
  }, [])
  return sides.length > 1 ? sides : null
}

/** Columns between those in which nothing stands; one that stands alone is no table. */
function groupsOf({ headers, sample }: TableHead): Side[] {
  const groups: Side[] = []
  const empty = (c: number) =>
    headers[c] === `Column ${c + 1}` && sample.every(({ cells }) => !filled(cells[c]))
  for (const c of headers.keys()) {
    const last = groups.at(-1)
    if (empty(c)) continue
    if (last?.to === c - 1) last.to = c
    else groups.push({ from: c, to: c })
  }
  return groups.filter(({ from, to }) => to - from + 1 >= fewestNames)
}

const namesIn = ({ headers }: TableHead, { from, to }: Side) => headers.slice(from, to + 1).map(bareName)

/** Names that come again in the same order, without a column between: one table beside another of its kind. */
function repeatedIn(head: TableHead): Side[] | null {
  const names = head.headers.map(bareName)
  for (let width = fewestRepeated; width <= names.length / 2; width++) {
    if (names.length % width !== 0 || !names.every((name, c) => name === names[c % width])) continue
    return Array.from({ length: names.length / width }, (_, k) => ({
      from: k * width,
      to: (k + 1) * width - 1,
    }))
  }
  return null
}

/** One ends well before the other, both without gaps; or both have the same names. */
function apart(head: TableHead, a: Side, b: Side): boolean {
  const [one, other] = [namesIn(head, a), namesIn(head, b)]
  if (one.join('\n') === other.join('\n')) return true
  if (![one, other].every(areNames)) return false
  const [left, right] = [extentOf(head, a), extentOf(head, b)]
  return (
    Math.min(left.rows, right.rows) >= fewestRows &&
    left.whole &&
    right.whole &&
    Math.abs(left.last - right.last) >= fewestApart
  )
}

const areNames = (names: readonly string[]) =>
  names.filter((name) => !/^column \d+$/.test(name) && !dataLike(name) && !yearLike(name)).length >=
  fewestNames

function extentOf({ sample }: TableHead, { from, to }: Side) {
  const own = sample.map(({ cells }) => cells.slice(from, to + 1))
  const at = own.flatMap((cells, r) => (cells.some(filled) && !isSum(cells) ? [r] : []))
  const last = at.at(-1) ?? -1
  return { rows: at.length, last, whole: at.length >= dense * (last + 1) }
}

/** How a spreadsheet calls a column: 0 is A, 26 is AA. */
export const letterOf = (column: number): string =>
  (column < 26 ? '' : letterOf(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))
