import { inPieces, within } from '../../../numeric/progress.ts'
import { orderStatistics } from '../../../numeric/quantile.ts'
import { gapTail } from '../chance.ts'
import { type Detector, doubtful, type Suspect, type Tested } from '../detector.ts'
import type { Key, Ledger, Lines, Orders } from '../ledger.ts'

/** A product sold less often has no price of its own. */
const fewest = 8
/** Five times as much or a fifth, in powers of ten. */
const far = 0.69
const floor = 0.05
const chunk = 1 << 14

/** What is measured of each line from `from` to before `to`, laid into `values`. */
type Measure = (lines: Lines, values: Float64Array, from: number, to: number) => void

const pricesOf: Measure = ({ amount, pieces }, values, from, to) => {
  for (let i = from; i < to; i++) values[i] = (amount[i] ?? 0) / (pieces[i] ?? 1)
}
const piecesOf: Measure = ({ pieces }, values, from, to) => {
  for (let i = from; i < to; i++) values[i] = pieces[i] ?? 0
}

interface Gaps {
  readonly values: Float64Array
  readonly gaps: Float64Array
  readonly middles: Float64Array
}

/**
 * For each line how far it is from the middle of its product, in powers of ten; NaN where that cannot be told. Lines are passed over in
 * their order, as there are millions. Memory: 24 bytes a line.
 */
function* gapsOf(lines: Lines, measure: Measure): Generator<number, Gaps> {
  const { rows, product } = lines
  const values = new Float64Array(rows)
  yield* within(
    inPieces(rows, chunk, (from, to) => measure(lines, values, from, to)),
    0,
    0.2,
  )
  const middles = yield* within(middlesOf(values, product), 0.2, 0.8)
  const gaps = new Float64Array(rows).fill(Number.NaN)
  const look = (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      const value = values[i] ?? 0
      const middle = middles[product.codes[i] ?? 0] ?? 0
      if (value > 0 && middle > 0) gaps[i] = value === middle ? 0 : Math.log10(value / middle)
    }
  }
  yield* within(inPieces(rows, chunk, look), 0.8, 1)
  return { values, gaps, middles }
}

const isSensible = (value: number) => value > 0 && value < 1e15

/** The middle of each product's sensible values; 0 where it has none of its own. */
function* middlesOf(values: Float64Array, { codes, labels }: Key): Generator<number, Float64Array> {
  const starts = new Int32Array(labels.length + 1)
  const count = (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      const next = (codes[i] ?? 0) + 1
      if (isSensible(values[i] ?? 0)) starts[next] = (starts[next] ?? 0) + 1
    }
  }
  yield* within(inPieces(values.length, chunk, count), 0, 0.3)
  for (let k = 1; k < starts.length; k++) starts[k] = (starts[k] ?? 0) + (starts[k - 1] ?? 0)
  const own = new Float64Array(starts.at(-1) ?? 0)
  const free = starts.slice()
  const deal = (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      const value = values[i] ?? 0
      if (!isSensible(value)) continue
      const code = codes[i] ?? 0
      const place = free[code] ?? 0
      own[place] = value
      free[code] = place + 1
    }
  }
  yield* within(inPieces(values.length, chunk, deal), 0.3, 0.6)
  return yield* within(middlesIn(own, starts, labels), 0.6, 1)
}

/** Of values that stand product after product, in any order. */
function* middlesIn(
  own: Float64Array,
  starts: Int32Array,
  labels: readonly string[],
): Generator<number, Float64Array> {
  const middles = new Float64Array(labels.length)
  for (let k = 0, due = 0; k < middles.length; k++) {
    const [from, to] = [starts[k] ?? 0, starts[k + 1] ?? 0]
    if (from >= due) yield from / Math.max(1, own.length)
    if (from >= due) due = from + chunk
    if (labels[k] === '' || to - from < fewest) continue
    middles[k] = orderStatistics(own.subarray(from, to), [Math.ceil((to - from) / 2)])[0] ?? 0
  }
  return middles
}

function tester(measure: Measure, isQuantity: boolean): Detector['test'] {
  return function* tested({ lines, orders }): Generator<number, Tested> {
    const measured = yield* within(gapsOf(lines, measure), 0, 0.5)
    const { gaps } = measured
    const { known, tail } = yield* within(gapTail(gaps, floor, far), 0.5, 0.8)
    const suspects: Suspect[] = []
    const look = (from: number, to: number) => {
      for (let i = from; i < to; i++) {
        const gap = gaps[i] ?? Number.NaN
        if (!(isQuantity ? gap >= far : Math.abs(gap) >= far)) continue
        const p = tail(Math.abs(gap))
        if (p <= doubtful) suspects.push(suspectAt(lines, i, p, measured))
      }
    }
    yield* within(inPieces(gaps.length, chunk, look), 0.8, 0.9)
    yield 0.9
    return { tests: known, suspects: placed(suspects, orders) }
  }
}

function suspectAt(lines: Lines, i: number, p: number, { values, gaps, middles }: Gaps): Suspect {
  const code = lines.product.codes[i] ?? 0
  return {
    ...{ p, customer: lines.customer[i] ?? -1, day: lines.day[i] ?? 0, worth: lines.amount[i] ?? 0 },
    ...{ orders: [lines.order[i] ?? -1], names: [lines.product.labels[code] ?? ''] },
    figures: [values[i] ?? 0, middles[code] ?? 0, 10 ** Math.abs(gaps[i] ?? 0)],
  }
}

/** Keys of orders become their places. */
function placed(suspects: readonly Suspect[], { rows, order }: Orders): Suspect[] {
  if (suspects.length === 0) return []
  const wanted = new Map(suspects.map(({ orders }) => [orders[0] ?? -1, -1]))
  for (let i = 0; i < rows; i++) if (wanted.has(order[i] ?? -1)) wanted.set(order[i] ?? -1, i)
  return suspects.map((one) => {
    const at = wanted.get(one.orders[0] ?? -1) ?? -1
    return { ...one, orders: at >= 0 ? [at] : [] }
  })
}

const undealt = 'Not measured: what strays from its own product does so whatever order it is dealt to.'

const lacks = ({ lines }: Ledger) =>
  lines.rows < fewest ? 'Needs order lines with product, quantity and amount.' : null

/** “, as if the point had slipped” where it is just ten, a hundred or a thousand times. */
const slip = (times: number) =>
  [10, 100, 1000].some((whole) => Math.abs(times / whole - 1) < 0.03) ? ', as if the point had slipped' : ''

export const prices: Detector = {
  id: 'prices',
  label: 'Price entered wrong',
  of: 'order',
  rule: 'One piece was sold at five times the product’s own middle price or more, or at a fifth of it or less, further off than prices in your shop stray.',
  lacks,
  undealt,
  test: tester(pricesOf, false),
  words: ({ figures: [price = 0, middle = 0, times = 0], names: [product = ''] }, s) => ({
    why:
      price > middle
        ? `${product} at ${s.money(price)} apiece: ${s.number(times)} times its own price${slip(times)}.`
        : `${product} at ${s.money(price)} apiece: its own price is ${s.number(times)} times as high${slip(times)}.`,
    usual: `${s.money(middle)} apiece`,
  }),
}

export const quantities: Detector = {
  id: 'quantities',
  label: 'Quantity entered wrong',
  of: 'order',
  rule: 'Five times as many pieces of a product as its usual number or more, further off than quantities in your shop stray.',
  lacks,
  undealt,
  test: tester(piecesOf, true),
  words: ({ figures: [pieces = 0, middle = 0, times = 0], names: [product = ''] }, s) => ({
    why: `${s.count(pieces, 'piece')} of ${product}: ${s.number(times)} times the usual number${slip(times)}.`,
    usual: `${s.count(middle, 'piece')}`,
  }),
}
