import { expect, it } from 'vitest'
import { seeded } from '../../workers/numeric/random.ts'
import { ascending } from '../../workers/numeric/sorting.ts'
import { finish } from '../cluster/support.ts'

it.each([0, 1, 65_536, 65_537, 300_001])('%i values are put in order, and none is lost', (rows) => {
  const random = seeded(rows)
  const values = Float64Array.from({ length: rows }, () => Math.round(1e4 * random()) / 8 - 300)
  const kept = values.slice()
  const found = finish(ascending(values))
  expect(found).toEqual(values.slice().sort())
  expect(values).toEqual(kept)
})
