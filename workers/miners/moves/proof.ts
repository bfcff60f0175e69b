import { descending } from '../../evaluate/judged.ts'
import { isUnlikeDrawn, isUnlikePicked } from '../../evaluate/picked.ts'
import { within } from '../../numeric/progress.ts'
import { openTo } from './actions.ts'
import type { Chances, Scene } from './chance.ts'
import { type Discounts, discountsOf, usualOf } from './discounts.ts'
import { nothing } from './found.ts'
import { type History, type Standing, spentAfter, untilDay } from './kernel.ts'
import { prospectsOf } from './prospects.ts'
import { reachOf } from './reach.ts'
import type { Rules } from './rules.ts'
import { termsOf } from './terms.ts'
import { movesOf } from './weigh.ts'
import { worthOf } from './worth.ts'

/** Whom the same rules would have named on a day of the past, by orders alone, and what then came. Means per person, in revenue. */
export interface Proof {
  asOf: number
  named: number
  /** People who could have been named. */
  known: number
  spent: number
  atRandom: number
  /** As many who had spent most by then. */
  best: number
  came: number
  foretold: number
  /** As many as if everybody were as likely. */
  plain: number
  /** Whether what they spent lies beyond what chance, and what the best customers, would have. */
  isUnlike: { atRandom: boolean; best: boolean }
}

interface Given {
  history: History
  chances: Chances
  rules: Rules
  days: number
}

const chunk = 1 << 14

/** Null where the past holds too few days, or nobody would have been named. Yields the share done. */
export function* proofOf({ history, chances, rules, days }: Given): Generator<number, Proof | null> {
  const [scene] = chances.scenes
  const table = chances.earlier
  if (!scene || !table) return null
  const { standing } = scene
  const then = yield* within(untilDay(history, scene.asOf), 0, 0.1)
  const worth = yield* within(worthOf(then), 0.1, 0.2)
  const discounts: Discounts = yield* within(discountsOf(then, usualOf(standing, then)), 0.2, 0.3)
  const { allowed } = reachOf(then, standing, { ...rules, unknown: true })
  const open = yield* within(openTo(standing, nothing), 0.3, 0.4)
  const known = { standing, chances: { table }, worth, discounts, found: nothing }
  const prospects = yield* within(prospectsOf(known, days), 0.4, 0.5)
  const asked = { open, prospects, terms: termsOf(rules, discounts), allowed, spread: worth.spread }
  const { plan } = yield* within(movesOf(asked, rules), 0.5, 0.8)
  const named = Uint8Array.from(standing.who, (_, i) => ((plan.chosen[i] ?? -1) >= 0 ? 1 : 0))
  const count = named.reduce((sum, one) => sum + one, 0)
  if (count === 0) return null
  const best = yield* within(bestOf(standing, allowed, count), 0.8, 0.9)
  const { spent, came } = yield* within(outcomes(history, scene, days), 0.9, 1)
  const foretold = named.reduce((sum, one, i) => sum + (one === 1 ? (prospects.chance[i] ?? 0) : 0), 0)
  return {
    ...{ asOf: scene.asOf, named: count, known: allowed.reduce((sum, one) => sum + one, 0), foretold },
    ...{ came: came.reduce((sum, one, i) => sum + one * (named[i] ?? 0), 0), plain: table.all * count },
    ...{ spent: meanOf(spent, named), atRandom: meanOf(spent, allowed), best: meanOf(spent, best) },
    isUnlike: unlikeOf(spent, named, best, allowed),
  }
}

function* bestOf({ spent }: Standing, allowed: Uint8Array, count: number): Generator<number, Uint8Array> {
  const order = yield* descending(
    spent.map((money, i) => (allowed[i] === 1 ? money : Number.NEGATIVE_INFINITY)),
  )
  const chosen = new Uint8Array(spent.length)
  for (const i of order.subarray(0, count)) chosen[i] = 1
  return chosen
}

/** What each one spent in the days after, and whether they came at all. */
function* outcomes(
  history: History,
  { standing, asOf }: Scene,
  days: number,
): Generator<number, { spent: Float64Array; came: Uint8Array }> {
  const { who } = standing
  const [spent, came] = [new Float64Array(who.length), new Uint8Array(who.length)]
  for (let i = 0; i < who.length; i++) {
    if (i % chunk === 0) yield i / who.length
    const after = spentAfter(history, who[i] ?? 0, asOf, days)
    spent[i] = after.spent
    came[i] = after.came ? 1 : 0
  }
  return { spent, came }
}

function meanOf(values: Float64Array, chosen: Uint8Array): number {
  const people = chosen.reduce((sum, one) => sum + one, 0)
  return values.reduce((sum, value, i) => sum + value * (chosen[i] ?? 0), 0) / Math.max(1, people)
}

function unlikeOf(
  spent: Float64Array,
  named: Uint8Array,
  best: Uint8Array,
  allowed: Uint8Array,
): Proof['isUnlike'] {
  const known = <T extends Float64Array | Uint8Array>(values: T) =>
    values.filter((_, i) => allowed[i] === 1) as T
  const [ours, top, all] = [known(named), known(best), known(spent)]
  return { atRandom: isUnlikeDrawn(ours, all), best: isUnlikePicked(ours, top, all) }
}
