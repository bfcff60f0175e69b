import { textWidth, wrap } from './axis.ts'

export interface ScoreCell {
  /** 1…size from the left, and from the bottom. */
  x: number
  y: number
  group: number
  count: number
}

export interface PlacedCell extends ScoreCell {
  left: number
  top: number
  /** Radius of the disc: its area is in proportion to the count. */
  radius: number
}

export interface GroupLabel {
  group: number
  left: number
  top: number
  lines: string[]
  /** Only the group's number had room. */
  short: boolean
}

export interface ScoreMapPicture {
  cells: PlacedCell[]
  cellWidth: number
  cellHeight: number
  left: number
  top: number
  size: number
  width: number
  height: number
  /** Cells too small for count and disc side by side: the count stands on the disc. */
  tight: boolean
  /** The title of the upward axis is longer than the grid is high: it stands above the grid. */
  titleAbove: boolean
  labels: GroupLabel[]
  /** Edges between cells of different groups. */
  borders: string
}

/** A grid of scores; cells of one group touch, a border parts them from others, and each group is named once. */
export function scoreMapPicture(
  cells: readonly ScoreCell[],
  groups: readonly string[],
  size: number,
  width: number,
  low = false,
  yTitle = '',
): ScoreMapPicture {
  const left = 34
  const cellWidth = Math.min(210, Math.max(40, (width - left - 2) / Math.max(1, size)))
  const cellHeight = low ? 52 : Math.max(48, Math.min(92, cellWidth * 0.6))
  const titleAbove = textWidth(`${yTitle} →`) > size * cellHeight
  const top = titleAbove ? 26 : 8
  const most = Math.max(1, ...cells.map((c) => c.count))
  const reach = Math.min(cellWidth, cellHeight) * (low ? 0.24 : 0.32)
  const placed = cells
    .filter((c) => c.x >= 1 && c.x <= size && c.y >= 1 && c.y <= size)
    .map((c) => ({
      ...c,
      left: left + (c.x - 1) * cellWidth,
      top: top + (size - c.y) * cellHeight,
      radius: c.count > 0 ? Math.max(1.5, Math.sqrt(c.count / most) * reach) : 0,
    }))
  const grid = { cellWidth, cellHeight }
  return {
    cells: placed,
    ...grid,
    left,
    top,
    size,
    width: left + size * cellWidth + 2,
    height: top + size * cellHeight + 44,
    tight: cellWidth < 92,
    titleAbove,
    labels: groups.flatMap((label, group) => name(placed, label, group, grid)),
    borders: borders(placed, grid),
  }
}

interface Grid {
  cellWidth: number
  cellHeight: number
}

const key = (x: number, y: number) => x * 1000 + y

/** The name stands in the group's longest row of cells, the upper one of two; its number where it would not fit. */
function name(cells: readonly PlacedCell[], label: string, group: number, grid: Grid): GroupLabel[] {
  const own = new Map(cells.filter((c) => c.group === group).map((c) => [key(c.x, c.y), c]))
  let best: PlacedCell | undefined
  let length = 0
  for (const cell of [...own.values()].sort((a, b) => b.y - a.y || a.x - b.x)) {
    let n = 1
    while (own.has(key(cell.x + n, cell.y))) n++
    if (n > length) [best, length] = [cell, n]
  }
  if (!best) return []
  const room = length * grid.cellWidth - 14
  const lines = wrap(label, room, length > 1 || grid.cellHeight < 64 ? 1 : 2, 12)
  const short = lines.some((l) => l.endsWith('…')) || lines.some((l) => textWidth(l, 12) > room)
  return [
    { group, left: best.left + 7, top: best.top + 16, lines: short ? [String(group + 1)] : lines, short },
  ]
}

function borders(cells: readonly PlacedCell[], { cellWidth, cellHeight }: Grid): string {
  const at = new Map(cells.map((c) => [key(c.x, c.y), c.group]))
  return cells
    .flatMap((c) => {
      const right = at.get(key(c.x + 1, c.y))
      const below = at.get(key(c.x, c.y - 1))
      const made: string[] = []
      if (right !== undefined && right !== c.group) made.push(`M${c.left + cellWidth},${c.top}v${cellHeight}`)
      if (below !== undefined && below !== c.group) made.push(`M${c.left},${c.top + cellHeight}h${cellWidth}`)
      return made
    })
    .join('')
}
