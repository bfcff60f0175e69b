import type { Findings, ListColumn } from '../../../../src/contract/report.ts'
import { within } from '../../../numeric/progress.ts'
import { median } from '../../../numeric/quantile.ts'
import { capital, type Say } from '../../say.ts'
import { textColumns } from '../../text-column.ts'
import { tenureName } from './columns.ts'
import type { ContractsModel, ContractsNow } from './model.ts'

type List = Findings['audiences'][number]

const mostTold = 20_000
const mostReasons = 3

/** Those to call first, and the others who look like those who left. Yields the share done. */
export function* contractLists(model: ContractsModel, s: Say): Generator<number, List[]> {
  const { now } = model
  if (!now) return []
  const rest = now.order.slice(now.calls).filter((place) => (now.chance[place] ?? 0) >= 0.5)
  const first = list(model, now, now.order.slice(0, now.calls), s, {
    id: 'call',
    label: 'Call first',
    about: 'Most in danger of leaving, with the reasons beside each.',
  })
  const others = list(model, now, rest, s, {
    id: 'likely',
    label: 'Likely to leave, too',
    about: 'More like those who left than those who stayed, beyond those to call first.',
  })
  return [...(yield* within(first, 0, 0.5)), ...(yield* within(others, 0.5, 1))]
}

function* list(
  model: ContractsModel,
  now: ContractsNow,
  places: Int32Array,
  s: Say,
  named: Pick<List, 'id' | 'label' | 'about'>,
): Generator<number, List[]> {
  if (places.length === 0) return []
  const members = places.map((place) => model.sheet.keys[now.people[place] ?? 0] ?? 0)
  const columns = places.length <= mostTold ? yield* beside(model, now, places, s) : []
  return [{ ...named, members, columns }]
}

function beside(
  { outcome }: ContractsModel,
  now: ContractsNow,
  places: Int32Array,
  s: Say,
): Generator<number, ListColumn[]> {
  const usual = usualOf(now)
  return textColumns(places, [
    ['Chance of leaving', (place) => s.share(percent(now.chance[place] ?? 0))],
    ['Why', (place) => why(now, place, usual, outcome.unit, s)],
    ['Customers like them who have it otherwise', (place) => change(now, place, s)],
  ])
}

const percent = (share: number) => Math.round(share * 100) / 100

/** The median of each number, over those still there. */
function usualOf({ features }: ContractsNow): Map<string, number> {
  const known = features.columns.flatMap((column) => {
    if (column.kind !== 'number') return []
    const value = median(column.values.filter((v) => !Number.isNaN(v)))
    return value === null ? [] : [[column.name, value] as const]
  })
  return new Map(known)
}

/** "Contract is Month-to-month; Support calls is 6, usually 1". */
function why(
  { features, columns, reasons }: ContractsNow,
  place: number,
  usual: ReadonlyMap<string, number>,
  unit: string,
  s: Say,
): string {
  const pushes = columns
    .map((name, c) => ({ name, by: reasons.values[place * columns.length + c] ?? 0 }))
    .filter(({ by }) => by > 0)
    .sort((a, b) => b.by - a.by)
  const words = pushes.flatMap(({ name }) => {
    const found = features.columns.find((column) => column.name === name)
    const told = found?.kind === 'category' ? found.labels[found.codes[place] ?? -1] : found?.values[place]
    if (told === undefined || Number.isNaN(told)) return []
    if (typeof told === 'string') return [`${name} is ${told}`]
    const beside = usual.get(name)
    const usually = beside === undefined ? '' : `, usually ${s.number(beside)}`
    return name === tenureName
      ? [`a customer for ${s.count(told, unit.slice(0, -1))}${usually}`]
      : [`${name} is ${s.number(told)}${usually}`]
  })
  return capital(words.slice(0, mostReasons).join('; ')) || 'Nothing stands out'
}

/** What the model says of customers alike in all but one thing that the shop can offer: an association. */
function change({ changes, chance }: ContractsNow, place: number, s: Say): string {
  const option = changes.options[changes.choice[place] ?? -1]
  if ((chance[place] ?? 0) <= changes.safe) return 'As safe as most already'
  if (!option) return 'No single change goes with a clearly lower chance'
  const then = changes.then[place] ?? 1
  return `With ${option.column} “${option.label}”: ${s.share(percent(then))}${then <= changes.safe ? ', safe' : ''}`
}
