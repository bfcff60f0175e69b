import type { Block, Blocks, Report } from '../contract/report.ts'
import type { Count, Counts } from './ledger.ts'
import { counts, countsPeople } from './small.ts'

type Named = [label: string, count: number, isPeople: boolean]

const most = 1000
/** Lists of people come after the blocks of a report. */
export const lists = most - 1
/** Where a block stands among those of all reports. */
export const placeOf = (report: number, block: number): number => report * most + block

/** What blocks and lists of people tell of groups by name, so that one can be held against the other. */
export function countsIn(reports: readonly Pick<Report, 'blocks' | 'audiences'>[]): Counts {
  const found = new Map<string, Count[]>()
  const put = (block: number, [label, count, isPeople]: Named) => {
    found.set(label, [...(found.get(label) ?? []), { block, count, isPeople }])
  }
  for (const [at, { blocks, audiences }] of reports.entries()) {
    for (const [b, block] of blocks.entries()) for (const one of namedIn(block)) put(placeOf(at, b), one)
    for (const { label, customers } of audiences) put(placeOf(at, lists), [label, customers, true])
  }
  return found
}

/** The fewest that anything tells of each group. */
export const fewestIn = (known: Counts): Map<string, number> =>
  new Map([...known].map(([label, all]) => [label, Math.min(...all.map(({ count }) => count))]))

function namedIn({ kind, data }: Block): Named[] {
  if (kind === 'figures') return figures(data)
  if (kind === 'table') return rows(data)
  if (kind === 'bars')
    return counts(data.unit)
      ? data.bars.map(({ label, value }) => [label, value, countsPeople(data.unit)])
      : []
  if (kind === 'scatter' || kind === 'map')
    return data.groups.map(({ label, customers }) => [label, customers, true])
  if (kind === 'flow')
    return data.columns.flatMap(({ nodes }) =>
      nodes.map(({ label, value }): Named => [label, value, countsPeople(data.unit)]),
    )
  if (kind === 'paths') return data.paths.map(({ steps, count }) => [way(...steps), count, false])
  return []
}

const figures = (data: Blocks['figures']): Named[] =>
  data.flatMap(({ label, value, unit }): Named[] =>
    counts(unit) && value !== null ? [[label, value, countsPeople(unit)]] : [],
  )

function rows({ columns, rows }: Blocks['table']): Named[] {
  const at = columns.findIndex(({ unit }) => countsPeople(unit))
  return rows.flatMap((row): Named[] => {
    const [name, count] = [row[0], row[at]]
    return typeof name === 'string' && typeof count === 'number' ? [[name, count, true]] : []
  })
}

/** The name of those who did one thing after the other. */
export const way = (...steps: readonly string[]): string => steps.join(' → ')
