import type { Run } from '../../app/answers.svelte.ts'
import type { InList } from '../../contract/person.ts'
import type { Report } from '../../contract/report.ts'

/** What one question has found out about a customer, and in which of its groups they are. */
export interface FoundBy {
  readonly report: Report
  readonly groups: readonly string[]
  readonly told: readonly (readonly [label: string, words: string])[]
}

const reportsOf = (runs: Iterable<Run>): Report[] =>
  [...runs].flatMap((run) => (run.at === 'done' ? [run.report] : []))

/** Tables of the lists that reports have made, in one text. */
export const listsOf = (runs: Iterable<Run>): string =>
  reportsOf(runs)
    .flatMap(({ audiences }) => audiences.map(({ table }) => table))
    .join(' ')

/** A sentence that stands there already; short words may mean two things. */
const isSaid = (words: string, told: ReadonlyMap<string, string>) =>
  words.length > 20 && [...told.values()].includes(words)

/** By question, as it was answered last, what stands beside a customer in its lists; several lists of a question tell the same once. */
export function foundOf(lists: readonly InList[], runs: Iterable<Run>): FoundBy[] {
  const beside = new Map(lists.map((list) => [list.table, list.beside]))
  const latest = new Map(reportsOf(runs).map((report) => [report.recipe.miner, report]))
  return [...latest.values()].flatMap((report) => {
    const mine = report.audiences.filter(({ table }) => beside.has(table))
    const told = new Map<string, string>()
    for (const [label, words] of mine.flatMap(({ table }) => beside.get(table) ?? []))
      if (!told.has(label) && !isSaid(words, told)) told.set(label, words)
    const groups = mine.map(({ label }) => label)
    return mine.length > 0 ? [{ report, groups, told: [...told] }] : []
  })
}
