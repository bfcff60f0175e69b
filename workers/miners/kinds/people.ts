/** Orders (told = 0) and traits (told = 1) of people with a key ≥ 0, one person after the other, orders first and in order of time. */
export interface Rows {
  readonly rows: number
  readonly customer: Int32Array
  readonly told: Int32Array
  readonly day: Int32Array
  /** Days of the calendar, where `day` leaves out those on which the shop was shut. */
  readonly date?: Int32Array
  /** Before anything was given back: what was known on the day. */
  readonly gross: Float64Array
  readonly items: Float64Array
  readonly returned: Int32Array
  readonly coupon: Int32Array
  readonly channel: Texts
  readonly product: Texts
  readonly name: Texts
  readonly value: Texts
  readonly means: Texts
}

interface Texts {
  readonly codes: Int32Array
  readonly labels: readonly string[]
}

/** What is told of each person in one column: codes into the values of all traits; −1 = not told. */
export interface Trait {
  readonly name: string
  readonly means: string
  readonly codes: Int32Array
}

/** Everybody with an order or a trait. Person `p` has the rows from `starts[p]` to `ends[p]` as orders, in order of time. */
export interface People {
  readonly keys: Int32Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly traits: readonly Trait[]
  /** Texts of the traits. */
  readonly values: readonly string[]
  readonly orders: number
  /** Days of the first and the last order; both 0 where there is none. */
  readonly first: number
  readonly last: number
}

const chunk = 1 << 16

/** Sorts rows to people. Linear; memory: 12 bytes a person and 4 a person and trait. Yields the share done. */
export function* peopleOf(data: Rows): Generator<number, People> {
  const { rows, customer, told, day } = data
  const people = sizeOf(customer, rows)
  const [keys, starts, ends] = [0, 1, 2].map(() => new Int32Array(people)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  const traits: Trait[] = data.name.labels.map((name) => ({ name, means: '', codes: new Int32Array(0) }))
  const codes: (Int32Array | undefined)[] = []
  const means: string[] = []
  let [person, who, first, last, orders] = [-1, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
  for (let from = 0; from < rows; from += chunk) {
    yield from / rows
    const to = Math.min(rows, from + chunk)
    for (let i = from; i < to; i++) {
      if (customer[i] !== who || person < 0) {
        who = customer[i] ?? -1
        keys[++person] = who
        starts[person] = i
        ends[person] = i
      }
      if (told[i] === 0) {
        ends[person] = i + 1
        orders++
        first = Math.min(first, day[i] ?? first)
        last = Math.max(last, day[i] ?? last)
        continue
      }
      const column = data.name.codes[i] ?? 0
      const own = codes[column] ?? new Int32Array(people).fill(-1)
      codes[column] = own
      own[person] = data.value.codes[i] ?? -1
      means[column] = data.means.labels[data.means.codes[i] ?? 0] ?? ''
    }
  }
  const known = traits.flatMap(({ name }, k) => {
    const own = codes[k]
    return own ? [{ name, means: means[k] ?? '', codes: own }] : []
  })
  known.sort((a, b) => (a.name < b.name ? -1 : 1))
  const span = orders > 0 ? { first, last } : { first: 0, last: 0 }
  return { keys, starts, ends, traits: known, values: data.value.labels, orders, ...span }
}

function sizeOf(customer: Int32Array, rows: number): number {
  let [people, who] = [0, -1]
  for (let i = 0; i < rows; i++) {
    if (customer[i] !== who || i === 0) people++
    who = customer[i] ?? -1
  }
  return people
}

/** Where the orders of a person before a day end. */
export function before({ starts, ends }: People, { day }: Rows, person: number, asOf: number): number {
  const from = starts[person] ?? 0
  let to = ends[person] ?? from
  while (to > from && (day[to - 1] ?? 0) >= asOf) to--
  return to
}

/** Different days with an order among the rows from `from` to `to`, of days from `first` on. */
export function daysIn(day: Int32Array, from: number, to: number, first = Number.NEGATIVE_INFINITY): number {
  let [days, known] = [0, Number.NaN]
  for (let i = from; i < to; i++) {
    const today = day[i] ?? 0
    if (today < first || today === known) continue
    known = today
    days++
  }
  return days
}
