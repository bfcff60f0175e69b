import { shuffle } from '../../../numeric/random.ts'
import { type Shares, shareTail, usualShare } from '../chance.ts'
import { type Detector, doubtful, type Suspect, type Tested } from '../detector.ts'
import type { Ledger, Orders } from '../ledger.ts'

/** Fewer than this are nobody's habit. */
const least = 3
const chunk = 1 << 15

type Hit = (orders: Orders, row: number) => boolean

/** For each customer, how many orders and how many that are hit; dealt: as many orders hit, anyone's. */
function* counted(
  { orders }: Ledger,
  hit: Hit,
  random: () => number,
  isDealt: boolean,
): Generator<number, { shares: Shares; hits: Int32Array }> {
  const { rows, customer } = orders
  let top = -1
  for (let i = 0; i < rows; i++) if ((customer[i] ?? 0) > top) top = customer[i] ?? 0
  yield 0.1
  const all = new Int32Array(rows)
  const isHit = new Int32Array(rows)
  let n = 0
  for (let i = 0; i < rows; i++) {
    if (i % chunk === 0) yield 0.1 + (0.2 * i) / rows
    if ((customer[i] ?? -1) < 0) continue
    isHit[n] = Number(hit(orders, i))
    all[n++] = i
  }
  const named = all.subarray(0, n)
  if (isDealt) shuffle(isHit.subarray(0, n), random)
  yield 0.5
  const shares = { trials: new Int32Array(top + 1), hits: new Int32Array(top + 1) }
  for (let k = 0; k < named.length; k++) {
    if (k % chunk === 0) yield 0.5 + (0.5 * k) / named.length
    const who = customer[named[k] ?? 0] ?? 0
    shares.trials[who] = (shares.trials[who] ?? 0) + 1
    shares.hits[who] = (shares.hits[who] ?? 0) + (isHit[k] ?? 0)
  }
  return { shares, hits: named.filter((_, k) => isHit[k] === 1) }
}

function* tested(
  ledger: Ledger,
  hit: Hit,
  random: () => number,
  isDealt: boolean,
): Generator<number, Tested> {
  const { shares, hits } = yield* counted(ledger, hit, random, isDealt)
  const { trials, hits: won } = shares
  const usual = usualShare(shares)
  yield 1
  const tail = shareTail(usual)
  const odd = new Map<number, { p: number; rows: number[] }>()
  let tests = 0
  for (let who = 0; who < trials.length; who++) {
    if ((trials[who] ?? 0) > 0) tests++
    if ((won[who] ?? 0) < least) continue
    const p = tail(won[who] ?? 0, trials[who] ?? 0)
    if (p <= doubtful) odd.set(who, { p, rows: [] })
  }
  for (const row of hits) odd.get(ledger.orders.customer[row] ?? -1)?.rows.push(row)
  const suspects = Array.from(odd, ([customer, { p, rows }]): Suspect => {
    const figures = [won[customer] ?? 0, trials[customer] ?? 0, usual.share]
    const worth = rows.reduce((sum, row) => sum + (ledger.orders.refund[row] ?? 0), 0)
    const day = rows.reduce((last, row) => Math.max(last, ledger.orders.day[row] ?? 0), 0)
    return { p, customer, day, orders: rows, worth, figures, names: [] }
  })
  return { tests, suspects }
}

const isRefunded: Hit = ({ refund }, row) => (refund[row] ?? 0) > 0
const hasCode: Hit = ({ coupon }, row) => coupon.labels[coupon.codes[row] ?? -1] !== ''

const countOf = ({ orders }: Ledger, hit: Hit) => {
  let n = 0
  for (let i = 0; i < orders.rows; i++) if ((orders.customer[i] ?? -1) >= 0 && hit(orders, i)) n++
  return n
}

export const refunds: Detector = {
  id: 'refunds',
  label: 'Much given back',
  of: 'customer',
  isHabit: true,
  rule: 'A customer gets money back far more often than your customers do, counted in orders, at least three times.',
  lacks: (ledger) =>
    countOf(ledger, isRefunded) < least
      ? 'Needs orders with money given back, and customers told apart.'
      : null,
  test: (ledger, random, isDealt) => tested(ledger, isRefunded, random, isDealt),
  words: ({ figures: [k = 0, n = 0, share = 0], worth }, s) => ({
    why: `Money given back on ${s.number(k)} of ${s.count(n, 'order')}, ${s.money(worth)} in all.`,
    usual: `${s.share(share)} of orders`,
  }),
}

export const coupons: Detector = {
  id: 'coupons',
  label: 'Codes all the time',
  of: 'customer',
  isHabit: true,
  rule: 'A customer uses codes far more often than your customers do, those who always buy with one included.',
  lacks: (ledger) =>
    countOf(ledger, hasCode) < least
      ? 'Needs orders with a column of codes, and customers told apart.'
      : null,
  test: (ledger, random, isDealt) => tested(ledger, hasCode, random, isDealt),
  words: ({ figures: [k = 0, n = 0, share = 0] }, s) => ({
    why: `A code on ${s.number(k)} of ${s.count(n, 'order')}.`,
    usual: `${s.share(share)} of orders`,
  }),
}
