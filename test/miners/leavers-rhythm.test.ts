import { describe, expect, it } from 'vitest'
import { historyOf } from '../../workers/miners/leavers/kernel.ts'
import { leaversModel } from '../../workers/miners/leavers/model.ts'
import { rhythmOf, windowOf } from '../../workers/miners/leavers/rhythm.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finish } from '../cluster/support.ts'
import { firstDay, lastDay, orders, type Row, rules } from './leavers-shop.ts'

describe('the window of silence', () => {
  it('counts everybody once, however often they order', () => {
    const often: Row[] = Array.from({ length: 200 }, (_, i) => [0, i * 2, 1])
    const others: Row[] = [1, 2, 3].flatMap((who): Row[] => [
      [who, 0, 1],
      [who, 50, 1],
    ])
    const rhythm = finish(rhythmOf(finish(historyOf(orders([...often, ...others]), 400))))
    expect(rhythm?.usual).toBe(50)
    expect(rhythm?.within(2)).toBeCloseTo(1 / 4, 12)
  })

  it('is never longer than can be tried', () => {
    const rhythm = { quiet: 304, usual: 60, returning: 9, within: () => 1 }
    expect([windowOf(rhythm, 546), windowOf(rhythm, 4000), windowOf(rhythm, 10)]).toEqual([109, 304, 7])
  })

  it('tries nothing where most customers let longer pass than can be looked at, and says how long', () => {
    const yearly = (days: number) =>
      Array.from({ length: 300 }, (_, who): Row[] => {
        const begin = (who * 7) % 200
        return Array.from({ length: 4 }, (_, k) => [who, firstDay + begin + Math.floor((k * days) / 4), 20])
      }).flat()
    const [seldom, often] = [600, 380].map((days) =>
      finish(leaversModel(orders(yearly(days)), rules, lastDay, seeded(1))),
    )
    expect([seldom?.proof, seldom?.soonest]).toEqual([null, 150])
    expect(often?.soonest).toBe(null)
  })
})
