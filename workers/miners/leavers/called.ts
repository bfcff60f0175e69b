import { mcnemar } from '../../evaluate/comparison.ts'
import { descending } from '../../evaluate/judged.ts'
import type { Features } from '../../models/features.ts'
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
  /** Of the called: who left; and of as many called by the simplest rule. */
  hits: number
  byRule: number
  /** Called here and not by the simplest rule: as many were called by that one alone. */
  apart: number
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
  ruleShare: number
}

/** At most one in five is called: of a list that holds nearly everybody nothing could be said. */
const atMost = 0.2

/** How many are called of so many. */
export function callable(people: number, capacity: number): number {
  return Math.max(1, Math.min(capacity, Math.floor(people * atMost)))
}

/** `scores` of all rows of the scenes, one scene after the other; `simplest` those of the rule they are held against: longest silent first. */
export function* calledThen(
  tested: readonly Scene[],
  scores: Float64Array,
  capacity: number,
  simplest?: Float64Array,
): Generator<number, Called[]> {
  const list: Called[] = []
  let at = 0
  for (const { glance, people, outcome, features } of tested) {
    yield list.length / tested.length
    const n = people.length
    const called = callable(n, capacity)
    const own = best(scores.subarray(at, at + n), called)
    const rule = best(simplest?.subarray(at, at + n) ?? silenceOf(features), called)
    const common = new Set(rule)
    list.push({
      ...{ asOf: glance.asOf, people: n, left: count(outcome), called },
      ...{ hits: hitsAmong(own, outcome), byRule: hitsAmong(rule, outcome) },
      apart: own.reduce((only, row) => only + (common.has(row) ? 0 : 1), 0),
    })
    at += n
  }
  return list
}

function silenceOf({ rows, columns }: Features): Float64Array {
  const silent = columns.find(({ name }) => name === 'silent')
  return silent?.kind === 'number' ? silent.values : new Float64Array(rows)
}

/**
 * Whether more or fewer left of those called than of those the simplest rule calls, beyond chance: who is called by one of them
 * alone is rightly called by it, or rightly left alone by the other (McNemar 1947, exact, 5 %).
 */
export function isUnlikeRule({ hits, byRule, apart, people }: Omit<Called, 'asOf'>): boolean {
  return mcnemar(apart + hits - byRule, apart + byRule - hits, people).p < 0.05
}

/** `next`: how many are called now, in a window whose level is foreseen. */
export function inAll(list: readonly Called[], next: number, level: Level = levelAsIs): CalledInAll {
  const sum = (of: (one: Called) => number) => list.reduce((total, one) => total + of(one), 0)
  const [people, left, called] = [sum((c) => c.people), sum((c) => c.left), sum((c) => c.called)]
  const [hits, byRule] = [sum((c) => c.hits), sum((c) => c.byRule)]
  const atRandom = sum((c) => (c.called * c.left) / Math.max(1, c.people)) / Math.max(1, called)
  return {
    people,
    left,
    called,
    hits,
    byRule,
    apart: sum((c) => c.apart),
    share: hits / Math.max(1, called),
    interval: wilson(hits, Math.max(1, called)),
    next,
    ...shareAhead(list, next, level),
    atRandom,
    ruleShare: byRule / Math.max(1, called),
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
