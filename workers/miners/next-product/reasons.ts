import type { Findings } from '../../../src/contract/report.ts'
import type { Say } from '../say.ts'
import { type NextModel, offeredItems } from './model.ts'

type Audience = Findings['audiences'][number]

/** Lists that are made: of all customers, and of the items offered to most. */
const most = 24

/** One list of all offers, one of the customers to be offered each item, and the accounts that look like tills. */
export function audiencesOf(model: NextModel, offers: number, s: Say): Audience[] {
  const items = offeredItems(model).slice(0, most)
  return [
    ...everyone(model, offers, s),
    ...items.map(({ item }) => ofItem(model, item, s)),
    ...tillsOf(model),
  ]
}

function everyone(model: NextModel, offers: number, s: Say): Audience[] {
  const { given, trade } = model
  const who = places(given.count, (count) => count > 0)
  if (who.length === 0) return []
  const columns = Array.from({ length: offers }, (_, place) => {
    const nth = offers === 1 ? '' : ` ${place + 1}`
    const at = (c: number) => (place < (given.count[c] ?? 0) ? 3 * c + place : -1)
    return [
      texts(`Offer${nth}`, who, (c) => (at(c) < 0 ? '' : (trade.names[given.item[at(c)] ?? 0] ?? ''))),
      texts(`Why${nth}`, who, (c) => (at(c) < 0 ? '' : reasonOf(model, at(c), s))),
    ]
  })
  return [
    {
      id: 'offers',
      label: 'Offers for each customer',
      about: 'Everyone who can be offered something, what it is, and why. Save it and write to them.',
      members: who.map((c) => trade.keys[c] ?? 0),
      columns: columns.flat(),
    },
  ]
}

function ofItem(model: NextModel, item: number, s: Say): Audience {
  const { given, trade } = model
  const at = new Int32Array(trade.customers).fill(-1)
  for (let c = 0; c < trade.customers; c++)
    for (let i = 3 * c; i < 3 * c + (given.count[c] ?? 0); i++) if (given.item[i] === item) at[c] = i
  const who = places(at, (i) => i >= 0)
  return {
    id: `item-${item}`,
    label: `Offer ${trade.names[item] ?? ''}`,
    about: 'Customers for whom this is one of the offers, with the reason for each.',
    members: who.map((c) => trade.keys[c] ?? 0),
    columns: [texts('Why', who, (c) => reasonOf(model, at[c] ?? 0, s))],
  }
}

function tillsOf({ trade }: NextModel): Audience[] {
  if (trade.tills.length === 0) return []
  const about =
    'So many orders on each of their days that this is no single person. They are offered nothing.'
  return [{ id: 'tills', label: 'Looks like a till', about, members: trade.tills }]
}

function places(values: ArrayLike<number>, holds: (value: number) => boolean): Int32Array {
  const out = new Int32Array(values.length)
  let n = 0
  for (let c = 0; c < values.length; c++) if (holds(values[c] ?? 0)) out[n++] = c
  return out.slice(0, n)
}

function texts(label: string, who: Int32Array, text: (c: number) => string) {
  const codes = new Int32Array(who.length)
  const known = new Map<string, number>()
  for (let i = 0; i < who.length; i++) {
    const value = text(who[i] ?? 0)
    const code = known.get(value) ?? known.size
    known.set(value, code)
    codes[i] = code
  }
  return { label, codes, labels: [...known.keys()] }
}

/** Why a customer is offered an item, `at` its place in `Given`: a fact with its numbers. */
export function reasonOf({ trade, known, given }: NextModel, at: number, s: Say): string {
  const [item, pair] = [given.item[at] ?? 0, given.pair[at] ?? -1]
  const because = trade.names[given.because[at] ?? -1] ?? ''
  const reason = given.reason[at] ?? 3
  if (reason === 0)
    return again(given.times[at] ?? 0, given.since[at] ?? 0, known.repeats.wait[item] ?? Number.NaN, s)
  if (reason === 1) return after(known.pairs, pair, because, known.rule, s)
  if (reason === 2)
    return `goes with ${because}: bought together ${s.number(known.pairs.times[pair] ?? 1)} times as often as by chance`
  return 'one of the best sellers, and not yet bought'
}

function again(times: number, since: number, wait: number, s: Say): string {
  const often = times === 1 ? 'bought once' : `bought ${s.count(times, 'time')}`
  const last = `${s.count(since, 'day')} ago`
  const usual = Number.isNaN(wait) ? '' : `; who buys it again does so after ${s.count(wait, 'day')}`
  return `${often}, last ${last}${usual}`
}

function after(
  pairs: NextModel['known']['pairs'],
  i: number,
  because: string,
  rule: 'next' | 'later',
  s: Say,
): string {
  const [took, could] = [pairs.took[i] ?? 0, pairs.could[i] ?? 0]
  const when = rule === 'next' ? 'next' : 'later'
  return `${s.number(took)} of ${s.number(could)} who bought ${because} took it ${when}, ${s.number(timesOf(pairs, i))} times as many as by chance`
}

/** Observed over expected. */
export function timesOf({ took, expected }: NextModel['known']['pairs'], i: number): number {
  return (expected[i] ?? 0) > 0 ? (took[i] ?? 0) / (expected[i] ?? 1) : 1
}
