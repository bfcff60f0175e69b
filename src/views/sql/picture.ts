import type { Block } from '../../contract/report.ts'
import type { SqlAnswer, SqlColumn } from '../../contract/sql.ts'

type Row = readonly (string | number | null)[]

/** Rows of an answer that a picture can take: bars beyond this many cannot be told apart. */
export const mostBars = 40
export const mostPoints = 2_000

const isNumber = ({ type }: SqlColumn) => /INT|DOUBLE|FLOAT|DECIMAL/.test(type)
const isKey = ({ name }: SqlColumn) => /(?:^|_)(?:key|id|line)$/.test(name)
const isDay = (cell: unknown) =>
  typeof cell === 'string' && /^\d{4}-\d{2}(?:-\d{2}(?: 00:00:00)?)?$/.test(cell)

/** Columns that can stand along the picture, and those that can be its length; the likeliest first. */
export function axes({ columns }: Pick<SqlAnswer, 'columns'>): { along: string[]; values: string[] } {
  const values = columns.filter(isNumber).sort((a, b) => Number(isKey(a)) - Number(isKey(b)))
  const words = columns.filter((c) => !isNumber(c))
  const along = [...words, ...columns.filter(isNumber)]
  const first = along[0]?.name
  const likely = values.filter(({ name }) => name !== first)
  return {
    along: along.map(({ name }) => name),
    values: (likely.length > 0 ? likely : values).map(({ name }) => name),
  }
}

/**
 * Rows as a picture: a line where days or months stand along it, in order and each once, else bars of the first rows. Null where
 * there is nothing to draw.
 */
export function pictureOf(
  { columns, rows: total }: Pick<SqlAnswer, 'columns' | 'rows'>,
  rows: readonly Row[],
  along: string,
  value: string,
): Block | null {
  const [x, y] = [along, value].map((name) => columns.findIndex((c) => c.name === name))
  const points = rows.flatMap((row) => {
    const [label, size] = [row[x ?? -1], row[y ?? -1]]
    return typeof size === 'number' ? [{ label: label ?? '', value: size }] : []
  })
  if (points.length < 2) return null
  const line = lineOf(points, value)
  if (line && rows.length === total)
    return { kind: 'line', title: `${value} by ${along}`, reading: '', data: line, place: 'main' }
  const bars = points
    .slice(0, mostBars)
    .map((point) => ({ ...point, label: String(point.label || '(empty)') }))
  const reading =
    total > bars.length ? `The first ${bars.length} of ${total.toLocaleString('en-GB')} rows.` : ''
  return {
    kind: 'bars',
    title: `${value} by ${along}`,
    reading,
    data: { unit: 'count', bars },
    place: 'main',
  }
}

/** Days that are apart by about a month or a quarter are told so. */
function lineOf(points: readonly { label: string | number; value: number }[], label: string) {
  const starts = points
    .map((point) => String(point.label).slice(0, 10))
    .map((day) => (day.length === 7 ? `${day}-01` : day))
  const times = starts.map((day) => Date.parse(day))
  const rises = times.every((time, i) => i === 0 || time > (times[i - 1] ?? 0))
  if (points.length < 3 || !points.every((point) => isDay(point.label)) || !rises) return null
  const gap = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / (times.length - 1) / 86_400_000
  const period = gap < 25 ? 'week' : gap < 80 ? 'month' : 'quarter'
  return {
    period: period as 'week' | 'month' | 'quarter',
    starts,
    incomplete: starts.map(() => false),
    unit: 'count' as const,
    series: [{ label, values: points.map((point) => point.value) }],
  }
}
