import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestChoice, breakEven, type Money, profitAt, profitCurve } from '../../workers/evaluate/money.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { judgedNow } from '../models/churn.ts'

const money: Money = { contactCost: 2, margin: 30, successRate: 0.2, capacity: 1e9 }
const lists = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean()), {
  minLength: 1,
  maxLength: 30,
})
const judgedOf = (list: [number, boolean][]) =>
  judgedNow(
    Float64Array.from(list, ([score]) => score / 5),
    Uint8Array.from(list, ([, hit]) => Number(hit)),
  )

describe('a threshold chosen by money', () => {
  it('no other threshold brings more', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const judged = judgedOf(list)
        const { profit, threshold, contacts } = bestChoice(judged, money)
        for (const at of [0, 0.2, 0.4, 0.6, 0.8, 1, 2])
          expect(profit).toBeGreaterThanOrEqual(profitAt(at, money)(judged) - 1e-9)
        expect(profitAt(threshold, money)(judged)).toBeCloseTo(profit, 9)
        expect(list.filter(([score]) => score / 5 >= threshold).length).toBe(contacts)
      }),
    )
  })

  it('keeps within capacity, and calls nobody where no call pays', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 0, max: 10 }), (list, capacity) => {
        const { contacts, profit } = bestChoice(judgedOf(list), { ...money, capacity })
        expect(contacts).toBeLessThanOrEqual(capacity)
        expect(profit).toBeGreaterThanOrEqual(0)
        const never = bestChoice(judgedOf(list), { ...money, margin: 9 })
        expect(never).toEqual({ contacts: 0, threshold: Number.POSITIVE_INFINITY, profit: 0 })
      }),
    )
  })

  it('is where the break-even probability is, when probabilities come true', () => {
    const random = seeded(2)
    const scores = Float64Array.from({ length: 200_000 }, () => random())
    const outcome = Uint8Array.from(scores, (p) => (random() < p ? 1 : 0))
    expect(breakEven(money)).toBeCloseTo(1 / 3, 12)
    expect(bestChoice(judgedNow(scores, outcome), money).threshold).toBeCloseTo(1 / 3, 1)
  })

  it('the curve begins at nothing and ends with everybody', () => {
    const judged = judgedOf(Array.from({ length: 250 }, (_, i) => [i % 6, i % 3 === 0]))
    const curve = profitCurve(judged, money, 11)
    expect(curve.map(({ contacts }) => contacts)).toEqual([0, 25, 50, 75, 100, 125, 150, 175, 200, 225, 250])
    expect(curve[0]?.profit).toBe(0)
    expect(curve.at(-1)?.profit).toBeCloseTo(84 * 6 - 250 * 2, 9)
    expect(profitCurve(judgedOf([[1, true]]), money)).toEqual([
      { contacts: 0, profit: 0 },
      { contacts: 1, profit: 4 },
    ])
  })
})
