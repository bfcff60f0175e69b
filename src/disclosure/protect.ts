import { determined } from './determined.ts'
import { isSmall, type Least } from './small.ts'

/** Cells of which some must not be told. */
export interface Cells {
  /** Numbers of the cells, one array for each thing that is counted; NaN where a cell has none. */
  measures: readonly (readonly number[])[]
  /** Sets of cells whose sums may be known from elsewhere: a column, a row, a group. */
  lines: readonly (readonly number[])[]
  /** Cells that must not be told whatever stands beside them. */
  first: readonly boolean[]
  /** Numbers told elsewhere of which a line may be all but few: a number of all customers beside rows by town. */
  wholes?: readonly number[]
}

/**
 * Which cells are withheld: the first ones and, as complementary suppression, as many others, the smallest first, as it
 * takes so that no known sum leaves one alone, leaves a small sum, or pins one down. A line of one cell is that cell.
 */
export function protect({ measures, lines, first, wholes = [] }: Cells, least: Least): boolean[] {
  const hidden = [...first]
  const wide = lines.filter((line) => line.length > 1)
  for (let more = true; more; ) {
    more = false
    for (const measure of measures)
      for (const line of wide) if (cover(measure, line, hidden, least)) more = true
    if (!more) more = unpin(measures, wide, hidden)
    if (!more)
      more = measures.some((measure) => lines.some((line) => leaves(measure, line, wholes, hidden, least)))
  }
  return hidden
}

/** Withholds one more cell of a line that is told to be all but few of a whole. */
function leaves(
  measure: readonly number[],
  line: readonly number[],
  wholes: readonly number[],
  hidden: boolean[],
  least: Least,
): boolean {
  const known = line.filter((i) => !Number.isNaN(measure[i]))
  const told = known.filter((i) => !hidden[i])
  const sum = (some: readonly number[]) => some.reduce((total, i) => total + (measure[i] ?? 0), 0)
  const all = sum(known)
  const isLeft = (whole: number) => all <= whole && isSmall(whole - sum(told), least)
  return told.length > 0 && wholes.some(isLeft) && withhold(measure, told, hidden)
}

/** Withholds one more cell of a line where what is withheld of it can be told from the rest. */
function cover(
  measure: readonly number[],
  line: readonly number[],
  hidden: boolean[],
  least: Least,
): boolean {
  const known = line.filter((i) => !Number.isNaN(measure[i]))
  const away = known.filter((i) => hidden[i])
  const sum = away.reduce((total, i) => total + (measure[i] ?? 0), 0)
  if (away.length === 0 || (away.length > 1 && !isSmall(sum, least))) return false
  return withhold(measure, known, hidden)
}

/** Withholds beside each cell that the sums determine the smallest of each line it is in. */
function unpin(
  measures: readonly (readonly number[])[],
  lines: readonly (readonly number[])[],
  hidden: boolean[],
): boolean {
  const places = hidden.flatMap((away, i) => (away ? [i] : []))
  const at = new Map(places.map((cell, i) => [cell, i]))
  const among = lines.map((line) => line.flatMap((i) => at.get(i) ?? [])).filter((line) => line.length > 0)
  const pinned = new Set(determined(among, places.length).map((i) => places[i]))
  const [measure = []] = measures
  let more = false
  for (const line of lines)
    if (line.some((i) => pinned.has(i)) && withhold(measure, line, hidden)) more = true
  return more
}

/** Withholds the smallest cell that is still told; one that is 0 only where there is no other. False when none is left. */
function withhold(measure: readonly number[], line: readonly number[], hidden: boolean[]): boolean {
  const worth = (i: number) => measure[i] || Number.MAX_VALUE
  const told = line.filter((i) => !hidden[i])
  const [next] = told.sort((a, b) => worth(a) - worth(b))
  if (next === undefined) return false
  hidden[next] = true
  return true
}
