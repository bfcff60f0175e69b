import type { Block } from '../../../src/contract/report.ts'
import { rounded, type Say } from '../say.ts'
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
    data: {
      columns: [
        { label: w.head },
        { label: 'Offered to', unit: 'customers' },
        { label: 'Because they buy it again', unit: 'customers' },
        { label: 'Because of what came before', unit: 'customers' },
        { label: 'Because it goes with theirs', unit: 'customers' },
        { label: 'Because it sells well', unit: 'customers' },
        { label: 'Share of orders lately', unit: 'share' },
      ],
      rows: items
        .slice(0, rows.offered)
        .map(({ item, customers, by }) => [
          trade.names[item] ?? '',
          customers,
          ...by,
          rounded(known.repeats.share[item] ?? 0),
        ]),
    },
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
      data: {
        columns: [
          { label: 'From' },
          { label: 'Price', unit: 'money' },
          { label: 'To' },
          { label: 'Price there', unit: 'money' },
          { label: 'Had the first and came again', unit: 'customers' },
          { label: 'Moved up', unit: 'customers' },
          { label: 'Share', unit: 'share' },
          { label: 'By chance', unit: 'customers', term: 'chance' },
          { label: 'Went back', unit: 'customers' },
          { label: 'Middle of days between', unit: 'days', term: 'median' },
        ],
        rows: rungs
          .slice(0, rows.rungs)
          .map(({ from, to, could, moved, expected, back, days }) => [
            name(from),
            rounded(price[from] ?? 0, 2),
            name(to),
            rounded(price[to] ?? 0, 2),
            could,
            moved,
            share(moved, could),
            rounded(expected, 1),
            back,
            days,
          ]),
      },
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

/** Sets of offers that many customers share: examples without a person. Yields the share done. */
export function* exampleTable(model: NextModel, rules: Rules, s: Say): Generator<number, Block[]> {
  const { trade, given } = model
  const sets = new Map<number, { c: number; customers: number }>()
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
  const most = [...sets.values()]
    .filter((x) => x.customers >= shared)
    .sort((a, b) => b.customers - a.customers || a.c - b.c)
  const [first] = most
  if (!first) return []
  const word = (at: number) => `${trade.names[given.item[at] ?? 0] ?? ''} (${shortly(model, at, s)})`
  return [
    {
      kind: 'table',
      title: 'Offers that many share',
      reading: `${s.count(first.customers, 'customer')} get the first of these, for the same reasons.`,
      place: 'details',
      data: {
        columns: [
          { label: 'Customers', unit: 'customers' },
          ...Array.from({ length: rules.offers }, (_, i) => ({
            label: rules.offers === 1 ? 'Offer' : `Offer ${i + 1}`,
          })),
        ],
        rows: most
          .slice(0, rows.examples)
          .map(({ c, customers }) => [
            customers,
            ...Array.from({ length: rules.offers }, (_, i) =>
              i < (given.count[c] ?? 0) ? word(3 * c + i) : null,
            ),
          ]),
      },
    },
  ]
}

function shortly(model: NextModel, at: number, s: Say): string {
  return model.given.reason[at] === 0 ? 'theirs, bought again' : reasonOf(model, at, s)
}

const kinds = { once: 'bought once', again: 'bought again', either: 'the data do not tell' } as const

/** Bought again or bought once, decided from the data. */
export function repeatTable({ trade, known: { repeats } }: NextModel, w: Words, s: Say): Block {
  const order = Int32Array.from(trade.names.keys()).sort(
    (a, b) => (repeats.buyers[b] ?? 0) - (repeats.buyers[a] ?? 0) || a - b,
  )
  const shown = [...order.slice(0, rows.repeats)].filter((it) => (repeats.buyers[it] ?? 0) > 0)
  const count = (kind: string) => repeats.kind.filter((k) => k === kind).length
  const [once, again, either] = [count('once'), count('again'), count('either')]
  return {
    kind: 'table',
    title: `Which ${w.many} are bought again`,
    reading: `${s.count(again, w.one, w.many)} ${again === 1 ? 'is' : 'are'} bought again by those who have ${again === 1 ? 'it' : 'them'}, ${s.number(once)} only once, and for ${s.number(either)} the data do not tell.`,
    place: 'details',
    data: {
      columns: [
        { label: w.head },
        { label: 'Bought by', unit: 'customers' },
        { label: 'Came again', unit: 'customers' },
        { label: 'Bought it again', unit: 'customers' },
        { label: 'Share', unit: 'share' },
        { label: 'Owners buy it, measured by others', unit: 'ratio' },
        { label: 'Middle of days until then', unit: 'days', term: 'median' },
        { label: 'So it is' },
      ],
      rows: [
        ...shown.map((it) => [
          trade.names[it] ?? '',
          repeats.buyers[it] ?? 0,
          repeats.could[it] ?? 0,
          repeats.again[it] ?? 0,
          share(repeats.again[it] ?? 0, repeats.could[it] ?? 0),
          rounded(repeats.ratio[it] ?? 0, 4),
          Number.isNaN(repeats.wait[it] ?? Number.NaN) ? null : (repeats.wait[it] ?? null),
          kinds[repeats.kind[it] ?? 'either'],
        ]),
        [`All: bought again`, again, null, null, null, null, null, null],
        [`All: bought once`, once, null, null, null, null, null, null],
        [`All: not told`, either, null, null, null, null, null, null],
      ],
    },
  }
}
