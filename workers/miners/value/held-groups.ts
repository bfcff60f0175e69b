import { skewedInterval } from '../../lifetime/sure.ts'
import { type Interval, z95 } from '../../numeric/interval.ts'
import type { Standing } from './kernel.ts'
import type { Promised } from './past.ts'
import { type Tier, tiersOf } from './tiers.ts'

/** Customers of one kind of group on the tested day: the money they were promised in all, and what came of them. */
export interface HeldGroup {
  customers: number
  promised: number
  came: number
}

export type HeldGroups = ReadonlyMap<Tier['kind'], HeldGroup>

/** A promise of the past, group by group; `alive` as in `tiersOf`. Yields the share done. */
export function* heldGroups(
  { money }: Promised,
  alive: Float64Array | null,
  standing: Standing,
): Generator<number, HeldGroups> {
  const { tiers, of } = yield* tiersOf(standing, alive)
  const found = new Map<Tier['kind'], HeldGroup>()
  for (let i = 0; i < of.length; i++) {
    const { kind } = tiers[of[i] ?? 0] ?? {}
    if (!kind) continue
    const group = found.get(kind) ?? { customers: 0, promised: 0, came: 0 }
    group.customers++
    group.promised += money[i] ?? 0
    group.came += standing.later.money[i] ?? 0
    found.set(kind, group)
  }
  return found
}

/**
 * Range of what a group brings. Of groups that hardly come any more the models know least: theirs is widened, to the side
 * on which such a group missed on the tested day, by as much for each customer, and begins at nothing where nothing came then.
 */
export function groupRange(
  { value, customers, variance }: { value: number; customers: number; variance: number },
  kind: Tier['kind'],
  held: HeldGroup | undefined,
  times: number,
): Interval {
  const known = kind === 'steady' ? undefined : held
  const missed = known ? ((known.came - known.promised) / known.customers) * customers * times : 0
  if (!(value > 0)) return { low: 0, high: z95 * Math.abs(missed) }
  const wider = (by: number) => skewedInterval(value, variance + by ** 2)
  const low = known?.came === 0 ? 0 : wider(Math.min(0, missed)).low
  return { low, high: wider(Math.max(0, missed)).high }
}
