import type { Blocks } from '../contract/report.ts'
import type { Ledger } from './ledger.ts'
import { protect } from './protect.ts'
import { counts } from './small.ts'

type Heatmap = Blocks['heatmap']

/** Half, all, a tenth: many other things are as many per cent. */
const isRound = (share = 0) => Number.isInteger(share * 100)

/** Cells that tell few people are emptied, and others in their rows and columns. */
export function discloseHeatmap(data: Heatmap, ledger: Ledger): Heatmap {
  const width = data.columns.length
  const at = (grid: readonly (readonly (number | null)[])[], i: number) =>
    grid[Math.floor(i / width)]?.[i % width] ?? null
  const cells = Array.from({ length: data.rows.length * width }, (_, i) => i)
  const known = cells.filter((i) => at(data.values, i) !== null)
  const behind = cells.map((i) => (known.includes(i) ? (at(data.counts, i) ?? 0) : Number.NaN))
  const value = cells.map((i) => at(data.values, i) ?? Number.NaN)
  const inside = value.map((v, i) => {
    if (counts(data.unit)) return v
    return data.unit === 'share' ? Math.round(v * (behind[i] ?? 0)) : Number.NaN
  })
  const counting = data.countTitle === undefined ? 'customers' : 'count'
  const first = cells.map((i) => {
    const [n = 0, v = 0] = [behind[i], value[i]]
    const row = data.rows[Math.floor(i / width)] ?? ''
    return (
      !Number.isNaN(n) &&
      (ledger.gives(n, counting) ||
        ledger.named(row, [n]) ||
        (data.unit === 'share' && ledger.tells(v, n)) ||
        (counts(data.unit) && (ledger.gives(v, data.unit) || ledger.small(n - v))))
    )
  })
  const lines = [
    ...data.rows.map((_, r) => known.filter((i) => Math.floor(i / width) === r)),
    ...data.columns.map((_, c) => known.filter((i) => i % width === c)),
  ]
  const labels = [...data.rows, ...data.columns]
  lines.forEach((line, l) => {
    const least = smallestOf(line, behind)
    const sum = line.reduce((total, i) => total + (behind[i] ?? 0), 0)
    if (least !== undefined && ledger.gathers(labels[l] ?? '', sum, counting === 'customers'))
      first[least] = true
  })
  const hidden = protect({ measures: [behind, inside], lines, first }, ledger.least)
  for (const i of known)
    if (hidden[i]) {
      ledger.withhold('', data.unit === 'share' && !ledger.small(behind[i] ?? 0) ? [] : [behind[i]], counting)
      ledger.withhold('', isRound(value[i]) ? [] : [value[i]], data.unit)
    }
  const cut = <T>(grid: readonly (readonly T[])[], none: T) =>
    grid.map((row, r) => row.map((cell, c) => (hidden[r * width + c] ? none : cell)))
  return {
    ...data,
    values: cut<number | null>(data.values, null),
    counts: cut(data.counts, 0),
    ...(data.low && { low: cut<number | null>(data.low, null) }),
    ...(data.high && { high: cut<number | null>(data.high, null) }),
  }
}

const smallestOf = (line: readonly number[], measure: readonly number[]) =>
  [...line].sort((a, b) => (measure[a] || Number.MAX_VALUE) - (measure[b] || Number.MAX_VALUE))[0]

type ScoreMap = Blocks['map']

/** Groups that are withheld stand together as one; of the cells, those of few people are left out, and others beside them. */
export function discloseMap(data: ScoreMap, ledger: Ledger): ScoreMap {
  const people = data.groups.map(({ customers }) => customers)
  const away = protect(
    {
      measures: [people],
      lines: [people.map((_, i) => i)],
      first: data.groups.map(
        (g) => ledger.gives(g.customers, 'customers') || ledger.named(g.label, [g.customers]),
      ),
      wholes: ledger.totals.wholes,
    },
    ledger.least,
  )
  data.groups.forEach((g, i) => {
    if (away[i] && g.customers > 0) ledger.withhold(g.label, [g.customers], 'customers')
  })
  return { ...data, groups: merged(data.groups, away), cells: cellsOf(data, away, ledger) }
}

/** Places in the list stay what they were: cells name them. */
function merged(groups: ScoreMap['groups'], away: readonly boolean[]): ScoreMap['groups'] {
  const gone = groups.filter((_, i) => away[i])
  const sum = (of: (g: ScoreMap['groups'][number]) => number) => gone.reduce((total, g) => total + of(g), 0)
  const rest = {
    label: 'Several small groups together',
    about: 'Each alone would tell of too few people.',
    customers: sum((g) => g.customers),
    revenue: sum((g) => g.revenue),
  }
  const left = groups.map((g, i) => (away[i] ? { ...g, customers: 0, revenue: 0 } : g))
  return rest.customers > 0 ? [...left, rest] : left
}

function cellsOf({ cells, groups, size }: ScoreMap, away: readonly boolean[], ledger: Ledger) {
  const measure = cells.map((c) => c.customers)
  const all = cells.map((_, i) => i)
  const scores = Array.from({ length: size }, (_, i) => i + 1)
  const lines = [
    ...groups.map((_, g) => all.filter((i) => cells[i]?.group === g)),
    ...scores.map((x) => all.filter((i) => cells[i]?.x === x)),
    ...scores.map((y) => all.filter((i) => cells[i]?.y === y)),
  ]
  const first = cells.map((c) => away[c.group] === true || ledger.gives(c.customers, 'customers'))
  const hidden = protect({ measures: [measure], lines, first }, ledger.least)
  cells.forEach((c, i) => {
    if (hidden[i]) ledger.withhold('', [c.customers], 'customers')
  })
  return cells.filter((_, i) => !hidden[i])
}

type Scatter = Blocks['scatter']

/** Marks that stand for few people are left out, and others of their group. */
export function discloseScatter(data: Scatter, ledger: Ledger): Scatter {
  const all = data.points.map((_, i) => i)
  const away = data.groups.map(
    (g) => ledger.gives(g.customers, 'customers') || ledger.named(g.label, [g.customers]),
  )
  const kept = protect(
    {
      measures: [data.groups.map((g) => g.customers)],
      lines: [data.groups.map((_, i) => i)],
      first: away,
      wholes: ledger.totals.wholes,
    },
    ledger.least,
  )
  data.groups.forEach((g, i) => {
    if (kept[i]) ledger.withhold(g.label, [g.customers], 'customers')
  })
  const hidden = protect(
    {
      measures: [data.points.map((p) => p.customers)],
      lines: data.groups.map((_, g) => all.filter((i) => data.points[i]?.group === g)),
      first: data.points.map((p) => kept[p.group] === true || ledger.gives(p.customers, 'customers')),
      wholes: data.groups.map((g) => g.customers),
    },
    ledger.least,
  )
  data.points.forEach((p, i) => {
    if (hidden[i]) ledger.withhold('', [p.customers], 'customers')
  })
  const place = new Map(data.groups.flatMap((_, g) => (kept[g] ? [] : [g])).map((g, i) => [g, i]))
  return {
    ...data,
    groups: data.groups.filter((_, g) => !kept[g]),
    points: data.points.flatMap((p, i) => (hidden[i] ? [] : [{ ...p, group: place.get(p.group) ?? 0 }])),
  }
}
