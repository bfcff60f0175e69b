import type { Blocks } from '../contract/report.ts'
import { axis, range, textWidth, wrap } from './axis.ts'

type Bar = Blocks['bars']['bars'][number]

export interface Bar1 {
  x: number
  width: number
  y: number
  height: number
  /** Middle of the bar's own line. */
  middle: number
  end: number
  negative: boolean
  label: string[]
  note: string[]
  labelAt: number
  whisker: { from: number; to: number } | null
  valueX: number
  anchor: 'start' | 'end'
  top: number
  bottom: number
}

export interface BarsPicture {
  bars: Bar1[]
  zero: number
  height: number
  labelX: number
  ticks: number[]
  narrow: boolean
}

const line = 16
const thick = 20

/** Horizontal bars from zero, labels beside them, or above where the picture is narrow. */
export function barsPicture(bars: readonly Bar[], values: readonly string[], width: number): BarsPicture {
  const narrow = width < 460
  const longest = Math.max(0, ...bars.map((b) => textWidth(b.label, 13)))
  const gutter = narrow ? 0 : Math.min(longest + 4, width * 0.34)
  const room = Math.max(0, ...values.map((v) => textWidth(v, 13))) + 14
  const below = bars.some((b) => Math.min(b.value, b.low ?? 0) < 0) ? room : 0
  const left = gutter + (narrow ? 0 : 12) + below
  const right = Math.max(left + 40, width - room)
  const ends = range(bars.flatMap((b) => [b.value, b.low, b.high]))
  const { place, ticks } = exactAxis(ends, left, right)
  let top = 4
  const placed = bars.map((bar) => {
    const made = oneBar(bar, place, top, narrow ? width : gutter, narrow)
    top = made.bottom
    return made
  })
  return {
    bars: placed,
    zero: place(0),
    height: top + 6,
    labelX: narrow ? 0 : gutter,
    ticks: narrow ? [] : ticks,
    narrow,
  }
}

/** The longest bar reaches the end: no rounding up of a domain that has no tick labels. */
function exactAxis(ends: readonly [number, number], left: number, right: number) {
  const whole = axis(ends, left, right, 4)
  const span = ends[1] - ends[0]
  const place = (v: number) => left + ((v - ends[0]) / span) * (right - left)
  return { place, ticks: whole.ticks.map((t) => place(t.value)).filter((x) => left <= x && x <= right) }
}

function oneBar(bar: Bar, place: (v: number) => number, top: number, room: number, narrow: boolean): Bar1 {
  const value = Number.isFinite(bar.value) ? bar.value : 0
  const label = wrap(bar.label, room, 2, 13)
  const note = bar.note ? wrap(bar.note, room, 2, 12) : []
  const words = (label.length + note.length) * line
  const height = narrow ? words + thick + 14 : Math.max(words + 10, thick + 12)
  const y = narrow ? top + words + 4 : top + (height - thick) / 2
  const [a, b] = [place(0), place(value)]
  const whisker = interval(bar, place)
  const negative = value < 0
  return {
    x: Math.min(a, b),
    width: Math.abs(b - a),
    y,
    height: thick,
    middle: y + thick / 2,
    end: b,
    negative,
    label,
    note,
    labelAt: narrow ? top + 12 : top + (height - words) / 2 + 12,
    whisker,
    valueX: negative ? Math.min(b, whisker?.from ?? b) - 6 : Math.max(b, whisker?.to ?? b) + 6,
    anchor: negative ? 'end' : 'start',
    top,
    bottom: top + height,
  }
}

function interval(bar: Bar, place: (v: number) => number): { from: number; to: number } | null {
  const { low, high } = bar
  if (low === undefined || high === undefined) return null
  return Number.isFinite(low) && Number.isFinite(high) ? { from: place(low), to: place(high) } : null
}
