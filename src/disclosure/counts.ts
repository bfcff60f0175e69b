import type { Block, Blocks, Report } from '../contract/report.ts'
import type { Count, Counts } from './ledger.ts'
import { counts, countsPeople } from './small.ts'

type Named = [label: string, count: number]

/** Lists of people come after all blocks. */
export const lists = Number.POSITIVE_INFINITY

/** What blocks and lists tell of groups by name, so that one can be held against the other. */
export function countsIn(blocks: readonly Block[], audiences: Report['audiences']): Counts {
  const found = new Map<string, Count[]>()
  const put = (block: number, [label, count]: Named) => {
    found.set(label, [...(found.get(label) ?? []), { block, count }])
  }
  for (const [at, block] of blocks.entries()) for (const one of namedIn(block)) put(at, one)
  for (const { label, customers } of audiences) put(lists, [label, customers])
  return found
}

/** The fewest that anything tells of each group. */
export const fewestIn = (known: Counts): Map<string, number> =>
  new Map([...known].map(([label, all]) => [label, Math.min(...all.map(({ count }) => count))]))

function namedIn({ kind, data }: Block): Named[] {
  if (kind === 'figures') return figures(data)
  if (kind === 'table') return rows(data)
  if (kind === 'bars') return counts(data.unit) ? data.bars.map(({ label, value }) => [label, value]) : []
  if (kind === 'scatter' || kind === 'map')
    return data.groups.map(({ label, customers }) => [label, customers])
  if (kind === 'flow')
    return data.columns.flatMap(({ nodes }) => nodes.map(({ label, value }): Named => [label, value]))
  if (kind === 'paths') return data.paths.map(({ steps, count }) => [way(...steps), count])
  return []
}

const figures = (data: Blocks['figures']): Named[] =>
  data.flatMap(({ label, value, unit }): Named[] => (counts(unit) && value !== null ? [[label, value]] : []))

function rows({ columns, rows }: Blocks['table']): Named[] {
  const at = columns.findIndex(({ unit }) => countsPeople(unit))
  return rows.flatMap((row): Named[] => {
    const [name, count] = [row[0], row[at]]
    return typeof name === 'string' && typeof count === 'number' ? [[name, count]] : []
  })
}

/** The name of those who did one thing after the other. */
export const way = (...steps: readonly string[]): string => steps.join(' → ')
