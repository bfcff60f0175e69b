import type { Blocks } from '../contract/report.ts'
import { finite, textWidth, wrap } from './axis.ts'

type Path = Blocks['paths']['paths'][number]

export interface Chip {
  x: number
  y: number
  width: number
  label: string
  /** The first one has no arrow before it. */
  first: boolean
}

export interface PathRow {
  chips: Chip[]
  top: number
  bottom: number
  /** Middle of the bar. */
  y: number
  bar: { x: number; width: number }
  whisker: { from: number; to: number } | null
  beside: number
  fewer: boolean
  valueX: number
}

export interface PathsPicture {
  rows: PathRow[]
  zero: number
  height: number
}

export const chip = { height: 24, pad: 9, arrow: 18, gap: 4 }
const [size, thick, air] = [12, 14, 14]
const known = (value: number | undefined) => Math.max(0, finite([value])[0] ?? 0)

/**
 * One row a path: its steps as a chain, and beside it, or below where the picture is narrow, a bar of its value with a mark
 * for what it is held against. Bars share one scale from zero.
 */
export function pathsPicture(paths: readonly Path[], values: readonly string[], width: number): PathsPicture {
  const narrow = width < 520
  const longest = Math.max(0, ...paths.map((p) => chainWidth(p.steps)))
  const room = narrow ? width : Math.min(width * 0.46, longest + 1)
  const left = narrow ? 0 : room + 16
  const right = Math.max(left + 40, width - Math.max(0, ...values.map((v) => textWidth(v, 13))) - 14)
  const most = Math.max(1e-12, ...paths.flatMap((p) => [known(p.value), known(p.high), known(p.beside)]))
  const place = (value: number) => left + (value / most) * (right - left)
  let top = 4
  const rows = paths.map((path, i) => {
    const row = oneRow(path, place, top, room, narrow, textWidth(values[i] ?? '', 13))
    top = row.bottom
    return row
  })
  return { rows, zero: left, height: top + 4 }
}

function oneRow(
  path: Path,
  place: (value: number) => number,
  top: number,
  room: number,
  narrow: boolean,
  words: number,
): PathRow {
  const chips = chainOf(path.steps, top + air / 2, room)
  const end = Math.max(top, ...chips.map((c) => c.y)) + chip.height
  const y = narrow ? end + 6 + thick / 2 : (top + air / 2 + end) / 2
  const [value, beside] = [known(path.value), known(path.beside)]
  const { low, high } = path
  const whisker =
    Number.isFinite(low) && Number.isFinite(high) ? { from: place(known(low)), to: place(known(high)) } : null
  return {
    chips,
    top,
    bottom: (narrow ? y + thick / 2 : end) + air / 2,
    y,
    bar: { x: place(0), width: place(value) - place(0) },
    whisker,
    beside: place(beside),
    fewer: value < beside,
    valueX: besideOf(Math.max(place(value), whisker?.to ?? 0) + 7, words, place(beside)),
  }
}

/** Where a value of so many pixels is written: behind its bar, and behind the mark where that would strike it through. */
function besideOf(x: number, words: number, mark: number): number {
  return x - 4 <= mark && mark <= x + words + 4 ? mark + 7 : x
}

const chainWidth = (steps: readonly string[]) =>
  steps.reduce((sum, step) => sum + textWidth(step, size) + 2 * chip.pad, chip.arrow * (steps.length - 1))

/** Steps side by side with arrows between, in as many lines as they take. */
function chainOf(steps: readonly string[], top: number, room: number): Chip[] {
  let [x, y] = [0, top]
  return steps.map((step, i) => {
    const [label = ''] = wrap(step, room - 2 * chip.pad - chip.arrow, 1, size)
    const width = textWidth(label, size) + 2 * chip.pad
    const before = i > 0 ? chip.arrow : 0
    if (x > 0 && x + before + width > room) [x, y] = [0, y + chip.height + chip.gap]
    const at = { x: x + before, y, width, label, first: i === 0 }
    x = at.x + width
    return at
  })
}
