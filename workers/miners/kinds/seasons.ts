import type { Seen } from '../../numeric/foreseen.ts'
import { within } from '../../numeric/progress.ts'
import { type Closure, dateOf } from '../closures.ts'
import { missOf, offAhead, shifted, yearsBefore } from '../season.ts'
import { shareAhead } from '../share-ahead.ts'
import type { People, Rows } from './people.ts'
import { type Final, sharesOf } from './present.ts'
import { alike, type Past, type PeriodTask, pastOn, type Rhythm } from './rhythm.ts'
import type { Trial } from './trial.ts'

/** What a period is foretold from: the shop, the days looked at, and today. */
export interface Looked {
  readonly people: People
  readonly data: Rows
  readonly rhythm: Rhythm
  readonly shut: readonly Closure[]
  readonly period: PeriodTask
  readonly asOf: number
}

/**
 * The same way with its chances at the level of the period ahead: of each class, by how much they were off on the days looked at and on
 * this day in years before. Yields the share done.
 */
export function* atThisSeason(looked: Looked, final: Final, trial: Trial): Generator<number, Final> {
  const { shut, period, asOf, rhythm } = looked
  const years = yield* within(pastsBefore(looked), 0, 0.6)
  const seen: Seen<number>[][] = Array.from({ length: final.classes }, () => [])
  for (const { day, features, came } of [...years, ...period.looked]) {
    const shares = yield* within(sharesOf(final, trial, alike(features, trial.task.features)), 0.6, 0.6)
    if (came.length === 0) continue
    for (const [k, own] of seen.entries()) {
      const said = Float64Array.from(came, (_, row) => shares[row * final.classes + k] ?? 0)
      const is = Uint8Array.from(came, (kind) => (period.classOf[kind] === k ? 1 : 0))
      own.push({ at: dateOf(shut, day), ...missOf(said, is) })
    }
  }
  const by = seen.map((own) => offAhead(own, asOf + 1, rhythm.days).bias)
  yield 1
  return { ...final, apply: (shares) => move(final, shares, by) }
}

function* pastsBefore({ people, data, rhythm, shut, period, asOf }: Looked): Generator<number, Past[]> {
  const { days } = rhythm
  const known = { shut, first: people.first + days, looked: period.looked.map(({ day }) => day) }
  const found: Past[] = []
  const wanted = yearsBefore(asOf + 1, days, known)
  for (const [k, day] of wanted.entries())
    found.push(yield* within(pastOn(people, data, day, days), k / wanted.length, (k + 1) / wanted.length))
  return found
}

/** Chances of each class moved by log-odds, and together 1 again. */
function move({ apply, classes }: Final, shares: Float64Array, by: readonly number[]): void {
  apply(shares)
  for (let at = 0; at < shares.length; at += classes) {
    let sum = 0
    for (let k = 0; k < classes; k++) {
      shares[at + k] = shifted(shares[at + k] ?? 0, by[k] ?? 0)
      sum += shares[at + k] ?? 0
    }
    for (let k = 0; k < classes; k++) shares[at + k] = (shares[at + k] ?? 0) / sum
  }
}

/** How many of so many may be sorted rightly in the period ahead, by how many were on each day tried. */
export function rightAhead({ task, sheets, actual }: Trial, next: number): ReturnType<typeof shareAhead> {
  const called = sheets[0]?.called ?? new Int32Array()
  let at = 0
  const days = (task.repeats[0] ?? []).map(({ test }) => {
    const rows = actual.subarray(at, at + test.length)
    const hits = rows.reduce((n, own, i) => n + (own === called[at + i] ? 1 : 0), 0)
    at += test.length
    return { called: test.length, hits }
  })
  return shareAhead(days, next)
}
