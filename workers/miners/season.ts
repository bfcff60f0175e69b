import { logistic } from '../models/fitted.ts'
import { type Foreseen, foreseen, kernelsOf, type Seen } from '../numeric/foreseen.ts'
import { type Closure, shutAfter } from './closures.ts'

const year = 365
const mostYears = 3
/** Days closer than this part of a window count as the same. */
const nearby = 8
/** What days share fades by e in so many windows; a day of the year is like those up to a month away. */
const memory = 2
const alike = 0.5
const grids = { shared: [0.03, 0.15, 0.4], season: [0, 0.3, 0.9], luck: [0.05, 0.15, 0.35] } as const
const scales = { shared: 0.2, season: 0.4, luck: 0.1 } as const

/**
 * By how much chances for a window of days after `today` are off, in log-odds, by how much they were after days before it (dates): days near
 * to each other, and the same days of the year (MacKay 1998, the periodic kernel), are off alike.
 */
export function offAhead(seen: readonly Seen<number>[], today: number, window: number): Foreseen {
  const kernels = kernelsOf<number, keyof typeof grids>(grids, scales, ({ shared, season, luck }) => ({
    luck: luck ** 2,
    together: (a, b) =>
      shared ** 2 * Math.exp(-Math.abs(a - b) / (memory * window)) +
      season ** 2 * Math.exp((-2 * Math.sin((Math.PI * (a - b)) / year) ** 2) / alike ** 2),
  }))
  return foreseen(seen, today, kernels)
}

/** Whether so many days ago was this time of the year, for windows shorter than one. */
export function isThisSeason(ago: number, window: number): boolean {
  const apart = Math.abs(ago - year * Math.round(ago / year))
  return ago > year / 2 && window < year && apart <= window / nearby
}

/** This day in years before, as days of which those the shop was shut are left out; none before `first`, nor near to one of `looked`. */
export function yearsBefore(
  today: number,
  window: number,
  { shut, first, looked }: { shut: readonly Closure[]; first: number; looked: readonly number[] },
): number[] {
  if (window >= year) return []
  const dates = Array.from({ length: mostYears }, (_, k) => today - (k + 1) * year)
  const days = dates.map((date) => date + shutAfter(shut, date))
  const isNew = (day: number) => looked.every((one) => Math.abs(one - day) > window / nearby)
  return days.filter((day) => day >= first && isNew(day))
}

/** The log-odds by which chances must move so that it happens as often as it did, half a row drawn to each side, and their variance. */
export function missOf(said: Float64Array, outcome: Uint8Array): { value: number; noise: number } {
  const [n, happened] = [said.length, outcome.reduce((sum, one) => sum + one, 0)]
  const odds = said.map((p) => Math.log(Math.max(1e-9, p) / Math.max(1e-9, 1 - p)))
  const wanted = (n * (happened + 0.5)) / (n + 1)
  let [value, spread] = [0, 1]
  for (let step = 0; step < 20; step++) {
    let sum = 0
    spread = 1e-9
    for (const one of odds) {
      const p = logistic(one + value)
      sum += p
      spread += p * (1 - p)
    }
    const move = Math.max(-1, Math.min(1, (wanted - sum) / spread))
    value += move
    if (Math.abs(move) < 1e-6) break
  }
  return { value, noise: 1 / spread }
}

/** A chance moved by so much in log-odds. */
export const shifted = (p: number, by: number) => logistic(Math.log(p / (1 - p)) + by)
