import { within } from '../../numeric/progress.ts'
import type { Standing } from './kernel.ts'
import { type Promised, tenthLimits } from './past.ts'

/** How much of what was promised came, by tenths of the promise in orders: rising steps, `limits` their upper ends. */
export interface Correction {
  limits: number[]
  factors: number[]
  /** What came over what was promised, in all. */
  whole: number
}

const prior = 5
const chunk = 1 << 16

/**
 * Orders come over orders promised in tenths of the promise, of the customers that `counts` takes; neighbours out of order are put
 * together (pool adjacent violators on what came per customer: Ayer et al. 1955), and each leans on the whole by five orders. `tenths` are
 * the ends of the tenths. Yields the share done.
 */
export function* correctionOf(
  { orders }: Promised,
  { later }: Standing,
  tenths: readonly number[],
  counts: (i: number) => boolean,
): Generator<number, Correction> {
  const n = orders.length
  const limits = [...new Set(tenths)]
  const steps = Array.from({ length: limits.length + 1 }, () => ({
    people: 0,
    promised: 0,
    came: 0,
    wide: 1,
  }))
  for (let i = 0; i < n; i++) {
    if (i % chunk === 0) yield i / n
    const step = counts(i) ? steps[placeIn(limits, orders[i] ?? 0)] : undefined
    if (!step) continue
    step.people++
    step.promised += orders[i] ?? 0
    step.came += later.count[i] ?? 0
  }
  const whole = ratio(sum(steps, 'came'), sum(steps, 'promised'), 1)
  const factors = pooled(steps).flatMap(({ wide, promised, came }) =>
    new Array<number>(wide).fill(ratio(came + prior * whole, promised + prior, whole)),
  )
  return { limits, factors, whole }
}

interface Step {
  people: number
  promised: number
  came: number
  wide: number
}

/** Puts steps together until what came per customer does not fall. */
function pooled(steps: readonly Step[]): Step[] {
  const done: Step[] = []
  for (const step of steps) {
    let last = step
    for (let before = done.at(-1); before && mean(before) >= mean(last); before = done.at(-1)) {
      done.pop()
      last = {
        people: before.people + last.people,
        promised: before.promised + last.promised,
        came: before.came + last.came,
        wide: before.wide + last.wide,
      }
    }
    done.push(last)
  }
  return done
}

const mean = ({ people, came }: Step) => (people > 0 ? came / people : 0)
const sum = (steps: readonly Step[], key: 'came' | 'promised') => steps.reduce((s, step) => s + step[key], 0)
const ratio = (above: number, below: number, otherwise: number) => (below > 1e-9 ? above / below : otherwise)

function placeIn(limits: readonly number[], value: number): number {
  let at = 0
  while (at < limits.length && value > (limits[at] ?? Infinity)) at++
  return at
}

/** The same steps against each other, at another level: `bias` is the log of what comes over what is promised in all. */
export function lifted({ limits, factors, whole }: Correction, bias: number): Correction {
  const level = Math.exp(bias)
  const by = whole > 0 ? level / whole : level
  return { limits, factors: factors.map((factor) => factor * by), whole: level }
}

/** What is left of a promise of so many orders. */
export function factorOf({ limits, factors }: Correction, orders: number): number {
  return factors[placeIn(limits, orders)] ?? 1
}

/** A promise to each half of the customers, corrected by what came from the other half. Yields the share done. */
export function* crossed(promised: Promised, standing: Standing): Generator<number, Promised> {
  const tenths = yield* within(tenthLimits(promised.orders), 0, 0.4)
  const odd = yield* within(
    correctionOf(promised, standing, tenths, (i) => i % 2 === 1),
    0.4,
    0.6,
  )
  const even = yield* within(
    correctionOf(promised, standing, tenths, (i) => i % 2 === 0),
    0.6,
    0.8,
  )
  const n = promised.orders.length
  const [orders, money] = [new Float64Array(n), new Float64Array(n)]
  for (let i = 0; i < n; i++) {
    if (i % chunk === 0) yield 0.8 + (0.2 * i) / n
    const own = promised.orders[i] ?? 0
    const factor = factorOf(i % 2 === 0 ? odd : even, own)
    orders[i] = own * factor
    money[i] = (promised.money[i] ?? 0) * factor
  }
  return { orders, money }
}
