import { poissonTail } from '../numeric/counts.ts'
import { type Baskets, itemCounts } from './baskets.ts'

/** Where items are few, what is rarer than the middle one still counts from one basket in a thousand on. */
const mostShare = 0.001
/** No pattern of fewer baskets is looked for: the usual least count of a test of two by two (Cochran 1954). */
const least = 5

/**
 * In how many baskets a pair must be to be looked at: so often that, of all pairs of items as frequent as the middle one,
 * not even one would get there by chance (Poisson limit of Kirsch et al. 2012, J. ACM 59, for pairs). 4 bytes an item.
 */
export function* expectedCount(baskets: Baskets): Generator<number, number> {
  const counts = (yield* itemCounts(baskets)).filter((count) => count >= least).sort()
  const pairs = (counts.length * (counts.length - 1)) / 2
  const middle = counts[counts.length >> 1] ?? 0
  const many = Math.max(1, baskets.start.length - 1)
  const mean = (middle * middle) / many
  const most = Math.max(least, Math.ceil(mostShare * many))
  let count = least
  while (count < most && poissonTail(count, mean) * pairs >= 1) count += Math.max(1, Math.floor(count / 50))
  return Math.min(count, most)
}
