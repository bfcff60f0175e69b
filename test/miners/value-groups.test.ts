import { expect, it } from 'vitest'
import { valueModel } from '../../workers/miners/value/model.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { run } from '../lifetime/support.ts'
import { columns } from '../support/people.ts'

const today = 20_000
const asked = { months: 12, discount: 0, margin: 0, rule: 'auto', saved: 0 } as const

/** Bills every 30 days until somebody leaves for good: who is late is gone. */
function billed(seed: number): [number, number, number, string][] {
  const random = seeded(seed)
  const rows: [number, number, number, string][] = []
  for (let who = 0; who < 350; who++) {
    const fee = 15 + 10 * Math.floor(4 * random())
    const leaves = 0.01 + 0.03 * random()
    for (let day = today - 730 + 900 * random(), stays = true; stays && day <= today + 400; day += 30) {
      rows.push([who, Math.floor(day), fee, ''])
      stays = random() >= leaves
    }
  }
  return rows
}

it('the range of each group holds what came of it, in nearly all groups of shops that send bills', () => {
  let [groups, held] = [0, 0]
  for (const seed of [11, 12, 13, 14]) {
    const rows = billed(seed)
    const orders = columns(rows.filter(([, day]) => day <= today))
    const model = run(valueModel({ ...orders, rows: orders.day.length }, asked, today, seeded(1)))
    const came = new Float64Array(model.sums.length)
    const group = new Map(
      [...model.keys].map((key, i) => [key, model.tiers.of[model.standing.who.indexOf(i)]]),
    )
    for (const [who, day, money] of rows) {
      const of = group.get(who)
      if (of !== undefined && day > today && day <= today + model.days) came[of] = (came[of] ?? 0) + money
    }
    for (const [g, { customers, low, high }] of model.sums.entries()) {
      if (customers < 5) continue
      groups++
      if ((came[g] ?? 0) >= low && (came[g] ?? 0) <= high) held++
    }
  }
  expect(groups).toBeGreaterThan(14)
  expect(held / groups).toBeGreaterThan(0.9)
})
