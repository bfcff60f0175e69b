import { type Chebyshev, chebyshevAt, chebyshevOf } from '../numeric/chebyshev.ts'
import { inPieces, within } from '../numeric/progress.ts'
import { dropoutMean } from './dropout-mean.ts'
import type { Model } from './fit.ts'
import type { Histories } from './histories.ts'
import { Pareto } from './pareto.ts'

/** What predictions need of a fit: parameters in the unit of time of `Histories.tick`. */
export interface Known {
  model: Model
  params: readonly [number, number, number, number]
}

const chunk = 4_096

/**
 * Chance of each group to be still a customer. BG/NBD: Fader, Hardie & Lee (2008, computing P(alive)); MBG/NBD: Batislam et
 * al. (2007), eq. 7; Pareto/NBD: Schmittlein et al. (1987), by the sums of `Pareto`. Under BG/NBD who bought once is alive.
 * 8 bytes a group.
 */
export function* aliveOf(histories: Histories, { model, params }: Known): Generator<number, Float64Array> {
  if (model === 'paretonbd') return yield* aliveOfPareto(histories, params)
  const { groups, repeats, last, age, tick } = histories
  const [r, alpha, a, b] = params
  const before = model === 'mbgnbd' ? 1 : 0
  const alive = new Float64Array(groups)
  for (let g = 0; g < groups; g++) {
    if (g % chunk === 0) yield g / groups
    const x = repeats[g] ?? 0
    const more = Math.log((alpha + tick * (age[g] ?? 0)) / (alpha + tick * (last[g] ?? 0)))
    alive[g] =
      x + before === 0 ? 1 : 1 / (1 + (a / (b + x + before - 1)) * Math.exp(Math.min(700, (r + x) * more)))
  }
  return alive
}

function* aliveOfPareto(histories: Histories, params: Known['params']): Generator<number, Float64Array> {
  const scale = 10 / Math.max(1, histories.longest)
  const unit = histories.tick / scale
  const [r, alpha, s, beta] = params
  const steps = new Pareto(histories, scale).alive(
    Float64Array.of(r, alpha / unit, s, beta / unit).map(Math.log),
  )
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    yield 0
  }
}

/**
 * Expected purchases within `time` of one who is alive after x repeats in T. BG/NBD: Fader, Hardie & Lee (2005), eq. 10, as the
 * mean over the chance to leave; MBG/NBD: the same with b + 1; Pareto/NBD: Schmittlein et al. (1987), eq. 22. With x = 0 and
 * T = 0 it is the expectation for a new customer.
 */
export function purchasesWhenAlive({ model, params }: Known, x: number, age: number, time: number): number {
  const [r, alpha, third, fourth] = params
  if (!(time > 0)) return 0
  if (model !== 'paretonbd')
    return dropoutMean(r + x, third, fourth + x + (model === 'mbgnbd' ? 1 : 0), time / (alpha + age))
  const left = Math.log((fourth + age) / (fourth + age + time))
  return ((r + x) / (alpha + age)) * (fourth + age) * -grown(third - 1, left)
}

/** (e^(power · log) − 1) / power, also at power = 0. */
function grown(power: number, log: number): number {
  return Math.abs(power * log) < 1e-12 ? log : Math.expm1(power * log) / power
}

/** Ages times lengths from which on a curve is cheaper than each number alone. */
const many = 30
/** Numbers between two breaths. */
const breath = 1 << 13

/** Expected purchases of each group within each of ascending times: `times.length` numbers a group, chance to be alive included. 8 bytes a number. */
export function* purchasesOf(
  histories: Histories,
  known: Known,
  alive: Float64Array,
  times: readonly number[],
): Generator<number, Float64Array> {
  const { groups, repeats, age, tick } = histories
  const width = times.length
  const expected = new Float64Array(groups * width)
  const own = new Float64Array(width)
  let curve: Chebyshev | null = null
  for (let g = 0, since = 0; g < groups; g++) {
    const [x, isNext] = [repeats[g] ?? 0, g === 0 || repeats[g] !== repeats[g - 1]]
    if (isNext) {
      yield g / groups
      curve = curveOf(histories, known, g, times)
    }
    if (isNext || age[g] !== age[g - 1]) {
      const seen = tick * (age[g] ?? 0)
      for (let m = 0; m < width; m++)
        own[m] = curve
          ? along(curve, known, seen, times[m] ?? 0)
          : purchasesWhenAlive(known, x, seen, times[m] ?? 0)
      since += curve ? width : 64 * width
    }
    since++
    if (since > breath) {
      since = 0
      yield g / groups
    }
    for (let m = 0; m < width; m++) expected[g * width + m] = (alive[g] ?? 0) * (own[m] ?? 0)
  }
  return expected
}

/**
 * Under BG/NBD and MBG/NBD what those with equal repeats will buy depends on time / (α + T) alone, smoothly: from group `g` on, one curve
 * over the logarithm of it for all of them. Null where few ages share it, or it is not smooth enough.
 */
function curveOf(histories: Histories, known: Known, g: number, times: readonly number[]): Chebyshev | null {
  if (known.model === 'paretonbd') return null
  const { groups, repeats, age, tick } = histories
  const x = repeats[g] ?? 0
  let [end, ages] = [g, 0]
  for (; end < groups && repeats[end] === x; end++) if (end === g || age[end] !== age[end - 1]) ages++
  const [first = 0, last = 0] = [times[0], times.at(-1)]
  if (ages * times.length < many || !(first > 0)) return null
  const alpha = known.params[1]
  const [low, high] = [
    Math.log1p(first / (alpha + tick * (age[end - 1] ?? 0))),
    Math.log1p(last / (alpha + tick * (age[g] ?? 0))),
  ]
  return chebyshevOf((u) => purchasesWhenAlive(known, x, 0, alpha * Math.expm1(u)) / u, low, high)
}

function along(curve: Chebyshev, { params }: Known, age: number, time: number): number {
  const u = Math.log1p(time / (params[1] + age))
  return chebyshevAt(curve, u) * u
}

/**
 * Purchases of each group at their worth of today: those of each step of time are multiplied by 1, 2, 3, … times the
 * discount of a step, as in the customer lifetime value of Fader, Hardie & Lee (2005, RFM and CLV). `steps` is how many.
 */
export function* discountedOf(
  histories: Histories,
  known: Known,
  alive: Float64Array,
  horizon: { steps: number; step: number; discount: number },
): Generator<number, { plain: Float64Array; discounted: Float64Array }> {
  const { steps, step, discount } = horizon
  const times = Array.from({ length: steps }, (_, m) => (m + 1) * step)
  const all = yield* purchasesOf(histories, known, alive, times)
  const [plain, discounted] = [new Float64Array(histories.groups), new Float64Array(histories.groups)]
  const sum = (from: number, to: number) => {
    for (let g = from; g < to; g++) {
      let worth = 0
      for (let m = 0, before = 0, factor = 1; m < steps; m++) {
        factor *= 1 / (1 + discount)
        const now = all[g * steps + m] ?? 0
        worth += (now - before) * factor
        before = now
      }
      discounted[g] = worth
      plain[g] = all[g * steps + steps - 1] ?? 0
    }
  }
  yield* within(inPieces(histories.groups, 8 * chunk, sum), 1, 1)
  return { plain, discounted }
}
