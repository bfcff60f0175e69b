import { describe, expect, it } from 'vitest'
import { expectedIn } from '../../workers/miners/leavers/level.ts'
import { type LeaversModel, leaversModel } from '../../workers/miners/leavers/model.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finish } from '../cluster/support.ts'
import { orders, type Row, rules } from './leavers-shop.ts'

const year = 365.25
const today = 7_000 + Math.round(4 * year)

/** A garden centre on the day its spring is over: most orders of a year came in the 100 days before, some in autumn. */
function garden(seed: number, season: boolean): Row[] {
  const random = seeded(seed)
  const rows: Row[] = []
  const wait = (mean: number) => -Math.log(1 - random()) * mean
  for (let who = 0; who < 500; who++) {
    const first = today - 1_460 + random() * 1_500
    const end = Math.min(today + 400, first + wait(1_100))
    const normal = Math.sqrt(2 * wait(1)) * Math.cos(2 * Math.PI * random())
    const pace = 40 * Math.exp(0.6 * normal)
    for (let day = first; day < end; day += wait(pace)) {
      const ago = (((today - day) % year) + year) % year
      const open = ago < 100 ? 0.9 : ago > 230 && ago < 280 ? 0.3 : 0.05
      if (random() < (season ? open : 0.3)) rows.push([who, Math.floor(day), 30])
    }
  }
  return rows
}

interface Held {
  model: LeaversModel
  left: number
}

function held(seed: number, season: boolean): Held {
  const rows = garden(seed, season)
  const model = finish(leaversModel(orders(rows), rules, today, seeded(1)))
  const end = today + model.glance.quiet
  const came = new Set(rows.filter(([, day]) => day > today && day <= end).map(([who]) => who))
  const left = model.people.reduce((n, p) => n + (came.has(model.history.keys[p] ?? -1) ? 0 : 1), 0)
  return { model, left }
}

const seeds = [1, 2, 3, 4, 5, 6]

describe('a shop with a season', () => {
  const shops = seeds.map((seed) => held(seed, true)).filter(({ model }) => model.present)

  it('expects as many to leave as do, within its range', () => {
    let [sum, came, inside] = [0, 0, 0]
    for (const { model, left } of shops) {
      const { chance, level } = model.present ?? {}
      if (!chance || !level) continue
      const expected = expectedIn(chance, level)
      sum += expected.value
      came += left
      if (expected.low <= left && left <= expected.high) inside++
    }
    expect(shops.length).toBeGreaterThanOrEqual(5)
    expect(Math.abs(Math.log(sum / came))).toBeLessThan(0.2)
    expect(inside).toBeGreaterThanOrEqual(shops.length - 1)
  })

  it('tells what this time of earlier years was like', () => {
    for (const { model } of shops) {
      const { years = 0, said = 0, left = 0 } = model.present?.level ?? {}
      expect(years).toBeGreaterThanOrEqual(1)
      expect(left).toBeGreaterThan(1.5 * said)
    }
  })
})

it('a shop without a season keeps its chances as they are', () => {
  const moved = seeds.map((seed) => Math.abs(held(seed, false).model.present?.level.bias ?? 0))
  expect(moved.reduce((a, b) => a + b) / seeds.length).toBeLessThan(0.12)
})
