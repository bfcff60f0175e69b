import { describe, expect, test } from 'vitest'
import { bestEffect, effectOf, Sum, type Terms } from '../../workers/miners/moves/gain.ts'
import { bestPlan, type Choices, type Limits } from '../../workers/miners/moves/plan.ts'
import { finish } from '../../workers/numeric/progress.ts'
import { seeded } from '../../workers/numeric/random.ts'

const none: Limits = {
  people: Number.POSITIVE_INFINITY,
  busy: Number.POSITIVE_INFINITY,
  budget: Number.POSITIVE_INFINITY,
}

/** Gains and costs by chance; some pairs are not open, some cost more than they bring. */
function dealt(seed: number, people: number, choices = 4): Choices {
  const random = seeded(seed)
  const gain = new Float64Array(people * choices)
  for (let at = 0; at < gain.length; at++) gain[at] = random() < 0.3 ? Number.NaN : 10 * random() - 2
  const cost = gain.map(() => random() * 4)
  return {
    people,
    choices,
    gain,
    cost,
    busy: Uint8Array.from({ length: choices }, (_, a) => (a < 2 ? 1 : 0)),
  }
}

/** The best of all plans, each person and choice tried; for few people. */
function byTrying({ people, choices, gain, cost, busy }: Choices, limits: Limits): number {
  const best = (who: number, left: number, time: number, money: number): number => {
    if (who === people) return 0
    let most = best(who + 1, left, time, money)
    for (let a = 0; a < choices && left > 0; a++) {
      const at = a * people + who
      const [g, c] = [gain[at] ?? Number.NaN, cost[at] ?? 0]
      if (!(g > 0) || c > money || (busy[a] === 1 && time <= 0)) continue
      most = Math.max(most, g + best(who + 1, left - 1, time - (busy[a] ?? 0), money - c))
    }
    return most
  }
  return best(0, limits.people, limits.busy, limits.budget)
}

describe('the plan', () => {
  const limited = (seed: number): Limits => {
    const random = seeded(seed + 1000)
    const some = (of: number) => (random() < 0.3 ? Number.POSITIVE_INFINITY : Math.floor(of * random()))
    return { people: some(80), busy: some(30), budget: some(150) }
  }

  test('keeps every limit, nobody twice, nothing that is not open, and is never worse than one after the other', () => {
    for (let seed = 0; seed < 200; seed++) {
      const [all, limits] = [dealt(seed, 100), limited(seed)]
      const { chosen, gain, cost, inTurn, atMost } = finish(bestPlan(all, limits))
      const taken = Array.from(chosen, (a, i) => ({ a, at: a * all.people + i })).filter(({ a }) => a >= 0)
      expect(taken.length).toBeLessThanOrEqual(limits.people)
      expect(taken.filter(({ a }) => all.busy[a] === 1).length).toBeLessThanOrEqual(limits.busy)
      expect(cost).toBeLessThanOrEqual(limits.budget)
      expect(taken.every(({ at }) => (all.gain[at] ?? 0) > 0)).toBe(true)
      expect(gain).toBeCloseTo(
        taken.reduce((sum, { at }) => sum + (all.gain[at] ?? 0), 0),
        8,
      )
      expect(gain).toBeGreaterThanOrEqual(inTurn - 1e-9)
      expect(gain).toBeLessThanOrEqual(atMost + 1e-9)
    }
  })

  test('is the best there is where no limit binds, or only that on people', () => {
    for (let seed = 0; seed < 60; seed++) {
      const all = dealt(seed, 7, 3)
      for (const people of [Number.POSITIVE_INFINITY, 3])
        expect(finish(bestPlan(all, { ...none, people })).gain).toBeCloseTo(
          byTrying(all, { ...none, people }),
          9,
        )
    }
  })

  test('comes near the best under limits on time and money, on average within three in a hundred', () => {
    let [ours, best] = [0, 0]
    for (let seed = 0; seed < 60; seed++) {
      const all = dealt(seed, 7, 3)
      const limits = { people: 5, busy: 2, budget: 8 }
      const found = finish(bestPlan(all, limits)).gain
      const most = byTrying(all, limits)
      expect(found).toBeLessThanOrEqual(most + 1e-9)
      ours += found
      best += most
    }
    expect(ours).toBeGreaterThan(0.97 * best)
  })
})

describe('what writing brings', () => {
  const terms: Terms = { margin: 0.5, letter: 0.05, call: 0.2, letterCost: 0.1, callCost: 4, offer: 0.1 }

  test('is worked out by hand: Δ·v·m − k, and with an offer Δ·v·(m − d) − p·v·d·(1 − q) − k', () => {
    const who = { chance: 0.5, worth: 40, dependence: 0 }
    expect(effectOf(who, terms, false, false).gain).toBeCloseTo(0.05 * 40 * 0.5 - 0.1, 12)
    expect(effectOf(who, terms, false, true).gain).toBeCloseTo(0.05 * 40 * 0.4 - 0.5 * 40 * 0.1 - 0.1, 12)
    expect(effectOf(who, terms, true, false).gain).toBeCloseTo(0.2 * 40 * 0.5 - 4, 12)
  })

  test('nobody comes more often than always; who never or always comes is not moved', () => {
    for (let p = 0; p <= 1; p += 0.01) {
      const { more } = effectOf(
        { chance: p, worth: 40, dependence: 0 },
        { ...terms, letter: 0.25 },
        false,
        false,
      )
      expect(p + more).toBeLessThanOrEqual(1 + 1e-12)
      expect(more).toBeGreaterThanOrEqual(0)
    }
    for (const chance of [0, 1])
      expect(effectOf({ chance, worth: 40, dependence: 0 }, terms, false, false).gain).toBeCloseTo(-0.1, 12)
  })

  test('who buys without a code gets none; who buys with codes alone does', () => {
    const offered = (dependence: number) =>
      bestEffect({ chance: 0.4, worth: 40, dependence }, terms, false, true).offered
    expect([offered(0), offered(0.2), offered(0.98)]).toEqual([false, false, true])
    expect(
      bestEffect({ chance: 0.4, worth: 40, dependence: 1 }, { ...terms, offer: 0 }, false, true).offered,
    ).toBe(false)
  })

  test('at the share from which it pays, an action brings exactly nothing', () => {
    const random = seeded(3)
    const people = Array.from({ length: 50 }, () => ({
      ...{ chance: random(), worth: 100 * random(), dependence: random() },
    }))
    const sumAt = (letter: number) => {
      const sum = new Sum()
      for (const p of people) {
        const effect = { ...effectOf(p, { ...terms, letter }, false, true), offered: true }
        sum.add(p, effect, terms, { cell: 0, variance: 0.01, spread: 0.2, contact: 0.1 })
      }
      return sum
    }
    const { breakEven } = sumAt(0.05)
    expect(sumAt(breakEven / 100).gain).toBeCloseTo(0, 9)
    expect(sumAt(breakEven / 100 + 0.01).gain).toBeGreaterThan(0)
  })

  test('the range covers what comes of many plans drawn by the same chances, 95 of 100 times', () => {
    const random = seeded(11)
    const people = Array.from({ length: 300 }, () => 0.1 + 0.6 * random())
    const sum = new Sum()
    for (const chance of people) {
      const prospect = { chance, worth: 40, dependence: 0 }
      const effect = { ...effectOf(prospect, terms, false, false), offered: false }
      sum.add(prospect, effect, terms, { cell: 0, variance: 0, spread: 0, contact: 0.1 })
    }
    let inside = 0
    for (let run = 0; run < 400; run++) {
      const came = people.reduce((n, p) => n + (random() < 0.05 * 4 * p * (1 - p) ? 1 : 0), 0)
      const money = came * 40 * 0.5 - 0.1 * people.length
      if (sum.low <= money && money <= sum.high) inside++
    }
    expect(inside / 400).toBeGreaterThan(0.92)
  })
})
