import { describe, expect, it } from 'vitest'
import type { Letters } from '../../src/contract/miner.ts'
import { leaversModel } from '../../workers/miners/leavers/model.ts'
import { heardUntil, tonesOf } from '../../workers/miners/leavers/tones.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finish } from '../cluster/support.ts'
import { lastDay, orders, rules, shop } from './leavers-shop.ts'

const sour = 'Terrible. It arrived broken and late, I am very disappointed.'
const sweet = 'Great product, I am very happy with it.'

function letters(told: (readonly [customer: number, day: number, text: string])[]): Letters {
  const labels = [...new Set(told.map(([, , text]) => text))]
  return {
    rows: told.length,
    customer: Int32Array.from(told, ([who]) => who),
    day: Int32Array.from(told, ([, day]) => day),
    title: { codes: new Int32Array(told.length), labels: [''] },
    text: { codes: Int32Array.from(told, ([, , text]) => labels.indexOf(text)), labels },
  }
}

describe('how customers sound', () => {
  const tones = finish(
    tonesOf(
      letters([
        [7, 120, sour],
        [7, 100, sweet],
        [9, -1, sour],
        [4, 90, sweet],
      ]),
      Int32Array.of(4, 7, 9),
    ),
  )

  it('is that of the last dated text until a day, for a year', () => {
    expect(heardUntil(tones, 1, 110)).toMatchObject({ heard: 10 })
    expect(heardUntil(tones, 1, 110).tone).toBeGreaterThan(0.5)
    expect(heardUntil(tones, 1, 125).tone).toBeLessThan(-0.5)
    expect(heardUntil(tones, 1, 99).tone).toBeNaN()
    expect(heardUntil(tones, 2, 125).tone).toBeNaN()
    expect(heardUntil(tones, 0, 90 + 366).tone).toBeNaN()
  })

  const rows = shop(1)
  const label = 'The last thing they wrote was unhappy'
  const last = new Map<number, number>()
  for (const [who, day] of rows) last.set(who, Math.max(last.get(who) ?? 0, day))
  const asked = (told?: Letters) =>
    finish(leaversModel(orders(rows), rules, lastDay, seeded(1), undefined, told))
  const signs = (told?: Letters) => asked(told).proof?.signs ?? []

  it('is a warning sign where those who left were unhappy, with the days it comes before', () => {
    const told = rows.map(([who, day]) => {
      const isLast = day === last.get(who) && day < lastDay - 60
      return [who, day, isLast ? sour : sweet] as const
    })
    const sign = signs(letters(told)).find((one) => one.label === label)
    expect(sign?.found).toBe(true)
    expect(sign?.lead).toBeGreaterThan(0)
  })

  it('is none where texts say nothing of leaving, and is not looked at where nobody writes', () => {
    const random = seeded(3)
    const told = rows.map(([who, day]) => [who, day, random() < 0.3 ? sour : sweet] as const)
    expect(signs(letters(told)).find((one) => one.label === label)?.found).toBe(false)
    expect(signs().some((one) => one.label === label)).toBe(false)
  })
})
