import { z95 } from '../numeric/interval.ts'

/** Standard normal quantile of the power of 80 %. */
const z80 = 0.8416212335729143

/**
 * People in all, list and hold-out together, so that a difference between two shares is found with a power of 80 % at 5 %,
 * two-sided: Fleiss, Levin & Paik (2003), Statistical Methods for Rates and Proportions, 3rd ed., eq. 4.19, without
 * continuity correction; with both sides alike the one of R's power.prop.test. `rate` is the share of those held out, `share` the part that is
 * held out, both 0–1; `zPower` another power. Infinity where no number is enough.
 */
export function peopleForShares(rate: number, difference: number, share: number, zPower = z80): number {
  const other = rate + difference
  if (!(difference !== 0 && share > 0 && share < 1 && other >= 0 && other <= 1))
    return Number.POSITIVE_INFINITY
  const pooled = share * rate + (1 - share) * other
  const alike = z95 * Math.sqrt((pooled * (1 - pooled)) / (share * (1 - share)))
  const apart = zPower * Math.sqrt((rate * (1 - rate)) / share + (other * (1 - other)) / (1 - share))
  return ((alike + apart) / difference) ** 2
}

/** The smallest rise of a share that so many people show, as `peopleForShares` has it; NaN where none does. */
export function detectableShare(rate: number, people: number, share: number): number {
  let [low, high] = [0, 1 - rate]
  if (!(peopleForShares(rate, high, share) <= people)) return Number.NaN
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (peopleForShares(rate, middle, share) <= people) high = middle
    else low = middle
  }
  return high
}

/**
 * The smallest difference of means that so many people show with a power of 80 % at 5 %: the same by the normal approximation
 * (Cohen 1988, Statistical Power Analysis, ch. 2). `deviation` is that of one person's money.
 */
export function detectableMean(deviation: number, people: number, share: number): number {
  return (z95 + z80) * deviation * Math.sqrt(1 / (people * share) + 1 / (people * (1 - share)))
}
