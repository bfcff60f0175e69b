import fc from 'fast-check'
import { expect, it } from 'vitest'
import { alphabetical } from '../../workers/join/sort.ts'

const letters = fc.constantFrom('a', 'b', 'ab', 'Ж', '\u0000', '😀', 'customer ')
const label = fc.array(letters, { maxLength: 3 }).map((parts) => parts.join(''))

/** As the engine compares; equal labels by position. */
const expected = (labels: string[]) =>
  labels
    .map((label, at) => ({ label, at }))
    .sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : a.at - b.at))

it('puts labels in the order of their letters, equal ones as they came', () => {
  fc.assert(
    fc.property(fc.array(label, { maxLength: 400, size: 'max' }), (labels) => {
      expect([...alphabetical(labels)]).toEqual(expected(labels).map(({ at }) => at))
    }),
  )
})

it('does so for many, which it sorts by itself', () => {
  const labels = Array.from({ length: 40_000 }, (_, i) => `buyer${(i * 7919) % 40_009}@example.com`)
  expect(Array.from(alphabetical(labels), (at) => labels[at])).toEqual([...labels].sort())
})
