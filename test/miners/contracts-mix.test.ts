import { describe, expect, it } from 'vitest'
import { asked } from '../../workers/miners/leavers/asked.ts'
import { contractsModel } from '../../workers/miners/leavers/contracts/model.ts'
import { explainContracts } from '../../workers/miners/leavers/contracts/words.ts'
import { explain } from '../../workers/miners/leavers/explain.ts'
import { returningBeside } from '../../workers/miners/leavers/mix.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finish } from '../cluster/support.ts'
import { lastDay, orders, rules, shop } from './leavers-shop.ts'
import { toldOf } from './told.ts'

describe('a shop of contracts and of orders', () => {
  const names = ['Plan', 'Churned']
  const told = (people: number) =>
    toldOf(
      names,
      Array.from({ length: people }, (_, i) => [i % 2 ? 'A' : 'B', i % 3 ? 'No' : 'Yes']),
    )
  const wanted = { ...rules, protected: false, by: 'more' as const }
  const rows = shop(3, { people: 500 })
  const ask = (people: number, by: 'more' | 'list' | 'orders') =>
    finish(asked({ orders: orders(rows), told: told(people) }, { ...wanted, by }, lastDay, seeded(1)))
  const others = (people: number) =>
    [...new Set(rows.map(([who]) => who))].filter(
      (who) => who >= people && new Set(rows.flatMap(([w, day]) => (w === who ? [day] : []))).size > 1,
    ).length

  it('asks about the larger part and names the other, with both numbers and where to ask', () => {
    const [few, most] = [ask(80, 'more'), ask(400, 'more')]
    expect([few.what, most.what]).toEqual(['orders', 'contracts'])
    if (few.what !== 'orders' || most.what !== 'contracts') return
    expect(few.listed).toEqual({ column: 'Churned', customers: 80 })
    expect(Math.min(...few.history.keys)).toBeGreaterThanOrEqual(80)
    expect(most.others).toBe(others(400))
    const facts = { scope: { asOf: '' }, currency: 'EUR', locale: 'en-GB' }
    const said = [finish(explain(few, null, wanted, facts)), finish(explainContracts(most, wanted, facts))]
    expect(said[0]?.caveats.join(' ')).toContain(
      '(“Churned”): 80. They are not asked about here; choose “The list”',
    )
    expect(said[1]?.caveats.join(' ')).toContain(
      `${others(400)} customers who came back are not on it: choose “Orders”`,
    )
  })

  it('takes two orders of one day for no coming back', () => {
    const twice: typeof rows = [
      [0, 100, 5],
      [0, 100, 5],
      [1, 100, 5],
      [1, 101, 5],
      [2, 100, 5],
    ]
    expect(returningBeside(orders(twice), new Set())).toBe(1)
    expect(returningBeside(orders(twice), new Set([1]))).toBe(0)
  })

  it('asks as it is told to', () => {
    expect(ask(80, 'list').what).toBe('contracts')
    const all = ask(400, 'orders')
    expect(all.what === 'orders' && Math.min(...all.history.keys)).toBe(0)
  })
})

describe('what other tools foretell on a list that says who left', () => {
  const random = seeded(5)
  const rows = Array.from({ length: 900 }, () => {
    const monthly = random() < 0.5
    const left = random() < (monthly ? 0.4 : 0.1)
    const knows = String(Math.round((left ? 60 : 40) + 30 * random()))
    return [monthly ? 'Monthly' : 'A year', knows, random() < 0.5 ? 'High' : 'Low', left ? 'Yes' : 'No']
  })
  const told = toldOf(['Contract', 'Churn Score', 'Churn risk (guess)', 'Churned'], rows)
  const found = finish(contractsModel(told, { ...rules, protected: false }, Number.NaN, false, seeded(1)))

  it('is held against that, beside ours on customers left out, and is never learned from', () => {
    const [knows, guesses] = found?.vendors ?? []
    expect([knows?.column, guesses?.column]).toEqual(['Churn Score', 'Churn risk (guess)'])
    expect(knows?.theirs.low).toBeGreaterThan(0.85)
    expect(knows?.ahead?.high).toBeLessThan(0)
    expect(guesses?.ahead?.low).toBeGreaterThan(0)
    expect(found?.features.columns.map(({ name }) => name)).toEqual(['Contract'])
  })
})
