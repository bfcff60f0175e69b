import { cholesky, solved } from './cholesky.ts'
import { addSlope, type Design, margins } from './design.ts'

const chunk = 16_384
const sampled = 2048
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
 * is searched by slopes alone, as the loss is convex. Stops where no weight would move by 1e-5. Memory: 16 bytes a row and 8 · weights². Yields the share done.
 */
export function* optimum(
  design: Design,
  outcome: Uint8Array,
  weights: number,
  penalty: number,
): Generator<number, Float64Array> {
  const slope = new Slope(design, outcome, penalty)
  let at = new Float64Array(weights + 1)
  at[weights] = baseLogOdds(outcome)
  let gradient = yield* slope.at(at, 0)
  const sample = sampleOf(design)
  let factor = curvature(sample, design.rows, at, penalty)
  const steps: Step[] = []
  for (let round = 1; round <= 200; round++) {
    const direction = descent(gradient, steps, factor)
    if (direction.every((d) => Math.abs(d) < 1e-5)) break
    const next = yield* search(slope, at, direction, gradient, round)
    const moved = next.at.map((v, i) => v - (at[i] ?? 0))
    const changed = next.gradient.map((v, i) => v - (gradient[i] ?? 0))
    at = next.at
    gradient = next.gradient
    if (round <= 4) factor = curvature(sample, design.rows, at, penalty)
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
    private readonly outcome: Uint8Array,
    private readonly penalty: number,
  ) {}

  *at(weights: Float64Array, share: number): Generator<number, Float64Array> {
    const gradient = weights.map((w) => w * this.penalty)
    gradient[weights.length - 1] = 0
    for (let from = 0; from < this.design.rows; from += chunk) {
      const to = Math.min(this.design.rows, from + chunk)
      addSlope(this.design, weights, this.outcome, from, to, gradient)
      yield share
    }
    return gradient
  }
}

/** Evenly spaced rows of a design. */
function sampleOf(design: Design): Design {
  const { numberAt, numbers, places, placesPerRow } = design
  const every = Math.max(1, Math.floor(design.rows / sampled))
  const rows = Math.ceil(design.rows / every)
  const sample = {
    ...design,
    rows,
    numbers: new Float64Array(rows * numberAt.length),
    places: new Int32Array(rows * placesPerRow),
  }
  for (let i = 0; i < rows; i++) {
    const from = i * every
    const row = numbers.subarray(from * numberAt.length, (from + 1) * numberAt.length)
    sample.numbers.set(row, i * numberAt.length)
    sample.places.set(places.subarray(from * placesPerRow, (from + 1) * placesPerRow), i * placesPerRow)
  }
  return sample
}

/** Cholesky factor of the Hessian of the loss over `rows` rows that are like those of the sample. */
function curvature(sample: Design, rows: number, weights: Float64Array, penalty: number): Float64Array {
  const n = weights.length
  const hessian = new Float64Array(n * n)
  const margin = new Float64Array(sample.rows)
  margins(sample, weights, 0, sample.rows, margin)
  const at = new Int32Array(sample.numberAt.length + sample.placesPerRow + 1)
  const x = new Float64Array(at.length)
  for (let i = 0; i < sample.rows; i++) {
    const p = 1 / (1 + Math.exp(-(margin[i] ?? 0)))
    const filled = present(sample, i, n, at, x)
    addSquare((p * (1 - p) * rows) / sample.rows, at, x, filled, hessian, n)
  }
  for (let j = 0; j < n; j++) hessian[j * n + j] = (hessian[j * n + j] ?? 0) + (j < n - 1 ? penalty : 1e-9)
  return cholesky(hessian, n)
}

/** Where a row is not 0, ascending, and what stands there; the intercept last. Answers with their number. */
function present(design: Design, row: number, n: number, at: Int32Array, x: Float64Array): number {
  const width = design.numberAt.length
  let filled = 0
  const put = (place: number, value: number) => {
    at[filled] = place
    x[filled++] = value
  }
  for (let j = 0; j < width; j++) put(design.numberAt[j] ?? 0, design.numbers[row * width + j] ?? 0)
  for (let j = 0; j < design.placesPerRow; j++) {
    const place = design.places[row * design.placesPerRow + j] ?? -1
    if (place >= 0) put(place, 1)
  }
  put(n - 1, 1)
  return filled
}

/** Adds weight · x xᵀ to the lower triangle. */
function addSquare(
  weight: number,
  at: Int32Array,
  x: Float64Array,
  filled: number,
  into: Float64Array,
  n: number,
): void {
  for (let a = 0; a < filled; a++) {
    const i = at[a] ?? 0
    const scaled = weight * (x[a] ?? 0)
    for (let b = 0; b < filled; b++) {
      const j = at[b] ?? 0
      if (j <= i) into[i * n + j] = (into[i * n + j] ?? 0) + scaled * (x[b] ?? 0)
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
