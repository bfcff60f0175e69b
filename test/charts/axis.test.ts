import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { axis, range, spread, textWidth, wrap } from '../../src/charts/axis.ts'

const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })
const maybe = fc.oneof(number, fc.constantFrom(null, Number.NaN, Number.POSITIVE_INFINITY))

describe('range', () => {
  test('is never a point and holds every finite value and zero', () => {
    fc.assert(
      fc.property(fc.array(maybe), (values) => {
        const [low, high] = range(values)
        expect(low).toBeLessThan(high)
        for (const v of [0, ...values])
          if (v !== null && Number.isFinite(v)) expect(low <= v && v <= high).toBe(true)
      }),
    )
  })

  test('without zero, a constant series lies inside its range', () => {
    expect(range([5, 5], false)).toEqual([2.5, 7.5])
  })
})

describe('axis', () => {
  test('ticks lie inside the domain and inside the pixels', () => {
    fc.assert(
      fc.property(fc.array(maybe), fc.integer({ min: 2, max: 8 }), fc.boolean(), (values, count, round) => {
        const made = axis(range(values), 200, 10, count, round)
        for (const tick of made.ticks) {
          expect(made.domain[0] <= tick.value && tick.value <= made.domain[1]).toBe(true)
          expect(tick.at).toBeGreaterThanOrEqual(10 - 1e-6)
          expect(tick.at).toBeLessThanOrEqual(200 + 1e-6)
        }
      }),
      {
        examples: [
          [[5e-324], 2, true],
          [[-5e-324], 4, false],
        ],
      },
    )
  })
})

describe('spread', () => {
  test('keeps labels apart and inside, where there is room for all', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 350 }), { minLength: 1, maxLength: 12 }), (wanted) => {
        const placed = [...spread(wanted, 20, 0, 300)].sort((a, b) => a - b)
        placed.forEach((at, i) => {
          expect(at).toBeGreaterThanOrEqual(0)
          expect(at).toBeLessThanOrEqual(300)
          if (i > 0) expect(at - (placed[i - 1] ?? 0)).toBeGreaterThanOrEqual(20 - 1e-9)
        })
      }),
    )
  })

  test('leaves labels alone that do not touch', () => {
    expect(spread([100, 10, 50], 20, 0, 200)).toEqual([100, 10, 50])
  })
})

describe('wrap', () => {
  test('no line is wider than its room, and never more lines than allowed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), fc.integer({ min: 30, max: 300 }), (text, width) => {
        const lines = wrap(text, width, 2)
        expect(lines.length).toBeLessThanOrEqual(2)
        for (const line of lines) if ([...line].length > 2) expect(textWidth(line)).toBeLessThanOrEqual(width)
      }),
    )
  })

  test('what fits stays whole', () => {
    expect(wrap('More customers', 200, 1)).toEqual(['More customers'])
  })
})
