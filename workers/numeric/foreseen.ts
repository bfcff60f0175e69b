import { cholesky, solved } from './symmetric.ts'

/** What was measured at a place, with the variance of its own. */
export interface Seen<P> {
  readonly at: P
  readonly value: number
  readonly noise: number
}

/** What is to be expected at a place that was not seen. */
export interface Foreseen {
  bias: number
  variance: number
}

/** How places hang together, with the variance that each has for itself alone, and the log of how likely that is beforehand. */
export interface Kernel<P> {
  readonly luck: number
  readonly prior: number
  together(a: P, b: P): number
}

/**
 * A Gaussian process of mean 0 (Rasmussen & Williams 2006, eq. 2.25–2.26), averaged over the kernels by their marginal likelihood
 * (eq. 2.30) and what is likely beforehand. `variance` holds the luck of the place itself. Cubic in what was seen.
 */
export function foreseen<P>(seen: readonly Seen<P>[], at: P, kernels: readonly Kernel<P>[]): Foreseen {
  const found = kernels.map((kernel) => conditioned(seen, at, kernel))
  const most = found.reduce((max, { log }) => Math.max(max, log), -Infinity)
  let [weight, bias, square] = [0, 0, 0]
  for (const one of found) {
    const likely = Math.exp(one.log - most)
    weight += likely
    bias += likely * one.bias
    square += likely * (one.variance + one.bias ** 2)
  }
  const mean = bias / weight
  return { bias: mean, variance: square / weight - mean ** 2 }
}

function conditioned<P>(
  seen: readonly Seen<P>[],
  at: P,
  { luck, prior, together }: Kernel<P>,
): Foreseen & { log: number } {
  const rows = seen.map((a, i) =>
    Float64Array.from(seen, (b, j) => together(a.at, b.at) + (i === j ? luck + a.noise : 0)),
  )
  const lower = cholesky(rows) ?? []
  const values = seen.map(({ value }) => value)
  const beside = seen.map((one) => together(one.at, at))
  const [towards, weights] = [solved(lower, values), solved(lower, beside)]
  const dot = (a: ArrayLike<number>, b: readonly number[]) =>
    b.reduce((sum, v, i) => sum + v * (a[i] ?? 0), 0)
  const size = lower.reduce((sum, row, i) => sum + Math.log(row[i] ?? 1), 0)
  return {
    bias: dot(towards, beside),
    variance: together(at, at) + luck - dot(weights, beside),
    log: prior - dot(towards, values) / 2 - size,
  }
}

/** Kernels of all combinations of strengths, each likely beforehand by half-normals with these scales. */
export function kernelsOf<P, K extends string>(
  grids: Readonly<Record<K, readonly number[]>>,
  scales: Readonly<Record<K, number>>,
  kernelBy: (strength: Readonly<Record<K, number>>) => Omit<Kernel<P>, 'prior'>,
): Kernel<P>[] {
  const names = Object.keys(grids) as K[]
  const each = names.reduce<Partial<Record<K, number>>[]>(
    (all, name) => all.flatMap((one) => grids[name].map((value) => ({ ...one, [name]: value }))),
    [{}],
  ) as Record<K, number>[]
  return each.map((strength) => ({
    ...kernelBy(strength),
    prior: -names.reduce((sum, name) => sum + (strength[name] / scales[name]) ** 2 / 2, 0),
  }))
}
