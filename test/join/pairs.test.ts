import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Pairs } from '../../workers/join/pairs.ts'

const whole = fc.oneof(fc.integer({ min: -2, max: 3 }), fc.integer(), fc.maxSafeInteger())

it('numbers pairs from 0 as they are met, and the same pair always alike', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(whole, whole), { maxLength: 3000, size: 'max' }), (list) => {
      const pairs = new Pairs()
      const known = new Map<string, number>()
      for (const [a, b] of list) {
        const name = `${a} ${b}`
        known.set(name, known.get(name) ?? known.size)
        expect(pairs.number(a, b)).toBe(known.get(name))
      }
      expect(pairs.size).toBe(known.size)
    }),
    { numRuns: 8 },
  )
})

it('keeps them apart by the hundred thousand', () => {
  const pairs = new Pairs()
  for (let i = 0; i < 100_000; i++) pairs.number(i % 317, Math.floor(i / 317) * 86_400)
  expect(pairs.size).toBe(100_000)
  expect(pairs.number(5, 86_400)).toBe(322)
})
