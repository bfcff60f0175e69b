import { expect, it } from 'vitest'
import { textWidth } from '../../src/charts/axis.ts'
import { nearestPoint, scatterPicture } from '../../src/charts/scatter.ts'

const at = (x: number, y: number, count = 1) => ({ x, y, group: 0, count })

it('marks stand inside the frame, right is more and up is more, and nonsense takes no room', () => {
  const drawn = scatterPicture([at(-2, 5), at(7, -3, 9), at(Number.NaN, 1), at(1, 1, Number.NaN)], 390)
  expect(drawn.points.length).toBe(2)
  const [large, small] = drawn.points
  expect([large?.count, small?.count]).toEqual([9, 1])
  expect((large?.left ?? 0) > (small?.left ?? 0) && (large?.top ?? 0) > (small?.top ?? 0)).toBe(true)
  for (const p of drawn.points) {
    expect(drawn.left < p.left && p.left < drawn.right).toBe(true)
    expect(drawn.top < p.top && p.top < drawn.bottom).toBe(true)
  }
})

it('the arrow keys go from left to right; the nearest mark is found, but none from afar', () => {
  const drawn = scatterPicture([at(3, 0), at(1, 0, 5), at(2, 0)], 640)
  expect(drawn.order.map((i) => drawn.points[i]?.x)).toEqual([1, 2, 3])
  const first = drawn.points[0]
  expect(nearestPoint(drawn.points, (first?.left ?? 0) + 5, first?.top ?? 0)).toBe(0)
  expect(nearestPoint(drawn.points, -500, -500)).toBe(-1)
})

it('long titles are wrapped, and the picture grows by their lines', () => {
  const titles = [
    'Higher revenue, higher orders',
    'Higher share of orders with a coupon, higher pieces per order',
  ] as const
  const bare = scatterPicture([at(1, 1), at(2, 2)], 300, true)
  const drawn = scatterPicture([at(1, 1), at(2, 2)], 300, true, titles)
  expect(drawn.upwards.length).toBeGreaterThan(1)
  expect(drawn.upwards.join(' ')).toBe(`${titles[1]} ↑`)
  for (const line of [...drawn.upwards, ...drawn.across]) expect(textWidth(line)).toBeLessThanOrEqual(300)
  expect(drawn.height - bare.height).toBe(16 * (drawn.upwards.length + drawn.across.length))
  expect(drawn.top).toBeGreaterThanOrEqual(16 * drawn.upwards.length)
})
