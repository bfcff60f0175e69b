import { Failure } from '../../../src/contract/fault.ts'
import { within } from '../../numeric/progress.ts'
import { median } from '../../numeric/quantile.ts'
import {
  bought,
  type Funnel,
  foretold,
  funnelOf,
  type Stream,
  stageOf,
  streamOf,
  type Transitions,
  transitionsOf,
} from './funnel.ts'
import { type Seen, type Sessions, sessionsOf } from './sessions.ts'
import { type Trails, trailsOf } from './trails.ts'

/** Visits that are needed at least. */
const floor = 100
/** Days after which a cart that was left is history. */
export const fresh = 30

export interface VisitModel {
  what: 'visits'
  sessions: Omit<Sessions, 'start' | 'type' | 'day' | 'customer'>
  visits: number
  steps: number
  /** Visits of one page only. */
  single: number
  funnel: Funnel
  transitions: Transitions
  next: ReturnType<typeof foretold>
  stream: Stream
  trails: Trails
  /** Keys of customers whose cart of the last weeks was left, and visits of nobody known that left one. */
  leftCart: { customers: Int32Array; unknown: number }
}

/** Rows of web events become visits, and everything that is told of them. Throws Failure `too-few`. 18 bytes a row. */
export function* visits(rows: Seen, asOf: number): Generator<number, VisitModel> {
  const sessions = yield* within(sessionsOf(rows), 0, 0.7)
  const { start, type, day, customer: _, ...told } = sessions
  const count = start.length - 1
  if (count < floor) throw new Failure({ code: 'too-few', have: count, need: floor, unit: 'visits' })
  const funnel = funnelOf(sessions)
  yield 0.75
  const transitions = transitionsOf(sessions, middleOf(day))
  yield 0.8
  const stream = streamOf(sessions)
  yield 0.85
  const trails = yield* within(trailsOf(sessions), 0.85, 1)
  return {
    what: 'visits',
    sessions: told,
    visits: count,
    steps: type.length,
    single: singles(start),
    funnel,
    transitions,
    next: foretold(transitions),
    stream,
    trails,
    leftCart: cartsLeft(sessions, asOf),
  }
}

/** The first day of the later half. */
const middleOf = (day: Int32Array): number => Math.floor(median(day) ?? 0) + 1

function singles(start: Int32Array): number {
  let n = 0
  for (let v = 0; v + 1 < start.length; v++) if ((start[v + 1] ?? 0) - (start[v] ?? 0) === 1) n++
  return n
}

/** Customers who had something in the cart in the last weeks and did not buy in that visit nor in a later one. */
function cartsLeft({ start, type, day, customer }: Sessions, asOf: number): VisitModel['leftCart'] {
  const cart = new Map<number, number>()
  const purchase = new Map<number, number>()
  let unknown = 0
  for (let v = 0; v + 1 < start.length; v++) {
    const who = customer[v] ?? -1
    let [filled, paid] = [false, false]
    for (let s = start[v] ?? 0; s < (start[v + 1] ?? 0); s++) {
      filled ||= stageOf(type[s] ?? 0) > 1 && type[s] !== bought
      paid ||= type[s] === bought
      if (who < 0) continue
      const into = type[s] === bought ? purchase : stageOf(type[s] ?? 0) > 1 ? cart : null
      into?.set(who, Math.max(day[v] ?? 0, into.get(who) ?? 0))
    }
    if (who < 0 && filled && !paid && (day[v] ?? 0) > asOf - fresh) unknown++
  }
  const left = [...cart].filter(([who, on]) => on > asOf - fresh && on > (purchase.get(who) ?? -1))
  return { customers: Int32Array.from(left, ([who]) => who).sort(), unknown }
}
