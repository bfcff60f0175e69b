import { describe, expect, test } from 'vitest'
import { defaults } from '../../src/contract/param.ts'
import { actions } from '../../workers/miners/moves/actions.ts'
import { explain, yardsticks } from '../../workers/miners/moves/explain.ts'
import type { Orders } from '../../workers/miners/moves/kernel.ts'
import miner from '../../workers/miners/moves/miner.ts'
import { type MovesModel, movesModel } from '../../workers/miners/moves/model.ts'
import type { Rules } from '../../workers/miners/moves/rules.ts'
import { finish } from '../../workers/numeric/progress.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { isoDay } from '../../workers/sql/scope.ts'
import { plantedShop, withBuyersShuffled } from '../support/people.ts'

const usual = { ...defaults(miner.params), margin: 50 } as unknown as Rules
const today = 19_722

interface Row {
  who: number
  day: number
  revenue?: number
  off?: number
  consent?: string
}

/** Orders in the order the query gives them. */
function ordersOf(rows: readonly Row[]): Orders {
  const sorted = rows.toSorted((a, b) => a.who - b.who || a.day - b.day)
  const labels = [...new Set(sorted.map(({ consent = '' }) => consent))]
  return {
    rows: sorted.length,
    customer: Int32Array.from(sorted, ({ who }) => who),
    day: Int32Array.from(sorted, ({ day }) => day),
    revenue: Float64Array.from(sorted, ({ revenue = 40 }) => revenue),
    coded: Int32Array.from(sorted, ({ off = 0 }) => (off > 0 ? 1 : 0)),
    discount: Float64Array.from(sorted, ({ off = 0 }) => off),
    consent: { codes: Int32Array.from(sorted, ({ consent = '' }) => labels.indexOf(consent)), labels },
  }
}

const shopOf = (shop: ReturnType<typeof plantedShop>, consent: (who: number) => string = () => 'yes') =>
  ordersOf(
    Array.from(shop.customer, (who, i) => ({
      ...{ who, day: shop.day[i] ?? 0, revenue: shop.revenue[i] ?? 0, consent: consent(who) },
    })),
  )

const modelOf = (orders: Orders, rules: Partial<Rules> = {}, asOf = today): MovesModel =>
  finish(movesModel(orders, { ...usual, ...rules }, asOf, seeded(1), undefined))

const said = (model: MovesModel, rules: Partial<Rules> = {}) =>
  finish(
    explain(
      model,
      null,
      { ...usual, ...rules },
      {
        ...{ scope: { asOf: isoDay(model.asOf) }, currency: 'GBP', locale: 'en-GB' },
      },
    ),
  )

const planted = plantedShop(3, { customers: 1_500 })
const consentOf = (who: number) => ['', 'no', 'yes', 'yes'][who % 4] ?? ''
const whole = modelOf(shopOf(planted, consentOf))

/** Customer keys on the lists that are of the plan. */
const listed = (model: MovesModel, rules: Partial<Rules> = {}) =>
  said(model, rules).audiences.filter(({ id }) => id !== 'no-discount')

describe('whom the lists name', () => {
  test('nobody twice, nobody who said no, nobody who ordered just now; the plan is all of its lists', () => {
    const [plan, ...lists] = listed(whole)
    const keys = lists.flatMap(({ members }) => [...members])
    expect(keys.length).toBeGreaterThan(100)
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(plan?.members)).toEqual(new Set(keys))
    const last = new Map(
      Array.from(planted.customer, (who, i) => [who, planted.day[i] ?? 0] as const).sort(
        (a, b) => a[1] - b[1],
      ),
    )
    expect(keys.filter((who) => consentOf(who) === 'no')).toEqual([])
    expect(keys.filter((who) => today - (last.get(who) ?? 0) < usual.rest)).toEqual([])
  })

  test('counts who is left out: no + not told + just now + reachable is everybody', () => {
    for (const unknown of [true, false]) {
      const { reach, standing } = modelOf(shopOf(planted, consentOf), { unknown })
      expect(reach.refused + reach.notTold + reach.recent + reach.reachable).toBe(standing.who.length)
      expect(reach.refused).toBeGreaterThan(0)
      expect([reach.notTold > 0, reach.unsure > 0]).toEqual([!unknown, unknown])
    }
  })

  test('keeps the limits of people, calls and money that a person sets', () => {
    for (const rules of [{ people: 25 }, { calls: 3 }, { budget: 4 }, { people: 40, calls: 0, budget: 3 }]) {
      const { moves, plan } = { ...modelOf(shopOf(planted), rules), plan: null }
      const { chosen, cost } = moves.plan
      const called = moves.planned.reduce((n, { sum }, a) => n + (actions[a]?.busy ? sum.people : 0), 0)
      expect(plan).toBe(null)
      expect(chosen.filter((a) => a >= 0).length).toBeLessThanOrEqual(
        rules.people ?? Number.POSITIVE_INFINITY,
      )
      expect(called).toBeLessThanOrEqual(rules.calls ?? usual.calls)
      expect(cost).toBeLessThanOrEqual(rules.budget ?? Number.POSITIVE_INFINITY)
    }
  })

  test('a larger share that is moved never brings less; at none nobody is written to', () => {
    const gains = [0, 2, 5, 12, 25].map(
      (effect) => modelOf(shopOf(planted), { effect, callEffect: 0 }).moves.plan.gain,
    )
    expect(gains[0]).toBe(0)
    expect(gains).toEqual([...gains].sort((a, b) => a - b))
    expect(gains.at(-1)).toBeGreaterThan(100)
  })
})

describe('tried on the past', () => {
  test('who orders often orders again: foretold within a quarter, better than one chance for all', () => {
    const { chances, proof } = whole
    expect(chances.auc?.low).toBeGreaterThan(0.6)
    expect(Math.abs((proof?.foretold ?? 0) - (proof?.came ?? 0))).toBeLessThan(0.25 * (proof?.came ?? 0))
    const [, , off] = yardsticks(whole)
    expect(off?.value).toBeLessThan(off?.baseline ?? 0)
  })

  test('buyers dealt anew: nobody is told apart, and that is said', () => {
    const dealt = [1, 2, 3, 4, 5].map((seed) =>
      modelOf(shopOf(withBuyersShuffled(planted, today - 480, seed))),
    )
    const alike = dealt.filter(({ chances }) => new Set(chances.table.chance).size === 1)
    expect(alike.length).toBeGreaterThanOrEqual(4)
    for (const model of alike) {
      expect(model.chances.auc?.low).toBeLessThanOrEqual(0.5)
      expect(said(model).caveats.join(' ')).toMatch(/does not tell who orders next better than a coin/)
    }
  })
})

describe('discounts', () => {
  const random = seeded(5)
  /** Every third customer buys with 20 % off alone and late; half of these once with 10 %. The others pay in full. */
  const rows = Array.from({ length: 300 }, (_, who) => {
    const hunter = who % 3 === 0
    const days: Row[] = []
    for (let day = today - 700 + Math.floor(random() * 60), nth = 0; day < today - 60; nth++) {
      const off = hunter ? (who % 6 === 0 && nth === 2 ? 4 : 8) : 0
      days.push({ who, day, revenue: 40 - off, off, consent: 'yes' })
      day += hunter && nth % 2 === 1 ? 260 : 40 + Math.floor(random() * 30)
    }
    return days
  }).flat()
  const model = modelOf(ordersOf(rows))

  test('who buys with codes alone is told from who never does', () => {
    const of = (who: number) => model.discounts.dependence[who] ?? 0
    for (let who = 0; who < 300; who++) expect(who % 3 === 0 ? of(who) > 0.8 : of(who) < 0.2).toBe(true)
    expect([...model.discounts.without].every((who) => who % 3 !== 0)).toBe(true)
    expect(model.discounts.without.length).toBe(200)
  })

  test('the smallest step that late customers came back with is offered, and only to who needs it', () => {
    expect([model.discounts.worked, model.terms.offer]).toEqual([0.1, 0.1])
    for (const { places, offered } of model.moves.planned)
      for (let k = 0; k < places.length; k++) if ((places[k] ?? 0) % 3 !== 0) expect(offered[k]).toBe(0)
  })

  test('no discount without a margin, above the limit or below the margin floor; each is said', () => {
    const none = (rules: Partial<Rules>) => modelOf(ordersOf(rows), rules).terms.offer
    expect([none({ margin: 0 }), none({ discount: 0.05 }), none({ margin: 50, floor: 45 })]).toEqual([
      0, 0, 0,
    ])
    const words = JSON.stringify(said(modelOf(ordersOf(rows), { margin: 0 }), { margin: 0 }))
    expect(words).toMatch(/no discount is offered/)
    expect(words).toMatch(/because the margin is not known/)
  })
})

describe('bad input is normal input', () => {
  const many = (n: number, row: (who: number) => Row[]) =>
    ordersOf(Array.from({ length: n }, (_, who) => row(who)).flat())

  test('too few customers or days is a fault with both numbers', () => {
    const few = many(29, (who) => [
      { who, day: today - 50 },
      { who, day: today },
    ])
    expect(() => modelOf(few)).toThrow(
      expect.objectContaining({ fault: expect.objectContaining({ code: 'too-few', have: 29, need: 30 }) }),
    )
    const short = many(60, (who) => [{ who, day: today - (who % 12) }])
    expect(() => modelOf(short)).toThrow(
      expect.objectContaining({ fault: expect.objectContaining({ have: 12, need: 21, unit: 'days' }) }),
    )
  })

  test('everyone bought yesterday, or said no: nobody is named, with the counts', () => {
    const fresh = many(80, (who) => [
      { who, day: today - 200 + who },
      { who, day: today - 1 },
    ])
    expect(said(modelOf(fresh)).headline).toMatch(
      /Nobody can be written to now: of 80 customers, 80 ordered just now/,
    )
    const gone = many(80, (who) => [
      { who, day: today - 200 + who, consent: 'no' },
      { who, day: today - 40, consent: 'no' },
    ])
    const { headline, audiences, caveats } = said(modelOf(gone))
    expect(headline).toMatch(/of 80 customers, 80 said no/)
    expect(audiences).toEqual([])
    expect(caveats.join(' ')).toMatch(/80 customers said no/)
  })

  test('no consent column, no margin: said, and lists are made', () => {
    const orders = shopOf(plantedShop(4), () => '')
    const report = said(modelOf(orders, { margin: 0 }), { margin: 0 })
    expect(report.caveats.join(' ')).toMatch(/tell nothing of consent/)
    expect(report.caveats.join(' ')).toMatch(/You told no margin/)
    expect(report.headline).toMatch(/in revenue/)
    expect(report.audiences.length).toBeGreaterThan(1)
  })

  test('worth nothing: leave everybody alone', () => {
    const orders = many(60, (who) => [
      { who, day: today - 300 + who, revenue: 0 },
      { who, day: today - 60, revenue: -5 },
    ])
    expect(said(modelOf(orders)).headline).toMatch(/Leave everybody alone for now/)
  })

  test('nothing better is hidden: an offer text only where an offer is made', () => {
    const drafts = (model: MovesModel) =>
      JSON.stringify(said(model).blocks.filter(({ title }) => /^Drafts/.test(title)))
    expect(drafts(whole)).toMatch(/\{\{first_name\}\}/)
    expect(drafts(whole)).not.toMatch(/\{\{offer\}\}/)
  })
})
