import { type Fitted, logistic } from './fitted.ts'

/** Turns scores into probabilities that come true; learned on rows the model has not seen. */
export type Calibrator = (score: number) => number

/**
 * Scores to probabilities that never fall: pool-adjacent-violators (Ayer et al. 1955; Zadrozny & Elkan 2002), straight lines
 * between the pooled scores. `order`: rows by score, ascending or descending. Linear; 24 bytes a score
 * of its own. Yields the share done.
 */
export function* isotonic(
  scores: Float64Array,
  outcome: Uint8Array,
  order: Int32Array,
): Generator<number, Calibrator> {
  const first = scores[order[0] ?? 0] ?? 0
  const last = scores[order[order.length - 1] ?? 0] ?? 0
  const rising = first > last ? order.toReversed() : order
  const { from, to, value } = yield* pooled(scores, outcome, rising)
  if (value.length === 0) return (score) => score
  return (score) => {
    const k = blockOf(from, score)
    if (k < 0) return value[0] ?? 0
    const [end, here, next] = [to[k] ?? 0, value[k] ?? 0, value[k + 1]]
    if (score <= end || next === undefined) return here
    return here + ((next - here) * (score - end)) / ((from[k + 1] ?? 0) - end)
  }
}

interface Blocks {
  from: number[]
  to: number[]
  value: number[]
}

/** Runs of scores with one share each, rising; equal scores stand together from the start. */
function* pooled(scores: Float64Array, outcome: Uint8Array, order: Int32Array): Generator<number, Blocks> {
  const from: number[] = []
  const to: number[] = []
  const rows: number[] = []
  const hits: number[] = []
  const share = (k: number) => (hits[k] ?? 0) / (rows[k] ?? 1)
  for (let i = 0; i < order.length; i++) {
    if (i % 65_536 === 0) yield i / order.length
    const score = scores[order[i] ?? 0] ?? 0
    let [n, h, start] = [1, outcome[order[i] ?? 0] ?? 0, score]
    while (rows.length > 0 && ((to.at(-1) ?? 0) === score || share(rows.length - 1) >= h / n)) {
      n += rows.pop() ?? 0
      h += hits.pop() ?? 0
      start = from.pop() ?? start
      to.pop()
    }
    from.push(start)
    to.push(score)
    rows.push(n)
    hits.push(h)
  }
  return { from, to, value: rows.map((_, k) => share(k)) }
}

/** The last block that begins at or before a score; −1 before the first. */
function blockOf(from: readonly number[], score: number): number {
  let [low, high] = [0, from.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((from[middle] ?? 0) <= score) low = middle + 1
    else high = middle
  }
  return low - 1
}

export interface Platt {
  readonly slope: number
  readonly shift: number
  readonly apply: Calibrator
}

/**
 * A logistic curve through scores: Platt (1999) with his targets, (n + 1) / (n + 2) and 1 / (n + 2), which keep it away from 0
 * and 1; Newton's method with halved steps as in Lin, Lin & Weng (2007). Takes log-odds or any score. `slope` and `shift` of
 * 1 / (1 + exp(slope · score + shift)). Keeps nothing by row. Yields the share done.
 */
export function* platt(scores: Float64Array, outcome: Uint8Array): Generator<number, Platt> {
  const hits = outcome.reduce((s, v) => s + v, 0)
  const [high, low] = [(hits + 1) / (hits + 2), 1 / (outcome.length - hits + 2)]
  const target = (i: number) => (outcome[i] === 1 ? high : low)
  let [slope, shift] = [0, Math.log((outcome.length - hits + 1) / (hits + 1))]
  let loss = plattLoss(scores, target, slope, shift)
  for (let round = 0; round < 100; round++) {
    yield 1 - 1 / (1 + round)
    const step = newton(scores, target, slope, shift)
    if (Math.abs(step.gradient[0]) < 1e-8 && Math.abs(step.gradient[1]) < 1e-8) break
    let size = 1
    for (; size >= 1e-10; size /= 2) {
      const next = plattLoss(scores, target, slope + size * step.slope, shift + size * step.shift)
      if (next < loss + 1e-4 * size * step.drop) {
        slope += size * step.slope
        shift += size * step.shift
        loss = next
        break
      }
    }
    if (size < 1e-10) break
  }
  return { slope, shift, apply: (score) => logistic(-(slope * score + shift)) }
}

type Target = (row: number) => number

function plattLoss(scores: Float64Array, target: Target, slope: number, shift: number): number {
  let loss = 0
  for (let i = 0; i < scores.length; i++) {
    const z = slope * (scores[i] ?? 0) + shift
    loss += z >= 0 ? target(i) * z + Math.log1p(Math.exp(-z)) : (target(i) - 1) * z + Math.log1p(Math.exp(z))
  }
  return loss
}

function newton(scores: Float64Array, target: Target, slope: number, shift: number) {
  let [h11, h22, h21, g1, g2] = [1e-12, 1e-12, 0, 0, 0]
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] ?? 0
    const p = logistic(-(slope * score + shift))
    const [gap, curve] = [target(i) - p, p * (1 - p)]
    h11 += score * score * curve
    h22 += curve
    h21 += score * curve
    g1 += score * gap
    g2 += gap
  }
  const det = h11 * h22 - h21 * h21
  const step = { slope: -(h22 * g1 - h21 * g2) / det, shift: -(h11 * g2 - h21 * g1) / det }
  return { ...step, gradient: [g1, g2] as const, drop: g1 * step.slope + g2 * step.shift }
}

/** A model whose probabilities went through a calibrator; its reasons stay those of the model. */
export function calibrated(model: Fitted, calibrate: Calibrator): Fitted {
  return {
    *score(features) {
      const scores = yield* model.score(features)
      for (let i = 0; i < scores.length; i++) {
        if (i % 65_536 === 0) yield 1
        scores[i] = calibrate(scores[i] ?? 0)
      }
      return scores
    },
    reasons: (features) => model.reasons(features),
  }
}
