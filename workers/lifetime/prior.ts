import type { Objective } from '../numeric/minimise.ts'
import { inverted } from '../numeric/symmetric.ts'

/**
 * A weak prior: the logarithms of the parameters are normal around those of `centres`, `width` wide. It moves a fit only
 * where the data say next to nothing, and there it keeps the search from walking off for ever.
 */
export interface Prior {
  centres: readonly number[]
  width: number
}

/** Minus the log of the prior's density, up to a constant. */
export function penalty({ centres, width }: Prior, at: Float64Array): number {
  return centres.reduce((s, c, i) => s + (0.5 * ((at[i] ?? 0) - Math.log(c)) ** 2) / width ** 2, 0)
}

/** The likelihood with its prior; infinite far out, where numbers end. */
export function withPrior(likelihood: Objective, prior: Prior): Objective {
  const { centres, width } = prior
  return function* (at, gradient) {
    if (!at.every((v) => Math.abs(v) < 30)) return Infinity
    const value = yield* likelihood(at, gradient)
    for (const [i, centre] of centres.entries())
      gradient[i] = (gradient[i] ?? 0) + ((at[i] ?? 0) - Math.log(centre)) / width ** 2
    return value + penalty(prior, at)
  }
}

/** Covariance of the logarithms at the optimum; that of the prior alone where the data leave none. */
export function covariance(second: readonly Float64Array[], { width }: Prior): Float64Array[] {
  return inverted(second) ?? second.map((row, i) => row.map((_, j) => (i === j ? width ** 2 : 0)))
}
