import type { Part } from './gain.ts'
import type { Target } from './grower.ts'
import { packedOf, type Scale } from './packed.ts'

/**
 * Log loss of log-odds `sums`. Gradients are rounded up or down as often as their fraction says (Shi et al. 2022, Quantized
 * training of gradient boosting decision trees), a golden-ratio sequence taking the place of dice; values of leaves are exact.
 */
export class LogLoss implements Target {
  constructor(
    private readonly sums: Float64Array,
    private readonly outcome: Uint8Array,
    private readonly scale: Scale,
    private readonly penalty: number,
    private readonly rate: number,
  ) {}

  pack(order: Int32Array, from: number, to: number, into: Float64Array): void {
    const { sums, outcome, scale } = this
    for (let k = from; k < to; k++) {
      const row = order[k] ?? 0
      const p = 1 / (1 + Math.exp(-(sums[row] ?? 0)))
      const dither = (k * 0.6180339887498949) % 1
      const gradient = Math.floor((p - (outcome[row] ?? 0)) * scale.gradient + dither)
      into[k] = packedOf(gradient, Math.floor(p * (1 - p) * scale.curvature + dither))
    }
  }

  /** One step of Newton's method, times the rate; the rows' log-odds are moved by it. */
  close(order: Int32Array, from: number, to: number, { least, most }: Part): number {
    const { sums, outcome } = this
    let gradient = 0
    let curvature = this.penalty
    for (let k = from; k < to; k++) {
      const row = order[k] ?? 0
      const p = 1 / (1 + Math.exp(-(sums[row] ?? 0)))
      gradient += p - (outcome[row] ?? 0)
      curvature += p * (1 - p)
    }
    const value = this.rate * Math.min(most, Math.max(least, -gradient / curvature))
    for (let k = from; k < to; k++) {
      const row = order[k] ?? 0
      sums[row] = (sums[row] ?? 0) + value
    }
    return value
  }
}
