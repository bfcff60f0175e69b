import type { Blocks } from '../../src/contract/report.ts'
import { rounded } from './say.ts'

/**
 * Who of each group of then (rows) is in which group now (columns), as shares of the row. `moves` has one row more than there are
 * groups: customers who were not there yet. Rows of nobody are left out.
 */
export function movesMap(
  moves: readonly (readonly number[])[],
  groups: readonly string[],
  titles: Pick<Blocks['heatmap'], 'rowTitle' | 'columnTitle'>,
): Blocks['heatmap'] {
  const shown = [...groups, 'Not yet a customer'].flatMap((name, i) => {
    const counts = moves[i] ?? []
    const people = counts.reduce((sum, n) => sum + n, 0)
    return people > 0 ? [{ name, counts, people }] : []
  })
  return {
    ...titles,
    rows: shown.map(({ name }) => name),
    columns: [...groups],
    values: shown.map(({ counts, people }) => counts.map((n) => rounded(n / people))),
    counts: shown.map(({ counts }) => [...counts]),
    unit: 'share',
    greyBelow: 10,
  }
}
