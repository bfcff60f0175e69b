import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { periodOf } from '../../workers/numeric/period.ts'

const daily = Array.from({ length: 400 }, (_, i) => 20_000 + 2 * i)

describe('the period of days', () => {
  it('is from the first to the last where none lies apart', () => {
    expect(periodOf(daily)).toEqual({ first: 20_000, last: 20_798, before: 0, after: 0, pause: 2 })
    expect(periodOf([Number.NaN])).toBeNull()
  })

  it('leaves out a planted day years ahead, and one years before', () => {
    const found = periodOf([...daily, 20_798 + 13_000, 20_000 - 7_000])
    expect(found).toEqual({ first: 20_000, last: 20_798, before: 1, after: 1, pause: 2 })
  })

  it('keeps a season that comes back, many days far off, and the days of a short list', () => {
    const winters = [0, 1, 2].flatMap((year) => Array.from({ length: 30 }, (_, i) => 365 * year + i))
    expect(periodOf(winters)?.last).toBe(759)
    expect(periodOf([...winters, 1095])?.last).toBe(1095)
    const again = [...daily, 21_500, 21_501, 21_502]
    expect(periodOf(again)).toMatchObject({ last: 21_502, after: 0 })
    expect(periodOf([1, 2, 3, 900])).toMatchObject({ last: 900, after: 0 })
  })

  it('is the same for what is left, in any order', () => {
    const days = fc.array(fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 9_000 })), {
      minLength: 1,
      maxLength: 400,
    })
    fc.assert(
      fc.property(days, (all) => {
        const found = periodOf(all)
        const inside = all.filter((day) => found && day >= found.first && day <= found.last)
        expect(all.length - inside.length).toBe((found?.before ?? 0) + (found?.after ?? 0))
        expect(periodOf(inside.reverse())).toEqual({ ...found, before: 0, after: 0 })
      }),
    )
  })
})
