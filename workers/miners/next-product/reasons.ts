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
  const who = places(given.count)
  if (who.length === 0) return []
  const columns = Array.from({ length: offers }, (_, place) => {
    const nth = offers === 1 ? '' : ` ${place + 1}`
    const at = who.map((c) => (place < (given.count[c] ?? 0) ? 3 * c + place : -1))
    const names = {
      label: `Offer${nth}`,
      ...texts(
        at,
        (i) => given.item[i] ?? 0,
        (i) => trade.names[given.item[i] ?? 0] ?? '',
      ),
    }
    return [names, { label: `Why${nth}`, ...why(model, at, s) }]
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
  const found: number[] = []
  for (let c = 0; c < trade.customers; c++)
    for (let i = 3 * c; i < 3 * c + (given.count[c] ?? 0); i++) if (given.item[i] === item) found.push(i)
  const at = Int32Array.from(found)
  return {
    id: `item-${item}`,
    label: `Offer ${trade.names[item] ?? ''}`,
    about: 'Customers for whom this is one of the offers, with the reason for each.',
    members: at.map((i) => trade.keys[Math.floor(i / 3)] ?? 0),
    columns: [{ label: 'Why', ...why(model, at, s) }],
  }
}

function tillsOf({ trade }: NextModel): Audience[] {
  if (trade.tills.length === 0) return []
  const about =
    'So many orders on each of their days that this is no single person. They are offered nothing.'
  return [{ id: 'tills', label: 'Looks like a till', about, members: trade.tills }]
}

function places(count: Uint8Array): Int32Array {
  const out = new Int32Array(count.length)
  let n = 0
  for (let c = 0; c < count.length; c++) if ((count[c] ?? 0) > 0) out[n++] = c
  return out.slice(0, n)
}

/** Reasons are worded once for all that have the same: an item is bought at most 60 times, and no 359 years ago. */
function why(model: NextModel, at: Int32Array, s: Say) {
  const { pair, reason, item, times, since } = model.given
  const pairs = model.known.pairs.to.length
  const key = (i: number) => {
    if (reason[i] === 3) return 0
    if (reason[i] !== 0) return 1 + (pair[i] ?? 0)
    return 1 + pairs + ((item[i] ?? 0) * 64 + (times[i] ?? 0)) * 131_072 + (since[i] ?? 0)
  }
  return texts(at, key, (i) => reasonOf(model, i, s))
}

/** Texts of places, −1 for none, each made once for a key. */
function texts(at: Int32Array, key: (place: number) => number, text: (place: number) => string) {
  const labels = ['']
  const codeOf = new Map<number, number>()
  const codes = at.map((place) => {
    if (place < 0) return 0
    const of = key(place)
    const known = codeOf.get(of)
    if (known !== undefined) return known
    codeOf.set(of, labels.length)
    return labels.push(text(place)) - 1
  })
  return { codes, labels }
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
