import { cholesky, solved } from './cholesky.ts'
import { type Design, placeWeights } from './design.ts'
import { marginOf, mostShares, slope as pull, square } from './kernel/linear.ts'

const chunk = 16_384
const sampled = mostShares / 2
const remembered = 8

interface Step {
  moved: Float64Array
  changed: Float64Array
}

const dot = (a: Float64Array, b: Float64Array) => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}

/**
 * The weights (the intercept last) that minimise Σ log loss + ½ · penalty · |w|², the intercept not penalised: L-BFGS (Liu &
 * Nocedal 1989) begun from the Cholesky factor of the Hessian of some 2,048 to 4,096 rows. The line
 * is searched by slopes alone, as the loss is convex. Stops where no weight would move by 1e-5. Memory: 8 · weights² beside the design. Yields the share done.
 */
export function* optimum(design: Design, weights: number, penalty: number): Generator<number, Float64Array> {
  const slope = new Slope(design, penalty)
  let at = new Float64Array(weights + 1)
  at[weights] = baseLogOdds(design.outcome)
  let gradient = yield* slope.at(at, 0)
  let factor = curvature(design, at, penalty)
  const steps: Step[] = []
  for (let round = 1; round <= 200; round++) {
    const direction = descent(gradient, steps, factor)
    if (direction.every((d) => Math.abs(d) < 1e-5)) break
    const next = yield* search(slope, at, direction, gradient, round)
    const moved = next.at.map((v, i) => v - (at[i] ?? 0))
    const changed = next.gradient.map((v, i) => v - (gradient[i] ?? 0))
    at = next.at
    gradient = next.gradient
    if (round <= 4) factor = curvature(design, at, penalty)
    if (dot(moved, changed) > 0) steps.push({ moved, changed })
    if (steps.length > remembered) steps.shift()
  }
  return at
}

function baseLogOdds(outcome: Uint8Array): number {
  const hits = outcome.reduce((s, v) => s + v, 0)
  return Math.log((hits + 0.5) / (outcome.length - hits + 0.5))
}

/** Slope of the penalised loss. */
class Slope {
  constructor(
    private readonly design: Design,
    private readonly penalty: number,
  ) {}

  *at(given: Float64Array, share: number): Generator<number, Float64Array> {
    const { design, penalty } = this
    const { rows, gradient, pulled, numberAt } = design
    const last = given.length - 1
    const intercept = placeWeights(design, given)
    gradient.fill(0)
    pulled.fill(0)
    for (let from = 0; from < rows; from += chunk) {
      const all = pull(design, intercept, from, Math.min(rows, from + chunk))
      gradient[last] = (gradient[last] ?? 0) + all
      yield share
    }
    numberAt.forEach((at, j) => {
      gradient[at] = pulled[j] ?? 0
    })
    return gradient.map((g, k) => g + (k < last ? penalty * (given[k] ?? 0) : 0))
  }
}

/** Cholesky factor of the Hessian of the loss, as evenly spaced rows have it. */
function curvature(design: Design, weights: Float64Array, penalty: number): Float64Array {
  const { rows, numberAt, width, placesPerRow, shares, squares } = design
  const n = weights.length
  const every = Math.max(1, Math.floor(rows / sampled))
  const count = Math.ceil(rows / every)
  const intercept = placeWeights(design, weights)
  for (let k = 0; k < count; k++) {
    const p = 1 / (1 + Math.exp(-marginOf(design, intercept, k * every)))
    shares[k] = (p * (1 - p) * rows) / count
  }
  squares.fill(0)
  square(design, every, count)
  const hessian = new Float64Array(n * n)
  for (let a = 0; a < numberAt.length; a++)
    for (let b = 0; b <= a; b++)
      hessian[(numberAt[a] ?? 0) * n + (numberAt[b] ?? 0)] = squares[a * width + b] ?? 0
  const at = new Int32Array(numberAt.length + placesPerRow + 1)
  const x = new Float64Array(at.length)
  for (let k = 0; k < count; k++) {
    const filled = present(design, k * every, n, at, x)
    addSquare(shares[k] ?? 0, at, x, numberAt.length, filled, hessian, n)
  }
  for (let j = 0; j < n; j++) hessian[j * n + j] = (hessian[j * n + j] ?? 0) + (j < n - 1 ? penalty : 1e-9)
  return cholesky(hessian, n)
}

/** Where a row is not 0, ascending apart from the numbers, which stand first, and what stands there; the intercept last. */
function present(design: Design, row: number, n: number, at: Int32Array, x: Float64Array): number {
  const { numberAt, numbers, width, places, placesPerRow } = design
  let filled = 0
  for (; filled < numberAt.length; filled++) {
    at[filled] = numberAt[filled] ?? 0
    x[filled] = numbers[row * width + filled] ?? 0
  }
  for (let j = 0; j < placesPerRow; j++) {
    const place = places[row * placesPerRow + j] ?? -1
    if (place < 0) continue
    at[filled] = place
    x[filled++] = 1
  }
  at[filled] = n - 1
  x[filled++] = 1
  return filled
}

/** Adds weight · x xᵀ to the lower triangle, but for the squares of the numbers, which stand first. */
function addSquare(
  weight: number,
  at: Int32Array,
  x: Float64Array,
  numbers: number,
  filled: number,
  into: Float64Array,
  n: number,
): void {
  for (let a = numbers; a < filled; a++) {
    const i = at[a] ?? 0
    const scaled = weight * (x[a] ?? 0)
    for (let b = 0; b < filled; b++) {
      const j = at[b] ?? 0
      const cell = j <= i ? i * n + j : j * n + i
      if (b < numbers || j <= i) into[cell] = (into[cell] ?? 0) + scaled * (x[b] ?? 0)
    }
  }
}

/** The two loops of L-BFGS, with the factor in the middle. */
function descent(gradient: Float64Array, steps: readonly Step[], factor: Float64Array): Float64Array {
  const q = gradient.map((g) => -g)
  const shares = steps.map(() => 0)
  for (let k = steps.length - 1; k >= 0; k--) {
    const step = steps[k]
    if (!step) continue
    const share = dot(step.moved, q) / dot(step.moved, step.changed)
    shares[k] = share
    for (let i = 0; i < q.length; i++) q[i] = (q[i] ?? 0) - share * (step.changed[i] ?? 0)
  }
  const r = solved(factor, q)
  steps.forEach((step, k) => {
    const share = (shares[k] ?? 0) - dot(step.changed, r) / dot(step.moved, step.changed)
    for (let i = 0; i < r.length; i++) r[i] = (r[i] ?? 0) + share * (step.moved[i] ?? 0)
  })
  return r
}

/** Goes along a direction until the slope is less than half of what it was; on a convex line the secant finds that. */
function* search(
  slope: Slope,
  at: Float64Array,
  direction: Float64Array,
  gradient: Float64Array,
  round: number,
) {
  const first = dot(gradient, direction)
  let [low, high, step] = [0, Number.POSITIVE_INFINITY, 1]
  for (let trial = 0; ; trial++) {
    const next = at.map((v, i) => v + step * (direction[i] ?? 0))
    const found = yield* slope.at(next, 1 - 1 / (1 + 0.3 * round))
    const now = dot(found, direction)
    if (Math.abs(now) <= 0.5 * Math.abs(first) || trial === 30) return { at: next, gradient: found }
    if (now < 0) low = step
    else high = step
    step = high === Number.POSITIVE_INFINITY ? 2 * step : (low + high) / 2
  }
}
