import { finite, range } from './axis.ts'

export interface ScatterPoint {
  x: number
  y: number
  group: number
  count: number
}

export interface PlacedPoint extends ScatterPoint {
  left: number
  top: number
  /** Square pixels, in proportion to the count, but never too small to be seen. */
  area: number
}

export interface ScatterPicture {
  /** Large marks first, so that no small one is hidden; then from left to right, the way the arrow keys go. */
  points: PlacedPoint[]
  order: number[]
  left: number
  top: number
  right: number
  bottom: number
  height: number
}

const edge = 14

/** Marks along two directions that have no scale of their own; what is no number is left out. */
export function scatterPicture(points: readonly ScatterPoint[], width: number, low = false): ScatterPicture {
  const height = low ? 190 : Math.round(Math.max(260, Math.min(480, width * 0.6)))
  const box = { left: 26, top: 4, right: Math.max(60, width - 2), bottom: height - 26 }
  const known = points.filter((p) => finite([p.x, p.y, p.count]).length === 3)
  const place = (values: number[], from: number, to: number) => {
    const [least, most] = range(values, false)
    return (value: number) => from + ((value - least) / (most - least)) * (to - from)
  }
  const across = place(
    known.map((p) => p.x),
    box.left + edge,
    box.right - edge,
  )
  const upwards = place(
    known.map((p) => p.y),
    box.bottom - edge,
    box.top + edge,
  )
  const most = Math.max(1, ...known.map((p) => p.count))
  const placed = known
    .map((p) => ({
      ...p,
      left: across(p.x),
      top: upwards(p.y),
      area: Math.max(14, (Math.max(0, p.count) / most) * (low ? 160 : 420)),
    }))
    .sort((a, b) => b.area - a.area)
  const order = placed.map((_, i) => i).sort((a, b) => (placed[a]?.left ?? 0) - (placed[b]?.left ?? 0))
  return { points: placed, order, ...box, height }
}

/** The mark nearest to a place, at most `reach` pixels off; −1 where there is none. */
export function nearestPoint(points: readonly PlacedPoint[], x: number, y: number, reach = 24): number {
  let best = -1
  let gap = reach * reach
  points.forEach((p, i) => {
    const apart = (p.left - x) ** 2 + (p.top - y) ** 2
    if (apart <= gap) [best, gap] = [i, apart]
  })
  return best
}
