import { describe, expect, it } from 'vitest'
import { leaversModel } from '../../workers/miners/leavers/model.ts'
import { vendorCaveats } from '../../workers/miners/leavers/vendor-words.ts'
import { say } from '../../workers/miners/say.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { isoDay } from '../../workers/sql/scope.ts'
import { finish } from '../cluster/support.ts'
import { lastDay, orders, rules, shop } from './leavers-shop.ts'
import { toldOf } from './told.ts'

describe('what other tools foretold', () => {
  const rows = shop(1)
  const then = lastDay - 150
  const left = (key: number) => !rows.some(([who, day]) => who === key && day > then)
  /** A tool that knows, one that guesses. */
  const tools = (keys: number[]) => {
    const random = seeded(9)
    return toldOf(
      ['Churn Risk Prediction', 'Guess'],
      keys.map((key) => [left(key) ? 'High' : random() < 0.3 ? 'medium' : 'Low', String(random())]),
      { 'Churn Risk Prediction': 'churnRisk', Guess: 'predictedValue' },
    )
  }
  const asked = (saved: number) =>
    finish(leaversModel(orders(rows), { ...rules, saved }, lastDay, seeded(1), tools([...Array(600).keys()])))

  it('is held against who left since, beside ours', () => {
    const { scored = [] } = asked(150).vendors ?? {}
    const [knows, guesses] = scored
    expect(knows?.theirs.value).toBeGreaterThan(0.85)
    expect(knows?.ahead?.high).toBeLessThan(0)
    expect(guesses?.theirs.low).toBeLessThan(0.5)
    expect(guesses?.theirs.high).toBeGreaterThan(0.5)
    expect(guesses?.ahead?.low).toBeGreaterThan(0)
  })

  it('is known by its name where it means nothing here; a next order counts where it falls into the days foretold', () => {
    const names = ['Likelihood to purchase', 'Expected next order date', 'Historic CLV']
    const list = toldOf(
      names,
      [...Array(600).keys()].map((key) => [
        left(key) ? '12 %' : '88 %',
        isoDay(then + (left(key) ? (key % 2 ? -200 : 400) : 5)),
        String(key),
      ]),
    )
    const model = leaversModel(orders(rows), { ...rules, saved: 150 }, lastDay, seeded(1), list)
    const { scored = [], columns } = finish(model).vendors ?? {}
    expect(columns).toEqual(['Expected next order date', 'Likelihood to purchase'])
    for (const { theirs } of scored) expect(theirs.low).toBeGreaterThan(0.7)
    expect(scored).toHaveLength(2)
  })

  it('is not scored where the day of the list is not known, or too near', () => {
    for (const days of [0, 3]) expect(asked(days).vendors?.scored).toEqual([])
    expect(
      vendorCaveats(asked(0).vendors, say({ scope: { asOf: '' }, currency: '', locale: 'en-GB' })),
    ).toHaveLength(1)
  })
})
