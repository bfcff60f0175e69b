/** Value at `at`, its slope written to `gradient`; yields while it works. */
export type Objective = (at: Float64Array, gradient: Float64Array) => Generator<unknown, number>

export interface Minimum {
  at: Float64Array
  value: number
  gradient: Float64Array
  /** The last estimate of the inverse of the matrix of second derivatives. */
  inverse: Float64Array[]
  evaluations: number
  settled: boolean
}

export interface Search {
  /** Inverse of the second derivatives to begin with; the unit matrix, scaled, where absent. */
  inverse?: Float64Array[]
  /** Settled when no slope is larger. */
  tolerance?: number
  most?: number
}

const sufficient = 1e-4
const longest = 2

/**
 * BFGS with a backtracking line search: Nocedal & Wright (2006), algorithms 6.1 and 3.1; no step is longer than 2 in a
 * direction, for parameters on the log scale. Small problems: memory is the square of the parameters. Yields the share done.
 */
export function* minimise(
  objective: Objective,
  start: Float64Array,
  { inverse, tolerance = 1e-6, most = 200 }: Search = {},
): Generator<number, Minimum> {
  const slope = new Float64Array(start.length)
  const found: Minimum = {
    at: start.slice(),
    value: yield* quietly(objective(start, slope), 0),
    gradient: slope,
    inverse: inverse?.map((row) => row.slice()) ?? unit(start.length),
    evaluations: 1,
    settled: false,
  }
  let scaled = inverse !== undefined
  for (let round = 0; round < most; round++) {
    found.settled = largest(found.gradient) <= tolerance
    if (found.settled) break
    const done = round / (round + 8)
    const step = directionOf(found)
    const taken = yield* search(objective, found, step, done)
    if (!taken) {
      if (!scaled || round === 0) break
      found.inverse = unit(start.length)
      scaled = false
      continue
    }
    if (!scaled) rescale(found.inverse, taken)
    scaled = true
    update(found.inverse, taken)
  }
  return found
}

function* quietly(steps: Generator<unknown, number>, done: number): Generator<number, number> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    yield done
  }
}

interface Step {
  move: Float64Array
  change: Float64Array
}

/** Halves the step until it lowers the value enough; null where none does. Moves `found`. */
function* search(
  objective: Objective,
  found: Minimum,
  direction: Float64Array,
  done: number,
): Generator<number, Step | null> {
  const descent = product(direction, found.gradient)
  const gradient = new Float64Array(found.at.length)
  let length = Math.min(1, longest / largest(direction))
  for (let tries = 0; tries < 40; tries++, length *= tries < 3 ? 0.5 : 0.2) {
    const at = found.at.map((v, i) => v + length * (direction[i] ?? 0))
    const value = yield* quietly(objective(at, gradient), done)
    found.evaluations++
    if (!(value <= found.value + sufficient * length * descent + 1e-13 * Math.abs(found.value))) continue
    const step = {
      move: at.map((v, i) => v - (found.at[i] ?? 0)),
      change: gradient.map((v, i) => v - (found.gradient[i] ?? 0)),
    }
    const same = largest(step.move) < 1e-14
    Object.assign(found, { at, value, gradient })
    return same ? null : step
  }
  return null
}

function directionOf({ inverse, gradient }: Minimum): Float64Array {
  const down = gradient.map((_, i) => -product(inverse[i] ?? gradient, gradient))
  return product(down, gradient) < 0 ? down : gradient.map((v) => -v)
}

function update(inverse: Float64Array[], { move, change }: Step): void {
  const curvature = product(move, change)
  if (!(curvature > 1e-12 * Math.sqrt(product(move, move) * product(change, change)))) return
  const turned = inverse.map((row) => product(row, change))
  const factor = (1 + product(Float64Array.from(turned), change) / curvature) / curvature
  for (const [i, row] of inverse.entries())
    for (let j = 0; j < row.length; j++)
      row[j] =
        (row[j] ?? 0) +
        factor * (move[i] ?? 0) * (move[j] ?? 0) -
        ((turned[i] ?? 0) * (move[j] ?? 0) + (move[i] ?? 0) * (turned[j] ?? 0)) / curvature
}

function rescale(inverse: Float64Array[], { move, change }: Step): void {
  const [top, bottom] = [product(move, change), product(change, change)]
  if (top > 0 && bottom > 0) for (const [i, row] of inverse.entries()) row[i] = top / bottom
}

function unit(n: number): Float64Array[] {
  return Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)))
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}

function largest(values: Float64Array): number {
  let most = 0
  for (const v of values) most = Number.isNaN(v) ? Infinity : Math.max(most, Math.abs(v))
  return most
}
