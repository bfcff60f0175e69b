import { describe, expect, it } from 'vitest'
import { extrasOf, extraWords } from '../../workers/miners/extras.ts'
import { say } from '../../workers/miners/say.ts'
import { seeded } from '../../workers/numeric/random.ts'
import type { Baskets } from '../../workers/patterns/baskets.ts'
import { run } from '../patterns/support.ts'

const goods = 30
const names = Array.from({ length: goods + 2 }, (_, i) => (i < goods ? `Thing ${i}` : `Bag ${i}`))

function basketsOf(sets: readonly Iterable<number>[]): Baskets {
  const lists = sets.map((set) => [...set])
  const start = Int32Array.from([0, ...lists.map(({ length }) => length)])
  for (let b = 1; b < start.length; b++) start[b] = (start[b] ?? 0) + (start[b - 1] ?? 0)
  return { start, item: Int32Array.from(lists.flat()), items: names.length }
}

/** Orders of some of thirty things, the first ones more often; `sizes` is how many of them at most. */
function orders(seed: number, sizes = 4): Set<number>[] {
  const random = seeded(seed)
  const one = () => Math.floor(goods * random() ** 3)
  return Array.from(
    { length: 2000 },
    () => new Set(Array.from({ length: 1 + Math.floor(sizes * random()) }, one)),
  )
}

const found = (sets: readonly Iterable<number>[]) =>
  run(extrasOf(basketsOf(sets), names)).map(({ item }) => item)

describe('what goes with every order and is not what it is for', () => {
  it.each([0.25, 0.4, 0.7, 0.93, 1])('a bag with %d of the orders is found, and nothing else', (share) => {
    const random = seeded(3)
    const with_ = orders(1).map((set) => (random() < share ? [...set, goods] : [...set]))
    expect(found(with_)).toEqual([goods])
  })

  it('two of them, one with every order', () => {
    const random = seeded(4)
    const both = orders(2).map((set) => [...set, goods, ...(random() < 0.4 ? [goods + 1] : [])])
    expect(found(both)).toContain(goods)
  })

  it.each(Array.from({ length: 20 }, (_, i) => i))(
    'nothing in shop %i without one, of small or large orders',
    (seed) => {
      expect(found(orders(seed, 1 + (seed % 12)))).toEqual([])
    },
  )

  it('the best seller of half the orders is none, however large these are', () => {
    const random = seeded(5)
    const best = orders(6, 10).map((set) => (random() < 0.5 ? new Set([goods, ...[...set].slice(1)]) : set))
    expect(found(best)).toEqual([])
  })

  it('a box that nobody takes without something beside it is none where that is never bought without a box', () => {
    const random = seeded(7)
    const boxes = Array.from({ length: 2000 }, (_, i) => [i % 4, 4 + Math.floor(12 * random())])
    expect(found(boxes)).toEqual([])
  })

  it('nothing in one product, the same basket again and again, or no basket', () => {
    const same = (set: number[]) => Array.from({ length: 1000 }, () => set)
    expect([found(same([1])), found(same([1, 2, 3])), found([])]).toEqual([[], [], []])
  })

  it('is said with its name and how often', () => {
    const s = say({ scope: { asOf: '2026-01-01' }, currency: 'EUR', locale: 'en-GB' } as never)
    const [first] = run(extrasOf(basketsOf(orders(1).map((set) => [...set, goods])), names))
    expect(first && extraWords([first], s)[0]).toMatch(/^Bag 30 \(in 100% of the orders\) comes with/)
  })
})
