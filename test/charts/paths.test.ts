import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textWidth } from '../../src/charts/axis.ts'
import { chip, pathsPicture } from '../../src/charts/paths.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const path = fc.record({
  steps: fc.array(fc.constantFrom('Home page', 'Category', 'Product', 'Cart', 'A very long name of a step'), {
    minLength: 1,
    maxLength: 5,
  }),
  value: share,
  low: share,
  high: share,
  beside: share,
  count: fc.nat(),
})

test('chains stay within the picture and never overlap, rows follow each other, bars share one scale', () => {
  fc.assert(
    fc.property(fc.array(path, { maxLength: 8 }), fc.integer({ min: 300, max: 1200 }), (paths, width) => {
      const { rows, height, zero } = pathsPicture(
        paths,
        paths.map(() => '12.3%'),
        width,
      )
      let below = 0
      for (const [i, row] of rows.entries()) {
        expect(row.top).toBeGreaterThanOrEqual(below)
        below = row.bottom
        expect(row.chips.map((c) => c.first)).toEqual(row.chips.map((_, c) => c === 0))
        for (const [c, one] of row.chips.entries()) {
          expect(one.x).toBeGreaterThanOrEqual(0)
          expect(one.x + one.width).toBeLessThanOrEqual(width + 1)
          const next = row.chips[c + 1]
          if (next?.y === one.y) expect(next.x).toBeGreaterThanOrEqual(one.x + one.width + chip.arrow - 1e-6)
          expect(one.y + chip.height).toBeLessThanOrEqual(row.bottom)
        }
        expect(row.bar.x).toBe(zero)
        expect(row.fewer).toBe((paths[i]?.value ?? 0) < (paths[i]?.beside ?? 0))
        const struck = row.valueX <= row.beside && row.beside <= row.valueX + textWidth('12.3%', 13)
        expect(struck).toBe(false)
      }
      expect(height).toBeGreaterThanOrEqual(below)
    }),
  )
})

test('what is twice as much is twice as long, and nonsense takes no room', () => {
  const one = { steps: ['a'], low: 0, high: 0.1, beside: 0, count: 1 }
  const { rows } = pathsPicture(
    [0.4, 0.2, Number.NaN].map((value) => ({ ...one, value })),
    ['', '', ''],
    800,
  )
  const [long = 0, short = 0, none] = rows.map((row) => row.bar.width)
  expect(long).toBeCloseTo(2 * short, 9)
  expect(none).toBe(0)
})
