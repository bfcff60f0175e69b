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

/** Equal customers in one group; `place` is the group of each. Linear; 16 bytes a customer. Yields the share done. */
export function* grouped(
  repeats: Int32Array,
  last: Int32Array,
  age: Int32Array,
  tick: number,
): Generator<number, { histories: Histories; place: Int32Array }> {
  const n = repeats.length
  let order = new Int32Array(n)
  for (let i = 0; i < n; i++) order[i] = i
  let pass = 0
  for (const keys of [last, age, repeats]) {
    order = sorted(order, keys)
    yield ++pass / 5
  }
  const place = new Int32Array(n)
  let groups = 0
  for (let k = 0, before = -1; k < n; k++) {
    const i = order[k] ?? 0
    if (before < 0 || !alike(repeats, before, i) || !alike(age, before, i) || !alike(last, before, i))
      groups++
    place[i] = groups - 1
    before = i
  }
  yield 4 / 5
  const histories = empty(groups, n, tick)
  for (let i = 0; i < n; i++) {
    const at = place[i] ?? 0
    histories.repeats[at] = repeats[i] ?? 0
    histories.last[at] = last[i] ?? 0
    histories.age[at] = age[i] ?? 0
    histories.count[at] = (histories.count[at] ?? 0) + 1
  }
  return { histories: measured(histories), place }
}

function alike(values: Int32Array, a: number, b: number): boolean {
  return values[a] === values[b]
}

/** Stable counting sort of places by keys ≥ 0. */
function sorted(order: Int32Array, keys: Int32Array): Int32Array<ArrayBuffer> {
  let most = 0
  for (const key of keys) if (key > most) most = key
  const starts = new Int32Array(most + 2)
  for (const key of keys) starts[key + 1] = (starts[key + 1] ?? 0) + 1
  for (let key = 0; key < most; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0)
  const result = new Int32Array(order.length)
  for (let k = 0; k < order.length; k++) {
    const i = order[k] ?? 0
    const key = keys[i] ?? 0
    const at = starts[key] ?? 0
    result[at] = i
    starts[key] = at + 1
  }
  return result
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
