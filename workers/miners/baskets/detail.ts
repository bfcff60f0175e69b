import { monthOf } from '../../numeric/calendar.ts'
import { within } from '../../numeric/progress.ts'
import { itemCounts } from '../../patterns/baskets.ts'
import { lookupOf } from '../../patterns/lookup.ts'
import { type Gathered, sizeOf } from './kernel.ts'
import type { Judged } from './model.ts'

/** What is told of the best rules beside their counts. */
export interface Detail {
  /** Rules by what they are worth, held ones first, and of these what no other says; by the baskets above chance where nothing is known of money. */
  order: number[]
  /** By place in `order`: whether another rule says the same (`repeatsIn`). */
  repeats: boolean[]
  /** By place in `order`: money of what follows, above chance, per 1,000 baskets. */
  worth: number[]
  /** Baskets a month, and with each of the first rules; months since 1970. */
  firstMonth: number
  months: number[]
  together: number[][]
  /** Whole baskets that hold the first rules, and how many there are of each. */
  examples: { items: number[]; baskets: number; rule: number }[]
  /** Named customers who have what is given and never had what follows, by place in `order`. */
  wanting: Int32Array[]
  /** How many customers are named. */
  named: number
}

const trends = 3
const exampled = 5
const audiences = 8
const largestExample = 8

/**
 * Two passes over the baskets: money of every rule, then months, examples and customers of the first ones.
 * 12 bytes a rule and an item.
 */
export function* detailed(all: Gathered, rules: readonly Judged[]): Generator<number, Detail> {
  const money = yield* moneyOf(all, rules)
  const baskets = Math.max(1, all.day.length)
  const above = rules.map(({ all: { both }, chance }) => Math.max(0, 1 - chance / both))
  const worth = rules.map((_, i) => ((money[i] ?? 0) * (above[i] ?? 0) * 1000) / baskets)
  const known = worth.some((value) => value > 0)
  const rank = rules.map(({ all: { both } }, i) => (known ? (worth[i] ?? 0) : both * (above[i] ?? 0)))
  const best = [...rules.keys()].sort(
    (a, b) => Number(rules[b]?.held) - Number(rules[a]?.held) || (rank[b] ?? 0) - (rank[a] ?? 0) || a - b,
  )
  const told = repeatsIn(best.flatMap((i) => rules[i] ?? []))
  const repeats = (i: number) => {
    const rule = rules[i]
    return rule !== undefined && told.has(rule)
  }
  const order = best.toSorted(
    (a, b) => Number(rules[b]?.held) - Number(rules[a]?.held) || Number(repeats(a)) - Number(repeats(b)),
  )
  const first = order.slice(0, Math.max(trends, exampled, audiences)).flatMap((i) => rules[i] ?? [])
  const more = yield* toldOf(all, first)
  return { order, repeats: order.map(repeats), worth: order.map((i) => worth[i] ?? 0), ...more }
}

/** A pair is told by three items that make up so much of its baskets. */
const mostly = 0.8

/**
 * Of rules, best first, those that say again what another one says: the same items the other way round, and pairs of which four
 * fifths of the baskets hold one same third item. A rule that held is told only by one that held.
 */
export function repeatsIn(rules: readonly Judged[]): Set<Judged> {
  const repeats = new Set<Judged>()
  const first = new Map<string, Judged>()
  const itemsOf = ({ given, follows }: Judged) => [...given, follows].sort((a, b) => a - b)
  for (const rule of rules) {
    const key = itemsOf(rule).join(' ')
    if (first.has(key)) repeats.add(rule)
    else first.set(key, rule)
  }
  for (const rule of first.values()) {
    const items = itemsOf(rule)
    if (items.length < 3) continue
    for (const without of items) {
      const pair = first.get(items.filter((item) => item !== without).join(' '))
      if (pair && rule.held >= pair.held && rule.all.both >= mostly * pair.all.both) repeats.add(pair)
    }
  }
  return repeats
}

/** What was paid for the item that follows, in baskets that hold all of a rule. */
function* moneyOf(all: Gathered, rules: readonly Judged[]): Generator<number, Float64Array> {
  const money = new Float64Array(rules.length)
  const counts = yield* within(itemCounts(all), 0, 0.1)
  const { start, set, second, third } = lookupOf(
    rules.map(({ given, follows }) => [...given, follows]),
    counts,
  )
  const paid = Int32Array.from(rules, ({ follows }) => follows)
  const placeOf = new Int32Array(all.items).fill(-1)
  for (let b = 0, work = 0; b < all.day.length; b++) {
    const from = all.start[b] ?? 0
    const to = all.start[b + 1] ?? 0
    for (let e = from; e < to; e++) placeOf[all.item[e] ?? 0] = e
    for (let e = from; e < to; e++) {
      const item = all.item[e] ?? 0
      const end = start[item + 1] ?? 0
      for (let at = start[item] ?? 0; at < end; at++) {
        if ((placeOf[second[at] ?? 0] ?? -1) < from || (placeOf[third[at] ?? 0] ?? -1) < from) continue
        const r = set[at] ?? 0
        money[r] = (money[r] ?? 0) + (all.amount[placeOf[paid[r] ?? 0] ?? 0] ?? 0)
      }
      work += 1 + end - (start[item] ?? 0)
    }
    if (work < 200_000) continue
    work = 0
    yield 0.1 + (0.5 * b) / all.day.length
  }
  yield 0.6
  return money
}

type Told = Omit<Detail, 'order' | 'repeats' | 'worth'>

function* toldOf(all: Gathered, rules: readonly Judged[]): Generator<number, Told> {
  const span = spanOf(all.day)
  yield 0.6
  const firstMonth = span[0] <= span[1] ? monthOf(span[0]) : 0
  const months = Array.from({ length: span[0] <= span[1] ? monthOf(span[1]) - firstMonth + 1 : 0 }, () => 0)
  const together = rules.slice(0, trends).map(() => months.map(() => 0))
  const seen = new Map<string, { items: number[]; baskets: number; rule: number }>()
  const has = new Int32Array(all.items).fill(-1)
  const had = new Int32Array(all.items).fill(-1)
  const wanting = rules.slice(0, audiences).map((): number[] => [])
  let named = 0
  const asked = rules.slice(0, audiences)
  const close = (who: number) => {
    if (who < 0) return
    named++
    for (let r = 0; r < asked.length; r++) if (wants(asked[r], had, who)) wanting[r]?.push(who)
  }
  for (let b = 0; b < all.day.length; b++) {
    if (b % 8192 === 8191) yield 0.6 + (0.4 * b) / all.day.length
    const month = monthOf(all.day[b] ?? 0) - firstMonth
    months[month] = (months[month] ?? 0) + 1
    const who = all.customer[b] ?? -1
    for (let e = all.start[b] ?? 0; e < (all.start[b + 1] ?? 0); e++) {
      has[all.item[e] ?? 0] = b
      if (who >= 0) had[all.item[e] ?? 0] = who
    }
    for (let r = 0; r < rules.length && r < exampled; r++) {
      const rule = rules[r]
      if (!rule || has[rule.follows] !== b || !rule.given.every((item) => has[item] === b)) continue
      const row = together[r]
      if (row) row[month] = (row[month] ?? 0) + 1
      if (sizeOf(all, b) <= largestExample) example(seen, all, b, r)
    }
    if (b + 1 === all.day.length || all.customer[b + 1] !== who) close(who)
  }
  return {
    firstMonth,
    months,
    together,
    examples: [...seen.values()].sort(
      (a, b) => a.rule - b.rule || b.baskets - a.baskets || a.items.length - b.items.length,
    ),
    wanting: wanting.map((keys) => Int32Array.from(keys)),
    named,
  }
}

function example(
  seen: Map<string, { items: number[]; baskets: number; rule: number }>,
  all: Gathered,
  b: number,
  rule: number,
) {
  const items = Array.from(all.item.subarray(all.start[b], all.start[b + 1])).sort((x, y) => x - y)
  const key = `${rule} ${items.join(' ')}`
  const kept = seen.get(key)
  if (kept) kept.baskets++
  else seen.set(key, { items, baskets: 1, rule })
}

const wants = (rule: Judged | undefined, had: Int32Array, who: number) =>
  rule !== undefined && had[rule.follows] !== who && rule.given.every((item) => had[item] === who)

function spanOf(days: Int32Array): [number, number] {
  let [first, last] = [Infinity, -Infinity]
  for (let b = 0; b < days.length; b++) {
    first = Math.min(first, days[b] ?? 0)
    last = Math.max(last, days[b] ?? 0)
  }
  return [first, last]
}
