import { isSmall, type Least } from './small.ts'

/** A share with its 95 % range. */
export interface Range {
  value: number
  low: number
  high: number
}

const z2 = 1.959963984540054 ** 2
/** From so many on a share may be told to a thousandth: nobody can count back. */
const many = 1000
/** Parts of the range by which its ends are moved outwards. */
const parts = 5

/**
 * Of how many a share is, by how wide its range is: Wilson's interval (workers/numeric/interval.ts) turned round. NaN where
 * the range has no width; of other intervals about as many.
 */
export function behind({ value, low, high }: Range): number {
  const half2 = ((high - low) / 2) ** 2
  const a = z2 * z2 * (half2 - 0.25)
  const b = z2 * (2 * half2 - value * (1 - value))
  if (!(half2 > 0) || a === 0) return Number.NaN
  return (2 * a) / (-b - Math.sqrt(Math.max(0, b * b - 4 * a * half2)))
}

/**
 * What may be told of a share beside which no number stands: null where its range says that it is of few, or that few are in it
 * or out of it; else so rounded that the number cannot be counted back.
 */
export function coarse(range: Range, least: Least): Range | null {
  const about = behind(range)
  const { value, low, high } = range
  if (Number.isNaN(about)) return { value: hundredth(value), low: hundredth(low), high: hundredth(high) }
  if ([0.9, 1, 1.1].some((off) => ofFew(value, about * off, least))) return null
  if (about >= many) return range
  const by = Math.max(0.01, hundredth((high - low) / parts))
  return {
    value: hundredth(value),
    low: Math.max(0, hundredth(Math.floor(low / by) * by)),
    high: Math.min(1, hundredth(Math.ceil(high / by) * by)),
  }
}

const hundredth = (share: number) => Math.round(share * 100) / 100

const ofFew = (value: number, of: number, least: Least) =>
  [of, value * of, (1 - value) * of].some((count) => isSmall(count, least))
