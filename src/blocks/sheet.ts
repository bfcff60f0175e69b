import { formatPeriod } from '../contract/format.ts'
import type { Blocks } from '../contract/report.ts'

type Sheet = Blocks['table']
type Cell = Sheet['rows'][number][number]

const known = (value: number | null | undefined): number | null =>
  value !== null && value !== undefined && Number.isFinite(value) ? value : null

/** One row a period; a series with an interval has two further columns. */
export function lineSheet(data: Blocks['line']): Sheet {
  const periods = { week: 'Week from', month: 'Month', quarter: 'Quarter' } as const
  const columns = data.series.flatMap((s) => [s.label, ...(s.low && s.high ? ends(s.label) : [])])
  const rows = data.starts.map((start, i): Cell[] => [
    formatPeriod(start, data.period),
    ...data.series.flatMap((s) => [
      known(s.values[i]),
      ...(s.low && s.high ? [known(s.low[i]), known(s.high[i])] : []),
    ]),
    ...(data.incomplete.some(Boolean) ? [data.incomplete[i] ? 'not complete yet' : 'complete'] : []),
  ])
  return {
    columns: [
      { label: periods[data.period] },
      ...columns.map((label) => ({ label, unit: data.unit })),
      ...(data.incomplete.some(Boolean) ? [{ label: 'Period' }] : []),
    ],
    rows,
  }
}

const ends = (label: string) => [`${label}, at least`, `${label}, at most`]

/** One row a bar, with its interval and note where any bar has them. */
export function barsSheet(data: Blocks['bars']): Sheet {
  const interval = data.bars.some((b) => b.low !== undefined || b.high !== undefined)
  const note = data.bars.some((b) => b.note)
  return {
    columns: [
      { label: 'Name' },
      { label: 'Value', unit: data.unit },
      ...(interval ? ['At least', 'At most'].map((label) => ({ label, unit: data.unit })) : []),
      ...(note ? [{ label: 'Note' }] : []),
    ],
    rows: data.bars.map((b) => [
      b.label,
      known(b.value),
      ...(interval ? [known(b.low), known(b.high)] : []),
      ...(note ? [b.note ?? ''] : []),
    ]),
  }
}

/** One row a known cell: row, column, value, interval, people behind it. */
export function heatmapSheet(data: Blocks['heatmap']): Sheet {
  const interval = data.low !== undefined && data.high !== undefined
  const rows = data.values.flatMap((row, r) =>
    row.flatMap((value, c): Cell[][] => {
      if (known(value) === null) return []
      const between = interval ? [known(data.low?.[r]?.[c]), known(data.high?.[r]?.[c])] : []
      return [[data.rows[r] ?? '', data.columns[c] ?? '', value, ...between, known(data.counts[r]?.[c])]]
    }),
  )
  return {
    columns: [
      { label: data.rowTitle },
      { label: data.columnTitle },
      { label: 'Value', unit: data.unit },
      ...(interval ? ['At least', 'At most'].map((label) => ({ label, unit: data.unit })) : []),
      data.countTitle === undefined
        ? { label: 'Customers', unit: 'customers' }
        : { label: data.countTitle, unit: 'count' },
    ],
    rows,
  }
}

/** One row a point of each series. */
export function curveSheet(data: Blocks['curve']): Sheet {
  const interval = data.series.some((s) => s.low && s.high)
  return {
    columns: [
      { label: 'Line' },
      { label: data.xTitle, unit: data.xUnit },
      { label: data.yTitle, unit: data.yUnit },
      ...(interval ? ['At least', 'At most'].map((label) => ({ label, unit: data.yUnit })) : []),
    ],
    rows: data.series.flatMap((s) =>
      s.x.map((x, i): Cell[] => [
        s.label,
        known(x),
        known(s.y[i]),
        ...(interval ? [known(s.low?.[i]), known(s.high?.[i])] : []),
      ]),
    ),
  }
}

/** One row a cell of the map, with its group. */
export function mapSheet(data: Blocks['map']): Sheet {
  return {
    columns: [
      { label: 'Group' },
      { label: data.xTitle, unit: 'score' },
      { label: data.yTitle, unit: 'score' },
      { label: 'Customers', unit: 'customers' },
      { label: 'Revenue', unit: 'money' },
    ],
    rows: data.cells.map((c) => [
      data.groups[c.group]?.label ?? '',
      c.x,
      c.y,
      known(c.customers),
      known(c.revenue),
    ]),
  }
}

/** One row a link. */
export function networkSheet(data: Blocks['network']): Sheet {
  return {
    columns: [
      { label: 'One' },
      { label: 'The other' },
      { label: data.valueTitle, unit: data.unit },
      { label: 'Note' },
    ],
    rows: data.links.map(({ from, to, value, note }) => [
      data.nodes[from] ?? '',
      data.nodes[to] ?? '',
      known(value),
      note,
    ]),
  }
}

/** One row a mark, with its group and who it stands for. */
export function scatterSheet(data: Blocks['scatter']): Sheet {
  return {
    columns: [
      { label: 'Group' },
      { label: data.xTitle, unit: 'score' },
      { label: data.yTitle, unit: 'score' },
      { label: 'Customers', unit: 'customers' },
    ],
    rows: data.points.map((p) => [
      data.groups[p.group]?.label ?? '',
      known(p.x),
      known(p.y),
      known(p.customers),
    ]),
  }
}

/** One row a path, with its interval and what it is held against. */
export function pathsSheet(data: Blocks['paths']): Sheet {
  const { unit } = data
  return {
    columns: [
      { label: 'Path' },
      { label: data.valueTitle, unit },
      { label: 'At least', unit },
      { label: 'At most', unit },
      { label: data.besideTitle, unit },
      { label: 'Times', unit: 'count' },
    ],
    rows: data.paths.map((p) => [
      p.steps.join(' → '),
      known(p.value),
      known(p.low),
      known(p.high),
      known(p.beside),
      known(p.count),
    ]),
  }
}

/** One row a band: from what, to what, how many, and the days between where any band has them. */
export function flowSheet(data: Blocks['flow']): Sheet {
  const days = data.links.some((link) => link.days !== undefined)
  const name = (column: number, node: number) => data.columns[column]?.nodes[node]?.label ?? ''
  return {
    columns: [
      { label: 'Step' },
      { label: 'From' },
      { label: 'To' },
      { label: 'Value', unit: data.unit },
      ...(days ? [{ label: 'Median days between', unit: 'days' as const }] : []),
    ],
    rows: data.links.map(({ column, from, to, value, days: between }) => [
      column + 1,
      name(column, from),
      name(column + 1, to),
      known(value),
      ...(days ? [known(between)] : []),
    ]),
  }
}
