import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/contract/fault.ts'
import { historyOf } from '../../workers/miners/leavers/kernel.ts'
import { type Glance, knownAfter, knownOf, outcomeOf } from '../../workers/miners/leavers/measures.ts'
import { type LeaversModel, leaversModel, type Rules } from '../../workers/miners/leavers/model.ts'
import { signsOf } from '../../workers/miners/leavers/signs.ts'
import { tryOut } from '../../workers/miners/leavers/trial.ts'
import { seeded, shuffle } from '../../workers/numeric/random.ts'
import { finish } from '../cluster/support.ts'
import { firstDay, lastDay, orders, type Row, rules, shop } from './leavers-shop.ts'

const model = (rows: Row[], asOf: number, given: Partial<Rules> = {}): LeaversModel =>
  finish(leaversModel(orders(rows), { ...rules, ...given }, asOf, seeded(1)))

describe('a shop whose customers have a rhythm and leave', () => {
  const found = model(shop(1), lastDay)

  it('proves that who is called leaves more often than who is picked at random, and than the longest silent', () => {
    const { all, trial } = found.proof ?? {}
    expect(trial?.chosen?.contender.columns).toContain('waits')
    expect(all?.interval.low).toBeGreaterThan(all?.atRandom ?? 1)
    expect(all?.share).toBeGreaterThan(all?.ruleShare ?? 1)
  })

  it('says chances that come true', () => {
    for (const { said, happened, rows } of found.proof?.calibration ?? []) {
      const error = Math.sqrt((said * (1 - said)) / rows)
      expect(Math.abs(said - happened)).toBeLessThan(0.05 + 3 * error)
    }
  })

  it('says that an order would bring a customer back from danger', () => {
    const { chance, comeback } = found.present ?? {}
    const worst = found.order.slice(0, found.calls)
    expect(worst.length).toBeGreaterThan(20)
    for (const place of worst) expect(comeback?.then[place]).toBeLessThan(chance?.[place] ?? 0)
  })

  it('says by when one order moves a customer to safety: the model itself says so on that day', () => {
    const { comeback } = found.present ?? {}
    const told = [...found.order].filter((place) => (comeback?.days[place] ?? -1) >= 0)
    expect(told.length).toBeGreaterThan(20)
    for (const place of told) {
      expect(comeback?.then[place]).toBeLessThanOrEqual(comeback?.safe ?? 0)
      const known = knownOf(found.history, found.people[place] ?? 0, found.glance)
      expect(known.silent + (comeback?.days[place] ?? 0)).toBeLessThanOrEqual(found.glance.quiet)
    }
  })

  it('ranks silence beyond the own rhythm among the signs found, with time left to act', () => {
    const sign = found.proof?.signs.find(({ label }) => label.startsWith('Silent'))
    expect(sign?.found).toBe(true)
    expect(sign?.lead).toBeGreaterThan(0)
    expect(sign?.lead).toBeLessThan(found.glance.quiet)
  })
})

describe('the promise', () => {
  it('holds in the window that follows: seldom more leave or stay than its interval allows, hardly ever fewer leave', () => {
    let [held, notLess] = [0, 0]
    for (let seed = 1; seed <= 10; seed++) {
      const rows = shop(seed, { people: 400 })
      const { quiet } = model(rows, lastDay).glance
      const then = model(rows, lastDay - quiet, { silence: quiet })
      const { share = 0, called = 1 } = then.proof?.all ?? {}
      const history = finish(historyOf(orders(rows), lastDay))
      const picked = then.order.slice(0, then.calls).map((place) => then.people[place] ?? 0)
      const left = outcomeOf(history, picked, then.glance).reduce((sum, one) => sum + one, 0)
      const happened = left / picked.length
      const error = Math.sqrt((share * (1 - share)) / called + (happened * (1 - happened)) / picked.length)
      if (Math.abs(happened - share) <= 1.96 * error) held++
      if (share - happened <= 1.96 * error) notLess++
    }
    expect(held).toBeGreaterThanOrEqual(8)
    expect(notLess).toBeGreaterThanOrEqual(9)
  })

  it('is not made where who left is dealt out anew', () => {
    const { scenes } = model(shop(3, { people: 200 }), lastDay)
    let found = 0
    for (let seed = 1; seed <= 12; seed++) {
      const random = seeded(seed)
      const dealt = scenes.map((scene) => ({
        ...scene,
        outcome: Uint8Array.from(shuffle(Float64Array.from(scene.outcome), random)),
      }))
      if (finish(tryOut(dealt, random))?.chosen) found++
    }
    expect(found).toBeLessThanOrEqual(2)
  })
})

describe('what is known of a customer', () => {
  const rows: Row[] = [
    [0, 100, 10],
    [0, 110, 20],
    [0, 110, 5],
    [0, 140, 5],
  ]
  const history = finish(historyOf(orders(rows), 150))
  const glance: Glance = { asOf: 150, quiet: 30, usual: 20 }

  it('counts days with an order, the own wait drawn to the shop’s, and silence in own waits', () => {
    const known = knownOf(history, 0, glance)
    expect(known).toMatchObject({
      orders: 3,
      silent: 10,
      usual: (40 + 20) / 3,
      recent: 1,
      before: 2,
      tenure: 50,
    })
    expect(known.waits).toBeCloseTo(10 / 20, 12)
    expect(known.slowing).toBeCloseTo(30 / 20, 12)
    expect(known.lastSpend).toBeCloseTo(5 / (40 / 3), 12)
  })

  it('never looks beyond the day', () => {
    const before = knownOf(history, 0, { ...glance, asOf: 120 })
    const later = finish(historyOf(orders([...rows, [0, 121, 500], [0, 160, 9]]), 200))
    expect(knownOf(later, 0, { ...glance, asOf: 120 })).toEqual(before)
  })

  it('is, after an order still to come, what it is once that order came', () => {
    const mean = 40 / 3
    const came = finish(historyOf(orders([...rows, [0, 162, mean]]), 200))
    const { coupons, returned, variety, spend, ...after } = knownAfter(history, 0, glance, 12)
    expect(knownOf(came, 0, { ...glance, asOf: 162 })).toMatchObject(after)
  })

  it('tells who left: nobody who orders within the window', () => {
    const later = finish(historyOf(orders([...rows, [0, 180, 9]]), 200))
    expect([...outcomeOf(later, Int32Array.of(0), glance)]).toEqual([0])
    expect([...outcomeOf(later, Int32Array.of(0), { ...glance, quiet: 29 })]).toEqual([1])
  })
})

describe('too little, or too one-sided', () => {
  const faithful: Row[] = Array.from({ length: 60 }, (_, who) =>
    Array.from({ length: 50 }, (_, n): Row => [who, firstDay + n * 14 + (who % 14), 20]),
  ).flat()

  it('asks for fifty customers who came back', () => {
    const few = faithful.filter(([who]) => who < 30)
    expect(() => model(few, lastDay)).toThrow(Failure)
  })

  it('proves nothing where nobody left, and still lists who is silent for longer than usual', () => {
    const found = model(faithful, lastDay)
    expect(found.proof).toBeNull()
    expect(found.gone).toHaveLength(0)
  })

  it('proves nothing by one who left lately, whatever was learned from those who left before', () => {
    const stops = (who: number) => (who < 14 ? 602 : who === 14 ? 658 : 700)
    const { proof, scenes } = model(
      faithful.filter(([who, day]) => day < firstDay + stops(who)),
      lastDay,
    )
    const left = scenes.map(({ outcome }) => outcome.reduce((sum, one) => sum + one, 0))
    expect(left).toContain(14)
    expect(proof).toBeNull()
  })

  it('calls a sign no finding by the only customer who showed it', () => {
    const last = (who: number) => (who === 0 ? 644 : who < 5 ? 665 : 700)
    const halting = faithful.filter(([who, day]) => day <= firstDay + last(who))
    const { history, scenes } = model(halting, lastDay, { silence: 30 })
    const signs = finish(signsOf(history, scenes))
    const seldom = signs.filter(({ people, left }) => people <= 2 && left > 0)
    expect(seldom.length).toBeGreaterThan(0)
    expect(seldom.filter(({ found }) => found)).toEqual([])
  })

  it('has nobody to lose where all left long ago', () => {
    const found = model(faithful, lastDay + 400)
    expect([found.people.length, found.gone.length]).toEqual([0, 60])
  })

  it('proves nothing on two months of orders', () => {
    const short = faithful.filter(([, day]) => day < firstDay + 60)
    expect(model(short, firstDay + 59, { silence: 30 }).proof).toBeNull()
  })

  it('does not see what lies after the day', () => {
    const rows = shop(5)
    const until = rows.filter(([, day]) => day <= lastDay - 100)
    const [one, other] = [model(rows, lastDay - 100), model(until, lastDay - 100)]
    expect(one.order).toEqual(other.order)
    expect(one.present?.chance).toEqual(other.present?.chance)
  })
})

describe('the promise for those to call now', () => {
  const window = (seed: number) => {
    const rows = shop(seed, { people: 400, days: 800 })
    const known = rows.filter(([, day]) => day <= lastDay)
    const model = finish(leaversModel(orders(known), rules, lastDay, seeded(1)))
    const { all } = model.proof ?? {}
    if (!all || !model.present) return null
    const later = rows.filter(([, day]) => day > lastDay && day <= lastDay + model.glance.quiet)
    const came = new Set(later.map(([who]) => who))
    const called = [...model.order.slice(0, model.calls)].map((p) => model.history.keys[model.people[p] ?? 0])
    const share = called.filter((who) => !came.has(who ?? -1)).length / called.length
    const holds = (range: { low: number; high: number }) => share >= range.low && share <= range.high
    return { promised: holds(all.range), narrow: holds(all.interval), wide: all.range.high - all.range.low }
  }

  it('holds in the window after in nearly all shops, and says more than nothing', () => {
    const tried = Array.from({ length: 14 }, (_, i) => window(70 + i)).filter((one) => one !== null)
    expect(tried.length).toBeGreaterThan(10)
    expect(tried.filter(({ promised }) => promised).length).toBeGreaterThanOrEqual(tried.length - 1)
    expect(Math.max(...tried.map(({ wide }) => wide))).toBeLessThan(0.6)
  })
})

it('what was given back since a day changes nothing that was known on it', () => {
  const rows: Row[] = [0, 40, 80, 120].map((day) => [1, firstDay + day, 50])
  const sold = orders(rows)
  const givenBack = (place: number) => ({
    ...sold,
    revenue: sold.revenue.map((v, i) => (i === place ? 0 : v)),
    refund: sold.refund.map((v, i) => (i === place ? 50 : v)),
  })
  const glance: Glance = { asOf: firstDay + 125, quiet: 60, usual: 40 }
  const known = (all: typeof sold) => knownOf(finish(historyOf(all, glance.asOf)), 0, glance)
  expect(known(givenBack(3))).toEqual(known(sold))
  expect(known(givenBack(1)).returned).toBe(0.25)
})
