import { area, line } from 'd3'
import type { Blocks } from '../contract/report.ts'
import { type Axis, axis, range } from './axis.ts'

export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

export interface Mark {
  index: number
  x: number
  y: number
  value: number
  incomplete: boolean
}

export interface Trace {
  label: string
  /** Path over the complete periods; '' where there is none. */
  solid: string
  /** The steps into incomplete periods. */
  dashed: string
  band: string
  marks: Mark[]
  /** Marks without a neighbour: a line alone would not show them. */
  alone: Mark[]
  last: Mark | null
}

export interface LinePicture {
  xs: number[]
  y: Axis
  traces: Trace[]
  /** Pixels between which the periods are not complete yet. */
  open: { from: number; to: number } | null
  xTicks: number[]
}

/** Places the periods side by side in the box; values from zero, or below it where they are negative. */
export function linePicture(data: Blocks['line'], box: Box): LinePicture {
  const n = data.starts.length
  const step = n > 1 ? (box.right - box.left) / (n - 1) : 0
  const xs = data.starts.map((_, i) => (n > 1 ? box.left + i * step : (box.left + box.right) / 2))
  const y = axis(range(everyValue(data)), box.bottom, box.top, box.bottom - box.top < 200 ? 4 : 5)
  const traces = data.series.map((s) => trace(s, data.incomplete, xs, y))
  return { xs, y, traces, open: openEnd(data.incomplete, xs, step, box), xTicks: dateTicks(data, step) }
}

function* everyValue(data: Blocks['line']): Generator<number | null> {
  for (const s of data.series) for (const v of [s.values, s.low ?? [], s.high ?? []]) yield* v
}

type Series = Blocks['line']['series'][number]

function trace(series: Series, incomplete: readonly boolean[], xs: readonly number[], y: Axis): Trace {
  const marks = xs.flatMap((x, index) => {
    const value = series.values[index]
    if (value === null || value === undefined || !Number.isFinite(value)) return []
    return [{ index, x, y: y.place(value), value, incomplete: incomplete[index] === true }]
  })
  const joined = (a: Mark | undefined, b: Mark | undefined) =>
    a !== undefined && b !== undefined && b.index - a.index === 1
  return {
    label: series.label,
    solid: path(runs(marks.filter((m) => !m.incomplete))),
    dashed: path(marks.flatMap((m, i) => stepInto(marks[i - 1], m))),
    band: band(series, xs, y),
    marks,
    alone: marks.filter((m, i) => !joined(marks[i - 1], m) && !joined(m, marks[i + 1])),
    last: marks.at(-1) ?? null,
  }
}

function stepInto(before: Mark | undefined, mark: Mark): Mark[][] {
  return before && mark.incomplete && mark.index - before.index === 1 ? [[before, mark]] : []
}

/** Unbroken stretches: a missing period breaks the line. */
function runs(marks: readonly Mark[]): Mark[][] {
  const made: Mark[][] = []
  for (const mark of marks) {
    const run = made.at(-1)
    if (run && mark.index - (run.at(-1)?.index ?? -9) === 1) run.push(mark)
    else made.push([mark])
  }
  return made.filter((run) => run.length > 1)
}

const draw = line<Mark>(
  (m) => m.x,
  (m) => m.y,
).digits(1)

function path(stretches: readonly Mark[][]): string {
  return stretches.map((run) => draw(run) ?? '').join('')
}

function band(series: Series, xs: readonly number[], y: Axis): string {
  const { low, high } = series
  if (!low || !high) return ''
  const known = (i: number) => Number.isFinite(low[i] ?? Number.NaN) && Number.isFinite(high[i] ?? Number.NaN)
  const shape = area<number>()
    .defined((_, i) => known(i))
    .x((x) => x)
    .y0((_, i) => y.place(low[i] ?? 0))
    .y1((_, i) => y.place(high[i] ?? 0))
    .digits(1)
  return shape([...xs]) ?? ''
}

function openEnd(incomplete: readonly boolean[], xs: readonly number[], step: number, box: Box) {
  const first = incomplete.indexOf(true)
  const x = xs[first]
  if (x === undefined || incomplete.slice(first).some((flag) => !flag)) return null
  const half = step / 2 || 24
  return { from: Math.max(box.left, x - half), to: Math.min(box.right, (xs.at(-1) ?? x) + half) }
}

const monthSteps = [1, 2, 3, 4, 6, 12, 24, 36, 60, 120]

/** Periods to be labelled: round months and years where they are months, every n-th otherwise. */
function dateTicks(data: Blocks['line'], step: number): number[] {
  const need = data.period === 'week' ? 76 : 46
  const all = data.starts.map((_, i) => i)
  if (data.period === 'week') {
    const n = Math.max(1, Math.ceil(need / Math.max(step, 0.01)))
    return all.filter((i) => i % n === 0)
  }
  const span = data.period === 'month' ? 1 : 3
  const every = monthSteps.find((m) => m % span === 0 && (m / span) * step >= need) ?? 120
  return all.filter((i) => monthNumber(data.starts[i]) % every === 0)
}

/** Months since the year 0 of a period's start; −1 for what is no date. */
function monthNumber(start = ''): number {
  const [year, month] = start.split('-').map(Number)
  return Number.isFinite(year) && Number.isFinite(month) ? (year ?? 0) * 12 + (month ?? 1) - 1 : -1
}

/** Whether the period is the first of its year: its label is the year. */
export function opensYear(start: string): boolean {
  return monthNumber(start) % 12 === 0
}
