import type { Blocks } from '../contract/report.ts'
import { everyNth, finite, textWidth, wrap } from './axis.ts'

export interface Cell {
  row: number
  column: number
  x: number
  y: number
  value: number
  /** Fewer behind it than the floor: shown grey. */
  grey: boolean
  /** 1–7: step of the sequence, or of the divergence where values lie on both sides of zero. */
  step: number
}

export interface HeatmapPicture {
  cells: Cell[]
  cellWidth: number
  cellHeight: number
  head: number
  top: number
  width: number
  height: number
  /** The title of the rows, line by line. */
  rowTitle: string[]
  rowHeads: { text: string; y: number }[]
  columnHeads: { text: string; x: number }[]
  /** Names of columns that do not fit side by side are written upwards, each of them. */
  upright: boolean
  /** Whether a number fits into each cell. */
  numbers: boolean
  diverging: boolean
  ends: readonly [low: number, high: number]
}

const gap = 2
/** Pixels that names written upwards may take. */
const tallest = 110

/** Lays the cells out; wider than `width` where they would become too small, to be scrolled inside itself. */
export function heatmapPicture(data: Blocks['heatmap'], longest: number, width: number): HeatmapPicture {
  const ends = colourEnds(data)
  const grid = gridOf(data, longest, width)
  const { head, top, cellWidth, cellHeight } = grid
  return {
    cells: cells(data, grid, ends),
    cellWidth: cellWidth - gap,
    cellHeight: cellHeight - gap,
    head,
    top,
    width: head + Math.max(1, data.columns.length) * cellWidth,
    height: top + data.rows.length * cellHeight,
    rowTitle: wrap(data.rowTitle, head - 8, 2, 12),
    rowHeads: data.rows.map((r, i) => ({
      text: wrap(r, head - 8, 1)[0] ?? '',
      y: top + (i + 0.5) * cellHeight - gap / 2,
    })),
    columnHeads: columnHeads(data.columns, grid),
    upright: grid.upright,
    numbers: cellWidth >= wantedFor(longest),
    diverging: ends[0] < 0 && ends[1] > 0,
    ends,
  }
}

interface Grid {
  head: number
  top: number
  cellWidth: number
  cellHeight: number
  /** Names of columns are written upwards, as they are wider than a cell. */
  upright: boolean
  /** Pixels that the longest name of a column takes. */
  need: number
}

/** Width of a cell that numbers so long fit into. */
const wantedFor = (longest: number) => Math.max(30, longest + 10)

function gridOf({ rows, columns, rowTitle }: Blocks['heatmap'], longest: number, width: number): Grid {
  const n = Math.max(1, columns.length)
  const names = [rowTitle, ...rows].map((name) => textWidth(name, 12))
  const head = Math.min(Math.max(...names, 24) + 12, Math.max(72, width * 0.3))
  const fit = (width - head) / n
  const wanted = wantedFor(longest)
  const cellWidth = Math.min(96, fit >= wanted ? fit : n <= 13 ? wanted : Math.max(fit, 16))
  const need = Math.max(0, ...columns.map((c) => textWidth(c, 12))) + 8
  const upright = need > cellWidth && columns.some((c) => /\p{L}{3}/u.test(c))
  const top = upright ? 26 + Math.min(tallest, need) : 44
  return { head, top, cellWidth, cellHeight: Math.max(24, Math.min(34, cellWidth * 0.62)), upright, need }
}

function columnHeads(columns: readonly string[], { head, cellWidth, upright, need }: Grid) {
  const told = (name: string) => (upright ? (wrap(name, tallest - 8, 1, 12)[0] ?? '') : name)
  return everyNth(columns.length, cellWidth, upright ? 14 : need).map((i) => ({
    text: told(columns[i] ?? ''),
    x: head + (i + 0.5) * cellWidth - gap / 2,
  }))
}

function cells(data: Blocks['heatmap'], grid: Grid, ends: readonly [number, number]): Cell[] {
  return data.values.flatMap((row, r) =>
    row.flatMap((value, c) => {
      if (value === null || !Number.isFinite(value)) return []
      return [
        {
          row: r,
          column: c,
          x: grid.head + c * grid.cellWidth,
          y: grid.top + r * grid.cellHeight,
          value,
          grey: isGrey(data, r, c),
          step: step(value, ends),
        },
      ]
    }),
  )
}

/** Whether too few stand behind a cell for its value to be believed. */
export function isGrey(data: Blocks['heatmap'], row: number, column: number): boolean {
  return (data.counts[row]?.[column] ?? data.greyBelow) < data.greyBelow
}

/** Grey cells do not stretch the colours: one of three people at 100% would bleach all others. */
function colourEnds(data: Blocks['heatmap']): readonly [number, number] {
  const believed = data.values.flatMap((row, r) => finite(row.map((v, c) => (isGrey(data, r, c) ? null : v))))
  const known = believed.length > 0 ? believed : data.values.flatMap((row) => finite(row))
  if (known.length === 0) return [0, 1]
  const low = known.reduce((a, b) => Math.min(a, b))
  const high = known.reduce((a, b) => Math.max(a, b))
  if (!(low < 0 && high > 0)) return [low, high]
  const far = Math.max(-low, high)
  return [-far, far]
}

/** One of seven equal steps; the middle one where all values are the same. */
export function step(value: number, [low, high]: readonly [number, number]): number {
  if (!(low < high)) return 4
  return Math.min(7, Math.max(1, 1 + Math.floor(((value - low) / (high - low)) * 7)))
}
