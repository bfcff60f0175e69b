import { type Interval, wilson, z95 } from '../numeric/interval.ts'
import { studentWithin } from '../numeric/tail.ts'
import { shifted } from './season.ts'

/** Days that one day differs from the next by so much are counted beforehand, as so many. */
const prior = { days: 2, variance: 0.05 ** 2 }

/** By how much chances are off in the window ahead, and were on the days tried, in log-odds, with the variance left open. */
interface Off {
  bias: number
  usual: number
  variance: number
}
const asIs: Off = { bias: 0, usual: 0, variance: 0 }

/**
 * A prediction interval for the share of the `next` who are called rightly: Wilson's, for as many as leave open what chance of the past, chance of
 * the next and the differences of days together do (variance between days by moments, as in DerSimonian & Laird 1986; or that of the level, where
 * it is more). As many days as there are tell of that variance, so that it counts by Student's t (Higgins, Thompson & Spiegelhalter 2009, section 4).
 */
export function shareAhead(
  list: readonly { called: number; hits: number }[],
  next: number,
  { bias, usual, variance }: Off = asIs,
): { expected: number; range: Interval } {
  const days = list.filter(({ called }) => called > 0)
  const [hits, called] = days.reduce(([h, n], one) => [h + one.hits, n + one.called], [0, 0])
  const past = (hits + 1) / (called + 2)
  const own = past * (1 - past)
  const mean = days.reduce((sum, one) => sum + one.hits / one.called, 0) / Math.max(1, days.length)
  const squares = days.reduce((sum, one) => sum + (one.hits / one.called - mean) ** 2, 0)
  const chance = days.reduce((sum, one) => sum + own / one.called, 0) / Math.max(1, days.length)
  const more = Math.max(0, days.length - 1)
  const between = (Math.max(0, squares - more * chance) + prior.days * prior.variance) / (more + prior.days)
  const p = shifted(past, bias - usual)
  const open = p * (1 - p)
  const wider = (studentWithin(0.05, more + prior.days) / z95) ** 2
  const apart = Math.max(wider * between * (1 + 1 / Math.max(1, days.length)), open ** 2 * variance)
  const rows = open / (open * (1 / (called + 2) + 1 / Math.max(1, next)) + apart)
  const expected = variance === 0 ? hits / Math.max(1, called) : p
  return { expected, range: wilson(rows * expected, rows) }
}
