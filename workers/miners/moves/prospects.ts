import { type Chances, cellOf } from './chance.ts'
import type { Discounts } from './discounts.ts'
import type { Found } from './found.ts'
import type { Standing } from './kernel.ts'
import type { Worth } from './worth.ts'

/** What is known of each person of a standing. `cell`: what shares one estimate of the chance; `variance` of that estimate. */
export interface Prospects {
  chance: Float64Array
  worth: Float64Array
  dependence: Float64Array
  cell: Int32Array
  variance: Float64Array
}

interface Known {
  standing: Standing
  chances: Pick<Chances, 'table'>
  worth: Worth
  discounts: Discounts
  found: Pick<Found, 'leaving'>
  /** Payments are bills: who stays pays them all. */
  bills?: boolean
}

/** Cells of people whose chance another question tells: tenths of it. */
const tenths = 1000
const chunk = 1 << 13
const [least, most] = [0.002, 0.998]

/**
 * The chance to order within so many days: by who is leaving, where that is told (no order in D days with chance c is none in H days with
 * c^(H / D), a constant rate), else by the table of the shop's own past. Yields the share done.
 */
export function* prospectsOf(known: Known, days: number): Generator<number, Prospects> {
  const { standing, chances, worth, discounts, found, bills = false } = known
  const n = standing.who.length
  const out: Prospects = {
    chance: new Float64Array(n),
    worth: new Float64Array(n),
    dependence: new Float64Array(n),
    cell: new Int32Array(n),
    variance: new Float64Array(n),
  }
  const { table } = chances
  for (let i = 0; i < n; i++) {
    if (i % chunk === 0) yield i / n
    const who = standing.who[i] ?? 0
    const leaving = found.leaving?.chance[who] ?? Number.NaN
    const cell = cellOf(standing, i)
    const told = !Number.isNaN(leaving)
    const stays = told
      ? 1 - leaving ** (days / (found.leaving?.days[who] || days))
      : (table.chance[cell] ?? 0)
    out.chance[i] = Math.min(most, Math.max(least, stays))
    const times = bills ? Math.max(1, days / (standing.usual[i] ?? days)) : 1
    out.worth[i] = times * (worth.each[who] ?? 0)
    out.dependence[i] = discounts.dependence[who] ?? 0
    out.cell[i] = told ? tenths + Math.floor(10 * stays) : cell
    out.variance[i] = table.variance[cell] ?? 0
  }
  return out
}
