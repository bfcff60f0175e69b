import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { curvePicture } from '../../src/charts/curve.ts'
import { heatmapPicture, step } from '../../src/charts/heatmap.ts'
import { scoreMapPicture } from '../../src/charts/score-map.ts'
import type { Blocks } from '../../src/contract/report.ts'

const box = { left: 40, right: 600, top: 10, bottom: 300 }
const bad = /NaN|undefined|Infinity/

function heatOf(values: (number | null)[][], counts: number[][], greyBelow = 10): Blocks['heatmap'] {
  return {
    rowTitle: 'First order',
    columnTitle: 'Months',
    rows: values.map((_, r) => `row ${r}`),
    columns: (values[0] ?? []).map((_, c) => `${c}`),
    values,
    counts,
    unit: 'share',
    greyBelow,
  }
}

describe('heatmap', () => {
  test('one cell for each known value; too few behind it is grey and does not stretch the colours', () => {
    const drawn = heatmapPicture(
      heatOf(
        [
          [0.1, 0.2],
          [1, null],
        ],
        [
          [50, 50],
          [3, 0],
        ],
      ),
      20,
      640,
    )
    expect(drawn.cells).toHaveLength(3)
    expect(drawn.cells.map((c) => c.grey)).toEqual([false, false, true])
    expect(drawn.ends).toEqual([0.1, 0.2])
  })

  test('values on both sides of zero diverge around it', () => {
    const drawn = heatmapPicture(heatOf([[-5, 10]], [[50, 50]]), 20, 640)
    expect(drawn.diverging).toBe(true)
    expect(drawn.ends).toEqual([-10, 10])
  })

  test('steps are 1 to 7, never fall as the value grows, and a constant takes the middle', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: 0, max: 1 }),
        fc.double({ noNaN: true, min: 0, max: 1 }),
        (a, b) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)]
          expect(step(low, [0, 1])).toBeLessThanOrEqual(step(high, [0, 1]))
          expect(step(a, [0, 1])).toBeGreaterThanOrEqual(1)
          expect(step(a, [0, 1])).toBeLessThanOrEqual(7)
        },
      ),
    )
    expect(step(3, [3, 3])).toBe(4)
  })

  test('names of columns are all shown, upwards where they do not fit; numbers are thinned out', () => {
    const row = Array.from({ length: 9 }, (_, i) => i / 9)
    const heat = heatOf([row], [row.map(() => 50)])
    const named = { ...heat, columns: row.map((_, i) => `Category ${i}`) }
    for (const width of [300, 390, 1600]) {
      const drawn = heatmapPicture(named, 20, width)
      expect(drawn.columnHeads).toHaveLength(9)
      expect(drawn.upright).toBe(width < 1000)
    }
    expect(heatmapPicture({ ...heat, columns: row.map((_, i) => `${i}0000`) }, 20, 300).upright).toBe(false)
  })

  test('cells do not overlap, at any width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 280, max: 1600 }), fc.integer({ min: 1, max: 36 }), (width, n) => {
        const row = Array.from({ length: n }, (_, i) => i / n)
        const drawn = heatmapPicture(heatOf([row], [row.map(() => 50)]), 20, width)
        drawn.cells.forEach((c, i) => {
          const next = drawn.cells[i + 1]
          if (next) expect(c.x + drawn.cellWidth).toBeLessThanOrEqual(next.x)
        })
      }),
    )
  })
})

function curveOf(x: number[], y: number[], isStep: boolean, band = false): Blocks['curve'] {
  return {
    xTitle: 'Days',
    xUnit: 'days',
    yTitle: 'Share',
    yUnit: 'share',
    step: isStep,
    series: [
      { label: 'all', x, y, ...(band ? { low: y.map((v) => v - 0.1), high: y.map((v) => v + 0.1) } : {}) },
    ],
  }
}

describe('curve', () => {
  test('no path holds NaN: none, one, equal or broken points', () => {
    const odd = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(Number.NaN))
    fc.assert(
      fc.property(fc.array(fc.tuple(odd, odd), { maxLength: 20 }), fc.boolean(), (points, isStep) => {
        const drawn = curvePicture(
          curveOf(
            points.map((p) => p[0]),
            points.map((p) => p[1]),
            isStep,
            true,
          ),
          box,
        )
        expect(JSON.stringify(drawn.traces.map((t) => [t.path, t.band]))).not.toMatch(bad)
      }),
    )
  })

  test('a step goes along before it goes down', () => {
    const [trace] = curvePicture(curveOf([0, 10], [1, 0], true), box).traces
    const [first] = trace?.points ?? []
    expect(trace?.path).toContain(`M${first?.atX},${first?.atY}`)
    expect(trace?.path).toMatch(new RegExp(`L${box.right},${first?.atY}L${box.right},`))
  })

  test('the x axis ends where the data end', () => {
    expect(curvePicture(curveOf([0, 351], [1, 0.4], true), box).x.domain).toEqual([0, 351])
  })
})

describe('score map', () => {
  const cells = [1, 2].flatMap((x) =>
    [1, 2].map((y) => ({ x, y, group: y === 2 ? 0 : x, count: x * y * 10 })),
  )

  test('area of a disc is in proportion to its count', () => {
    const drawn = scoreMapPicture(cells, ['top', 'left', 'right'], 2, 640).cells
    const perCount = drawn.map((c) => c.radius ** 2 / c.count)
    for (const ratio of perCount) expect(ratio).toBeCloseTo(perCount[0] ?? 0, 6)
  })

  test('an upward title that is longer than the grid is high stands above it, and the cells below', () => {
    const title = 'How much (frequency and value)'
    const small = scoreMapPicture(cells, ['top', 'left', 'right'], 3, 640, true, title)
    const large = scoreMapPicture(cells, ['top', 'left', 'right'], 5, 640, false, title)
    expect([small.titleAbove, large.titleAbove]).toEqual([true, false])
    expect(Math.min(...small.cells.map((c) => c.top))).toBeGreaterThan(16)
    expect(small.height).toBeGreaterThan(small.top + small.size * small.cellHeight)
  })

  test('every group that has a cell is named once, and y grows upwards', () => {
    const drawn = scoreMapPicture(cells, ['top', 'left', 'right', 'nobody'], 2, 640)
    expect(drawn.labels.map((l) => l.group)).toEqual([0, 1, 2])
    const at = (y: number) => drawn.cells.find((c) => c.y === y)?.top ?? 0
    expect(at(2)).toBeLessThan(at(1))
  })

  test('a name too long for its cells gives way to its number', () => {
    const [label] = scoreMapPicture(
      [{ x: 1, y: 1, group: 0, count: 1 }],
      ['Potential loyalists'],
      5,
      280,
    ).labels
    expect(label).toMatchObject({ short: true, lines: ['1'] })
  })

  test('borders part different groups only', () => {
    const one = scoreMapPicture(
      cells.map((c) => ({ ...c, group: 0 })),
      ['all'],
      2,
      640,
    )
    expect(one.borders).toBe('')
    expect(scoreMapPicture(cells, ['top', 'left', 'right'], 2, 640).borders.match(/M/g)).toHaveLength(3)
  })

  test('nobody anywhere: discs of no size, no NaN', () => {
    const drawn = scoreMapPicture(
      cells.map((c) => ({ ...c, count: 0 })),
      ['a', 'b', 'c'],
      2,
      300,
    )
    expect(drawn.cells.every((c) => c.radius === 0)).toBe(true)
  })
})
