import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { barsPicture } from '../../src/charts/bars.ts'
import { linePicture } from '../../src/charts/line.ts'
import type { Blocks } from '../../src/contract/report.ts'

const box = { left: 40, right: 600, top: 10, bottom: 300 }
const value = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.constant(null), fc.constant(Number.NaN))
const bad = /NaN|undefined|Infinity/

const months = (n: number) =>
  Array.from(
    { length: n },
    (_, i) => `${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`,
  )

function lineOf(values: (number | null)[], open = 0): Blocks['line'] {
  return {
    period: 'month',
    starts: months(values.length),
    incomplete: values.map((_, i) => i >= values.length - open),
    unit: 'money',
    series: [{ label: 'Revenue', values, low: values.map((v) => v && v - 1), high: values }],
  }
}

describe('line', () => {
  test('no path holds NaN, whatever is missing', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 40 }), fc.integer({ min: 0, max: 2 }), (values, open) => {
        const drawn = linePicture(lineOf(values, open), box)
        expect(JSON.stringify(drawn.traces.map((t) => [t.solid, t.dashed, t.band]))).not.toMatch(bad)
        for (const mark of drawn.traces.flatMap((t) => t.marks)) {
          expect(mark.x).toBeGreaterThanOrEqual(box.left)
          expect(mark.x).toBeLessThanOrEqual(box.right + 1e-9)
          expect(mark.y).toBeGreaterThanOrEqual(box.top - 1e-9)
          expect(mark.y).toBeLessThanOrEqual(box.bottom + 1e-9)
        }
      }),
    )
  })

  test('every known value is a mark; a mark without a neighbour is drawn alone', () => {
    const [trace] = linePicture(lineOf([1, null, 3, 4, null, 6]), box).traces
    expect(trace?.marks.map((m) => m.value)).toEqual([1, 3, 4, 6])
    expect(trace?.alone.map((m) => m.value)).toEqual([1, 6])
    expect(trace?.solid.match(/M/g)).toHaveLength(1)
  })

  test('the step into an incomplete period is dashed, and only that one', () => {
    const drawn = linePicture(lineOf([1, 2, 3], 1), box)
    const [trace] = drawn.traces
    const lastX = String(drawn.xs[2])
    expect(trace?.dashed).toContain(lastX)
    expect(trace?.solid).not.toContain(lastX)
    expect(drawn.open?.to).toBe(box.right)
    expect(linePicture(lineOf([1, 2, 3]), box).open).toBeNull()
  })

  test('zero is on the axis, and higher values stand higher', () => {
    const drawn = linePicture(lineOf([100, 200]), box)
    expect(drawn.y.domain[0]).toBe(0)
    const [a, b] = drawn.traces[0]?.marks ?? []
    expect(b?.y).toBeLessThan(a?.y ?? 0)
  })

  test('month labels start on January where there is room for few', () => {
    const drawn = linePicture(lineOf(months(60).map((_, i) => i)), { ...box, right: 300 })
    expect(drawn.xTicks.every((i) => i % 12 === 0)).toBe(true)
  })
})

describe('bars', () => {
  const barList = fc.array(
    fc.record({ label: fc.string({ maxLength: 60 }), value: fc.integer({ min: -1000, max: 1000 }) }),
    { minLength: 1, maxLength: 12 },
  )

  test('each bar starts at zero, its length is in proportion, and none overlap', () => {
    fc.assert(
      fc.property(barList, fc.integer({ min: 280, max: 1600 }), (bars, width) => {
        const drawn = barsPicture(
          bars,
          bars.map((b) => String(b.value)),
          width,
        )
        const perUnit = drawn.bars.map((b, i) => b.width / Math.abs(bars[i]?.value || Number.NaN))
        for (const ratio of perUnit)
          if (Number.isFinite(ratio))
            expect(ratio).toBeCloseTo(Math.max(...perUnit.filter(Number.isFinite)), 6)
        drawn.bars.forEach((b, i) => {
          const start = b.negative ? b.x + b.width : b.x
          expect(start).toBeCloseTo(drawn.zero, 6)
          expect(b.top).toBeGreaterThanOrEqual(drawn.bars[i - 1]?.bottom ?? 0)
          expect(b.x).toBeGreaterThanOrEqual(0)
          expect(b.x + b.width).toBeLessThanOrEqual(width)
        })
      }),
    )
  })

  test('an interval encloses the end of its bar', () => {
    const [bar] = barsPicture([{ label: 'a', value: 0.5, low: 0.4, high: 0.7 }], ['50%'], 640).bars
    expect(bar?.whisker?.from).toBeLessThan(bar?.end ?? 0)
    expect(bar?.whisker?.to).toBeGreaterThan(bar?.end ?? 0)
    expect(bar?.valueX).toBeGreaterThan(bar?.whisker?.to ?? 0)
  })

  test('all values zero: bars of no length, no NaN', () => {
    const drawn = barsPicture([{ label: 'a', value: 0 }], ['0'], 320)
    expect(drawn.bars[0]?.width).toBe(0)
    expect(Object.values(drawn.bars[0] ?? {}).some(Number.isNaN)).toBe(false)
  })
})
