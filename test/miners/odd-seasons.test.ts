import { describe, expect, it } from 'vitest'
import { oddDays } from '../../workers/miners/odd-ones/detectors/mixtures.ts'
import { shifts } from '../../workers/miners/odd-ones/detectors/shifts.ts'
import { ledgerOf } from '../../workers/miners/odd-ones/ledger.ts'
import { monthOf } from '../../workers/numeric/calendar.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finish } from '../cluster/support.ts'
import { cleanShop, firstDay, frameOf, type Row } from './odd-shop.ts'

const season = (day: number) => ((monthOf(day) % 12) + 12) % 12

/** A shop whose category 2 sells in four months of the year and hardly else; `days` in all. */
function seasonal(seed: number, days: number): Row[] {
  const random = seeded(seed * 31)
  return cleanShop(seed, { customers: 700, days }).map((row) => {
    const isSeason = [4, 5, 6, 7].includes(season(row.day))
    const family = random() < (isSeason ? 0.4 : 0.04) ? 2 : random() < 0.5 ? 0 : 1
    return { ...row, product: family + 3 * Math.floor(row.product / 3) }
  })
}

/** First days of the months in which a category jumps, whatever chance gives one as strange. */
const shiftsIn = (rows: readonly Row[]) =>
  finish(shifts.test(ledgerOf(frameOf(rows)), seeded(1), false, 3)).suspects.map(({ day }) => day)

describe('a category that jumps, beside one that has its season', () => {
  it.each([
    ['a year and a half', 540],
    ['three years', 1080],
  ])('a season is no jump, in %s', (_, days) => {
    for (const seed of [1, 2, 3]) expect(shiftsIn(seasonal(seed, days))).toEqual([])
  })

  it('a month in which a season fails, or comes at another time, is one', () => {
    const rows = seasonal(4, 1080)
    const inMonth = (day: number, year: number, month: number) => monthOf(day) === (year - 1970) * 12 + month
    const failed = rows.map((row) =>
      inMonth(row.day, 2023, 5) && row.product % 3 === 2 ? { ...row, product: row.product - 1 } : row,
    )
    const early = rows.map((row, i) =>
      inMonth(row.day, 2023, 10) && i % 2 === 0 ? { ...row, product: 2 } : row,
    )
    const months = (found: number[]) => [...new Set(found.map((day) => monthOf(day) - 12 * 53))]
    expect(months(shiftsIn(failed))).toEqual([5])
    expect(months(shiftsIn(early))).toContain(10)
    expect(monthOf(firstDay)).toBe(12 * 52)
  })

  it('what has changed for good is told in one month at most, not in each that follows', () => {
    const rows = seasonal(5, 540).map((row, i) =>
      row.day >= firstDay + 270
        ? { ...row, product: i % 5 === 0 ? 0 : 1 }
        : { ...row, product: i % 5 === 0 ? 1 : 0 },
    )
    expect(new Set(shiftsIn(rows)).size).toBeLessThanOrEqual(1)
  })
})

it('days with few orders, whose means stray, are called odd no more often than promised', () => {
  let [found, promised] = [0, 0]
  for (let seed = 1; seed <= 24; seed++) {
    const ledger = ledgerOf(frameOf(cleanShop(seed)))
    const { tests, suspects } = finish(oddDays.test(ledger, seeded(seed), false, 1.5))
    const limit = 1.5 / tests
    promised += limit * tests
    found += suspects.filter(({ p }) => p <= limit).length
  }
  expect(found).toBeLessThanOrEqual(promised)
})
