import { expect, it } from 'vitest'
import { seeded } from '../../workers/numeric/random.ts'
import { ascending, orderOf } from '../../workers/numeric/sorting.ts'
import { finish } from '../cluster/support.ts'

it.each([0, 1, 65_536, 65_537, 300_001])('%i values are put in order, and none is lost', (rows) => {
  const random = seeded(rows)
  const values = Float64Array.from({ length: rows }, () => Math.round(1e4 * random()) / 8 - 300)
  const kept = values.slice()
  const found = finish(ascending(values))
  expect(found).toEqual(values.slice().sort())
  expect(values).toEqual(kept)
})

it('nothing and noughts, infinities, the smallest and what is no number have their place; equal ones keep their order', () => {
  const values = Float64Array.of(Number.NaN, 0, -0, 5e-324, -5e-324, Infinity, -1.5, 0, -Infinity, -1.5)
  expect([...finish(orderOf(values))]).toEqual([8, 6, 9, 4, 1, 2, 7, 3, 5, 0])
})

it('a view into a longer array is ordered alone', () => {
  const all = Float64Array.of(9, 3, 1, 2, 0)
  expect([...finish(orderOf(all.subarray(1, 4)))]).toEqual([1, 2, 0])
})
