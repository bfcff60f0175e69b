import { within } from '../numeric/progress.ts'

/**
 * Who bought how often, until when, seen for how long, as sufficient statistics of the models of this room: `repeats` (x),
 * `last` (t_x, the age at the last purchase) and `age` (T) in ticks, `count` of customers alike. Ordered by x, then T, then t_x.
 */
export interface Histories {
  groups: number
  customers: number
  repeats: Int32Array
  last: Int32Array
  age: Int32Array
  count: Float64Array
  /** Largest age and largest number of repeats. */
  longest: number
  most: number
  /** Length of a tick in the unit of time that parameters are told in. */
  tick: number
}

/** Where there are at most so many cells of x, T and t_x, each has a counter. */
const mostCells = 1 << 22
const chunk = 1 << 17

/**
 * Equal customers in one group; `place` is the group of each. By a counter for each cell of x, T and t_x where these are few
 * (long ticks), else by three stable counting sorts that carry all columns along, so that reading is always in order. Linear;
 * 16 MB, or 32 bytes a customer, while it works. Yields the share done.
 */
export function* grouped(
  repeats: Int32Array,
  last: Int32Array,
  age: Int32Array,
  tick: number,
): Generator<number, { histories: Histories; place: Int32Array }> {
  const [sides, width] = [largest(repeats) + 1, Math.max(largest(last), largest(age)) + 1]
  const cells = sides * width * width
  const isFew = cells <= Math.min(mostCells, 16 * repeats.length)
  return yield* isFew
    ? counted({ repeats, last, age, tick, cells, width })
    : arranged(repeats, last, age, tick)
}

function largest(values: Int32Array): number {
  let most = 0
  for (let i = 0; i < values.length; i++) if ((values[i] ?? 0) > most) most = values[i] ?? 0
  return most
}

interface Cells {
  repeats: Int32Array
  last: Int32Array
  age: Int32Array
  tick: number
  cells: number
  /** Ticks, from none to the longest. */
  width: number
}

function* counted({ repeats, last, age, tick, cells, width }: Cells) {
  const n = repeats.length
  const place = new Int32Array(n)
  const counts = new Int32Array(cells)
  for (let i = 0; i < n; i++) {
    if (i % chunk === 0) yield (0.4 * i) / n
    const cell = ((repeats[i] ?? 0) * width + (age[i] ?? 0)) * width + (last[i] ?? 0)
    place[i] = cell
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  yield 0.4
  let groups = 0
  for (let cell = 0; cell < cells; cell++) if ((counts[cell] ?? 0) > 0) groups++
  const histories = empty(groups, n, tick)
  for (let cell = 0, g = 0; cell < cells; cell++) {
    const count = counts[cell] ?? 0
    if (count === 0) continue
    const rest = Math.floor(cell / width)
    histories.repeats[g] = Math.floor(rest / width)
    histories.age[g] = rest % width
    histories.last[g] = cell % width
    histories.count[g] = count
    counts[cell] = g++
  }
  for (let i = 0; i < n; i++) {
    if (i % chunk === 0) yield 0.6 + (0.4 * i) / n
    place[i] = counts[place[i] ?? 0] ?? 0
  }
  return { histories: measured(histories), place }
}

function* arranged(
  repeats: Int32Array,
  last: Int32Array,
  age: Int32Array,
  tick: number,
): Generator<number, { histories: Histories; place: Int32Array }> {
  const n = repeats.length
  let from: Columns = [repeats, last, age, ascending(n)]
  const spare = [columns(n), columns(n)] as const
  for (const [pass, by] of ([1, 2, 0] as const).entries()) {
    const to = spare[pass === 1 ? 1 : 0]
    yield* within(sorted(from, to, by), pass / 5, (pass + 1) / 5)
    from = to
  }
  const place = new Int32Array(n)
  const groups = yield* within(placed(from, place), 3 / 5, 4 / 5)
  const histories = empty(groups, n, tick)
  const [x, t, T] = from
  for (let k = 0, g = -1; k < n; k++) {
    if (k % chunk === 0) yield 0.8 + (0.2 * k) / n
    if (k === 0 || x[k] !== x[k - 1] || T[k] !== T[k - 1] || t[k] !== t[k - 1]) {
      g++
      histories.repeats[g] = x[k] ?? 0
      histories.last[g] = t[k] ?? 0
      histories.age[g] = T[k] ?? 0
    }
    histories.count[g] = (histories.count[g] ?? 0) + 1
  }
  return { histories: measured(histories), place }
}

/** x, t_x, T and whose they are. */
type Columns = [Int32Array, Int32Array, Int32Array, Int32Array]

function columns(n: number): Columns {
  return [new Int32Array(n), new Int32Array(n), new Int32Array(n), new Int32Array(n)]
}

function ascending(n: number): Int32Array {
  const values = new Int32Array(n)
  for (let i = 0; i < n; i++) values[i] = i
  return values
}

function* sorted(
  [x, t, T, who]: Columns,
  [toX, toT, toAge, toWho]: Columns,
  by: 0 | 1 | 2,
): Generator<number, void> {
  const keys = by === 0 ? x : by === 1 ? t : T
  const most = largest(keys)
  const starts = new Int32Array(most + 2)
  for (let i = 0; i < keys.length; i++) {
    const key = (keys[i] ?? 0) + 1
    starts[key] = (starts[key] ?? 0) + 1
  }
  for (let key = 0; key < most; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0)
  for (let i = 0; i < keys.length; i++) {
    if (i % chunk === 0) yield i / keys.length
    const key = keys[i] ?? 0
    const at = starts[key] ?? 0
    starts[key] = at + 1
    toX[at] = x[i] ?? 0
    toT[at] = t[i] ?? 0
    toAge[at] = T[i] ?? 0
    toWho[at] = who[i] ?? 0
  }
}

function* placed([x, t, T, who]: Columns, place: Int32Array): Generator<number, number> {
  let groups = 0
  for (let k = 0; k < who.length; k++) {
    if (k % chunk === 0) yield k / who.length
    if (k === 0 || x[k] !== x[k - 1] || T[k] !== T[k - 1] || t[k] !== t[k - 1]) groups++
    place[who[k] ?? 0] = groups - 1
  }
  return groups
}

function empty(groups: number, customers: number, tick: number): Histories {
  return {
    groups,
    customers,
    repeats: new Int32Array(groups),
    last: new Int32Array(groups),
    age: new Int32Array(groups),
    count: new Float64Array(groups),
    longest: 0,
    most: 0,
    tick,
  }
}

function measured(histories: Histories): Histories {
  for (let g = 0; g < histories.groups; g++) {
    histories.longest = Math.max(histories.longest, histories.age[g] ?? 0)
    histories.most = Math.max(histories.most, histories.repeats[g] ?? 0)
  }
  return histories
}

/** Every so-manyth customer of the order, each standing for as many; the same histories where there are no more than `about`. */
export function thinned(histories: Histories, about: number): Histories {
  const { groups, customers, count } = histories
  if (groups <= about) return histories
  const stride = customers / about
  const weights = new Float64Array(groups)
  let kept = 0
  for (let g = 0, seen = 0; g < groups; g++) {
    const before = Math.floor(seen / stride + 0.5)
    seen += count[g] ?? 0
    weights[g] = (Math.floor(seen / stride + 0.5) - before) * stride
    if ((weights[g] ?? 0) > 0) kept++
  }
  const few = empty(kept, customers, histories.tick)
  for (let g = 0, at = 0; g < groups; g++) {
    if (!((weights[g] ?? 0) > 0)) continue
    few.repeats[at] = histories.repeats[g] ?? 0
    few.last[at] = histories.last[g] ?? 0
    few.age[at] = histories.age[g] ?? 0
    few.count[at++] = weights[g] ?? 0
  }
  return { ...few, longest: histories.longest, most: histories.most }
}

/** The same customers in ticks `factor` times as long, times rounded to them: for models whose work grows with the ticks. */
export function* coarser(histories: Histories, factor: number): Generator<number, Histories> {
  const round = (ticks: Int32Array) => ticks.map((t) => Math.round(t / factor))
  const { repeats, count } = histories
  const places = yield* grouped(repeats, round(histories.last), round(histories.age), histories.tick * factor)
  const merged = { ...places.histories, customers: histories.customers }
  merged.count.fill(0)
  for (let g = 0; g < histories.groups; g++) {
    const at = places.place[g] ?? 0
    merged.count[at] = (merged.count[at] ?? 0) + (count[g] ?? 0)
  }
  return merged
}
