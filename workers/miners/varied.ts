import { Failure } from '../../src/contract/fault.ts'
import { formatDay } from '../../src/contract/format.ts'
import { within } from '../numeric/progress.ts'
import { type Baskets, itemCounts } from '../patterns/baskets.ts'
import { isoDay } from '../sql/scope.ts'

const number = (value: number) => value.toLocaleString('en-GB')
const ofProducts = 'Check under Data which column names the products.'

/** Of fewer orders it is too soon to say that they are all alike, or all different. */
const fewest = 100

/** Throws Failure `too-few` where there is one item, nothing was bought twice, or every basket holds the same. */
export function* variedGoods(baskets: Baskets): Generator<number, void> {
  const counts = yield* within(itemCounts(baskets), 0, 0.5)
  const many = baskets.start.length - 1
  if (many < fewest) return
  const known = counts.reduce((n, count) => n + (count > 0 ? 1 : 0), 0)
  if (known < 2) throw lacking(known, 'products', ofProducts)
  boughtTwice(counts, many)
  if (counts.every((count) => count === 0 || count === many))
    throw lacking(1, 'kinds of order', same(many, known))
  yield 1
}

/** Throws Failure `too-few` where each item, by how many baskets hold it, was bought once. */
export function boughtTwice(counts: Int32Array, many: number): void {
  if (many < fewest || counts.some((count) => count > 1)) return
  const known = counts.reduce((n, count) => n + count, 0)
  throw lacking(0, 'products bought in more than one order', soldOnce(known))
}

/** Throws Failure `too-few` where everything happened on one day. */
export function* severalDays({ rows, day }: { rows: number; day: Int32Array }): Generator<number, void> {
  for (let r = 1; r < rows; r++) {
    if (r % 65_536 === 0) yield r / rows
    if (day[r] !== day[0]) return
  }
  if (rows < fewest) return
  const all = `All orders are of ${formatDay(isoDay(day[0] ?? 0), 'en-GB')}.`
  throw lacking(
    1,
    'days with orders',
    `${all} Check under Data which column tells the day, or bring a longer export.`,
  )
}

function lacking(have: number, what: string, advice: string): Failure {
  return new Failure({ code: 'too-few', have, need: 2, unit: 'count', what, advice })
}

const soldOnce = (known: number) =>
  `Each of ${number(known)} products was bought once. If that is no name but the number of a piece, choose another column under Data.`

const same = (many: number, known: number) =>
  `Each of ${number(many)} orders holds the same ${number(known)} products. ${ofProducts}`
