import { within } from '../../numeric/progress.ts'
import { quantiles } from '../../numeric/quantile.ts'
import { codeOf, looking, nothing, typeOfEvent, typeOfPage } from './page-types.ts'

type Key = { codes: Int32Array; labels: readonly string[] }

/** Rows in order of visitor and time; `step` is the second of the day, `group` the event, `item` the page. */
export interface Seen {
  rows: number
  who: Int32Array
  day: Int32Array
  step: Int32Array
  customer: Int32Array
  item: Key
  group: Key
  thing: Key
}

/**
 * Visits as the kinds of pages they went through. `type` of the steps of visit v stands at `start[v] … start[v + 1])`; a page
 * told twice in a row is one step.
 */
export interface Sessions {
  start: Int32Array
  type: Uint8Array
  day: Int32Array
  customer: Int32Array
  visitors: number
  /** Rows that name no visitor, and rows that are no page. */
  unnamed: number
  noPage: number
  robots: { visitors: number; events: number }
  /** Whether any row tells a time of the day. */
  timed: boolean
}

/** A pause longer than this ends a visit: half an hour, in seconds. */
export const pause = 1800

/** Events from which a visitor may be a machine, and how many times the 95th percentile, or events a day, make it one. */
export const robot = { events: 1000, times: 20, aDay: 300 }

/** Rows of one step. */
const chunk = 65_536

/**
 * Sorts rows into visits by the half-hour rule and names their pages. Visitors with at least 1,000 pages that are 20 times
 * those of the 95th percentile, or more than 300 a day, are machines and set apart. Linear; 22 bytes a row.
 */
export function* sessionsOf(rows: Seen): Generator<number, Sessions> {
  const types = yield* within(typesOf(rows), 0, 0.5)
  const robots = yield* within(robotsIn(rows, types), 0.5, 0.65)
  const { kept, ...left } = yield* within(sifted(rows, types, robots), 0.65, 0.75)
  return { ...(yield* within(cut(rows, types, kept), 0.75, 1)), ...left }
}

/** The page type of each row, `nothing` where it is no page. Labels are read once each. */
function* typesOf({ rows, item, group, thing }: Seen): Generator<number, Int8Array> {
  const events = Int8Array.from(group.labels, typeOfEvent)
  const pages = new Int8Array(item.labels.length)
  for (let i = 0; i < pages.length; i++) {
    if (i % 2048 === 0) yield (0.6 * i) / pages.length
    pages[i] = item.labels[i] === '' ? nothing : typeOfPage(item.labels[i] ?? '')
  }
  const told = Uint8Array.from(thing.labels, (label) => (label === '' ? 0 : 1))
  const placed = Uint8Array.from(item.labels, (label) => (label === '' ? 0 : 1))
  const [product, other] = [codeOf('product'), codeOf('other')]
  const out = new Int8Array(rows)
  for (let r = 0; r < rows; r++) {
    if (r % chunk === 0) yield 0.6 + (0.4 * r) / rows
    const event = events[group.codes[r] ?? 0] ?? looking
    const page = pages[item.codes[r] ?? 0] ?? nothing
    const hasPage = placed[item.codes[r] ?? 0] === 1
    if (event >= 0) out[r] = event
    else if (hasPage && (page < 0 || page !== other)) out[r] = page
    else if (told[thing.codes[r] ?? 0] === 1) out[r] = product
    else out[r] = hasPage || event === nothing ? other : nothing
  }
  return out
}

/** Places of machines among the visitors, as they come. */
function* robotsIn({ rows, who, day }: Seen, types: Int8Array): Generator<number, Set<number>> {
  const [keys, events, days]: [number[], number[], number[]] = [[], [], []]
  for (let r = 0, last = -1; r < rows; r++) {
    if (r % chunk === 0) yield r / rows
    if ((who[r] ?? -1) < 0 || types[r] === nothing) continue
    const at = keys.at(-1) === who[r] ? keys.length - 1 : keys.push(who[r] ?? 0) - 1
    if (events[at] === undefined || day[r] !== last) days[at] = (days[at] ?? 0) + 1
    events[at] = (events[at] ?? 0) + 1
    last = day[r] ?? 0
  }
  if (keys.length === 0) return new Set()
  const usual = quantiles(Int32Array.from(events), [0.95])[0] ?? 0
  const isRobot = (n: number, i: number) =>
    n >= robot.events && (n > robot.times * usual || n > robot.aDay * (days[i] ?? 1))
  return new Set(keys.filter((_, i) => isRobot(events[i] ?? 0, i)))
}

/** The rows that are steps of a visit, and how many are not, by reason. */
type Sifted = Pick<Sessions, 'unnamed' | 'noPage' | 'robots'> & { kept: Int32Array }

function* sifted(
  { rows, who }: Seen,
  types: Int8Array,
  robots: ReadonlySet<number>,
): Generator<number, Sifted> {
  const kept = new Int32Array(rows)
  const left = { unnamed: 0, noPage: 0, robots: { visitors: robots.size, events: 0 } }
  let steps = 0
  for (let r = 0; r < rows; r++) {
    if (r % chunk === 0) yield r / rows
    if ((who[r] ?? -1) < 0) left.unnamed++
    else if (types[r] === nothing) left.noPage++
    else if (robots.has(who[r] ?? 0)) left.robots.events++
    else kept[steps++] = r
  }
  return { ...left, kept: kept.subarray(0, steps) }
}

type Visits = Pick<Sessions, 'start' | 'type' | 'day' | 'customer' | 'visitors' | 'timed'>

function* cut(rows: Seen, types: Int8Array, kept: Int32Array): Generator<number, Visits> {
  const { who, day, step, customer } = rows
  const start = new Int32Array(kept.length + 1)
  const [days, customers] = [new Int32Array(kept.length), new Int32Array(kept.length)]
  const type = new Uint8Array(kept.length)
  const second = (r: number) => (day[r] ?? 0) * 86_400 + (step[r] ?? 0)
  const isAgain = repeats(rows, types)
  let [visits, steps, visitors] = [0, 0, 0]
  for (let k = 0, before = -1; k < kept.length; k++) {
    if (k % chunk === 0) yield k / kept.length
    const r = kept[k] ?? 0
    const isOther = before < 0 || who[before] !== who[r]
    const begins = isOther || second(r) - second(before) > pause
    if (isOther) visitors++
    if (begins) {
      days[visits] = day[r] ?? 0
      customers[visits++] = -1
    }
    /** Who logs in on the way was there from the beginning. */
    if ((customer[r] ?? -1) >= 0) customers[visits - 1] = customer[r] ?? -1
    if (begins || !isAgain(before, r)) type[steps++] = types[r] ?? 0
    start[visits] = steps
    before = r
  }
  return {
    ...{ start: start.slice(0, visits + 1), type: type.slice(0, steps), visitors },
    ...{ day: days.slice(0, visits), customer: customers.slice(0, visits) },
    timed: kept.some((r) => (step[r] ?? 0) > 0),
  }
}

/** Whether a row tells the page of the row before again: a second event of it, or one that says nothing of its own. */
function repeats({ item, group, thing }: Seen, types: Int8Array): (before: number, row: number) => boolean {
  const saysType = Uint8Array.from(group.labels, (label) => (typeOfEvent(label) >= 0 ? 1 : 0))
  const named = Uint8Array.from(item.labels, (label) => (label === '' ? 0 : 1))
  return (before, row) => {
    if (item.codes[before] !== item.codes[row]) return false
    const hasName = named[item.codes[row] ?? 0] === 1
    if (hasName && saysType[group.codes[row] ?? 0] === 0) return true
    return types[before] === types[row] && (hasName || thing.codes[before] === thing.codes[row])
  }
}
