import { describe, expect, it, test } from 'vitest'
import { seeded } from '../../workers/numeric/random.ts'
import type { Baskets } from '../../workers/patterns/baskets.ts'
import { frequentItemsets, type Limits } from '../../workers/patterns/itemsets.ts'
import { childrenOf, facetsOf, type Itemsets, itemsOf, kindsOf, nodeOf } from '../../workers/patterns/trie.ts'
import { basketsThere, counted, files, named, publicBaskets, run } from './support.ts'

const mine = (baskets: Baskets, limits: Limits) => run(frequentItemsets(baskets, limits))

function kinds(trie: Itemsets) {
  const found = kindsOf(trie, run(facetsOf(trie, childrenOf(trie))))
  const ones = (flags: Uint8Array) => flags.reduce((sum, one) => sum + one, 0)
  return { closed: ones(found.closed), maximal: ones(found.maximal) }
}

function bySize({ nodes, size }: Itemsets): Record<string, number> {
  const sizes: Record<string, number> = {}
  for (let v = 1; v < nodes; v++) sizes[size[v] ?? 0] = (sizes[size[v] ?? 0] ?? 0) + 1
  return sizes
}

const asText = (trie: Itemsets) =>
  Array.from({ length: trie.nodes - 1 }, (_, i) => {
    const items = itemsOf(trie, i + 1).sort((a, b) => a - b)
    return `${items.join(' ')}: ${trie.count[i + 1]}`
  }).sort()

describe.skipIf(!basketsThere)('counts of trusted programs', () => {
  for (const name of Object.keys(files) as (keyof typeof files)[]) {
    test(name, () => {
      const baskets = publicBaskets(name)
      for (const there of Object.values(counted(name).supports)) {
        const trie = mine(baskets, { minCount: there.min_count })
        expect(trie.nodes - 1).toBe(there.itemsets)
        expect(bySize(trie)).toEqual(there.by_size)
        expect(trie.count.subarray(1, trie.nodes).reduce((a, b) => a + b, 0)).toBe(there.sum_of_counts)
        expect(kinds(trie)).toEqual({ closed: there.closed, maximal: there.maximal })
      }
    })
  }
})

/** Every subset of every basket, one by one. */
function bruteForce(lists: number[][], minCount: number): string[] {
  const counts = new Map<string, number>()
  for (const list of lists) {
    const items = [...new Set(list)].sort((a, b) => a - b)
    for (let mask = 1; mask < 1 << items.length; mask++) {
      const key = items.filter((_, i) => mask & (1 << i)).join(' ')
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return [...counts]
    .filter(([, n]) => n >= minCount)
    .map(([key, n]) => `${key}: ${n}`)
    .sort()
}

const numbered = (lists: number[][]): Baskets => ({
  start: Int32Array.from([
    0,
    ...lists.map((_, b) => lists.slice(0, b + 1).reduce((n, l) => n + l.length, 0)),
  ]),
  item: Int32Array.from(lists.flat()),
  items: 40,
})

describe('every subset counted one by one', () => {
  it.each([
    [60, 8, 6, 2],
    [200, 14, 9, 3],
    [40, 20, 13, 4],
    [300, 40, 7, 2],
  ])('%i baskets of %i items', (baskets, items, most, minCount) => {
    const random = seeded(baskets + items)
    const lists = Array.from({ length: baskets }, () => {
      const list = Array.from({ length: 1 + Math.floor(random() * most) }, () =>
        Math.floor(items * random() ** 2),
      )
      return [...new Set(list)]
    })
    expect(asText(mine(numbered(lists), { minCount }))).toEqual(bruteForce(lists, minCount))
  })

  it('holds subsets of every frequent set, counted at least as often', () => {
    const random = seeded(5)
    const lists = Array.from({ length: 300 }, () => [
      ...new Set(Array.from({ length: 9 }, () => Math.floor(random() * 16))),
    ])
    const trie = mine(numbered(lists), { minCount: 8 })
    const child = childrenOf(trie)
    for (let v = 1; v < trie.nodes; v++) {
      const ranks = itemsOf(trie, v).map((item) => trie.itemOf.indexOf(item))
      for (const out of ranks) {
        const smaller = nodeOf(
          child,
          ranks.filter((rank) => rank !== out),
        )
        expect(trie.count[smaller] ?? 0).toBeGreaterThanOrEqual(trie.count[v] ?? 0)
      }
    }
  })
})

describe('baskets that are hard', () => {
  it('nothing, one product, and products that never meet', () => {
    expect(mine(named([]), { minCount: 1 }).nodes).toBe(1)
    expect(asText(mine(named(Array.from({ length: 50 }, () => ['tea'])), { minCount: 1 }))).toEqual(['0: 50'])
    const once = named(Array.from({ length: 10_000 }, (_, i) => [`product ${i}`]))
    expect(mine(once, { minCount: 1 }).nodes).toBe(10_001)
    expect(mine(once, { minCount: 2 }).nodes).toBe(1)
  })

  it('every basket the same: all subsets, each in all of them', () => {
    const trie = mine(named(Array.from({ length: 400 }, () => [...'abcdefghijklmn'])), { minCount: 400 })
    expect(trie.nodes).toBe(2 ** 14)
    expect(kinds(trie)).toEqual({ closed: 1, maximal: 1 })
  })

  it('a basket of 5,000 lines stops at the limit of sets, and at the limit of work, and says which', () => {
    const long = Array.from({ length: 5000 }, (_, i) => `product ${i}`)
    const baskets = named([long, long, ...Array.from({ length: 300 }, () => ['product 1', 'product 2'])])
    expect(mine(baskets, { minCount: 2, maxItemsets: 10_000 }).over).toBe('itemsets')
    expect(mine(baskets, { minCount: 2, maxWork: 1_000_000 }).over).toBe('work')
    expect(asText(mine(baskets, { minCount: 3 }))).toEqual(['1 2: 302', '1: 302', '2: 302'])
  })

  it('asked for pairs, gives no set of three', () => {
    const baskets = named(Array.from({ length: 30 }, () => [...'abcdefghijklmnopqrst']))
    expect(bySize(mine(baskets, { minCount: 30, maxSize: 2 }))).toEqual({ 1: 20, 2: 190 })
    expect(bySize(mine(baskets, { minCount: 30, maxSize: 3 }))).toEqual({ 1: 20, 2: 190, 3: 1140 })
  })
})
