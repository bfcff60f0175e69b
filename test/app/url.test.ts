import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { read, sayRepairs, toAsked, toRecipe, views, write } from '../../src/app/url.ts'
import type { Recipe } from '../../src/contract/report.ts'
import { card } from './fakes.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 300 })
const odd = fc.constantFrom(
  'Größe & Maß',
  '🌿👩‍🌾',
  'a=b&c#d?e%20+f',
  "'; DROP TABLE orders; --",
  '<img onerror=x>',
)
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const scope = fc
  .record({
    asOf: fc.oneof(day, fc.constant('')),
    from: fc.option(day),
    segment: fc.option(fc.oneof(text, odd)),
    currency: fc.option(fc.constantFrom('', 'EUR', 'USD')),
  })
  .map(({ asOf, ...rest }) => ({
    asOf,
    ...Object.fromEntries(Object.entries(rest).filter(([, v]) => v !== null)),
  }))
const recipe: fc.Arbitrary<Recipe> = fc.record({
  miner: fc.constant('rfm'),
  version: fc.constant(2),
  values: fc.record({
    bins: fc.double({ min: 3, max: 9, noNaN: true }),
    preset: fc.constantFrom('classic', 'grün 🌿'),
    refunds: fc.boolean(),
  }),
  scope,
  seed: fc.nat(),
  data: fc.oneof(fc.constant(''), text, odd),
})

const there = (asked: ReturnType<typeof toAsked>) => ({
  view: 'question' as const,
  workspace: '',
  sample: '',
  audience: '',
  customer: '',
  asked,
})

describe('the address', () => {
  it('gives back every recipe it was given', () => {
    fc.assert(
      fc.property(recipe, (given) => {
        const { asked } = read(write(there(toAsked(given, card))))
        if (!asked) throw new Error('no question came back')
        expect(toRecipe(asked, card)).toEqual({ recipe: given, repairs: [] })
      }),
    )
  })

  it('reads any text, and what it read is written and read as the same', () => {
    const query = fc.oneof(
      text,
      fc
        .dictionary(
          fc.constantFrom('at', 'w', 'ask', 'who', 'sample', 'as-of', 'from', 'seed', 'set.bins', 'x'),
          text,
        )
        .map((pairs) => new URLSearchParams(pairs).toString()),
    )
    fc.assert(
      fc.property(query, (given) => {
        const once = read(given)
        expect(views).toContain(once.view)
        expect(read(write(once))).toEqual(once)
      }),
    )
  })

  it('omits defaults and sorts its keys', () => {
    const values = { refunds: false, preset: 'classic', bins: 3 }
    const given: Recipe = { miner: 'rfm', version: 2, values, scope: { asOf: '' }, seed: 1, data: '' }
    expect(write(there(toAsked(given, card)))).toBe('?ask=rfm&set.bins=3&set.refunds=false')
    expect(write({ ...there(toAsked(given, card)), view: 'start', asked: null })).toBe('')
  })

  it('puts a setting out of its range back and lists each repair', () => {
    const { asked } = read('?ask=rfm&set.bins=99&set.preset=none&set.refunds=false&set.__proto__=1&version=1')
    if (!asked) throw new Error('no question')
    const { recipe: mended, repairs } = toRecipe(asked, card)
    expect(mended.values).toEqual({ bins: 5, preset: 'classic', refunds: false })
    expect(mended.version).toBe(2)
    expect(repairs.map(({ name }) => name).sort()).toEqual(['__proto__', 'bins', 'preset', 'version'])
    expect(sayRepairs(repairs)).toBe(
      'This question was revised since the link was made. 3 settings of this link could not be used and stand at their defaults.',
    )
  })

  it('drops dates and currencies that are none', () => {
    const { asked } = read("?ask=rfm&as-of=2024-02-30x&from=2024-13-01&currency='euro'&seed=-4")
    expect(asked).toMatchObject({ scope: { asOf: '' }, seed: 1 })
    expect(asked?.scope).not.toHaveProperty('from')
    expect(asked?.scope).not.toHaveProperty('currency')
  })
})
