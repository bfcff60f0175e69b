import type { Findings, ListColumn } from '../../../src/contract/report.ts'
import { within } from '../../numeric/progress.ts'
import type { Say } from '../say.ts'
import { textColumns } from '../text-column.ts'
import { actions, labelOf } from './actions.ts'
import { draftFor } from './drafts.ts'
import type { MovesModel } from './model.ts'
import { offerWords } from './words.ts'

type List = Findings['audiences'][number]

/** Lists longer than this go without a reason beside each name. */
const mostTold = 20_000

/** One person of the plan: place in the standing, action, and what it should bring. */
interface Named {
  places: Int32Array
  action: Int32Array
  gain: Float64Array
  offered: Uint8Array
}

/** The whole plan, a list for each action, and those who need no discount. Yields the share done. */
export function* listsOf(model: MovesModel, s: Say): Generator<number, List[]> {
  const lists: List[] = []
  const each = actions.map((_, a) => namedFor(model, [a]))
  const used = each.filter(({ places }) => places.length > 0).length
  if (used > 1) {
    const label = 'The whole plan'
    const about = 'Everybody of the lists below, each once, with what to do for them.'
    const columns = yield* within(
      columnsOf(
        model,
        namedFor(
          model,
          actions.map((_, a) => a),
        ),
        s,
      ),
      0,
      0.5,
    )
    lists.push(
      listOf(
        model,
        namedFor(
          model,
          actions.map((_, a) => a),
        ),
        { id: 'plan', label, about },
        columns,
      ),
    )
  }
  for (const [a, { id, label, about }] of actions.entries()) {
    const named = each[a]
    if (!named || named.places.length === 0) continue
    const columns = yield* within(columnsOf(model, named, s), 0.5, 0.9)
    const draft = draftFor(model, id)
    lists.push(listOf(model, named, { id, label, about, draft }, columns))
  }
  yield 1
  return [...lists, ...withoutDiscount(model)]
}

function namedFor({ moves }: MovesModel, which: readonly number[]): Named {
  const parts = which.flatMap((a) => {
    const done = moves.planned[a]
    return done ? [{ a, ...done }] : []
  })
  const size = parts.reduce((sum, { places }) => sum + places.length, 0)
  const named: Named = {
    places: new Int32Array(size),
    action: new Int32Array(size),
    gain: new Float64Array(size),
    offered: new Uint8Array(size),
  }
  let at = 0
  for (const { a, places, gain, offered } of parts) {
    named.places.set(places, at)
    named.gain.set(gain, at)
    named.offered.set(offered, at)
    named.action.fill(a, at, at + places.length)
    at += places.length
  }
  return named
}

function listOf(
  { history, standing }: MovesModel,
  { places }: Named,
  named: Pick<List, 'id' | 'label' | 'about' | 'draft'>,
  columns: ListColumn[],
): List {
  return { ...named, members: places.map((i) => history.keys[standing.who[i] ?? 0] ?? 0), columns }
}

function columnsOf(model: MovesModel, named: Named, s: Say): Generator<number, ListColumn[]> {
  const { places, action, gain, offered } = named
  const rows = Int32Array.from(places, (_, k) => k)
  const place = (k: number) => places[k] ?? 0
  const offer = offerWords(model, s)
  const told = places.length <= mostTold
  return textColumns(rows, [
    ['What to do', (k) => actions[action[k] ?? 0]?.label ?? ''],
    ...(told ? [['Why', (k: number) => why(model, action[k] ?? 0, place(k), s)] as const] : []),
    ['Product', (k) => productFor(model, action[k] ?? 0, place(k))],
    ['Offer', (k) => (offered[k] === 1 ? offer : '')],
    ['Expected to bring', (k) => s.money(Number((gain[k] ?? 0).toPrecision(2)))],
    [
      model.bills ? 'Chance to stay anyway' : 'Chance to order anyway',
      (k) => s.share(Math.round(50 * (model.prospects.chance[place(k)] ?? 0)) / 50),
    ],
  ])
}

function productFor({ standing, found }: MovesModel, action: number, i: number): string {
  const who = standing.who[i] ?? 0
  const id = actions[action]?.id
  if (id === 'due' && found.due) return labelOf(found.due, who)
  return id === 'next' && found.offer ? labelOf(found.offer, who) : ''
}

/** A fact with its numbers, for one person. */
function why(model: MovesModel, action: number, i: number, s: Say): string {
  const { standing, found } = model
  const who = standing.who[i] ?? 0
  const [orders, silent] = [standing.orders[i] ?? 0, standing.silence[i] ?? 0]
  const usual = Math.round(standing.usual[i] ?? 0)
  const rhythm = `${model.bills ? 'pays' : 'orders'} about every ${s.count(usual, 'day')}, last ${s.count(silent, 'day')} ago`
  const leaving = found.leaving?.chance[who] ?? Number.NaN
  const risk = Number.isNaN(leaving) ? '' : `; chance of leaving ${s.share(Math.round(20 * leaving) / 20)}`
  const id = actions[action]?.id
  if (id === 'ask') return `unhappy about ${(found.unhappy && labelOf(found.unhappy, who)) || 'something'}`
  if (id === 'due') return `due for ${productFor(model, action, i)}; ${rhythm}`
  if (id === 'second') return `one day with an order so far, ${s.count(silent, 'day')} ago`
  if (id === 'next') return `what they bought points to ${productFor(model, action, i)}; ${rhythm}`
  if (id === 'thank') return `${s.count(orders, 'day')} with an order, last ${s.count(silent, 'day')} ago`
  return `${rhythm}${risk}`
}

function withoutDiscount({ discounts, history }: MovesModel): List[] {
  const people = discounts.without.filter((p) => (history.consent[p] ?? 0) >= 0)
  if (people.length === 0) return []
  return [
    {
      id: 'no-discount',
      label: 'Give no discount',
      about: 'Came back again and again and hardly ever with a code: a discount to them is money given away.',
      members: people.map((p) => history.keys[p] ?? 0),
    },
  ]
}
