import type { Orders } from '../../workers/miners/leavers/kernel.ts'
import type { Rules } from '../../workers/miners/leavers/model.ts'
import { seeded } from '../../workers/numeric/random.ts'

export const rules: Rules = { silence: 0, calls: 100, cost: 1, success: 10, margin: 0, saved: 0, group: '' }
export const firstDay = 18_000
export const lastDay = firstDay + 699

export type Row = [customer: number, day: number, revenue: number]

export function orders(rows: Row[]): Orders {
  const sorted = [...rows].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const none = { codes: new Int32Array(sorted.length), labels: [''] }
  return {
    rows: sorted.length,
    customer: Int32Array.from(sorted, ([who]) => who),
    day: Int32Array.from(sorted, ([, day]) => day),
    revenue: Float64Array.from(sorted, ([, , revenue]) => revenue),
    refund: new Float64Array(sorted.length),
    coupon: none,
    product: none,
  }
}

/** Everybody has a rhythm of their own, every 3 to 90 days, and may leave for good after any order. */
export function shop(seed: number, { people = 600, days = 700, leave = 0.08 } = {}): Row[] {
  const random = seeded(seed)
  const rows: Row[] = []
  for (let who = 0; who < people; who++) {
    const every = 3 * 30 ** random()
    for (let day = random() * days; day < days; day += -Math.log(1 - random()) * every) {
      rows.push([who, firstDay + Math.floor(day), 10 + Math.floor(random() * 40)])
      if (random() < leave) break
    }
  }
  return rows
}
