import { inPieces } from '../../numeric/progress.ts'
import { chiSquaredTail } from '../../numeric/tail.ts'

/** First digits of amounts beside Benford's law; `invalid` says why the law does not apply. */
export interface Benford {
  readonly amounts: number
  readonly different: number
  /** Powers of ten from the smallest hundredth part to the largest. */
  readonly decades: number
  readonly invalid: string | null
  /** For digits 1–9: how many, and how many the law expects. */
  readonly digits: readonly { found: number; expected: number }[]
  readonly p: number
}

const [fewest, leastDecades] = [500, 3]

/**
 * Benford (1938), Proc. Am. Phil. Soc. 78, tested by chi-squared. Valid only for at least 500 amounts over three powers of ten or
 * more that are not a list of set prices (Nigrini 2012, Benford’s Law, chapter 1).
 */
export function* benfordOf(amount: Float64Array): Generator<number, Benford> {
  const seen = new Set<number>()
  const counts = new Array<number>(9).fill(0)
  let [n, low, high] = [0, Number.POSITIVE_INFINITY, 0]
  const look = (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      const value = amount[i] ?? 0
      if (!(value > 0)) continue
      n++
      seen.add(value)
      if (value < low) low = value
      if (value > high) high = value
      const digit = firstDigit(value)
      counts[digit - 1] = (counts[digit - 1] ?? 0) + 1
    }
  }
  yield* inPieces(amount.length, 1 << 15, look)
  const decades = n > 0 ? Math.log10(high / low) : 0
  const digits = counts.map((found, d) => ({ found, expected: n * Math.log10(1 + 1 / (d + 1)) }))
  const gap = digits.reduce(
    (sum, { found, expected }) => sum + (n > 0 ? (found - expected) ** 2 / expected : 0),
    0,
  )
  return {
    ...{ amounts: n, different: seen.size, decades, digits, p: n > 0 ? chiSquaredTail(gap, 8) : 1 },
    invalid: reason(n, seen.size, decades),
  }
}

/** Powers of ten that a number may have, from the least. */
const leastPower = -324
const powers = Float64Array.from({ length: 633 }, (_, k) => 10 ** (k + leastPower))

const firstDigit = (value: number) =>
  Math.floor(value / (powers[Math.floor(Math.log10(value) + 1e-12) - leastPower] ?? 1))

function reason(amounts: number, different: number, decades: number): string | null {
  if (amounts < fewest) return 'too few amounts'
  if (decades < leastDecades) return 'amounts span less than a thousandfold'
  return different < amounts / 3 ? 'amounts are set prices that come again and again' : null
}
