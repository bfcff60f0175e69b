import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CampaignRules, channels, orders, reasons } from '../../src/contract/campaigns.ts'
import { against, choose, type Earlier, type People } from '../../workers/campaigns/choose.ts'
import { dayOf, isoOf } from '../../workers/campaigns/days.ts'
import { before, during } from '../../workers/campaigns/history.ts'
import { drawHoldOut, strataOf, thirdsOf } from '../../workers/campaigns/hold-out.ts'
import { usualOf } from '../../workers/campaigns/usual.ts'

const sendOn = '2026-03-02'
const sent = dayOf(sendOn)
const rules: CampaignRules = {
  channel: 'email',
  order: 'list',
  most: 0,
  budget: 0,
  cost: 0,
  holdOut: 0.15,
  recentDays: 30,
  gapDays: 60,
  agreed: false,
  sendOn,
  days: 30,
}

const someRules = fc.record<CampaignRules>({
  channel: fc.constantFrom(...channels),
  order: fc.constantFrom(...orders),
  most: fc.nat(40),
  budget: fc.nat(60),
  cost: fc.constantFrom(0, 0.7, 1.5, 5),
  holdOut: fc.constantFrom(0, 0.1, 0.15, 0.5),
  recentDays: fc.constantFrom(0, 1, 30, 400),
  gapDays: fc.constantFrom(0, 1, 90),
  agreed: fc.boolean(),
  sendOn: fc.constantFrom(sendOn, '2026-01-01', '2025-12-31'),
  days: fc.integer({ min: 1, max: 120 }),
})

const somebody = fc.record({
  consent: fc.constantFrom(-1, 0, 1),
  reach: fc.integer({ min: 0, max: 7 }),
  lastDay: fc.oneof(fc.constant(-1), fc.integer({ min: sent - 500, max: sent - 1 })),
  orders: fc.nat(9),
  spent: fc.double({ min: 0, max: 900, noNaN: true }),
})

function columns(
  all: readonly { consent: number; reach: number; lastDay: number; orders: number; spent: number }[],
): People {
  return {
    rows: all.length,
    consent: Int8Array.from(all, (one) => one.consent),
    reach: Uint8Array.from(all, (one) => one.reach),
    lastDay: Int32Array.from(all, (one) => one.lastDay),
    orders: Int32Array.from(all, (one) => one.orders),
    spent: Float64Array.from(all, (one) => one.spent),
  }
}

const keys = fc.array(fc.integer({ min: -1, max: 70 }), { maxLength: 90 }).map((all) => Int32Array.from(all))
const someEarlier = fc
  .record({
    from: fc.integer({ min: sent - 150, max: sent + 60 }),
    length: fc.nat(60),
    members: keys,
    written: fc.boolean(),
  })
  .map(({ from, length, members, written }): Earlier => {
    return { from, to: from + length, members, written: written ? members : new Int32Array() }
  })

describe('whatever the rules and the people', () => {
  test('nobody is chosen whom a rule leaves out, and everybody is counted once', () => {
    fc.assert(
      fc.property(
        fc.array(somebody, { maxLength: 70 }).map(columns),
        keys,
        someRules,
        fc.array(someEarlier, { maxLength: 3 }),
        (people, list, given, past) => {
          const { keys: chosen, considered, leftOut } = choose(list, people, given, past)
          const counted = reasons.reduce((sum, reason) => sum + leftOut[reason], 0)
          expect(chosen.length + counted).toBe(considered)
          expect(new Set(chosen).size).toBe(chosen.length)
          for (const key of chosen) {
            expect(list.includes(key)).toBe(true)
            expect(people.consent[key]).toBeGreaterThanOrEqual(given.agreed ? 1 : 0)
            expect(against(key, people, given)).toBe('')
            const last = people.lastDay[key] ?? -1
            if (last >= 0 && given.recentDays > 0)
              expect(dayOf(given.sendOn) - last).toBeGreaterThan(given.recentDays)
            for (const one of past) {
              const [from, to] = [dayOf(given.sendOn), dayOf(given.sendOn) + given.days - 1]
              if (one.members.includes(key)) expect(one.to < from || one.from > to).toBe(true)
              if (one.written.includes(key))
                expect(Math.abs(one.from - from)).toBeGreaterThanOrEqual(given.gapDays)
            }
          }
          const held = drawHoldOut(new Uint8Array(chosen.length), given.holdOut, 1).reduce((a, b) => a + b, 0)
          const contacts = chosen.length - held
          if (given.most > 0) expect(contacts).toBeLessThanOrEqual(given.most)
          if (given.budget > 0) expect(contacts * given.cost).toBeLessThanOrEqual(given.budget + 1e-6)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('choosing', () => {
  const shop = columns(
    Array.from({ length: 300 }, (_, i) => ({
      consent: 1,
      reach: 1,
      lastDay: sent - 40 - i,
      orders: 1,
      spent: i,
    })),
  )
  const all = Int32Array.from({ length: 300 }, (_, i) => i)

  test('fills the room with contacts, those held out on top', () => {
    const { keys: chosen, leftOut } = choose(all, shop, { ...rules, most: 204 }, [])
    expect([chosen.length, leftOut.room]).toEqual([240, 60])
    expect([...chosen.slice(0, 3)]).toEqual([0, 1, 2])
    expect(choose(all, shop, { ...rules, budget: 10.2, cost: 0.05 }, []).keys).toHaveLength(240)
  })

  test('takes first who spent most, or who ordered last, where that is asked', () => {
    const first = (order: CampaignRules['order']) =>
      choose(all, shop, { ...rules, order, most: 1, holdOut: 0 }, []).keys[0]
    expect([first('spent'), first('recent'), first('list')]).toEqual([299, 0, 0])
  })

  test('a person of two reasons counts under the first of the account', () => {
    const past = [{ from: sent - 3, to: sent + 3, members: all, written: all }]
    expect(choose(all, { ...shop, consent: shop.consent.map(() => -1) }, rules, past).leftOut.objected).toBe(
      300,
    )
    expect(choose(all, shop, rules, past).leftOut.running).toBe(300)
    expect(choose(all, shop, { ...rules, recentDays: 1000 }, []).leftOut.recent).toBe(300)
  })

  test('days go there and back', () => {
    expect(isoOf(dayOf('2024-02-29'))).toBe('2024-02-29')
  })
})

describe('the hold-out', () => {
  test('has the share of all, and of each stratum one more or less; the same seed draws the same people', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(8), { maxLength: 400 }).map((all) => Uint8Array.from(all)),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.nat(99),
        (strata, share, seed) => {
          const held = drawHoldOut(strata, share, seed)
          expect(held.reduce((a, b) => a + b, 0)).toBe(Math.round(strata.length * share))
          for (const kind of new Set(strata)) {
            const own = held.filter((_, i) => strata[i] === kind)
            const drawn = own.reduce((a, b) => a + b, 0)
            expect(Math.abs(drawn - own.length * share)).toBeLessThan(1)
          }
          expect(drawHoldOut(strata, share, seed)).toEqual(held)
        },
      ),
      { numRuns: 300 },
    )
    const strata = new Uint8Array(200)
    expect(drawHoldOut(strata, 0.15, 1)).not.toEqual(drawHoldOut(strata, 0.15, 2))
  })

  test('each place is drawn as often as the others', () => {
    const drawn = new Int32Array(40)
    for (let seed = 0; seed < 2000; seed++)
      for (const [i, held] of drawHoldOut(new Uint8Array(40), 0.25, seed).entries())
        drawn[i] = (drawn[i] ?? 0) + held
    for (const times of drawn) expect(Math.abs(times - 500)).toBeLessThan(100)
  })

  test('strata are thirds by money and by how long ago; equals stay together', () => {
    expect([...thirdsOf([9, 8, 7, 6, 5, 4])]).toEqual([0, 0, 1, 1, 2, 2])
    expect([...thirdsOf([1, 1, 1])]).toEqual([0, 0, 0])
    expect([...strataOf([9, 5, 1], [1, 5, 9])]).toEqual([2, 4, 6])
  })
})

test('what is usual is that of customers who were alike then', () => {
  const rows = 100
  const half = (i: number) => i < rows / 2
  const had = {
    lastDay: Int32Array.from({ length: rows }, (_, i) => (half(i) ? 995 : 700)),
    orders: new Int32Array(rows).fill(1),
    spent: new Float64Array(rows),
  }
  const did = {
    ordered: Uint8Array.from({ length: rows }, (_, i) => (half(i) ? i % 2 : 0)),
    money: Float64Array.from({ length: rows }, (_, i) => (half(i) ? (i % 2) * 20 : 0)),
  }
  const usual = (last: number) =>
    usualOf(
      Int32Array.of(0, 1),
      { had, thenDay: 1000, did },
      { now: { ...had, lastDay: new Int32Array(rows).fill(last) }, nowDay: 2000 },
    )
  expect(usual(1990)).toEqual({ rate: 0.5, money: 10, deviation: 10 })
  expect(usual(1700)).toEqual({ rate: 0, money: 0, deviation: 0 })
  expect(usual(1990 - 60)?.rate).toBe(0.25)
})

test('what happened on the day of sending counts after it, and refunds lessen the money', () => {
  const orders = {
    customer: Int32Array.of(0, 0, 1, -1, 0),
    day: Int32Array.of(9, 10, 8, 8, 12),
    money: Float64Array.of(5, 7, 3, 99, -2),
  }
  expect(before(orders, 2, 10)).toEqual({
    lastDay: Int32Array.of(9, 8),
    orders: Int32Array.of(1, 1),
    spent: Float64Array.of(5, 3),
  })
  expect(during(orders, 2, 10, 12)).toEqual({ ordered: Uint8Array.of(1, 0), money: Float64Array.of(5, 0) })
})
