import { descending } from '../../evaluate/judged.ts'
import { type Interval, wilson } from '../../numeric/interval.ts'
import { finish } from '../../numeric/progress.ts'
import { shareAhead } from '../share-ahead.ts'
import { type Level, levelAsIs } from './level.ts'
import type { Scene } from './scenes.ts'

/** Whom we would have called on a day of the past, and what came of it. */
export interface Called {
  asOf: number
  /** Customers one could still lose, and how many of them left. */
  people: number
  left: number
  called: number
  /** Of the called: who left; and of as many called by the simplest rule, longest silent first. */
  hits: number
  bySilence: number
}

/** All days together; shares 0–1, `interval` that of `share`. */
export interface CalledInAll extends Omit<Called, 'asOf'> {
  share: number
  interval: Interval
  /** Called next, what share of them is expected to leave, and may: beside what chance leaves open, days differ. */
  next: number
  expected: number
  range: Interval
  atRandom: number
  silenceShare: number
}

/** At most one in five is called: of a list that holds nearly everybody nothing could be said. */
const atMost = 0.2

/** How many are called of so many. */
export function callable(people: number, capacity: number): number {
  return Math.max(1, Math.min(capacity, Math.floor(people * atMost)))
}

/** `scores` of all rows of the scenes, one scene after the other. */
export function* calledThen(
  tested: readonly Scene[],
  scores: Float64Array,
  capacity: number,
): Generator<number, Called[]> {
  const list: Called[] = []
  let at = 0
  for (const { glance, people, outcome, features } of tested) {
    yield list.length / tested.length
    const n = people.length
    const called = callable(n, capacity)
    const silent = features.columns.find(({ name }) => name === 'silent')
    const own = hitsAmong(best(scores.subarray(at, at + n), called), outcome)
    const rule = silent?.kind === 'number' ? hitsAmong(best(silent.values, called), outcome) : 0
    list.push({ asOf: glance.asOf, people: n, left: count(outcome), called, hits: own, bySilence: rule })
    at += n
  }
  return list
}

/** `next`: how many are called now, in a window whose level is foreseen. */
export function inAll(list: readonly Called[], next: number, level: Level = levelAsIs): CalledInAll {
  const sum = (of: (one: Called) => number) => list.reduce((total, one) => total + of(one), 0)
  const [people, left, called] = [sum((c) => c.people), sum((c) => c.left), sum((c) => c.called)]
  const [hits, bySilence] = [sum((c) => c.hits), sum((c) => c.bySilence)]
  const atRandom = sum((c) => (c.called * c.left) / Math.max(1, c.people)) / Math.max(1, called)
  return {
    people,
    left,
    called,
    hits,
    bySilence,
    share: hits / Math.max(1, called),
    interval: wilson(hits, Math.max(1, called)),
    next,
    ...shareAhead(list, next, level),
    atRandom,
    silenceShare: bySilence / Math.max(1, called),
  }
}

/** Rows with the highest values; of equal ones the first. */
export function best(values: Float64Array, wanted: number): Int32Array {
  return finish(descending(values)).slice(0, wanted)
}

function hitsAmong(rows: Int32Array, outcome: Uint8Array): number {
  return rows.reduce((hits, row) => hits + (outcome[row] ?? 0), 0)
}

function count(outcome: Uint8Array): number {
  return outcome.reduce((sum, one) => sum + one, 0)
}
