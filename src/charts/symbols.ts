import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from 'd3'

const shapes = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond]

/** The mark of a series, about `area` square pixels: its shape repeats what its colour says. */
export function markPath(series: number, area = 56): string {
  return symbol(shapes[series % shapes.length] ?? symbolCircle, area)() ?? ''
}

/** Token of a series' colour; the eight return after the eighth. */
export function seriesColour(series: number): string {
  return `var(--cat-${(series % 8) + 1})`
}

export interface KeyItem {
  index: number
  label: string
  x: number
  y: number
}

/** A key in rows above the picture, for widths where the lines' ends have no room for names. */
export function keyRows(
  labels: readonly string[],
  width: number,
  textWidth: (text: string) => number,
): { items: KeyItem[]; height: number } {
  let [x, y] = [0, 0]
  const items = labels.map((label, index) => {
    const need = textWidth(label) + 34
    if (x > 0 && x + need > width) [x, y] = [0, y + 20]
    const item = { index, label, x, y }
    x += need
    return item
  })
  return { items, height: labels.length > 0 ? y + 26 : 0 }
}
