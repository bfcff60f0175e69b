import { inPieces, within } from '../../../numeric/progress.ts'
import { shuffle } from '../../../numeric/random.ts'
import { type Detector, doubtful, type Suspect, type Tested } from '../detector.ts'
import type { Ledger, Orders } from '../ledger.ts'
import { inTime } from './repeats.ts'

const chunk = 1 << 16
/** Orders of one customer in one hour that are a burst. */
const burst = 3
const most = 400

/** Number of the hour, beginning at the full hour or at half past; of the day where no time is told. */
function slotOf({ day, second }: Orders, row: number, isTimed: boolean, late: number): number {
  if (!isTimed) return day[row] ?? 0
  return Math.floor(((day[row] ?? 0) * 86_400 + (second[row] ?? 0) + late) / 3600)
}

/** Sums over all slots of their shares of the orders, to the power k: how likely k orders of anybody meet in one slot. */
function* meetings(slots: Int32Array): Generator<number, (k: number) => number> {
  const counts = new Map<number, number>()
  const count = (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      const slot = slots[i] ?? 0
      counts.set(slot, (counts.get(slot) ?? 0) + 1)
    }
  }
  yield* inPieces(slots.length, chunk, count)
  const sizes = new Map<number, number>()
  for (const n of counts.values()) sizes.set(n, (sizes.get(n) ?? 0) + 1)
  const known = new Map<number, number>()
  return (k) => {
    const p =
      known.get(k) ?? Array.from(sizes).reduce((sum, [n, times]) => sum + times * (n / slots.length) ** k, 0)
    known.set(k, p)
    return p
  }
}

/** log of n over k. */
function logWays(n: number, k: number): number {
  let sum = 0
  for (let i = 0; i < k; i++) sum += Math.log((n - i) / (i + 1))
  return sum
}

/** The slot that most of some orders are in, the first of several, and how many they are. Reorders `slots`. */
function fullest(slots: Int32Array): { k: number; slot: number } {
  slots.sort()
  let [k, slot] = [0, 0]
  for (let i = 0, start = 0; i < slots.length; i++) {
    if (slots[i] !== slots[start]) start = i
    if (i - start + 1 > k) [k, slot] = [i - start + 1, slots[i] ?? 0]
  }
  return { k, slot }
}

function* bursting(ledger: Ledger, random: () => number, isDealt: boolean): Generator<number, Tested> {
  const { orders, isTimed } = ledger
  const { customer, day, amount } = orders
  const named = inTime(orders)
  const when = isDealt ? shuffle(named.slice(), random) : named
  const found = new Map<number, { k: number; rows: number[]; n: number }>()
  const chances: ((k: number) => number)[] = []
  const shifts = isTimed ? [0, 1800] : [0]
  let tests = 0
  for (const late of shifts) {
    yield chances.length / 2
    const slots = new Int32Array(when.length)
    const place = (from: number, to: number) => {
      for (let k = from; k < to; k++) slots[k] = slotOf(orders, when[k] ?? 0, isTimed, late)
    }
    const [begun, half] = [chances.length / 2, (chances.length + 0.5) / 2]
    yield* within(inPieces(when.length, chunk, place), begun, half)
    chances.push(yield* within(meetings(slots), half, begun + 0.5))
    yield (chances.length - 1) / 2
    for (let from = 0, told = 0; from < named.length; ) {
      if (from - told > chunk / 8) yield (chances.length - 1) / 2
      if (from - told > chunk / 8) told = from
      const who = customer[named[from] ?? 0] ?? -1
      let to = from
      while (to < named.length && customer[named[to] ?? 0] === who) to++
      if (late === 0) tests++
      const { k, slot } = to - from < burst ? { k: 0, slot: 0 } : fullest(slots.slice(from, to))
      if (k >= burst && k > (found.get(who)?.k ?? 0)) {
        const rows = Array.from(named.subarray(from, to)).filter((_, i) => slots[from + i] === slot)
        found.set(who, { k, rows, n: to - from })
      }
      from = to
    }
  }
  const suspects = Array.from(found).flatMap(([who, { k, rows, n }]): Suspect[] => {
    const ways = logWays(n, k)
    const p = chances.reduce((sum, chance) => sum + Math.exp(Math.min(0, ways + Math.log(chance(k)))), 0)
    const worth = rows.reduce((sum, row) => sum + (amount[row] ?? 0), 0)
    if (p > doubtful) return []
    const [first = 0] = rows
    return [
      {
        p,
        customer: who,
        day: day[first] ?? 0,
        orders: rows.slice(0, most),
        worth,
        figures: [k, n, isTimed ? 1 : 0],
        names: [],
      },
    ]
  })
  return { tests, suspects }
}

export const bursts: Detector = {
  id: 'bursts',
  label: 'Many orders at once',
  of: 'customer',
  rule: 'Three or more orders of one customer within one hour (on one day where no time is told), when so many would hardly meet by chance, busy hours allowed for.',
  lacks: ({ orders }) => (inTime(orders).length < burst ? 'Needs customers told apart.' : null),
  test: bursting,
  words: ({ figures: [k = 0, n = 0, timed = 0], worth }, s) => ({
    why: `${s.count(k, 'order')} within one ${timed ? 'hour' : 'day'}, of ${s.number(n)} in all; they come to ${s.money(worth)}.`,
    usual: `one or two`,
  }),
}
