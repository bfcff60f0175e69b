import { describe, expect, it } from 'vitest'
import { isUnlikeDrawn, isUnlikePicked } from '../../workers/evaluate/picked.ts'
import { seeded } from '../../workers/numeric/random.ts'

const people = 400

/** Spending as shops know it: most spend nothing, few spend much. */
function spending(random: () => number): Float64Array {
  return Float64Array.from({ length: people }, () => (random() < 0.4 ? 20 * Math.exp(2 * random()) : 0))
}

const dealt = (random: () => number, share: number) =>
  Uint8Array.from({ length: people }, () => (random() < share ? 1 : 0))

/** How many of 1,000 shops are told apart. */
function told(shop: (random: () => number) => boolean): number {
  const random = seeded(11)
  return Array.from({ length: 1000 }, () => shop(random)).filter(Boolean).length
}

describe('whom a rule picks', () => {
  it('is unlike chance in about one of twenty shops where chance picks', () => {
    const alarms = told((random) => isUnlikeDrawn(dealt(random, 0.2), spending(random)))
    expect(alarms).toBeGreaterThan(25)
    expect(alarms).toBeLessThan(75)
  })

  it('is unlike another pick in about one of twenty shops where both are chance', () => {
    const alarms = told((random) => isUnlikePicked(dealt(random, 0.2), dealt(random, 0.2), spending(random)))
    expect(alarms).toBeGreaterThan(20)
    expect(alarms).toBeLessThan(75)
  })

  it('is told from chance, and from a blind pick, where it picks who spends', () => {
    const knows = (spent: Float64Array, random: () => number) =>
      Uint8Array.from(spent, (money) => (random() < (money > 0 ? 0.5 : 0.05) ? 1 : 0))
    const fromChance = told((random) => {
      const spent = spending(random)
      return isUnlikeDrawn(knows(spent, random), spent)
    })
    const fromBlind = told((random) => {
      const spent = spending(random)
      return isUnlikePicked(knows(spent, random), dealt(random, 0.22), spent)
    })
    expect([fromChance > 950, fromBlind > 950]).toEqual([true, true])
  })

  it('says nothing of one person, or of two ways that pick the same', () => {
    const spent = Float64Array.of(5)
    expect([isUnlikeDrawn(Uint8Array.of(1), spent), isUnlikePicked([1], [0], spent)]).toEqual([false, false])
    const same = dealt(seeded(2), 0.3)
    expect(isUnlikePicked(same, same, spending(seeded(3)))).toBe(false)
  })
})
