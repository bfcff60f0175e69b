import type { Block, ListColumn } from '../../../src/contract/report.ts'
import { rounded, type Say } from '../say.ts'
import { tableOf } from '../table.ts'
import type { Due } from './due.ts'
import type { PurchaseModel } from './model.ts'

const shown = 15

/** When each product is bought again, and how many are due for it. */
export function refillTable({ refillNames: names, refills, due }: PurchaseModel, s: Say): Block {
  const first = refills.items[0]
  const now =
    refills.withheld > 0
      ? 'who is due now cannot be told better than by chance'
      : `${s.count(due.length, 'customer')} ${due.length === 1 ? 'is' : 'are'} due for something now`
  const reading = first
    ? `${names[first.item] ?? ''} is bought again after about ${s.count(Math.round(first.interval), 'day')}; ${now}.`
    : 'No product was bought again often enough to tell after how many days.'
  return {
    kind: 'table',
    title: first ? 'When it is time again' : 'Nothing is bought again and again',
    reading,
    data: tableOf(refills.items.slice(0, shown), [
      { label: 'Product', of: (r) => names[r.item] ?? '' },
      {
        label: 'Again after about',
        unit: 'days',
        term: 'replenishment',
        of: (r) => Math.round(r.interval),
      },
      { label: 'A quarter sooner than', unit: 'days', of: (r) => rounded(r.quarter, 1) },
      { label: 'A quarter later than', unit: 'days', of: (r) => rounded(r.threeQuarters, 1) },
      { label: 'Bought it', unit: 'customers', of: (r) => r.buyers },
      { label: 'Bought it again', unit: 'customers', of: (r) => r.again },
      {
        label: 'Due now',
        unit: 'customers',
        term: 'dueNow',
        of: (r) => (refills.withheld > 0 ? null : r.due),
      },
    ]),
    place: 'main',
  }
}

/** What lists of who is due were worth on days of the past. */
export function dueTable({ refills: { proof, withheld } }: PurchaseModel, s: Say): Block[] {
  if (!proof) return []
  const { hits, chance, due, days, origins } = proof
  const words = withheld > 0 ? 'no better than chance, so nobody is named' : 'better than chance'
  return [
    {
      kind: 'table',
      title: 'Who was due, and bought it',
      reading: `On ${s.count(origins, 'day')} of the past, each ${s.count(days, 'day')} before the next, the list was ${words}.`,
      data: {
        columns: [
          { label: 'Who' },
          { label: 'Customers', unit: 'customers' },
          { label: 'Bought it in time', unit: 'customers' },
          { label: 'Share', unit: 'share' },
        ],
        rows: [
          ['Who was due', due, hits, rounded(hits / due)],
          ['As many who had bought the same, at random', due, rounded(chance, 1), rounded(chance / due)],
          ['Days within which it counted', days, null, null],
          ['Days of the past', origins, null, null],
          ...(withheld > 0 ? [['Would be called due now', withheld, null, null]] : []),
        ],
      },
      place: 'sure',
    },
  ]
}

/** For what each customer is due, and why. 4 bytes for each who is due, beside the words. Yields the share done. */
export function* dueColumns(
  { item, times, since, usual }: Due,
  names: readonly string[],
  s: Say,
): Generator<number, ListColumn[]> {
  const [codes, labels] = [new Int32Array(item.length), [] as string[]]
  const known = new Map<string, number>()
  for (let i = 0; i < item.length; i++) {
    if (i % 2_048 === 0) yield i / item.length
    const [often = 1, last = 0, after = 0] = [times[i], since[i], usual[i]]
    const key = `${often} ${last} ${after}`
    const place = known.get(key) ?? labels.push(whyDue(often, last, after, s)) - 1
    known.set(key, place)
    codes[i] = place
  }
  yield 1
  return [
    { label: 'Due for', codes: item, labels: [...names] },
    { label: 'Why', codes, labels },
  ]
}

function whyDue(times: number, since: number, usual: number, s: Say): string {
  const bought = times === 1 ? 'bought once' : `bought ${s.count(times, 'time')}`
  return `${bought}, last ${s.count(since, 'day')} ago; usually again after ${s.count(usual, 'day')}`
}
