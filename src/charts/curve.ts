import { area, curveLinear, curveMonotoneX, curveStepAfter, line } from 'd3'
import type { Blocks } from '../contract/report.ts'
import { type Axis, axis, finite, range } from './axis.ts'
import type { Box } from './line.ts'

export interface CurveTrace {
  label: string
  path: string
  band: string
  points: { x: number; y: number; atX: number; atY: number }[]
  last: { atX: number; atY: number; y: number } | null
}

export interface CurvePicture {
  x: Axis
  y: Axis
  traces: CurveTrace[]
}

type Series = Blocks['curve']['series'][number]
type Point = CurveTrace['points'][number] & { low: number; high: number }

/** Numeric axes; shares of a survival or gains curve reach from 0 to 1 whatever the data. */
export function curvePicture(data: Blocks['curve'], box: Box): CurvePicture {
  const xs = data.series.flatMap((s) => finite(s.x))
  const ys = data.series.flatMap((s) => finite([...s.y, ...(s.low ?? []), ...(s.high ?? [])]))
  const x = axis(
    range(xs, Math.min(0, ...xs) === 0),
    box.left,
    box.right,
    Math.max(2, (box.right - box.left) / 90),
    false,
  )
  const y = axis(data.yUnit === 'share' ? shareRange(ys) : range(ys), box.bottom, box.top, 5)
  return { x, y, traces: data.series.map((s) => trace(s, data.step, x, y)) }
}

function shareRange(values: readonly number[]): [number, number] {
  const [low, high] = range(values)
  return [low, high > 0.5 && high <= 1 ? 1 : high]
}

function trace(series: Series, isStep: boolean, x: Axis, y: Axis): CurveTrace {
  const points = known(series, x, y)
  const bend = isStep ? curveStepAfter : points.length < 3 || !rising(points) ? curveLinear : curveMonotoneX
  const draw = line<Point>(
    (p) => p.atX,
    (p) => p.atY,
  )
    .curve(bend)
    .digits(1)
  const fill = area<Point>()
    .defined((p) => Number.isFinite(p.low) && Number.isFinite(p.high))
    .x((p) => p.atX)
    .y0((p) => y.place(p.low))
    .y1((p) => y.place(p.high))
    .curve(bend)
    .digits(1)
  const banded = series.low !== undefined && series.high !== undefined
  return {
    label: series.label,
    path: points.length > 1 ? (draw(points) ?? '') : '',
    band: banded && points.length > 1 ? (fill(points) ?? '') : '',
    points,
    last: points.at(-1) ?? null,
  }
}

const rising = (points: readonly Point[]) =>
  points.every((p, i) => i === 0 || p.x > (points[i - 1]?.x ?? p.x))

function known(series: Series, x: Axis, y: Axis): Point[] {
  return series.x.flatMap((at, i) => {
    const value = series.y[i]
    if (value === undefined || !Number.isFinite(at) || !Number.isFinite(value)) return []
    const [low, high] = [series.low?.[i] ?? Number.NaN, series.high?.[i] ?? Number.NaN]
    return [{ x: at, y: value, atX: x.place(at), atY: y.place(value), low, high }]
  })
}
