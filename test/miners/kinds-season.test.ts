import { describe, expect, it } from 'vitest'
import { kindsModel } from '../../workers/miners/kinds/model.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finish } from '../cluster/support.ts'
import { rowsOf } from './kinds-shop.ts'

const year = 365.25
const today = 20_269

/** Half of the customers come for Christmas alone, once or twice, half all year; today is the middle of a year, before its second half. */
function gifts(seed: number): number[][] {
  const random = seeded(seed)
  const wait = (mean: number) => -Math.log(1 - random()) * mean
  return Array.from({ length: 700 }, () => {
    const first = today - 1_700 + 1_800 * random()
    const end = Math.min(today + 400, first + wait(1_500))
    const days: number[] = []
    if (random() < 0.6) {
      for (let feast = today + 165 - 6 * year; feast < end; feast += year)
        if (feast > first && random() < 0.8) {
          days.push(Math.floor(feast + 20 * random()))
          if (random() < 0.3) days.push(Math.floor(feast + 30))
        }
    } else {
      const pace = 50 + 60 * random()
      for (let day = first; day < end; day += wait(pace)) days.push(Math.floor(day))
    }
    return days
  })
}

function held(seed: number) {
  const shop = gifts(seed)
  const known = shop.map((days) => ({ traits: {}, days: days.filter((day) => day <= today) }))
  const asked = { by: 'rhythm', label: '', group: '', protected: false } as const
  const model = finish(kindsModel(rowsOf(known), asked, today, seeded(1)))
  if (model.mode !== 'rhythm' || !model.found || !model.ahead) return null
  const { found, classes, people, rhythm, ahead } = model
  const end = today + rhythm.days
  const came = Array.from(found.people, (person): number => {
    const days = shop[people.keys[person] ?? 0] ?? []
    const n = new Set(days.filter((day) => day > today && day <= end)).size
    return classes.length === 3 ? (n >= 3 ? 0 : n > 0 ? 1 : 2) : n > 0 ? 0 : 1
  })
  const none = classes.length - 1
  const right = came.filter((kind, i) => kind === found.called.called[i]).length / came.length
  return {
    said: came.reduce((sum, _, i) => sum + (found.called.shares[i * classes.length + none] ?? 0), 0),
    left: came.filter((kind) => kind === none).length,
    holds: ahead.range.low <= right && right <= ahead.range.high,
    wide: ahead.range.high - ahead.range.low,
  }
}

describe('how they come, in a shop with a season', () => {
  const shops = [1, 2, 3, 4, 5, 6].flatMap((seed) => held(seed) ?? [])

  it('as many place no order as chances add up to', () => {
    const sum = (of: (shop: (typeof shops)[number]) => number) => shops.reduce((all, one) => all + of(one), 0)
    expect(shops.length).toBeGreaterThanOrEqual(5)
    expect(Math.abs(Math.log(sum(({ said }) => said) / sum(({ left }) => left)))).toBeLessThan(0.12)
  })

  it('as many are sorted rightly as the range says, and it says something', () => {
    expect(shops.filter(({ holds }) => holds).length).toBeGreaterThanOrEqual(shops.length - 1)
    expect(Math.min(...shops.map(({ wide }) => wide))).toBeLessThan(0.6)
  })
})
