import type { Block } from '../../src/contract/report.ts'
import type { Estimate } from '../evaluate/bootstrap.ts'
import { fewestInGroup } from './group-rates.ts'
import { cell } from './say.ts'
import { type Column, ends, tableOf } from './table.ts'

/** A group of people, and how good a model is for them. */
interface Group<F extends string> {
  readonly label: string
  readonly rows: number
  readonly figures: Readonly<Record<F, Estimate>>
}

/** A figure that is told, and how its column is headed. */
interface Told<F extends string> {
  readonly figure: F
  readonly label: string
  readonly term?: string
}

/** The same figures, shares all, for each group, with their intervals; `left`: people in no group that is shown. */
export function groupTable<F extends string>(
  { groups, left }: { readonly groups: readonly Group<F>[]; readonly left: number },
  name: string,
  told: readonly Told<F>[],
  reading: string,
): Block {
  const columns = told.flatMap(({ figure, ...head }): Column<Group<F>>[] => [
    { ...head, unit: 'share', of: ({ figures }) => cell(figures[figure].value) },
    ...ends(({ figures }: Group<F>) => figures[figure], 'share'),
  ])
  const blank = columns.map(() => null)
  return {
    kind: 'table',
    title: `Is it as good for everybody? By “${name}”`,
    reading,
    data: tableOf(
      groups,
      [
        { label: name, of: ({ label }) => label },
        { label: 'Customers', unit: 'customers', of: ({ rows }) => rows },
        ...columns,
      ],
      [
        ['Not shown', left, ...blank],
        ['Fewest shown', fewestInGroup, ...blank],
      ],
    ),
    place: 'sure',
  }
}
