import * as v from 'valibot'
import type { Unit } from '../../contract/param.ts'
import type { Block, Blocks } from '../../contract/report.ts'

const units: { readonly [U in Unit]: U } = {
  days: 'days',
  months: 'months',
  orders: 'orders',
  customers: 'customers',
  'returning customers': 'returning customers',
  visits: 'visits',
  lines: 'lines',
  items: 'items',
  clusters: 'clusters',
  share: 'share',
  money: 'money',
  ratio: 'ratio',
  score: 'score',
  count: 'count',
}
const mostRows = 2000
const mostColumns = 200

export const text = v.pipe(v.string(), v.maxLength(2000))
export const unit = v.picklist(Object.values(units))
const number = v.pipe(v.number(), v.finite())
const maybe = v.nullable(number)
const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostRows))
const list = <T extends v.GenericSchema>(of: T, most = mostRows) => v.pipe(v.array(of), v.maxLength(most))
const grid = <T extends v.GenericSchema>(of: T) => list(list(of, mostColumns))
const optional = v.exactOptional
const ends = { low: optional(list(maybe)), high: optional(list(maybe)) }

/** The data of each kind of block; how long arrays are beside each other is looked at afterwards. */
const data: { readonly [K in keyof Blocks]: v.GenericSchema<unknown, Blocks[K]> } = {
  figures: list(
    v.object({
      label: text,
      value: maybe,
      unit,
      before: optional(maybe),
      beforeIs: optional(text),
      term: optional(text),
    }),
    40,
  ),
  line: v.object({
    period: v.picklist(['week', 'month', 'quarter']),
    starts: list(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))),
    incomplete: list(v.boolean()),
    unit,
    series: list(v.object({ label: text, values: list(maybe), ...ends }), 40),
  }),
  bars: v.object({
    unit,
    sum: optional(v.boolean()),
    bars: list(
      v.object({
        label: text,
        value: number,
        low: optional(number),
        high: optional(number),
        note: optional(text),
      }),
      mostColumns,
    ),
  }),
  heatmap: v.object({
    rowTitle: text,
    columnTitle: text,
    rows: list(text, mostColumns),
    columns: list(text, mostColumns),
    values: grid(maybe),
    counts: grid(number),
    countTitle: optional(text),
    low: optional(grid(maybe)),
    high: optional(grid(maybe)),
    unit,
    greyBelow: number,
  }),
  curve: v.object({
    xTitle: text,
    xUnit: unit,
    yTitle: text,
    yUnit: unit,
    step: v.boolean(),
    series: list(
      v.object({
        label: text,
        x: list(number),
        y: list(number),
        low: optional(list(number)),
        high: optional(list(number)),
      }),
      40,
    ),
  }),
  map: v.object({
    xTitle: text,
    yTitle: text,
    size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
    groups: list(v.object({ label: text, about: text, customers: number, revenue: number }), 40),
    cells: list(v.object({ x: place, y: place, group: place, customers: number, revenue: number })),
  }),
  cards: list(v.object({ label: text, words: text, more: text }), mostColumns),
  network: v.object({
    unit,
    valueTitle: text,
    nodes: list(text, mostColumns),
    links: list(v.object({ from: place, to: place, value: number, note: text }), mostColumns),
  }),
  scatter: v.object({
    xTitle: text,
    yTitle: text,
    shown: number,
    groups: list(v.object({ label: text, customers: number }), 40),
    points: list(v.object({ x: number, y: number, group: place, customers: number })),
  }),
  flow: v.object({
    unit,
    columns: list(
      v.object({
        title: text,
        nodes: list(
          v.object({ label: text, value: number, kind: v.picklist(['named', 'other', 'end']) }),
          mostColumns,
        ),
      }),
      10,
    ),
    links: list(v.object({ column: place, from: place, to: place, value: number, days: optional(number) })),
  }),
  paths: v.object({
    unit,
    valueTitle: text,
    besideTitle: text,
    paths: list(
      v.object({
        steps: list(text, 20),
        value: number,
        low: number,
        high: number,
        beside: number,
        count: number,
        others: optional(number),
      }),
      mostColumns,
    ),
  }),
  table: v.object({
    columns: list(v.object({ label: text, unit: optional(unit), term: optional(text) }), mostColumns),
    rows: list(list(v.union([text, number, v.null()]), mostColumns)),
  }),
}

const frame = v.object({
  kind: v.picklist(Object.keys(data) as (keyof Blocks)[]),
  title: text,
  reading: text,
  data: v.unknown(),
  place: v.picklist(['main', 'sure', 'details']),
})

/** A block of a link, or null for what is none or cannot be drawn. Total. */
export function readBlock(given: unknown): Block | null {
  const block = v.safeParse(frame, given)
  if (!block.success) return null
  const inside = v.safeParse(data[block.output.kind], block.output.data)
  if (!inside.success) return null
  const read = { ...block.output, data: inside.output } as Block
  return fits(read) ? read : null
}

/** Arrays beside each other are equally long, and places are those of what is there. */
function fits(block: Block): boolean {
  const { kind, data } = block
  if (kind === 'line')
    return [data.incomplete, ...data.series.flatMap(columnsOf)].every(as(data.starts.length))
  if (kind === 'curve')
    return data.series.every((s) => [s.y, s.low ?? s.x, s.high ?? s.x].every(as(s.x.length)))
  if (kind === 'heatmap')
    return [data.values, data.counts, data.low ?? data.values, data.high ?? data.values].every(
      (rows) => rows.length === data.rows.length && rows.every(as(data.columns.length)),
    )
  if (kind === 'table') return data.rows.every(as(data.columns.length))
  if (kind === 'map')
    return data.cells.every((c) => data.groups[c.group] && onGrid(c.x, data.size) && onGrid(c.y, data.size))
  if (kind === 'scatter') return data.points.every((p) => data.groups[p.group])
  if (kind === 'network') return data.links.every((l) => l.from in data.nodes && l.to in data.nodes)
  if (kind === 'flow')
    return data.links.every(
      (l) => data.columns[l.column]?.nodes[l.from] && data.columns[l.column + 1]?.nodes[l.to],
    )
  return true
}

const as = (length: number) => (other: readonly unknown[]) => other.length === length
const onGrid = (score: number, size: number) => 1 <= score && score <= size
const columnsOf = ({ values, low = values, high = values }: Blocks['line']['series'][number]) => [
  values,
  low,
  high,
]
