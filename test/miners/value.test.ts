import { beforeAll, describe, expect, test } from 'vitest'
import { Failure, speak } from '../../src/contract/fault.ts'
import type { Rule } from '../../workers/miners/value/backtest.ts'
import { type Rules, type ValueModel, valueModel } from '../../workers/miners/value/model.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { dayNumber } from '../../workers/sql/scope.ts'
import { betaGeometricShop, gammaDraw, run } from '../lifetime/support.ts'
import { openBench, type TestBench } from '../mining/bench.ts'
import { columns, type Orders } from '../support/people.ts'
import { cdnow, cdnowThere } from './cdnow.ts'

let bench: TestBench

beforeAll(async () => {
  bench = await openBench()
}, 60_000)

const today = dayNumber('2025-06-30')
type Row = [customer: number, day: number, revenue: number, channel: string]

const sorted = (rows: Row[]): Orders => columns(rows.sort((a, b) => a[0] - b[0] || a[1] - b[1]))
const asked = (given: Partial<Rules> = {}): Rules => ({
  months: 12,
  discount: 0,
  margin: 0,
  rule: 'auto',
  saved: 0,
  ...given,
})

function model(orders: Orders, given: Partial<Rules> = {}): ValueModel {
  return run(valueModel({ ...orders, rows: orders.day.length }, asked(given), today, seeded(1)))
}

/** A shop that lives by BG/NBD and Gamma-Gamma: what is known today, and what the next year brings. */
function livedShop(customers: number, seed: number): { orders: Orders; ahead: number } {
  const random = seeded(500 + seed)
  const shop = betaGeometricShop(customers, [0.7, 50, 0.7, 4], seed, { longest: 900, ahead: 365 })
  const rows: Row[] = []
  let ahead = 0
  for (const [who, days] of shop.repeats.entries()) {
    const start = today - (shop.age[who] ?? 0)
    const rate = gammaDraw(5, random) / 120
    for (const day of [0, ...days]) {
      const paid = gammaDraw(4, random) / rate
      if (start + day <= today) rows.push([who, start + day, paid, ''])
      else ahead += paid
    }
  }
  return { orders: sorted(rows), ahead }
}

/** Everyone orders at the same pace, whatever they did before, and nobody leaves. */
function evenShop(customers: number, seed: number): Orders {
  const random = seeded(seed)
  const rows: Row[] = []
  for (let who = 0; who < customers; who++) {
    rows.push([who, today - 900, 20, ''])
    for (let day = today - 900; ; ) {
      day += Math.ceil(-Math.log(1 - random()) * 110)
      if (day > today) break
      rows.push([who, day, 10 + 20 * random(), ''])
    }
  }
  return sorted(rows)
}

describe('what is promised', () => {
  test('a shop that lives by the model: the model wins, and the year brings what was promised', () => {
    const told = Array.from({ length: 16 }, (_, seed) => {
      const { orders, ahead } = livedShop(800, seed + 1)
      const { all, test: past } = model(orders)
      return { holds: all.low <= ahead && ahead <= all.high, better: past?.verdict === 'better' }
    })
    expect(told.filter(({ holds }) => holds).length).toBeGreaterThanOrEqual(14)
    expect(told.filter(({ better }) => better).length).toBeGreaterThanOrEqual(13)
  }, 120_000)

  test('a shop where nobody can be told from another: the naive rule does as well, and is used', () => {
    const rules = Array.from({ length: 10 }, (_, seed): Rule => model(evenShop(300, seed + 1)).rule)
    expect(rules.filter((rule) => rule === 'average' || rule === 'again').length).toBeGreaterThanOrEqual(9)
  }, 120_000)

  test('in words', async () => {
    await bench.open(evenShop(300, 2))
    const report = await bench.ask('value')
    expect(report.caveats.join(' ')).toMatch(/not better beyond chance, so the naive rule is used/)
    expect(report.headline).toMatch(/cannot be told apart|of them carry/)
  })

  test('margin and discount take off what they say', () => {
    const { orders } = livedShop(400, 3)
    const [whole, half, later] = [{}, { margin: 50 }, { discount: 0.2 }].map(
      (given) => model(orders, given).all,
    )
    expect((half?.value ?? 0) / (whole?.value ?? 1)).toBeCloseTo(0.5, 9)
    expect((later?.value ?? 0) / (whole?.value ?? 1)).toBeGreaterThan(1 / 1.2)
    expect(later?.value ?? 0).toBeLessThan(whole?.value ?? 0)
  })
})

/** Fader, Hardie & Lee (2005): forecasts of CDNOW hold for 39 weeks. */
test.runIf(cdnowThere)(
  'CDNOW: 39 weeks promised at the end of September 1997',
  async () => {
    await bench.open(cdnow(), 'USD')
    const report = await bench.ask('value')
    expect(report.caveats[0]).toMatch(/the model is better, beyond chance/)
    const [miss] = report.yardsticks
    expect(miss?.value ?? 1).toBeLessThan(0.9 * (miss?.baseline ?? 0))
  },
  60_000,
)

/** Promises of twelve months, one after the other, each from what was known then, by what then came from the customers of then. */
test.runIf(cdnowThere)(
  'CDNOW: what is promised month by month comes within the range, and is neither too much nor too little on the whole',
  () => {
    const { customer, day, revenue } = cdnow()
    const rows = [...customer.keys()].map((i): Row => [customer[i] ?? 0, day[i] ?? 0, revenue[i] ?? 0, ''])
    const orders = sorted(rows)
    const first = new Map<number, number>()
    for (const [who, on] of rows.sort((a, b) => b[1] - a[1])) first.set(who, on)
    const last = Math.max(...day)
    const held = Array.from({ length: 12 }, (_, k) => {
      const asOf = last - 30 * (k + 1)
      const then = { ...orders, rows: rows.length }
      const { all, days } = run(valueModel(then, asked({ months: 1 }), asOf, seeded(1)))
      const known = rows.filter(
        ([who, on]) => on > asOf && on <= asOf + days && (first.get(who) ?? 0) <= asOf,
      )
      const came = known.reduce((sum, [, , money]) => sum + money, 0)
      return { inside: all.low <= came && came <= all.high, log: Math.log(all.value / came) }
    })
    expect(held.filter(({ inside }) => inside).length).toBeGreaterThanOrEqual(10)
    expect(Math.abs(held.reduce((sum, { log }) => sum + log, 0) / held.length)).toBeLessThan(0.1)
  },
  120_000,
)

describe('groups and lists', () => {
  const { orders } = livedShop(500, 5)
  const found = model(orders)

  test('everyone is in one group, groups add up, and few carry much', () => {
    const { sums, all, standing, carried, value } = found
    expect(sums.reduce((n, s) => n + s.customers, 0)).toBe(standing.who.length)
    expect(sums.reduce((n, s) => n + s.value, 0)).toBeCloseTo(all.value, 6)
    for (const { value: v, low, high } of [...sums, all]) expect(low <= v && v <= high).toBe(true)
    const best = [...value].sort((a, b) => b - a)
    expect(carried.byTop).toBeCloseTo(
      best.slice(0, carried.top).reduce((a, b) => a + b),
      6,
    )
    const half = best.slice(0, carried.half).reduce((a, b) => a + b)
    expect(2 * half).toBeGreaterThanOrEqual(all.value - 1e-6)
  })

  test('who is worth keeping was good, is silent, and came back before', () => {
    const { tiers, standing } = found
    expect(tiers.keep.length).toBeGreaterThan(0)
    for (const i of tiers.keep) {
      expect(standing.repeats[i]).toBeGreaterThan(0)
      const quiet = (standing.age[i] ?? 0) - (standing.last[i] ?? 0)
      expect(quiet).toBeGreaterThan((2 * (standing.last[i] ?? 0)) / (standing.repeats[i] ?? 1))
    }
  })
})

describe('bad input gets a plain answer', () => {
  const { orders } = livedShop(400, 8)
  const rowsOf = ({ customer, day, revenue }: Orders): Row[] =>
    [...customer].map((who, i) => [who, day[i] ?? 0, revenue[i] ?? 0, ''])
  const fault = (given: Orders) => {
    try {
      model(given)
    } catch (thrown) {
      if (thrown instanceof Failure) return thrown.fault
    }
    throw new Error('no fault')
  }

  test('30 customers: too few, and when there will be enough', () => {
    const few = sorted(rowsOf(orders).filter(([who]) => who < 30))
    const said = fault(few)
    expect(said).toMatchObject({ code: 'too-few', have: 30, need: 50, unit: 'customers' })
    expect(speak(said).next).toMatch(/At the pace so far that is around \d+ \w+ 20\d\d/)
  })

  test('nobody came twice', () => {
    const once = sorted(Array.from({ length: 90 }, (_, who): Row => [who, today - who, 20, '']))
    const said = fault(once)
    expect(said).toMatchObject({ code: 'too-few', have: 0, need: 20, unit: 'returning customers' })
    expect(speak(said).next).not.toMatch(/around/)
  })

  test('two months of history look two months ahead at most', () => {
    const short = sorted(rowsOf(orders).filter(([, day]) => day > today - 62))
    const { months } = model(short)
    expect(months).toBeLessThanOrEqual(2)
  })

  test('orders after the day asked about change nothing', () => {
    const later = Array.from({ length: 50 }, (_, who): Row => [who, today + 1 + who, 500, ''])
    expect(model(sorted([...rowsOf(orders), ...later])).all).toEqual(model(orders).all)
  })

  test('one huge order does not foretell another', () => {
    const before = model(orders).all.value
    const huge = sorted([...rowsOf(orders), [3, today - 20, 5e6, '']])
    const { all, capped } = model(huge)
    expect(capped.times).toBe(1)
    expect(all.value).toBeLessThan(1.5 * before)
  })

  test('what is given back is taken off', () => {
    const back = rowsOf(orders).map(([who, day, paid]): Row => [who, day + 1, -0.2 * paid, ''])
    const known = back.filter(([, day]) => day <= today)
    const { purchases } = model(sorted([...rowsOf(orders), ...known]))
    expect(purchases.kept).toBeGreaterThan(0.75)
    expect(purchases.kept).toBeLessThan(0.85)
  })
})
