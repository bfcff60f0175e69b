import { expect, test } from 'vitest'
import { ratingsOf } from '../../workers/join/ratings.ts'

test.each([
  ['no or yes', [0, 1, 1, 0], [1, 5, 5, 1], 1],
  ['stars', [1, 3, 5], [1, 3, 5], 5],
  ['nought to five', [0, 5, 2.5], [1, 5, 3], 5],
  ['one to ten', [1, 10, 5.5], [1, 5, 3], 10],
  ['a hundred', [0, 100, 50], [1, 5, 3], 100],
  ['none of no and yes', [1, 1], [1, 1], 5],
])('%s as one to five', (_, told, rating, scale) => {
  const found = ratingsOf(Float64Array.from(told))
  expect([[...found.rating], found.scale]).toEqual([rating, scale])
})
