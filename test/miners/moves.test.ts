import { describe, expect, test } from 'vitest'
import { actions } from '../../workers/miners/moves/actions.ts'
import { yardsticks } from '../../workers/miners/moves/explain.ts'
import { historyOf, overdue, type Standing, standingAt } from '../../workers/miners/moves/kernel.ts'
import { finish } from '../../workers/numeric/progress.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { withBuyersShuffled } from '../support/people.ts'
import {
  consentOf,
  listed,
  modelOf,
  ordersOf,
  planted,
  said,
  shopOf,
  today,
  usual,
  whole,
} from './moves-shop.ts'

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

  test('whatever is set, no list holds who said no, and none of the plan who ordered just now or stands twice', () => {
    const random = seeded(8)
    const last = new Map(
      Array.from(planted.customer, (who, i) => [who, planted.day[i] ?? 0] as const).sort(
        (a, b) => a[1] - b[1],
      ),
    )
    const orders = shopOf(planted, consentOf)
    for (let run = 0; run < 25; run++) {
      const rules = {
        ...{ margin: Math.floor(100 * random()), effect: 25 * random(), callEffect: 25 * random() },
        ...{
          cost: random(),
          callCost: 5 * random(),
          people: Math.floor(300 * random()),
          calls: Math.floor(40 * random()),
        },
        ...{
          budget: Math.floor(200 * random()),
          days: 7 + Math.floor(120 * random()),
          rest: Math.floor(60 * random()),
        },
        unknown: random() < 0.5,
      }
      const { audiences } = said(modelOf(orders, rules), rules)
      for (const { members } of audiences)
        expect([...members].filter((who) => consentOf(who) === 'no')).toEqual([])
      const keys = audiences
        .filter(({ id }) => !/^(plan|no-discount)$/.test(id))
        .flatMap(({ members }) => [...members])
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys.filter((who) => today - (last.get(who) ?? 0) < rules.rest)).toEqual([])
      expect(keys.filter((who) => !rules.unknown && consentOf(who) !== 'yes')).toEqual([])
      if (rules.people > 0) expect(keys.length).toBeLessThanOrEqual(rules.people)
    }
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

describe('weeks in which the shop was shut', () => {
  /** Ten customers a day, every day. */
  const rows = (shift: (day: number) => number) => {
    const random = seeded(3)
    return Array.from({ length: 4_000 }, (_, i) => ({
      who: Math.floor(250 * random()),
      day: shift(today - 400 + Math.floor(i / 10)),
    }))
  }
  const standingOf = (shift: (day: number) => number) =>
    finish(standingAt(finish(historyOf(ordersOf(rows(shift)))), today))
  const open = standingOf((day) => day)
  const shut = standingOf((day) => (day < today - 20 ? day - 42 : day))

  test('make nobody late', () => {
    const late = (standing: Standing) => Array.from(standing.who, (_, i) => overdue(standing, i))
    expect(late(shut)).toEqual(late(open))
  })

  test('are told as days all the same', () => {
    const days = Array.from(open.silence, (silence) => (silence > 20 ? silence + 42 : silence))
    expect([...shut.silence]).toEqual(days)
    expect(days.some((silence) => silence > 62)).toBe(true)
  })
})
