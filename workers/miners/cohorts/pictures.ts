import type { Block, Blocks } from '../../../src/contract/report.ts'
import { type Interval, meanInterval, wilson } from '../../numeric/interval.ts'
import { capital, rounded, type Say } from '../say.ts'
import type { Choice } from './explain.ts'
import type { Grid } from './kernel.ts'
import { type CohortModel, reach } from './model.ts'

interface Row {
  label: string
  grid: Grid
  at: number
  people: number
}

interface Cell extends Interval {
  value: number
  people: number
}

/** Slices where there are any, else cohorts with at least one known cell, the latest of them. */
function rowsOf(model: CohortModel, s: Say): Row[] {
  const { slices, grid, first, last, period } = model
  if (slices)
    return slices.labels.map((label, i) => ({
      label,
      grid: slices.grid,
      at: i * grid.columns,
      people: slices.waits[i]?.people ?? 0,
    }))
  const count = Math.max(0, last - first)
  const rows = Array.from({ length: count }, (_, c) => ({
    label: s.period(first + c, period),
    grid,
    at: c * grid.columns,
    people: grid.size[c * grid.columns] ?? 0,
  }))
  return rows.filter((r) => r.people > 0).slice(-reach[period].rows)
}

function cell({ grid, at }: Row, k: number, choice: Choice): Cell | null {
  const people = grid.size[at + k] ?? 0
  if (people === 0) return null
  if (choice.measure === 'revenue') {
    const sum = grid.sum[at + k] ?? 0
    const { low, high } = meanInterval(sum, grid.squares[at + k] ?? 0, people)
    return { value: rounded(sum / people, 2), low: rounded(low, 2), high: rounded(high, 2), people }
  }
  const back = grid.back[at + k] ?? 0
  const { low, high } = wilson(back, people)
  return { value: rounded(back / people, 4), low: rounded(low, 4), high: rounded(high, 4), people }
}

/** Periods since the first order that any row knows; money begins with the first period, coming back with the next. */
function columnsOf(model: CohortModel, choice: Choice): number[] {
  const from = choice.measure === 'revenue' ? 0 : 1
  const known = Array.from(model.all.size).filter((n) => n > 0).length
  return Array.from({ length: Math.max(0, known - from) }, (_, i) => i + from)
}

const unitOf = (choice: Choice) => (choice.measure === 'revenue' ? 'money' : 'share')

const measureWords = (choice: Choice) =>
  choice.measure === 'revenue' ? 'Revenue per customer so far' : 'Customers who came back'

export function heatmap(model: CohortModel, choice: Choice, s: Say): Block {
  const rows = rowsOf(model, s)
  const columns = columnsOf(model, choice)
  const cells = rows.map((row) => columns.map((k) => cell(row, k, choice)))
  const data: Blocks['heatmap'] = {
    rowTitle: model.slices ? 'First order' : `${capital(choice.period)} of the first order`,
    columnTitle: `${capital(choice.period)}s since`,
    rows: rows.map((r) => r.label),
    columns: columns.map(String),
    values: cells.map((row) => row.map((c) => c?.value ?? null)),
    counts: cells.map((row) => row.map((c) => c?.people ?? 0)),
    low: cells.map((row) => row.map((c) => c?.low ?? null)),
    high: cells.map((row) => row.map((c) => c?.high ?? null)),
    unit: unitOf(choice),
    greyBelow: choice.minimum,
  }
  const grey = cells.flat().filter((c) => c && c.people < choice.minimum).length
  const greyed = grey > 0 ? ` Cells of fewer than ${s.count(choice.minimum, 'customer')} are greyed.` : ''
  const title = `${measureWords(choice)}, by ${model.slices ? 'first order' : `${choice.period} of the first order`}`
  const reading = `Read each line from left to right: what became of those customers.${greyed}`
  return { kind: 'heatmap', title, reading, data, place: 'main' }
}

/** One line for all customers with its band, and one for each slice or each of the latest cohorts large enough. */
export function periodCurve(model: CohortModel, choice: Choice, s: Say): Block {
  const all: Row = { label: 'All customers', grid: model.all, at: 0, people: model.people.keys.length }
  const large = rowsOf(model, s).filter((r) => r.people >= choice.minimum)
  const columns = columnsOf(model, choice)
  /** The last period that half of the customers have lived to see: the sentence speaks of no later one. */
  let told = -1
  const series = [all, ...(model.slices ? large : large.slice(-6))].map((row, i) => {
    const known = columns.flatMap((k) => {
      const found = cell(row, k, choice)
      return found && found.people >= choice.minimum ? [{ k, ...found }] : []
    })
    if (i === 0) told = known.findLastIndex(({ people }) => 2 * people >= (known[0]?.people ?? 0))
    const line = { label: row.label, x: known.map((c) => c.k), y: known.map((c) => c.value) }
    return i === 0 ? { ...line, low: known.map((c) => c.low), high: known.map((c) => c.high) } : line
  })
  const [x, y] = [series[0]?.x ?? [], series[0]?.y ?? []]
  const value = (v: number) => (choice.measure === 'revenue' ? s.money(v) : s.share(v))
  const reading =
    told < 0
      ? `No ${choice.period} after a first order is complete yet.`
      : `All customers together: ${value(y[0] ?? 0)} after ${s.count(x[0] ?? 0, choice.period)}, ${value(y[told] ?? 0)} after ${s.count(x[told] ?? 0, choice.period)}.`
  return {
    kind: 'curve',
    title: `${measureWords(choice)}, by ${choice.period}s since the first order`,
    reading,
    data: {
      xTitle: `${capital(choice.period)}s since the first order`,
      xUnit: choice.period === 'month' ? 'months' : 'count',
      yTitle: measureWords(choice),
      yUnit: unitOf(choice),
      step: false,
      series,
    },
    place: 'main',
  }
}

/** The heat map as numbers, line by line the same. */
export function periodTable(model: CohortModel, choice: Choice, s: Say): Block {
  const columns = columnsOf(model, choice)
  const rows = rowsOf(model, s).map((row) => [
    row.label,
    row.people,
    ...columns.map((k) => cell(row, k, choice)?.value ?? null),
  ])
  return {
    kind: 'table',
    title: `${measureWords(choice)}, in numbers`,
    reading: `One line for each line of the picture; an empty cell lies in the future.`,
    data: {
      columns: [
        { label: model.slices ? 'First order' : `${capital(choice.period)} of the first order` },
        { label: 'Customers', unit: 'customers' },
        ...columns.map((k) => ({ label: `+${k}`, unit: unitOf(choice) }) as const),
      ],
      rows,
    },
    place: 'details',
  }
}
