import type { Blocks } from '../../src/contract/report.ts'
import { wilson } from '../../workers/numeric/interval.ts'
import { type Buyer, both, cameAgain, type Group, kinds, months, type Of, ofKind } from './buyers.ts'

const ofMonth =
  (month: number): Of =>
  (buyer) =>
    buyer.month === month
const cell = (kind: number, month: number) => both(ofKind(kind), ofMonth(month))

/** A heat map: of each kind of people, by month, the share that came again. */
export function grid(buyers: readonly Buyer[]): Blocks['heatmap'] {
  const n = (of: Of) => buyers.filter(of).length
  const table = (value: (k: number, m: number) => number) =>
    kinds.map((_, k) => months.map((_, m) => value(k, m)))
  const counts = table((k, m) => n(cell(k, m)))
  const again = table((k, m) => n(both(cell(k, m), cameAgain)))
  const known = <T>(value: (part: number, whole: number) => T) =>
    counts.map((row, k) => row.map((whole, m) => (whole > 0 ? value(again[k]?.[m] ?? 0, whole) : null)))
  return {
    ...{ rowTitle: 'Kind', columnTitle: 'Month', rows: kinds, columns: months },
    ...{ unit: 'share', greyBelow: 10, counts },
    ...{ values: known((part, whole) => part / whole) },
    ...{ low: known((part, whole) => wilson(part, whole).low) },
    ...{ high: known((part, whole) => wilson(part, whole).high) },
  }
}

/** A map of scores: each kind of people lies in two cells. */
export function scoreMap(buyers: readonly Buyer[]): Blocks['map'] {
  const n = (of: Of) => buyers.filter(of).length
  const cells = kinds.flatMap((_, group) =>
    [0, 1].map((x) => ({
      ...{ x: x + 1, y: group + 1, group, revenue: 1 },
      customers: n((b) => b.kind === group && b.cell === x),
    })),
  )
  return {
    ...{ xTitle: 'Recency', yTitle: 'Frequency', size: kinds.length },
    groups: kinds.map((label, k) => ({
      label,
      about: '',
      customers: n(ofKind(k)),
      revenue: 10 * n(ofKind(k)),
    })),
    cells: cells.filter(({ customers }) => customers > 0),
  }
}

/** The groups that the two tell of and no other block does. */
export const gridGroups = (): Group[] =>
  kinds.flatMap((kind, k) =>
    months.flatMap((month, m) => [
      { name: `heat ${kind} ${month}`, of: cell(k, m) },
      { name: `heat again ${kind} ${month}`, of: both(cell(k, m), cameAgain) },
      { name: `heat once ${kind} ${month}`, of: both(cell(k, m), (b) => !cameAgain(b)) },
    ]),
  )

/** Counts that stand in a map, or behind the cells of a heat map. */
export function gridCounts(
  block: Blocks['heatmap'] | Blocks['map'],
  put: (name: string, n: number) => void,
): void {
  if ('cells' in block) {
    for (const { label, customers } of block.groups)
      if (kinds.includes(label) && customers > 0) put(`kind ${label}`, customers)
    for (const { x, group, customers } of block.cells) put(`mark ${kinds[group]} ${x - 1}`, customers)
    return
  }
  block.values.forEach((row, r) => {
    row.forEach((value, c) => {
      if (value !== null) put(`heat ${block.rows[r]} ${block.columns[c]}`, block.counts[r]?.[c] ?? 0)
    })
  })
}

/** Shares that stand in a heat map, with the groups they are of. */
export const gridShares = ({ rows, columns, values, low, high }: Blocks['heatmap']) =>
  values.flatMap((row, r) =>
    row.flatMap((share, c) => {
      if (share === null) return []
      const name = `${rows[r]} ${columns[c]}`
      const ends = { low: low?.[r]?.[c] ?? undefined, high: high?.[r]?.[c] ?? undefined }
      return [
        { part: `heat again ${name}`, other: `heat once ${name}`, whole: `heat ${name}`, share, ...ends },
      ]
    }),
  )
