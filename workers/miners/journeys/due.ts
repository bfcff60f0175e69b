import { z95 } from '../../numeric/interval.ts'
import { within } from '../../numeric/progress.ts'
import type { Sequences } from '../../patterns/sequences.ts'
import { everyNth } from '../../patterns/sequences-shuffle.ts'
import { type Levels, leastWaits, levels, personal } from './levels.ts'
import { type Pairs, pairsOf } from './pairs.ts'

/** Who is due on a day: sequences, of each the item whose interval has passed the farthest, and how many are due for each item. */
export interface Due {
  sequence: Int32Array
  item: Int32Array
  /** Places of these among the pairs. */
  pair: Int32Array
  /** How often it was bought, days since, and the days after which it usually is again. */
  times: Int32Array
  since: Int32Array
  usual: Int32Array
  ofItem: Int32Array
}

/** Who was due on days of the past: how many bought what they were due for in the `days` after, and as many buyers of the same at random. */
export interface DueProof {
  days: number
  origins: number
  due: number
  hits: number
  /** Hits expected of as many who had bought the same, picked at random, and their variance. */
  chance: number
  variance: number
}

/** An item counts as bought again from so many waits and such a share of its buyers on. */
const needs = { waits: leastWaits, share: 0.1 }
const chunk = 1 << 16
const span = { from: 0.9, to: 2 }
/** Days of the past that are tried, items looked at for that, and who must have been due in all. */
const trial = { origins: 4, items: 400_000, fewest: 30, shortest: 7, longest: 90 }

/** 0 = not bought again often enough to tell, 1 = by who did so before, 2 = by half of its buyers, so that the others may be due, too. */
export function bought({ count, buyers, again }: Levels): Uint8Array {
  return Uint8Array.from(count, (waits, item) => {
    const [all, back] = [buyers[item] ?? 0, again[item] ?? 0]
    if (waits < needs.waits || back < needs.share * all) return 0
    return back < 0.5 * all ? 1 : 2
  })
}

/** Due: nine tenths of the interval have passed, and not twice. 4 bytes an item, 32 for each who is due. Yields the share done. */
export function* dueAmong(
  pairs: Pairs,
  model: Levels,
  again: Uint8Array,
  asOf: number,
): Generator<number, Due> {
  const [sequence, item, pair, usual]: [number[], number[], number[], number[]] = [[], [], [], []]
  const ofItem = new Int32Array(again.length)
  let farthest = 0
  for (let i = 0; i < pairs.size; i++) {
    if (i % chunk === 0) yield i / pairs.size
    const own = pairs.item[i] ?? 0
    const waits = pairs.waits[i] ?? 0
    if ((again[own] ?? 0) < (waits === 0 ? 2 : 1)) continue
    const interval = Math.exp(personal(model, pairs, i, waits, pairs.sum[i] ?? 0))
    const passed = (asOf - (pairs.lastDay[i] ?? 0)) / interval
    if (passed < span.from || passed > span.to) continue
    ofItem[own] = (ofItem[own] ?? 0) + 1
    const fresh = sequence.at(-1) !== pairs.sequence[i]
    if (fresh) sequence.push(pairs.sequence[i] ?? 0)
    if (!fresh && passed <= farthest) continue
    farthest = passed
    item[sequence.length - 1] = own
    pair[sequence.length - 1] = i
    usual[sequence.length - 1] = Math.max(1, Math.round(interval))
  }
  return {
    sequence: Int32Array.from(sequence),
    item: Int32Array.from(item),
    pair: Int32Array.from(pair),
    times: Int32Array.from(pair, (i) => 1 + (pairs.waits[i] ?? 0)),
    since: Int32Array.from(pair, (i) => asOf - (pairs.lastDay[i] ?? 0)),
    usual: Int32Array.from(usual),
    ofItem,
  }
}

/** Nobody is due for anything. */
export function nobody(items: number): Due {
  const none = () => new Int32Array()
  return {
    ...{ sequence: none(), item: none(), pair: none(), times: none(), since: none(), usual: none() },
    ofItem: new Int32Array(items),
  }
}

/** Such a list did better than chance, one-sided 2.5 %. */
export function isAboveChance({ hits, chance, variance }: DueProof): boolean {
  return hits - chance > z95 * Math.sqrt(variance)
}

/**
 * The list as it would have been on up to four days of the past, half a usual interval apart, each held against the time until the
 * next (rolling origins: Tashman 2000). Null where fewer than thirty were due. Memory: `pairsOf` once for each day. Yields the share done.
 */
export function* dueProof(all: Sequences, items: number, asOf: number): Generator<number, DueProof | null> {
  const db = everyNth(all, Math.ceil(all.items.length / trial.items))
  const days = yield* within(spanOf(db, items, asOf), 0, 0.2)
  const sum: DueProof = { days, origins: 0, due: 0, hits: 0, chance: 0, variance: 0 }
  for (let k = 1; k <= trial.origins; k++) {
    const from = 0.2 * k
    yield* within(addDay(sum, db, items, asOf - k * days), from, from + 0.2)
  }
  return sum.due < trial.fewest ? null : sum
}

function* spanOf(db: Sequences, items: number, asOf: number): Generator<number, number> {
  const pairs = yield* within(pairsOf(db, items, asOf), 0, 0.7)
  const { shop } = yield* within(levels(pairs, items, 0), 0.7, 1)
  return Math.round(Math.min(trial.longest, Math.max(trial.shortest, Math.exp(shop) / 2)))
}

function* addDay(sum: DueProof, db: Sequences, items: number, day: number): Generator<number, void> {
  const pairs = yield* within(pairsOf(db, items, day), 0, 0.6)
  const model = yield* within(levels(pairs, items, 0), 0.6, 0.8)
  const due = yield* within(dueAmong(pairs, model, bought(model), day), 0.8, 1)
  if (due.sequence.length === 0) return
  const came = (i: number) => Number((pairs.next[i] ?? 0) > 0 && (pairs.next[i] ?? 0) <= sum.days)
  const [buyers, hits] = [new Float64Array(items), new Float64Array(items)]
  for (let i = 0; i < pairs.size; i++) {
    const item = pairs.item[i] ?? 0
    buyers[item] = (buyers[item] ?? 0) + 1
    hits[item] = (hits[item] ?? 0) + came(i)
  }
  sum.origins++
  for (const [k, i] of due.pair.entries()) {
    const share = (hits[due.item[k] ?? 0] ?? 0) / Math.max(1, buyers[due.item[k] ?? 0] ?? 0)
    sum.due++
    sum.hits += came(i)
    sum.chance += share
    sum.variance += share * (1 - share)
  }
}
