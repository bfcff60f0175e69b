import { monthOf } from '../../numeric/calendar.ts'
import type { ReadTexts } from '../../text/reader.ts'
import { add, type Counts, noTally, sideOf, type Tally } from './counts.ts'
import type { Letters } from './letters.ts'

/** The products most is written about, month by month: `tallies[product][month]`. */
export interface Trends {
  products: string[]
  /** First month, counted from January 1970. */
  first: number
  tallies: Tally[][]
}

const [mostProducts, mostMonths, fewest] = [12, 12, 20]
const chunk = 65_536

/** Products with twenty texts or more over the last twelve months; linear. Yields the share done. */
export function* trendsOf(
  { rows, of, day, product }: Letters,
  { language }: ReadTexts,
  tone: Float32Array,
  counts: Counts,
): Generator<number, Trends> {
  const last = counts.months.first + counts.months.tallies.length - 1
  const first = Math.max(counts.months.first, last - mostMonths + 1)
  const shown = mostWritten(counts)
  const place = new Map(shown.map((code, at) => [code, at]))
  const tallies = shown.map(() => Array.from({ length: last - first + 1 }, noTally))
  for (let row = 0; row < rows; row++) {
    if (row % chunk === 0) yield row / rows
    const [t, at] = [of[row] ?? 0, day[row] ?? -1]
    const mine = tallies[place.get(product.codes[row] ?? -1) ?? -1]
    if (!mine || at < 0 || (language[t] ?? -1) < 0) continue
    const tally = mine[monthOf(at) - first]
    if (tally) add(tally, sideOf(tone[t] ?? 0))
  }
  return { products: shown.map((code) => counts.products[code]?.name ?? ''), first, tallies }
}

/** Places of the products with most texts, the most first. */
function mostWritten({ products }: Counts): number[] {
  const texts = (place: number) => {
    const sold = products[place]
    return sold && sold.name !== '' ? sold.before.texts + sold.lately.texts : 0
  }
  return Array.from(products.keys())
    .filter((place) => texts(place) >= fewest)
    .sort((a, b) => texts(b) - texts(a) || a - b)
    .slice(0, mostProducts)
}
