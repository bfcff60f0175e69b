import type { Block } from '../../src/contract/report.ts'
import { within } from '../numeric/progress.ts'
import { type Baskets, itemCounts } from '../patterns/baskets.ts'
import { rounded, type Say } from './say.ts'
import { tableOf } from './table.ts'

/** Share of the baskets from which an item can be an extra, and is in nearly all; what of the usual share stands alone at most, and how many would have to. */
const extra = { share: 0.2, nearly: 0.9, alone: 0.1, expected: 20 }

/** An item that goes with whatever is bought, and what tells so: baskets with it, those with nothing else, and those of the usual item. */
export interface Extra {
  item: number
  name: string
  share: number
  alone: number
  usual: number
}

/**
 * Items that come with an order and are not what it is for, such as bags, boxes and wrapping: in a fifth of the baskets, and
 * alone in them less than a tenth as often as other items are in baskets without it (where nearly all hold it: as often as
 * others would be if it were taken out). Nothing where not even twenty of an item’s own would be expected, nor where what
 * stands beside it is never bought without: that can as well be the extra. Two passes; 16 bytes an item. Yields the share done.
 */
export function* extrasOf(baskets: Baskets, names: readonly string[]): Generator<number, Extra[]> {
  const counts = yield* within(itemCounts(baskets), 0, 0.4)
  const { single, pair, beside } = yield* within(companyOf(baskets), 0.4, 1)
  const many = Math.max(1, baskets.start.length - 1)
  const [singles, entries] = [single.reduce((sum, n) => sum + n, 0), baskets.item.length]
  return names.flatMap((name, item) => {
    const [count, alone] = [counts[item] ?? 0, single[item] ?? 0]
    if (count < extra.share * many) return []
    const [one, all] =
      count < extra.nearly * many
        ? [singles - alone, entries - count - (beside[item] ?? 0)]
        : [singles - alone + (pair[item] ?? 0), entries - count]
    const usual = one / Math.max(1, all)
    if (Math.min(one, usual * count) < extra.expected || alone >= extra.alone * usual * count) return []
    return [{ item, name, share: count / many, alone, usual }]
  })
}

/** In how many baskets of one item, and of two, each item is, and how many others stand beside it in all. */
function* companyOf({ start, item, items }: Baskets) {
  const [single, pair, beside] = [new Int32Array(items), new Int32Array(items), new Float64Array(items)]
  for (let b = 0; b + 1 < start.length; b++) {
    if (b % 65_536 === 65_535) yield b / start.length
    const [from, to] = [start[b] ?? 0, start[b + 1] ?? 0]
    for (let e = from; e < to; e++) {
      const at = item[e] ?? 0
      beside[at] = (beside[at] ?? 0) + to - from - 1
      if (to - from === 1) single[at] = (single[at] ?? 0) + 1
      if (to - from === 2) pair[at] = (pair[at] ?? 0) + 1
    }
  }
  return { single, pair, beside }
}

/** What is said of the items that are left out. */
export function extraWords(extras: readonly Extra[], s: Say): string[] {
  if (extras.length === 0) return []
  const [comes, it] = extras.length === 1 ? ['comes', 'it is'] : ['come', 'they are']
  const which = s.list(
    extras.map(({ name, share }) => `${name} (in ${s.share(rounded(share))} of the orders)`),
  )
  return [`${which} ${comes} with whatever is bought and hardly ever alone: ${it} left out here.`]
}

/** Why they are left out, in numbers; nothing where there is none. */
export function extraTable(extras: readonly Extra[]): Block[] {
  if (extras.length === 0) return []
  return [
    {
      kind: 'table',
      title: 'Extras that go with everything',
      reading:
        'In a fifth of the orders or more, and alone less than a tenth as often as other products are.',
      data: tableOf(extras, [
        { label: 'Product', of: ({ name }) => name },
        { label: 'In so many of the orders', unit: 'share', of: ({ share }) => rounded(share) },
        { label: 'Alone in them', unit: 'orders', of: ({ alone }) => alone },
        { label: 'Alone, usually', unit: 'share', of: ({ usual }) => rounded(usual) },
      ]),
      place: 'details',
    },
  ]
}
