import type { Findings } from '../../../src/contract/report.ts'
import { within } from '../../numeric/progress.ts'
import type { Say } from '../say.ts'
import { type Listed, mostTold } from './listed.ts'
import { knownOf } from './measures.ts'
import type { LeaversModel } from './model.ts'
import { columnsFor } from './reasons.ts'

type List = Findings['audiences'][number]

const late = 1.5

/** Those to call first, the others who are likely to leave, and those gone already. Yields the share done. */
export function* listsOf(model: LeaversModel, s: Say): Generator<number, List[]> {
  const { gone, history, present, proof } = model
  const lists = present ? yield* proved(model, present.lists, s) : proof ? [] : yield* silent(model, s)
  if (gone.length > 0)
    lists.push({
      id: 'gone',
      label: 'Gone already',
      about: 'Came back before, and silent for longer than the window.',
      members: gone.map((person) => history.keys[person] ?? 0),
    })
  return lists
}

function* proved(model: LeaversModel, { call, likely }: Listed, s: Say): Generator<number, List[]> {
  const first = list(model, call, s, {
    id: 'call',
    label: 'Call first',
    about: 'Most in danger of leaving, with the reasons beside each.',
  })
  const others = list(model, likely, s, {
    id: 'likely',
    label: 'Likely to leave, too',
    about: 'More likely to leave than to stay, beyond those to call first.',
  })
  return [...(yield* within(first, 0, 0.5)), ...(yield* within(others, 0.5, 1))]
}

/** Where nothing could be tried: by each customer's own rhythm. */
function silent(model: LeaversModel, s: Say): Generator<number, List[]> {
  const { order, people, history, glance } = model
  const places = order.filter((place) => knownOf(history, people[place] ?? 0, glance).waits >= late)
  return list(model, places, s, {
    id: 'silent',
    label: 'Silent for longer than usual',
    about: 'Silent for one and a half of their own usual waits; not yet tried on your past.',
  })
}

function* list(
  model: LeaversModel,
  places: Int32Array,
  s: Say,
  named: Pick<List, 'id' | 'label' | 'about'>,
): Generator<number, List[]> {
  if (places.length === 0) return []
  const members = places.map((place) => model.history.keys[model.people[place] ?? 0] ?? 0)
  const columns = places.length <= mostTold ? yield* columnsFor(model, places, s) : []
  return [{ ...named, members, columns }]
}
