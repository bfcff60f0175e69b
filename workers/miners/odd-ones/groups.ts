import type { Told } from '../../../src/contract/miner.ts'
import { groupingBy } from '../../evaluate/grouping.ts'
import { wilson } from '../../numeric/interval.ts'
import { within } from '../../numeric/progress.ts'
import type { GroupRate } from '../group-rates.ts'
import { columnOf, sheetOf } from '../told-list.ts'
import type { Orders } from './ledger.ts'
import { namedIn } from './lists.ts'
import type { Case } from './model.ts'

const mostGroups = 12

/**
 * How often customers of each group of a column are named in a list, among those with an order: the largest groups, with
 * Wilson's interval. Empty where there is no such column. Yields the share done.
 */
export function* namedBy(
  told: Told,
  name: string,
  { customer }: Orders,
  cases: readonly Case[],
): Generator<number, GroupRate[]> {
  const { keys, columns } = yield* within(sheetOf(told), 0, 0.9)
  const column = columns.find((one) => one.name === name)
  if (!column) return []
  const { codes, labels } = groupingBy(columnOf(column))
  const [buyers, picked] = [new Set(customer), new Set(namedIn(cases).map((one) => one.customer))]
  const people = new Int32Array(labels.length)
  const named = new Int32Array(labels.length)
  for (const [row, key] of keys.entries()) {
    const code = codes[row] ?? -1
    if (code < 0 || !buyers.has(key)) continue
    people[code] = (people[code] ?? 0) + 1
    if (picked.has(key)) named[code] = (named[code] ?? 0) + 1
  }
  yield 1
  return ratesOf(labels, people, named)
}

/** The largest groups, in the order of their labels. */
function ratesOf(labels: readonly string[], people: Int32Array, named: Int32Array): GroupRate[] {
  const size = (g: number) => people[g] ?? 0
  const shown = [...people.keys()].filter((g) => size(g) > 0).sort((a, b) => size(b) - size(a) || a - b)
  return shown
    .slice(0, mostGroups)
    .sort((a, b) => a - b)
    .map((g) => {
      const picked = named[g] ?? 0
      const rate = { value: picked / size(g), ...wilson(picked, size(g)) }
      return { label: labels[g] ?? '', people: size(g), rate }
    })
}
