import { describe, expect, it } from 'vitest'
import { gapsDealt, ordersDealt } from '../../workers/miners/segments/dealt.ts'
import type { Orders } from '../../workers/miners/segments/kernel.ts'
import { segmentsModel } from '../../workers/miners/segments/model.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finish } from '../cluster/support.ts'
import { alikeShops, kindsShop, lastDay } from '../support/alike-shops.ts'

const rules = { kinds: 'auto', weighing: 'log', compareDays: 90, one: 1, other: 2 } as const
const modelOf = (orders: Orders, seed: number) => finish(segmentsModel(orders, rules, lastDay, seeded(seed)))

const sorted = (values: Iterable<number>) => Float64Array.from(values).sort()

/** Days between the orders of each customer, and how many days are left after the last. */
function gapsOf({ rows, customer, day }: Orders): number[] {
  const gaps: number[] = []
  for (let i = 1; i < rows; i++)
    if (customer[i] === customer[i - 1]) gaps.push((day[i] ?? 0) - (day[i - 1] ?? 0))
  return gaps
}

/** The first day of each customer. */
const firsts = ({ customer, day }: Orders) =>
  Array.from(day).filter((_, i) => i === 0 || customer[i] !== customer[i - 1])

describe('orders dealt out', () => {
  const shop = kindsShop(1)

  it.each([
    ['as a whole', ordersDealt(shop, seeded(2))],
    ['with the first day kept', gapsDealt(shop, lastDay, seeded(2))],
  ])('%s: nothing is lost, each customer keeps how many', (_, dealt) => {
    expect(dealt.customer).toEqual(shop.customer)
    expect(sorted(dealt.revenue)).toEqual(sorted(shop.revenue))
    expect(dealt.revenue).not.toEqual(shop.revenue)
    expect(Math.min(...gapsOf(dealt))).toBeGreaterThanOrEqual(0)
    expect(Math.max(...dealt.day)).toBeLessThanOrEqual(lastDay)
    const pieces = (orders: Orders) => sorted(orders.items.map((n, i) => n * (orders.revenue[i] ?? 0)))
    expect(pieces(dealt)).toEqual(pieces(shop))
  })

  it('with the first day kept: the days between are the same, in other hands', () => {
    const dealt = gapsDealt(shop, lastDay, seeded(2))
    expect(firsts(dealt)).toEqual(firsts(shop))
    expect(sorted(gapsOf(dealt))).toEqual(sorted(gapsOf(shop)))
    const kept = gapsOf(dealt).filter((gap, i) => gap === gapsOf(shop)[i]).length
    expect(kept / gapsOf(shop).length).toBeLessThan(0.3)
  })
})

describe('customers who differ by how often they order alone', () => {
  it.each(Object.entries(alikeShops))('%s: are of no kinds', (_, shop) => {
    const found = [1, 2, 3, 4].filter((seed) => modelOf(shop(seed), seed).found !== null)
    expect(found.length).toBeLessThanOrEqual(1)
  })

  it('kinds that are planted stand well above what dealt orders tell', () => {
    for (const seed of [1, 2, 3]) {
      const { found, beyond } = modelOf(kindsShop(seed), seed)
      expect(found?.segments.length).toBe(3)
      expect(beyond?.own).toBeGreaterThan(2 * (beyond?.dealt ?? 1))
    }
  })

  it('kinds of customers who all ordered once are told by what they bought', () => {
    const { rows, customer, ...columns } = kindsShop(4)
    const once = { ...columns, rows, customer: customer.map((_, i) => i) }
    const { found, beyond } = modelOf(once, 1)
    expect(beyond).toBeNull()
    expect(found?.segments.length).toBeGreaterThan(1)
  })
})
