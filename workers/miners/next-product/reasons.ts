import type { Findings, ListColumn } from '../../../src/contract/report.ts'
import { within } from '../../numeric/progress.ts'
import type { Say } from '../say.ts'
import { tillList } from '../tills.ts'
import { type NextModel, offeredItems } from './model.ts'

type Audience = Findings['audiences'][number]

/** Lists that are made: of all customers, and of the items offered to most. */
const most = 24

/**
 * One list of all offers, one of the customers to be offered each item, and the accounts that look like tills. 12 bytes an
 * offer for the reasons, 4 for each list it stands in. Yields the share done.
 */
export function* audiencesOf(model: NextModel, offers: number, s: Say): Generator<number, Audience[]> {
  const items = offeredItems(model).slice(0, most)
  yield 0
  const why = yield* within(worded(model, s), 0, 0.3)
  const at = placesOf(
    model,
    items.map(({ item }) => item),
  )
  yield 0.4
  const lists = yield* within(everyone(model, offers, why), 0.4, 0.8)
  for (const [k, { item }] of items.entries()) {
    lists.push(ofItem(model, item, at[k] ?? new Int32Array(), why))
    yield 0.8 + (0.2 * k) / items.length
  }
  return [...lists, ...tillList(model.trade.tills)]
}

function* everyone(model: NextModel, offers: number, why: Worded): Generator<number, Audience[]> {
  const { given, trade } = model
  const who = places(given.count)
  if (who.length === 0) return []
  const what = { codes: given.item, labels: trade.names }
  const columns: ListColumn[] = []
  for (let place = 0; place < offers; place++) {
    const nth = offers === 1 ? '' : ` ${place + 1}`
    const at = who.map((c) => (place < (given.count[c] ?? 0) ? 3 * c + place : -1))
    columns.push({ label: `Offer${nth}`, ...texts(at, what) })
    yield (place + 0.5) / offers
    columns.push({ label: `Why${nth}`, ...texts(at, why) })
    yield (place + 1) / offers
  }
  return [
    {
      id: 'offers',
      label: 'Offers for each customer',
      about: 'Everyone who can be offered something, what it is, and why. Save it and write to them.',
      members: who.map((c) => trade.keys[c] ?? 0),
      columns,
    },
  ]
}

/** For each of some items, its places in `Given`, ascending. */
function placesOf({ given, trade }: NextModel, items: readonly number[]): Int32Array[] {
  const rank = new Int32Array(trade.items).fill(-1)
  items.forEach((item, k) => {
    rank[item] = k
  })
  const found: number[][] = items.map(() => [])
  for (let c = 0; c < trade.customers; c++)
    for (let i = 3 * c; i < 3 * c + (given.count[c] ?? 0); i++) found[rank[given.item[i] ?? 0] ?? -1]?.push(i)
  return found.map((at) => Int32Array.from(at))
}

function ofItem({ trade }: NextModel, item: number, at: Int32Array, why: Worded): Audience {
  return {
    id: `item-${item}`,
    label: `Offer ${trade.names[item] ?? ''}`,
    about: 'Customers for whom this is one of the offers, with the reason for each.',
    members: at.map((i) => trade.keys[Math.floor(i / 3)] ?? 0),
    columns: [{ label: 'Why', ...texts(at, why) }],
  }
}

function places(count: Uint8Array): Int32Array {
  const out = new Int32Array(count.length)
  let n = 0
  for (let c = 0; c < count.length; c++) if ((count[c] ?? 0) > 0) out[n++] = c
  return out.slice(0, n)
}

interface Worded {
  codes: Int32Array
  labels: readonly string[]
}

/** A reason for each place in `Given`, worded once for all that have the same. */
function* worded(model: NextModel, s: Say): Generator<number, Worded> {
  const { count, pair, reason, item, times, since } = model.given
  const codes = new Int32Array(item.length)
  const labels: string[] = []
  const again: Map<number, number>[] = []
  const ofPair = new Int32Array(model.known.pairs.to.length)
  let seller = 0
  const code = (i: number, known: number | undefined) => known || labels.push(reasonOf(model, i, s))
  for (let c = 0; c < count.length; c++) {
    if (c % 2_048 === 0) yield c / count.length
    for (let i = 3 * c; i < 3 * c + (count[c] ?? 0); i++) {
      if (reason[i] === 3) {
        seller = code(i, seller)
        codes[i] = seller - 1
      } else if (reason[i] === 0) {
        const it = item[i] ?? 0
        again[it] ??= new Map()
        const key = (times[i] ?? 0) * 131_072 + (since[i] ?? 0)
        const at = code(i, again[it]?.get(key))
        again[it]?.set(key, at)
        codes[i] = at - 1
      } else {
        const p = pair[i] ?? 0
        ofPair[p] = code(i, ofPair[p])
        codes[i] = (ofPair[p] ?? 1) - 1
      }
    }
  }
  return { codes, labels }
}

/** Texts of places, −1 for none, in the order in which they come. */
function texts(at: Int32Array, { codes, labels }: Worded) {
  const own = ['']
  const ownOf = new Int32Array(labels.length)
  const ownCodes = at.map((place) => {
    if (place < 0) return 0
    const code = codes[place] ?? 0
    ownOf[code] ||= own.push(labels[code] ?? '') - 1
    return ownOf[code] ?? 0
  })
  return { codes: ownCodes, labels: own }
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
  const last = since === 0 ? 'today' : `${s.count(since, 'day')} ago`
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
