import { expect, it } from 'vitest'
import { say } from '../../workers/miners/say.ts'
import { valueModel } from '../../workers/miners/value/model.ts'
import { vendorCaveats, vendorTable } from '../../workers/miners/value/vendor-words.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { betaGeometricShop, run } from '../lifetime/support.ts'
import { columns } from '../support/people.ts'
import { toldOf } from './told.ts'

const today = 20_000
const ago = 180
const shop = betaGeometricShop(600, [0.7, 50, 0.7, 4], 3, { longest: 900, ahead: 0 })
const rows: [number, number, number, string][] = []
for (const [who, days] of shop.repeats.entries())
  for (const day of [0, ...days]) rows.push([who, today - (shop.age[who] ?? 0) + day, 10 + (who % 5), ''])
const orders = columns(rows.sort((a, b) => a[0] - b[0] || a[1] - b[1]))
const since = (who: number) =>
  rows.filter(([key, day]) => key === who && day > today - ago).reduce((sum, [, , paid]) => sum + paid, 0)

/** A tool that knows what comes, and one that guesses. */
const random = seeded(5)
const tools = toldOf(
  ['Predicted CLV', 'Guessed orders'],
  Array.from({ length: 600 }, (_, who) => [String(since(who)), String(random())]),
  { 'Predicted CLV': 'predictedValue', 'Guessed orders': 'predictedOrders' },
)
const s = say({ scope: { asOf: '' }, currency: 'EUR', locale: 'en-GB' })
const asked = (saved: number) =>
  run(
    valueModel(
      { ...orders, rows: rows.length },
      { months: 6, discount: 0, margin: 0, rule: 'bgnbd', saved },
      today,
      seeded(1),
      tools,
    ),
  ).vendors

it('a tool that knows is nearer to what came than this page, one that guesses is not', () => {
  const [guesses, knows] = asked(ago)?.scored ?? []
  expect(knows?.theirs.value).toBe(1)
  expect(knows?.ahead?.high).toBeLessThan(0)
  expect(knows?.fifth.theirs.value).toBeGreaterThan(knows?.fifth.ours?.value ?? 1)
  expect(guesses?.theirs.low).toBeLessThan(0.5)
  expect(guesses?.theirs.high).toBeGreaterThan(0.5)
  expect(guesses?.ahead?.low).toBeGreaterThan(0)
})

it('the share of the best fifth is that of the money of those customers', () => {
  const [, knows] = asked(ago)?.scored ?? []
  const known = new Set(rows.filter(([, day]) => day <= today - ago).map(([who]) => who))
  const money = [...known].map(since).sort((a, b) => b - a)
  const fifth = money.slice(0, Math.floor(money.length / 5)).reduce((a, b) => a + b)
  expect(knows?.fifth.theirs.value).toBeCloseTo(fifth / money.reduce((a, b) => a + b), 2)
})

it('nothing is scored where the day of the list is not known, or too near; what is needed is said', () => {
  for (const days of [0, 5]) {
    const vendors = asked(days)
    expect(vendorTable(vendors, s)).toEqual([])
    expect(vendorCaveats(vendors, s)).toHaveLength(1)
  }
})
