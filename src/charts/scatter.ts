import { finite, range, wrap } from './axis.ts'

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
  /** The title of each direction, in as many lines as it takes. */
  across: string[]
  upwards: string[]
  left: number
  top: number
  right: number
  bottom: number
  height: number
}

const edge = 14
const lineHeight = 16
const mostLines = 3

/** Marks along two directions that have no scale of their own; what is no number is left out. */
export function scatterPicture(
  points: readonly ScatterPoint[],
  width: number,
  low = false,
  [xTitle, yTitle]: readonly [string, string] = ['', ''],
): ScatterPicture {
  const titles = { across: titled(xTitle, '→', width), upwards: titled(yTitle, '↑', width) }
  const tall = low ? 160 : Math.round(Math.max(230, Math.min(450, width * 0.57)))
  const top = 4 + titles.upwards.length * lineHeight
  const box = { left: 4, top, right: Math.max(60, width - 2), bottom: top + tall }
  const height = box.bottom + 10 + titles.across.length * lineHeight
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
  return { points: placed, order, ...titles, ...box, height }
}

const titled = (title: string, arrow: string, width: number) =>
  title === '' ? [] : wrap(`${title} ${arrow}`, width - 8, mostLines)

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
