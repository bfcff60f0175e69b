import type { Before, During } from './history.ts'

/** What people like these do within some days, nobody being written to: share who order, money a head and its deviation. */
export interface Usual {
  readonly rate: number
  readonly money: number
  readonly deviation: number
}

const recencies = [30, 90, 180, 365]
const mostOrders = 3
const fewest = 20

/** Kind of a customer: how long ago they ordered × how often they had. */
function kindOf({ lastDay, orders }: Before, key: number, asOf: number): number {
  const last = lastDay[key] ?? -1
  if (last < 0) return 0
  const since = recencies.findIndex((days) => asOf - last <= days)
  const often = Math.min(mostOrders, orders[key] ?? 1) - 1
  return 1 + (since < 0 ? recencies.length : since) * mostOrders + often
}

const kinds = 1 + (recencies.length + 1) * mostOrders

interface Cell {
  people: number
  ordered: number
  money: number
  squares: number
}

const empty = (): Cell => ({ people: 0, ordered: 0, money: 0, squares: 0 })

/**
 * How often customers ordered within some days who, at the start of these days, had ordered as long ago and as often as `keys`
 * have now: direct standardisation by kind; a kind of fewer than 20 counts as all customers do. `had` and `did` are of the
 * days looked back to, which began on `thenDay`; `now` is of the day of sending. Null where nobody was a customer yet.
 */
export function usualOf(
  keys: Int32Array,
  { had, thenDay, did }: { had: Before; thenDay: number; did: During },
  { now, nowDay }: { now: Before; nowDay: number },
): Usual | null {
  const cells = Array.from({ length: kinds }, empty)
  const all = empty()
  for (let key = 0; key < had.lastDay.length; key++) {
    if ((had.lastDay[key] ?? -1) < 0) continue
    const cell = cells[kindOf(had, key, thenDay)] ?? all
    for (const one of [cell, all]) count(one, did.ordered[key] ?? 0, did.money[key] ?? 0)
  }
  if (all.people === 0 || keys.length === 0) return null
  const sum = empty()
  for (const key of keys) {
    const own = cells[kindOf(now, key, nowDay)] ?? all
    const cell = own.people < fewest ? all : own
    sum.people++
    sum.ordered += cell.ordered / cell.people
    sum.money += cell.money / cell.people
    sum.squares += cell.squares / cell.people
  }
  const money = sum.money / sum.people
  return {
    rate: sum.ordered / sum.people,
    money,
    deviation: Math.sqrt(Math.max(0, sum.squares / sum.people - money * money)),
  }
}

function count(cell: Cell, ordered: number, money: number): void {
  cell.people++
  cell.ordered += ordered
  cell.money += money
  cell.squares += money * money
}
