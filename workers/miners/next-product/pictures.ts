import type { Block } from '../../../src/contract/report.ts'
import { rounded, type Say } from '../say.ts'
import { type Column, tableOf } from '../table.ts'
import type { NextModel, Offered, Rules } from './model.ts'
import { reasonOf } from './reasons.ts'
import type { Words } from './words.ts'

const rows = { offered: 24, rungs: 15, repeats: 40, examples: 5 } as const
/** An example is told only of so many customers who share it. */
const shared = 11

/** Part of a whole, six digits; null where there is no whole. */
export function share(part: number, whole: number): number | null {
  return whole > 0 ? rounded(part / whole) : null
}

/** What is offered to how many, and why. */
export function offerTable({ trade, known, offered }: NextModel, items: Offered[], w: Words, s: Say): Block {
  const [first] = items
  const top = trade.names[first?.item ?? -1] ?? ''
  const reading = first
    ? `${top} is offered to ${s.count(first.customers, 'customer')}.`
    : 'Nothing is offered to anybody now.'
  return {
    kind: 'table',
    title:
      offered === 'evidence' ? 'What to offer to how many' : 'The best sellers, and how many could take them',
    reading,
    place: 'main',
    data: tableOf(items.slice(0, rows.offered), [
      { label: w.head, of: ({ item }) => trade.names[item] ?? '' },
      { label: 'Offered to', unit: 'customers', of: ({ customers }) => customers },
      { label: 'Because they buy it again', unit: 'customers', of: ({ by }) => by[0] },
      { label: 'Because of what came before', unit: 'customers', of: ({ by }) => by[1] },
      { label: 'Because it goes with theirs', unit: 'customers', of: ({ by }) => by[2] },
      { label: 'Because it sells well', unit: 'customers', of: ({ by }) => by[3] },
      {
        label: 'Share of orders lately',
        unit: 'share',
        of: ({ item }) => rounded(known.repeats.share[item] ?? 0),
      },
    ]),
  }
}

/** Who moved to the bigger or better one. */
export function ladderTable({ ladder: { rungs, names, price } }: NextModel, s: Say): Block[] {
  const [first] = rungs
  if (!first) return []
  const name = (it: number) => names[it] ?? ''
  return [
    {
      kind: 'table',
      title: 'Who moved up to the bigger or better one',
      reading: `${s.number(first.moved)} of ${s.count(first.could, 'customer')} went from ${name(first.from)} to ${name(first.to)}; had each bought the same in an order of chance, ${s.number(rounded(first.expected, 1))} would have.`,
      place: 'main',
      data: tableOf(rungs.slice(0, rows.rungs), [
        { label: 'From', of: ({ from }) => name(from) },
        { label: 'Price', unit: 'money', of: ({ from }) => rounded(price[from] ?? 0, 2) },
        { label: 'To', of: ({ to }) => name(to) },
        { label: 'Price there', unit: 'money', of: ({ to }) => rounded(price[to] ?? 0, 2) },
        { label: 'Had the first and came again', unit: 'customers', of: ({ could }) => could },
        { label: 'Moved up', unit: 'customers', of: ({ moved }) => moved },
        { label: 'Share', unit: 'share', of: ({ moved, could }) => share(moved, could) },
        { label: 'By chance', unit: 'customers', term: 'chance', of: ({ expected }) => rounded(expected, 1) },
        { label: 'Went back', unit: 'customers', of: ({ back }) => back },
        { label: 'Middle of days between', unit: 'days', term: 'median', of: ({ days }) => days },
      ]),
    },
  ]
}

/** Numbers pairs of whole numbers in the order in which they come. */
class Numbers {
  readonly #of: Map<number, number>[] = []
  #next = 0

  of(a: number, b: number): number {
    this.#of[a] ??= new Map()
    const row = this.#of[a]
    const known = row?.get(b)
    if (known !== undefined) return known
    row?.set(b, this.#next)
    return this.#next++
  }
}

/** Sets of offers that many customers share: examples without a person. Some 200 bytes a different set. Yields the share done. */
export function* exampleTable(model: NextModel, rules: Rules, s: Say): Generator<number, Block[]> {
  const { trade, given } = model
  const most = yield* sharedOffers(model)
  const [first] = most
  if (!first) return []
  const word = (at: number) => `${trade.names[given.item[at] ?? 0] ?? ''} (${shortly(model, at, s)})`
  const offers = Array.from({ length: rules.offers }, (_, i) => ({
    label: rules.offers === 1 ? 'Offer' : `Offer ${i + 1}`,
    of: ({ c }: Shared) => (i < (given.count[c] ?? 0) ? word(3 * c + i) : null),
  }))
  return [
    {
      kind: 'table',
      title: 'Offers that many share',
      reading: `${s.count(first.customers, 'customer')} get the first of these, for the same reasons.`,
      place: 'details',
      data: tableOf(most.slice(0, rows.examples), [
        { label: 'Customers', unit: 'customers', of: ({ customers }) => customers },
        ...offers,
      ]),
    },
  ]
}

/** Customers with the same offers for the same reasons; `c` is the first of them. */
interface Shared {
  c: number
  customers: number
}

/** The most shared first. */
function* sharedOffers({ trade, given }: NextModel): Generator<number, Shared[]> {
  const sets = new Map<number, Shared>()
  const [cells, firsts, all] = [new Numbers(), new Numbers(), new Numbers()]
  const cell = (at: number, i: number, count: number) =>
    i < count
      ? 1 + cells.of(4 * (given.item[at + i] ?? 0) + (given.reason[at + i] ?? 0), given.because[at + i] ?? 0)
      : 0
  for (let c = 0; c < trade.customers; c++) {
    if (c % 8_192 === 8_191) yield c / trade.customers
    const at = 3 * c
    const count = given.count[c] ?? 0
    if (count === 0) continue
    const key = all.of(firsts.of(cell(at, 0, count), cell(at, 1, count)), cell(at, 2, count))
    const known = sets.get(key)
    if (known) known.customers++
    else sets.set(key, { c, customers: 1 })
  }
  yield 1
  return [...sets.values()]
    .filter(({ customers }) => customers >= shared)
    .sort((a, b) => b.customers - a.customers || a.c - b.c)
}

function shortly(model: NextModel, at: number, s: Say): string {
  return model.given.reason[at] === 0 ? 'theirs, bought again' : reasonOf(model, at, s)
}

const kinds = { once: 'bought once', again: 'bought again', either: 'the data do not tell' } as const

/** Bought again or bought once, decided from the data. */
export function repeatTable(model: NextModel, w: Words, s: Say): Block {
  const { repeats } = model.known
  const count = (kind: string) => repeats.kind.filter((k) => k === kind).length
  const [once, again, either] = [count('once'), count('again'), count('either')]
  const blank = new Array<null>(6).fill(null)
  return {
    kind: 'table',
    title: `Which ${w.many} are bought again`,
    reading: `${s.count(again, w.one, w.many)} ${again === 1 ? 'is' : 'are'} bought again by those who have ${again === 1 ? 'it' : 'them'}, ${s.number(once)} only once, and for ${s.number(either)} the data do not tell.`,
    place: 'details',
    data: tableOf(mostBought(model), repeatColumns(model, w), [
      ['All: bought again', again, ...blank],
      ['All: bought once', once, ...blank],
      ['All: not told', either, ...blank],
    ]),
  }
}

function mostBought({ trade, known: { repeats } }: NextModel): number[] {
  const buyers = (item: number) => repeats.buyers[item] ?? 0
  const order = Int32Array.from(trade.names.keys()).sort((a, b) => buyers(b) - buyers(a) || a - b)
  return [...order.slice(0, rows.repeats)].filter((item) => buyers(item) > 0)
}

function repeatColumns({ trade, known: { repeats } }: NextModel, w: Words): Column<number>[] {
  const { buyers, could, again, ratio, wait, kind } = repeats
  return [
    { label: w.head, of: (item) => trade.names[item] ?? '' },
    { label: 'Bought by', unit: 'customers', of: (item) => buyers[item] ?? 0 },
    { label: 'Came again', unit: 'customers', of: (item) => could[item] ?? 0 },
    { label: 'Bought it again', unit: 'customers', of: (item) => again[item] ?? 0 },
    { label: 'Share', unit: 'share', of: (item) => share(again[item] ?? 0, could[item] ?? 0) },
    { label: 'Owners buy it, measured by others', unit: 'ratio', of: (item) => rounded(ratio[item] ?? 0, 4) },
    {
      label: 'Middle of days until then',
      unit: 'days',
      term: 'median',
      of: (item) => (Number.isNaN(wait[item] ?? Number.NaN) ? null : (wait[item] ?? null)),
    },
    { label: 'So it is', of: (item) => kinds[kind[item] ?? 'either'] },
  ]
}
