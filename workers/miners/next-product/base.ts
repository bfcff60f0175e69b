import type { Rule } from './pairs.ts'
import type { Trade } from './purchases.ts'
import type { Units } from './units.ts'

/** What chance would bring: for each item its first purchases after the customer's first, and the chances there were. */
export interface Base {
  /** Customers with the item who came again, and the chances they had then; by entry of `Units`, too, −1 where they did not. */
  came: Int32Array
  room: Float64Array
  rooms: Float64Array
  took: Float64Array
  chances: Float64Array
  /** Items beside each other in one purchase: how often each stands there, beside how many, and all. */
  stands: Float64Array
  places: Float64Array
  standing: number
}

const breath = 1 << 12

/** Sums over all customers and purchases. Linear; seven numbers an item and one an entry. Yields the share done. */
export function* baseOf(trade: Trade, units: Units, rule: Rule): Generator<number, Base> {
  const reals = () => new Float64Array(trade.items)
  const base: Base = {
    ...{ came: new Int32Array(trade.items), room: reals(), took: reals(), chances: reals() },
    rooms: new Float64Array(units.item.length).fill(-1),
    ...{ stands: reals(), places: reals(), standing: 0 },
  }
  const all = yield* ownersIn(base, units, rule)
  base.standing = yield* besideIn(base, trade, units)
  for (let it = 0; it < trade.items; it++) base.chances[it] = Math.max(0, all + (base.chances[it] ?? 0))
  return base
}

function* ownersIn(
  { came, room, rooms, took, chances }: Base,
  units: Units,
  rule: Rule,
): Generator<number, number> {
  let all = 0
  for (let u = 0; u < units.units; u++) {
    if (u % breath === 0) yield (0.5 * u) / units.units
    const [begin, last] = [units.from[u] ?? 0, (units.to[u] ?? 0) - 1]
    const whole = units.chances[last] ?? 0
    all += whole
    for (let i = units.start[u] ?? 0; i < (units.start[u + 1] ?? 0); i++) {
      const [it, at] = [units.item[i] ?? 0, units.firstAt[i] ?? 0]
      const had = units.chances[at] ?? 0
      if (at < last) {
        came[it] = (came[it] ?? 0) + 1
        const left = (rule === 'next' ? (units.chances[at + 1] ?? 0) : whole) - had
        rooms[i] = left
        room[it] = (room[it] ?? 0) + left
      }
      if (at > begin) took[it] = (took[it] ?? 0) + 1
      chances[it] = (chances[it] ?? 0) - (whole - had)
    }
  }
  return all
}

function* besideIn({ stands, places }: Base, trade: Trade, { several }: Units): Generator<number, number> {
  const { start, item } = trade
  let standing = 0
  for (let p = 0; p < trade.purchases; p++) {
    if (p % (4 * breath) === 0) yield 0.5 + (0.5 * p) / trade.purchases
    if (several[p] === 0) continue
    const [from, after] = [start[p] ?? 0, start[p + 1] ?? 0]
    standing += after - from
    for (let i = from; i < after; i++) {
      const it = item[i] ?? 0
      stands[it] = (stands[it] ?? 0) + 1
      places[it] = (places[it] ?? 0) + after - from - 1
    }
  }
  return standing
}

/** Items frequent enough to be in a pair of at least `least`, and the place of each item among them, −1 for the others. */
export function mayPair(
  { came, took, stands }: Base,
  least: number,
): { items: Int32Array; rank: Int32Array } {
  const enough = (it: number) =>
    (came[it] ?? 0) >= least || (took[it] ?? 0) >= least || (stands[it] ?? 0) >= least
  const items = Int32Array.from(came.keys()).filter(enough)
  const rank = new Int32Array(came.length).fill(-1)
  for (let at = 0; at < items.length; at++) rank[items[at] ?? 0] = at
  return { items, rank }
}
