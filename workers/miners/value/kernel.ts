/** Orders of people with a key ≥ 0, ordered by person and day. */
export interface Orders {
  readonly rows: number
  readonly customer: Int32Array
  readonly day: Int32Array
  /** After what was given back; `refund` is that (≥ 0). */
  readonly revenue: Float64Array
  readonly refund?: Float64Array
}

/** Purchase days: those of person `i` stand from `start[i]` to `start[i + 1]`, ascending; all of a day are one purchase. */
export interface Purchases {
  keys: Int32Array
  start: Int32Array
  day: Int32Array
  /** What is left of each day, and what it came to before anything was given back; `money` may be 0, `gross` not. */
  money: Float64Array
  gross: Float64Array
  /** Days on which nothing was sold: free, or money given back alone. */
  without: number
  /** What days took away again beyond what was sold on them (≥ 0). */
  givenBack: number
}

const chunk = 1 << 16
/** Files tell what was given back of an order, and seldom when: after so many days it is taken to be known. */
const settled = 30
/** The shop's own share counts as much as so many days of a person. */
const usualDays = 3

/** Adds up what each person paid on each day up to `asOf`; days on which nothing was sold are none. Linear; yields the share done. */
export function* purchasesOf(
  { rows, customer, day, revenue, refund }: Orders,
  asOf: number,
): Generator<number, Purchases> {
  const [keys, start] = [new Int32Array(rows), new Int32Array(rows + 1)]
  const days = new Int32Array(rows)
  const [money, gross] = [new Float64Array(rows), new Float64Array(rows)]
  let [people, count, without, givenBack] = [0, 0, 0, 0]
  for (let i = 0, breath = 0; i < rows; ) {
    if (i >= breath) {
      yield i / rows
      breath = i + chunk / 2
    }
    const [who, on] = [customer[i] ?? 0, day[i] ?? 0]
    let [sum, back] = [0, 0]
    for (; i < rows && customer[i] === who && day[i] === on; i++) {
      sum += revenue[i] ?? 0
      back += refund?.[i] ?? 0
    }
    if (who < 0 || on > asOf) continue
    const [paid, sold] = [rounded(sum), rounded(sum + back)]
    if (!(paid > 0)) givenBack -= paid
    if (!(sold > 0)) {
      without++
      continue
    }
    if (people === 0 || keys[people - 1] !== who) {
      keys[people] = who
      start[people++] = count
    }
    days[count] = on
    gross[count] = Math.max(sold, paid)
    money[count++] = Math.max(0, paid)
  }
  start[people] = count
  yield 1
  return {
    keys: keys.subarray(0, people),
    start: start.subarray(0, people + 1),
    day: days.subarray(0, count),
    money: money.subarray(0, count),
    gross: gross.subarray(0, count),
    without,
    givenBack,
  }
}

const rounded = (sum: number) => Math.round(sum * 1e6) / 1e6

/** What is known of each person at the end of a day, and what came in as many days after it and before it. */
export interface Standing {
  /** Place of each person in `Purchases.keys`. */
  who: Int32Array
  /** Repeat purchases, age at the last one, age at the end of the day; days. */
  repeats: Int32Array
  last: Int32Array
  age: Int32Array
  /** Mean money of a repeat purchase; 0 without any. */
  mean: Float64Array
  paid: Float64Array
  later: { count: Int32Array; money: Float64Array }
  /** The same span before; `again` leaves a first purchase out. */
  before: { count: Int32Array; money: Float64Array; again: Int32Array; moneyAgain: Float64Array }
}

/**
 * Everyone with a purchase up to `cut`; `span` is how many days after and before it are looked at. What was sold until then counts by
 * how much of it people keep, as known then; what came later, by what is left of it. Yields the share done.
 */
export function* standingAt(purchases: Purchases, cut: number, span: number): Generator<number, Standing> {
  const { keys, start, day, money, gross } = purchases
  const keeps = yield* keepsAt(purchases, cut)
  const standing = empty(keys.length)
  const { who, repeats, last, age, mean, paid, later, before } = standing
  let n = 0
  for (let i = 0, since = 0; i < keys.length; i++) {
    const [from, to] = [start[i] ?? 0, start[i + 1] ?? 0]
    const first = day[from] ?? 0
    if (first > cut) continue
    const kept = keeps(from, to)
    let repeated = 0
    for (let k = from; k < to; k++) {
      const on = day[k] ?? 0
      if (on <= cut) {
        const m = kept * (gross[k] ?? 0)
        paid[n] = (paid[n] ?? 0) + (money[k] ?? 0)
        last[n] = on - first
        if (k > from) {
          repeats[n] = (repeats[n] ?? 0) + 1
          repeated += m
        }
        if (on > cut - span) {
          before.count[n] = (before.count[n] ?? 0) + 1
          before.money[n] = (before.money[n] ?? 0) + m
          if (k > from) {
            before.again[n] = (before.again[n] ?? 0) + 1
            before.moneyAgain[n] = (before.moneyAgain[n] ?? 0) + m
          }
        }
      } else if (on <= cut + span) {
        later.count[n] = (later.count[n] ?? 0) + 1
        later.money[n] = (later.money[n] ?? 0) + (money[k] ?? 0)
      }
    }
    who[n] = i
    age[n] = cut - first
    mean[n] = (repeats[n] ?? 0) > 0 ? repeated / (repeats[n] ?? 1) : 0
    n++
    since += to - from + 1
    if (since > chunk) {
      since = 0
      yield i / keys.length
    }
  }
  yield 1
  return cutTo(standing, n)
}

/**
 * What share of the money of a person's days, from one place to another, stays: of days long enough before `cut`, drawn to the shop's own
 * share by a few usual days. 1 where nothing was given back.
 */
function* keepsAt(
  { day, money, gross }: Purchases,
  cut: number,
): Generator<number, (from: number, to: number) => number> {
  let [sold, left, days] = [0, 0, 0]
  for (let k = 0; k < day.length; k++) {
    if (k % chunk === 0) yield 0
    if ((day[k] ?? 0) > cut - settled) continue
    sold += gross[k] ?? 0
    left += money[k] ?? 0
    days++
  }
  if (left === sold) return () => 1
  const prior = (usualDays * sold) / days
  return (from, to) => {
    let [own, kept] = [prior, (prior * left) / sold]
    for (let k = from; k < to && (day[k] ?? 0) <= cut - settled; k++) {
      own += gross[k] ?? 0
      kept += money[k] ?? 0
    }
    return kept / own
  }
}

function empty(n: number): Standing {
  const [ints, reals] = [() => new Int32Array(n), () => new Float64Array(n)]
  return {
    ...{ who: ints(), repeats: ints(), last: ints(), age: ints(), mean: reals(), paid: reals() },
    later: { count: ints(), money: reals() },
    before: { count: ints(), money: reals(), again: ints(), moneyAgain: reals() },
  }
}

function cutTo(s: Standing, n: number): Standing {
  return {
    who: s.who.subarray(0, n),
    repeats: s.repeats.subarray(0, n),
    last: s.last.subarray(0, n),
    age: s.age.subarray(0, n),
    mean: s.mean.subarray(0, n),
    paid: s.paid.subarray(0, n),
    later: { count: s.later.count.subarray(0, n), money: s.later.money.subarray(0, n) },
    before: {
      count: s.before.count.subarray(0, n),
      money: s.before.money.subarray(0, n),
      again: s.before.again.subarray(0, n),
      moneyAgain: s.before.moneyAgain.subarray(0, n),
    },
  }
}

/** Sum of a column. */
export function total(values: Int32Array | Float64Array): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0
  return sum
}
