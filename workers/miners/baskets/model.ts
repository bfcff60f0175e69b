import { Failure } from '../../../src/contract/fault.ts'
import { within } from '../../numeric/progress.ts'
import { type Association, associations, type Found, type Seen, seenIn } from '../../patterns/associations.ts'
import { expectedCount } from '../../patterns/support.ts'
import { collapsed, type United, unitedIn } from '../variants.ts'
import { variedGoods } from '../varied.ts'
import { type Apart, apartFrom } from './apart.ts'
import { type Detail, detailed } from './detail.ts'
import { type Basket, between, capped, daysOf, type Gathered, gather, type Lines, sizesOf } from './kernel.ts'

export interface Rules {
  basket: Basket
  level: 'product' | 'variant' | 'category'
  largest: 'pairs' | 'threes'
  /** 0 = chosen from the data. */
  least: number
}

/** A rule found on the earlier baskets, what became of it on the later ones, and both together. */
export interface Judged extends Association {
  later: Seen
  held: boolean
  all: Association['counts']
  chance: number
  /** Over all baskets, the rules with one item less given; for the first rules with two. */
  shorter: { given: number; both: number }[]
}

export interface BasketModel {
  names: string[]
  baskets: number
  several: number
  lines: number
  apart: Omit<Apart, 'lines'>
  nameless: number
  /** Names that were taken for sizes or colours of a product, and products they are. */
  united: United
  giants: { baskets: number; most: number; limit: number }
  /** First day of the later part, −1 where no part of the time is left to test on. */
  cut: number
  later: number
  /** In how many baskets of all a set had to be, and whether it was chosen. */
  least: number
  found: Found
  rules: Judged[]
  /** Share of random pairs, as often bought, that pass the test on later baskets. */
  random: { tried: number; held: number }
  detail: Detail
  /** Items of the best rules, and how each pair of them is seen in all baskets, by place i · items + j. */
  matrix: { items: number[]; seen: (Seen | null)[] }
}

/** Share of false findings that is allowed, the least multiple of chance that is worth a word, and the later test's level. */
export const rate = 0.05
export const leastRatio = 1.2
const level = 0.05
const earlier = 0.7
const need = 200
const randomPairs = 400
/** Rules whose measures are told. */
export const measured = 60

/**
 * From lines to judged rules. Throws Failure `too-few` under 200 baskets with several products. Memory: 20 bytes a row and
 * 12 a basket, as much again for the earlier and later parts, and the search (`associations`). Yields the share done.
 */
export function* basketModel(all: Lines, rules: Rules, random: () => number): Generator<number, BasketModel> {
  const { lines, ...apart } = yield* within(apartFrom(all), 0, 0.02)
  const { names, codes, shown } = namesOf(lines, rules)
  const whole = yield* within(gather(lines, codes, shown, rules.basket), 0.02, 0.14)
  yield* within(variedGoods(whole), 0.14, 0.15)
  const sizes = yield* within(sizesOf(whole), 0.15, 0.16)
  const several = enoughOf(sizes, rules)
  const giants = giantsOf(sizes, several)
  const counted = giants.baskets > 0 ? yield* within(capped(whole, giants.limit), 0.16, 0.2) : whole
  const least = rules.least > 0 ? rules.least : yield* within(expectedCount(counted), 0.2, 0.22)
  const cut = cutDay(yield* within(daysOf(counted), 0.22, 0.23), several)
  const found = yield* within(judgedOn(counted, { cut, least, largest: rules.largest }, random), 0.23, 0.87)
  yield 0.87
  const detail = yield* within(detailed(counted, found.judged), 0.87, 0.95)
  const ordered = detail.order.flatMap((i) => found.judged[i] ?? [])
  yield* within(shorten(counted, ordered.slice(0, measured)), 0.95, 0.97)
  const matrix = yield* within(matrixOf(counted, ordered), 0.97, 1)
  return {
    ...{ names: counted.names, baskets: counted.day.length, several, giants, cut, detail, matrix },
    ...{ apart, lines: lines.rows, nameless: whole.nameless, united: unitedIn(names, shown) },
    ...{ later: found.later, least: found.least, found: found.found, random: found.random, rules: ordered },
  }
}

/** Names as they are written, and those they are shown by: sizes and colours of a product stand as one. */
function namesOf({ product, category }: Lines, { level }: Rules) {
  const { labels: names, codes } = level === 'category' ? category : product
  return { names, codes, shown: level === 'variant' ? collapsed(names) : names }
}

/** Baskets with several products. Throws Failure where they are too few. */
function enoughOf(sizes: Int32Array, { basket, level }: Rules): number {
  const have = sizes.subarray(2).reduce((sum, n) => sum + n, 0)
  if (have >= need) return have
  const what = `baskets with two ${level === 'category' ? 'categories' : 'products'} or more`
  const advice = 'Each order holds one: choose “On one day” or “Within 90 days” under Settings.'
  const wider = have === 0 && basket === 'order' ? { advice } : {}
  throw new Failure({ code: 'too-few', have, need, unit: 'orders', what, ...wider })
}

interface Tried extends Pick<BasketModel, 'later' | 'least' | 'found' | 'random'> {
  judged: Judged[]
}

/** Rules of the earlier baskets held against the later ones, and pairs at random the same way; cut −1: nothing is later. */
function* judgedOn(
  all: Gathered,
  { cut, least, largest }: { cut: number; least: number; largest: Rules['largest'] },
  random: () => number,
): Generator<number, Tried> {
  const isCut = cut >= 0
  const share = isCut ? earlier : 1
  const first = isCut ? yield* within(between(all, -Infinity, cut), 0, 0.06) : all
  const later = yield* within(between(all, isCut ? cut : Infinity, Infinity), 0.06, 0.1)
  const minCount = Math.max(3, Math.round(least * share))
  const maxSize = largest === 'pairs' ? 2 : 3
  const found = yield* within(associations(first, { minCount, maxSize, rate, leastRatio }), 0.1, 0.88)
  const seen = yield* within(seenIn(later, found.rules), 0.88, 0.95)
  const pairs = isCut ? pairsAtRandom(first, found.minCount, random) : []
  const atRandom = yield* within(seenIn(later, pairs), 0.95, 1)
  yield 1
  return {
    ...{ found, later: later.day.length, least: Math.round(found.minCount / share) },
    random: { tried: pairs.length, held: atRandom.filter(holds).length },
    judged: found.rules.map((rule, i) => judge(rule, seen[i], isCut)),
  }
}

const holds = ({ p, counts, expected }: Seen) => p < level && counts.both > expected

function judge(rule: Association, later: Seen | undefined, tested: boolean): Judged {
  const seen = later ?? { counts: { given: 0, follows: 0, both: 0 }, expected: 0, p: 1 }
  const all = {
    given: rule.counts.given + seen.counts.given,
    follows: rule.counts.follows + seen.counts.follows,
    both: rule.counts.both + seen.counts.both,
  }
  return {
    ...rule,
    later: seen,
    held: tested && holds(seen),
    all,
    chance: rule.expected + seen.expected,
    shorter: [],
  }
}

/** Baskets ten times as large as the middle one, and of more than 100 items, pair everything with everything. */
function giantsOf(sizes: Int32Array, several: number): BasketModel['giants'] {
  let middle = 1
  for (let below = 0; below <= several >> 1; ) below += sizes[++middle] ?? Infinity
  const limit = Math.min(1000, Math.max(100, 10 * middle))
  return { baskets: sizes.subarray(limit + 1).reduce((sum, n) => sum + n, 0), most: sizes.length - 1, limit }
}

/** The day from which the last three tenths of the baskets with several items are; −1 where that leaves too few on a side. */
function cutDay({ first, counts }: { first: number; counts: Int32Array }, several: number): number {
  let [day, before] = [0, 0]
  while (before + (counts[day] ?? several) <= Math.floor(earlier * several)) before += counts[day++] ?? 0
  return before < several * 0.4 || several - before < 30 ? -1 : first + day
}

function* shorten(all: Gathered, rules: readonly Judged[]): Generator<number, void> {
  const asked = rules.flatMap((rule) =>
    rule.given.length > 1 ? rule.given.map((item) => ({ rule, given: [item], follows: rule.follows })) : [],
  )
  const seen = yield* seenIn(all, asked)
  for (const [i, { rule }] of asked.entries()) {
    const counts = seen[i]?.counts
    if (counts) rule.shorter.push({ given: counts.given, both: counts.both })
  }
}

const matrixItems = 12

function* matrixOf(all: Gathered, rules: readonly Judged[]): Generator<number, BasketModel['matrix']> {
  const items = [...new Set(rules.flatMap(({ given, follows }) => [...given, follows]))].slice(0, matrixItems)
  const pairs = items.flatMap((a) => items.flatMap((b) => (a < b ? [{ given: [a], follows: b }] : [])))
  const seen = yield* seenIn(all, pairs)
  const of = new Map(pairs.map(({ given, follows }, i) => [`${given[0]} ${follows}`, seen[i]]))
  const at = (a: number, b: number) => of.get(`${Math.min(a, b)} ${Math.max(a, b)}`) ?? null
  return { items, seen: items.flatMap((a) => items.map((b) => at(a, b))) }
}

/** Pairs of items drawn as often as they are bought: what a guess would do. */
function pairsAtRandom(first: Gathered, minCount: number, random: () => number) {
  const counts = new Int32Array(first.items)
  for (let e = 0; e < first.item.length; e++) {
    const at = first.item[e] ?? 0
    counts[at] = (counts[at] ?? 0) + 1
  }
  if (counts.filter((count) => count >= minCount).length < 2) return []
  const draw = () => {
    for (;;) {
      const item = first.item[Math.floor(random() * first.item.length)] ?? 0
      if ((counts[item] ?? 0) >= minCount) return item
    }
  }
  const pairs: { given: [number]; follows: number }[] = []
  for (let tries = 0; pairs.length < randomPairs && tries < randomPairs * 20; tries++) {
    const [given, follows] = [draw(), draw()]
    if (given !== follows) pairs.push({ given: [given], follows })
  }
  return pairs
}
