import type { Part } from './gain.ts'
import type { Target } from './grower.ts'
import type { Grove } from './kernel/ground.ts'
import type { Scale } from './packed.ts'

/**
 * Log loss of the log-odds in a grove. Gradients are rounded up or down as often as their fraction says (Shi et al. 2022, Quantized
 * training of gradient boosting decision trees), a golden-ratio sequence taking the place of dice; values of leaves are exact.
 */
export class LogLoss implements Target {
  constructor(
    private readonly grove: Grove,
    private readonly scale: Scale,
    private readonly penalty: number,
    private readonly rate: number,
  ) {}

  pack(from: number, to: number): void {
    this.grove.pack(from, to, this.scale.gradient, this.scale.curvature)
  }

  /** One step of Newton's method, times the rate; the rows' log-odds are moved by it. */
  close(from: number, to: number, { least, most }: Part): number {
    this.grove.pull(from, to)
    const [gradient = 0, curvature = 0] = this.grove.ground.found
    const value = this.rate * Math.min(most, Math.max(least, -gradient / (curvature + this.penalty)))
    this.grove.move(from, to, value)
    return value
  }
}
