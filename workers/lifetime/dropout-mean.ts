import { hypergeometric } from '../numeric/special.ts'

const widest = 0.25
const far = 40
const negligible = 1e-18

/** Terms of the series grow in number with w. */
const near = 2

/**
 * Mean of (1 − (1 + p · w)^−shape) / p over p ~ Beta(up, down): expected purchases of one who is alive, with purchase rate
 * Gamma(shape) and leaving with chance p after each, within w times what is known of the rate. Relative error below 1e-12 for
 * any w > 0: by a short series where nothing cancels in it, else by quadrature.
 */
export function dropoutMean(shape: number, up: number, down: number, w: number): number {
  const bySeries = w <= near && up + down >= shape ? series(shape, up, down, w) : Number.NaN
  return Number.isNaN(bySeries) ? byQuadrature(shape, up, down, w) : bySeries
}

/** Fader, Hardie & Lee (2005), eq. 10, after Pfaff's transformation; NaN where digits are lost. */
function series(shape: number, up: number, down: number, w: number): number {
  const [z, c] = [w / (1 + w), up + down - 1]
  const short = (c - shape) * z * hypergeometric(c - shape + 1, up, 1, c + 1, 2, z)
  const log = -Math.log1p(w)
  const grown = Math.abs((up - 1) * log) < 1e-12 ? log : Math.expm1((up - 1) * log) / (up - 1)
  const long = -grown * (c + (up - 1) * short)
  return long - short > 0.1 * Math.abs(short) && c > 0.1 ? long - short : Number.NaN
}

/**
 * The trapezoidal rule on the log odds of p, which converges exponentially (Trefethen & Weideman 2014, SIAM Review 56, sect. 5);
 * tails that are exponential are added in closed form. Right also where the series takes 100,000 terms.
 */
function byQuadrature(shape: number, up: number, down: number, w: number): number {
  const step = Math.min(widest, Math.sqrt(1 / up + 1 / down) / 1.6)
  const peak = Math.log(up / down)
  const top = logWeight(up, down, peak)
  const sums: [number, number] = [0, 0]
  for (const side of [-1, 1]) {
    const limit = side < 0 ? Math.min(peak, 0) - far - Math.log1p(shape * w) : Math.max(peak, 0) + far
    for (let k = side < 0 ? 1 : 0; ; k++) {
      const odds = peak + side * k * step
      const weight = Math.exp(logWeight(up, down, odds) - top)
      const value =
        weight * -Math.expm1(-shape * Math.log1p(w / (1 + Math.exp(-odds)))) * (1 + Math.exp(-odds))
      const isFar = side * (odds - limit) > 0
      const times = isFar ? 1 / -Math.expm1(-step * (side < 0 ? up : down)) : 1
      sums[0] += times * weight
      sums[1] += times * value
      if (isFar || (weight < negligible * sums[0] && value < negligible * sums[1])) break
    }
  }
  return sums[1] / sums[0]
}

/** Log of the density of the log odds of p, but for a constant. */
function logWeight(up: number, down: number, odds: number): number {
  const rest = odds > 0 ? odds + Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds))
  return up * odds - (up + down) * rest
}
