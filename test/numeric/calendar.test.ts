import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthOf, monthStart, type Period, periodOf, periodStart } from '../../workers/numeric/calendar.ts'

const day = fc.integer({ min: -60_000, max: 60_000 })
const period = fc.constantFrom<Period>('week', 'month', 'quarter')

test('months agree with the calendar of the language', () => {
  fc.assert(
    fc.property(day, (d) => {
      const date = new Date(d * 86_400_000)
      expect(monthOf(d)).toBe((date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth())
      expect(monthStart(monthOf(d))).toBe(d - date.getUTCDate() + 1)
    }),
  )
})

test('a day lies between the start of its period and the start of the next', () => {
  fc.assert(
    fc.property(day, period, (d, p) => {
      const index = periodOf(d, p)
      expect(periodStart(index, p)).toBeLessThanOrEqual(d)
      expect(periodStart(index + 1, p)).toBeGreaterThan(d)
      expect(periodOf(periodStart(index, p), p)).toBe(index)
    }),
  )
})

test('weeks begin on Monday', () => {
  fc.assert(
    fc.property(day, (d) => {
      expect(new Date(periodStart(periodOf(d, 'week'), 'week') * 86_400_000).getUTCDay()).toBe(1)
    }),
  )
})
