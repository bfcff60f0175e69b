import { type Period, periodOf } from '../../numeric/calendar.ts'

/** Orders by customer, then day. `slice` says where a first order belongs; it counts on rows with `nth` 1 only. */
export interface Orders {
  readonly rows: number
  readonly customer: Int32Array
  readonly day: Int32Array
  readonly nth: Int32Array
  readonly revenue: Float64Array
  readonly slice: { codes: Int32Array; labels: string[] }
}

/** One entry a person whose first order is known: rows `from`–`to` (excluded) of the orders. `second` −1: not yet. */
export interface People {
  keys: Int32Array
  from: Int32Array
  to: Int32Array
  first: Int32Array
  second: Int32Array
  slice: Int32Array
  /** People whose first order lies before the orders at hand. */
  leftOut: number
}

/** Row × periods since the first order: people observed that long, people who ordered, money so far. */
export interface Grid {
  columns: number
  size: Float64Array
  back: Float64Array
  sum: Float64Array
  squares: Float64Array
}

const chunk = 1 << 12

/** First order, and the first later day with one, of each person. Yields the share done. */
export function* peopleOf(orders: Orders): Generator<number, People> {
  const { rows, customer, nth } = orders
  const from = new Int32Array(rows)
  let [count, leftOut] = [0, 0]
  for (let i = 0; i < rows; i++) {
    if (i % (16 * chunk) === 0) yield (0.4 * i) / rows
    if (i > 0 && customer[i] === customer[i - 1]) continue
    if (nth[i] === 1) from[count++] = i
    else leftOut++
  }
  const people: People = {
    keys: new Int32Array(count),
    from: from.slice(0, count),
    to: new Int32Array(count),
    first: new Int32Array(count),
    second: new Int32Array(count).fill(-1),
    slice: new Int32Array(count),
    leftOut,
  }
  for (let p = 0; p < count; p++) {
    if (p % chunk === 0) yield 0.4 + (0.6 * p) / count
    fillPerson(people, p, orders)
  }
  return people
}

function fillPerson(people: People, p: number, { rows, customer, day, slice }: Orders): void {
  const start = people.from[p] ?? 0
  const who = customer[start] ?? 0
  const first = day[start] ?? 0
  let second = -1
  let i = start
  for (; i < rows && customer[i] === who; i++) if (second < 0 && (day[i] ?? 0) > first) second = day[i] ?? 0
  people.keys[p] = who
  people.to[p] = i
  people.first[p] = first
  people.second[p] = second
  people.slice[p] = slice.codes[start] ?? 0
}

/**
 * Adds people up by row and periods since the first order, 0…columns − 1. A cell knows a person only if that period
 * is complete: it lies at or before `last`. Yields the share done.
 */
export function* gridOf(
  orders: Orders,
  people: People,
  row: Int32Array,
  rows: number,
  columns: number,
  period: Period,
  last: number,
): Generator<number, Grid> {
  const cells = rows * columns
  const grid: Grid = {
    columns,
    size: new Float64Array(cells),
    back: new Float64Array(cells),
    sum: new Float64Array(cells),
    squares: new Float64Array(cells),
  }
  for (let p = 0; p < row.length; p++) {
    if (p % chunk === 0) yield p / row.length
    const cohort = periodOf(people.first[p] ?? 0, period)
    const known = Math.min(columns - 1, last - cohort)
    addPerson(
      grid,
      (row[p] ?? 0) * columns,
      known,
      orders,
      people.from[p] ?? 0,
      people.to[p] ?? 0,
      cohort,
      period,
    )
  }
  return grid
}

function addPerson(
  grid: Grid,
  at: number,
  known: number,
  orders: Orders,
  from: number,
  to: number,
  cohort: number,
  period: Period,
): void {
  let money = 0
  let i = from
  for (let k = 0; k <= known; k++) {
    let came = 0
    for (; i < to && periodOf(orders.day[i] ?? 0, period) - cohort <= k; i++) {
      money += orders.revenue[i] ?? 0
      came = 1
    }
    grid.size[at + k] = (grid.size[at + k] ?? 0) + 1
    grid.back[at + k] = (grid.back[at + k] ?? 0) + came
    grid.sum[at + k] = (grid.sum[at + k] ?? 0) + money
    grid.squares[at + k] = (grid.squares[at + k] ?? 0) + money * money
  }
}

/** All rows of a grid added up to one. */
export function total(grid: Grid): Grid {
  const add = (values: Float64Array) => {
    const sum = new Float64Array(grid.columns)
    for (let i = 0; i < values.length; i++)
      sum[i % grid.columns] = (sum[i % grid.columns] ?? 0) + (values[i] ?? 0)
    return sum
  }
  const { size, back, sum, squares } = grid
  return { columns: grid.columns, size: add(size), back: add(back), sum: add(sum), squares: add(squares) }
}

/** Days until the next day with an order, or until observation ended. */
export function waits(people: People, asOf: number): { days: Int32Array; happened: Uint8Array } {
  const days = people.first.map((first, p) => {
    const second = people.second[p] ?? -1
    return (second >= 0 ? second : asOf) - first
  })
  return { days, happened: Uint8Array.from(people.second, (second) => (second >= 0 ? 1 : 0)) }
}
