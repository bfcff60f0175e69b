import { day } from '../calendar.ts'
import type { Dice } from '../random.ts'
import { webshop } from '../truths.ts'
import { fromShelf, type Line, ordinarySize, withProduct } from './baskets.ts'
import { type Promotion, promotionOn, weight } from './season.ts'
import type { Shopper } from './shoppers.ts'

export interface Order {
  shopper: Shopper
  day: number
  lines: Line[]
  promotion: Promotion | undefined
}

const first = day(webshop.firstDay)
const last = day(webshop.lastDay)
const days = Array.from({ length: last - first + 1 }, (_, i) => first + i)
/** The shop is growing: its last weeks weigh twice its first. */
const growth = (at: number) => 1 + (at - first) / (last - first)
const busy = days.map((at) => [at, weight(at) * growth(at)] as const)
const promoted = days.filter((at) => promotionOn(at) && at < last).map((at) => [at, weight(at)] as const)

/** Every order of every shopper, in the order of the shoppers. */
export function orders(dice: Dice, shoppers: readonly Shopper[]): Order[] {
  return shoppers.flatMap((shopper) => by[shopper.kind](dice, shopper))
}

type Habit = (dice: Dice, shopper: Shopper) => Order[]

const by: Record<Shopper['kind'], Habit> = {
  starter: withRefills,
  hunter: inPromotions,
  lost: untilTheyStopped,
  vip: allYearRound,
  ordinary: nowAndThen,
  reader: () => [],
}

function withRefills(dice: Dice, shopper: Shopper): Order[] {
  const { product, refill, share, days, deviation } = webshop.starter
  const started = dice.weighted(busy.filter(([at]) => at <= last - 60))
  const out = [order(dice, shopper, started, withProduct(dice, started, product, 0.35), 0.1)]
  let at = started
  for (let again: number = share; dice.chance(again); again = 0.6) {
    at += Math.round(dice.normal(days, deviation))
    if (at > last) break
    out.push(order(dice, shopper, at, withProduct(dice, at, refill, 0.3), 0.06))
  }
  return out
}

function inPromotions(dice: Dice, shopper: Shopper): Order[] {
  const wanted = 1 + dice.poisson(1.5)
  const chosen = new Set<number>()
  while (chosen.size < wanted) chosen.add(dice.weighted(promoted))
  return [...chosen].map((at) => order(dice, shopper, at, fromShelf(dice, at, dice.between(2, 3)), 1))
}

function untilTheyStopped(dice: Dice, shopper: Shopper): Order[] {
  const stopped = day(webshop.lost.from) - dice.between(14, 80)
  const out: Order[] = []
  let at = first + dice.between(0, 150)
  while (at < stopped || out.length < webshop.lost.leastOrders) {
    out.push(order(dice, shopper, at, fromShelf(dice, at, dice.between(1, 3)), 0.08))
    at += Math.max(18, Math.round(dice.normal(58, 14)))
  }
  return out.filter((o) => o.day < day(webshop.lost.from))
}

function allYearRound(dice: Dice, shopper: Shopper): Order[] {
  const out: Order[] = []
  const gap = dice.between(34, 62)
  for (let at = first + dice.between(0, 140); at <= last; at += wait(dice, gap)) {
    out.push(order(dice, shopper, at, fromShelf(dice, at, dice.between(3, 6)), 0.05))
  }
  return out
}

function wait(dice: Dice, gap: number): number {
  return Math.max(7, Math.round(dice.normal(gap, gap / 4)))
}

function nowAndThen(dice: Dice, shopper: Shopper): Order[] {
  const wanted = 1 + (dice.chance(0.36) ? 1 + dice.poisson(0.7) : 0)
  const chosen = new Set<number>()
  while (chosen.size < wanted) chosen.add(dice.weighted(busy))
  return [...chosen].map((at) => order(dice, shopper, at, fromShelf(dice, at, ordinarySize(dice)), 0.14))
}

/** `coupon` is the share of buyers of this kind who use the code of a running promotion. */
function order(dice: Dice, shopper: Shopper, at: number, lines: Line[], coupon: number): Order {
  const promotion = dice.chance(coupon) ? promotionOn(at) : undefined
  return { shopper, day: at, lines, promotion }
}
