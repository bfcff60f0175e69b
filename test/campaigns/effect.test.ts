import { describe, expect, test } from 'vitest'
import { added } from '../../src/contract/campaign-results.ts'
import { apart, effectOf, type Outcome, scaled, shareDifference } from '../../workers/campaigns/effect.ts'
import { effectByKind, outcomeOf, type Told } from '../../workers/campaigns/kinds.ts'
import { detectableMean, detectableShare, peopleForShares } from '../../workers/campaigns/sample-size.ts'
import { gammaDrawn, seeded } from '../../workers/numeric/random.ts'

describe('how many people it takes', () => {
  test('equals power.prop.test of R: 76.7 a side for 0.50 against 0.75 at 90 %', () => {
    expect(peopleForShares(0.5, 0.25, 0.5, 1.2815515655446004) / 2).toBeCloseTo(76.7, 1)
  })

  test('what shows in so many people needs so many people, and half of it about four times as many', () => {
    const points = detectableShare(0.11, 240, 0.15)
    expect(peopleForShares(0.11, points, 0.15)).toBeCloseTo(240, 6)
    expect(peopleForShares(0.11, points / 2, 0.15)).toBeGreaterThan(700)
    expect(detectableShare(0.11, 3, 0.15)).toBeNaN()
    expect(peopleForShares(0.1, 0, 0.15)).toBe(Infinity)
  })

  test('eight of ten campaigns of that size find it', () => {
    const random = seeded(3)
    const [rate, people, share] = [0.2, 1000, 0.3]
    const points = detectableShare(rate, people, share)
    const drawn = (n: number, p: number) => {
      let k = 0
      for (let i = 0; i < n; i++) if (random() < p) k++
      return { people: n, ordered: k }
    }
    let found = 0
    for (let i = 0; i < 1000; i++)
      if (shareDifference(drawn(700, rate + points), drawn(300, rate)).low > 0) found++
    expect(found).toBeGreaterThan(760)
    expect(found).toBeLessThan(850)
    expect(detectableMean(10, 400, 0.5)).toBeCloseTo(2.801585 * 10 * Math.sqrt(2 / 200), 5)
  })
})

describe('the difference of two sides', () => {
  test('56 of 70 against 48 of 80 is that of Newcombe (1998), method 10', () => {
    const found = shareDifference({ people: 70, ordered: 56 }, { people: 80, ordered: 48 })
    expect(found.value).toBeCloseTo(0.2, 10)
    expect(found.low).toBeCloseTo(0.0524, 4)
    expect(found.high).toBeCloseTo(0.3339, 4)
  })

  test('41 of 204 against 4 of 36 is no verdict yet', () => {
    const { low, high } = shareDifference({ people: 204, ordered: 41 }, { people: 36, ordered: 4 })
    expect(low).toBeLessThan(0)
    expect(high).toBeGreaterThan(0)
  })

  test('a side without people, or nearly nobody who paid, tells nothing', () => {
    const none = { people: 0, ordered: 0, amounts: new Float64Array() }
    const some = { people: 9, ordered: 2, amounts: Float64Array.of(5, 5) }
    expect(effectOf(some, none)).toBeNull()
    expect(effectOf(some, { ...none, people: 3 })?.money).toMatchObject({ low: -Infinity, high: Infinity })
  })

  test('a factor below 0 turns an interval round; a sum is wider than its parts and narrower than their sum', () => {
    const one = { value: 2, low: 1, high: 4 }
    expect(scaled(one, -2, 1)).toEqual({ value: -5, low: -9, high: -3 })
    const both = added([one, one])
    expect(both.high - both.low).toBeGreaterThan(3)
    expect(both.high - both.low).toBeLessThan(6)
    expect(apart(one, one).value).toBe(0)
  })
})

interface World {
  name: string
  list: number
  held: number
  rate: number
  rateHeld: number
  amount(random: () => number): number
  mean: number
}

const bell = (random: () => number) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
const lognormal = (deviation: number) => (random: () => number) => Math.exp(3.5 + deviation * bell(random))
const worlds: World[] = [
  {
    name: 'a small letter',
    list: 204,
    held: 36,
    rate: 0.2,
    rateHeld: 0.11,
    amount: lognormal(0.6),
    mean: Math.exp(3.68),
  },
  {
    name: 'very skewed',
    list: 204,
    held: 36,
    rate: 0.2,
    rateHeld: 0.11,
    amount: lognormal(1.2),
    mean: Math.exp(4.22),
  },
  {
    name: 'few who order',
    list: 425,
    held: 75,
    rate: 0.06,
    rateHeld: 0.04,
    amount: lognormal(1),
    mean: Math.exp(4),
  },
  {
    name: 'larger and skewed',
    list: 850,
    held: 150,
    rate: 0.12,
    rateHeld: 0.1,
    amount: lognormal(1),
    mean: Math.exp(4),
  },
  {
    name: 'equal sides',
    list: 150,
    held: 150,
    rate: 0.3,
    rateHeld: 0.2,
    amount: lognormal(1),
    mean: Math.exp(4),
  },
  {
    name: 'no effect at all',
    list: 340,
    held: 60,
    rate: 0.15,
    rateHeld: 0.15,
    amount: lognormal(0.8),
    mean: Math.exp(3.82),
  },
  {
    name: 'gamma spend',
    list: 510,
    held: 90,
    rate: 0.18,
    rateHeld: 0.12,
    amount: (r) => 40 * gammaDrawn(0.8, r),
    mean: 32,
  },
  {
    name: 'nearly constant spend',
    list: 255,
    held: 45,
    rate: 0.25,
    rateHeld: 0.2,
    amount: (r) => 20 + r(),
    mean: 20.5,
  },
]

function drawnSide(people: number, rate: number, { amount }: World, random: () => number): Outcome {
  const amounts: number[] = []
  for (let i = 0; i < people; i++) if (random() < rate) amounts.push(amount(random))
  return { people, ordered: amounts.length, amounts: Float64Array.from(amounts) }
}

describe('of 100 simulated campaigns at least 93 intervals cover the truth', () => {
  test.each(worlds.map((world) => [world.name, world] as const))('%s', (_, world) => {
    const random = seeded(41)
    const runs = 800
    const truth = { share: world.rate - world.rateHeld, money: (world.rate - world.rateHeld) * world.mean }
    const covered = { share: 0, money: 0 }
    for (let run = 0; run < runs; run++) {
      const effect = effectOf(
        drawnSide(world.list, world.rate, world, random),
        drawnSide(world.held, world.rateHeld, world, random),
      )
      for (const of of ['share', 'money'] as const)
        if (effect && effect[of].low <= truth[of] && truth[of] <= effect[of].high) covered[of]++
    }
    expect(covered.share / runs).toBeGreaterThanOrEqual(0.93)
    expect(covered.money / runs).toBeGreaterThanOrEqual(0.93)
  })
})

describe('kinds of people', () => {
  const crowd = (people: number, rates: readonly number[]): Told[] => {
    const random = seeded(8)
    return Array.from({ length: people }, (_, i) => {
      const held = i % 2 === 0
      const stratum = (Math.floor(i / 2) % 3) * 3
      const ordered = random() < (held ? 0.1 : (rates[stratum / 3] ?? 0))
      return { held, stratum, ordered, money: ordered ? 10 : 0 }
    })
  }

  test('are told apart once each is large enough, all intervals at once', () => {
    const { kinds, missing } = effectByKind(crowd(3000, [0.4, 0.1, 0.1]), 'spent', 0.5)
    expect(missing).toBe(0)
    expect(kinds.map(({ label }) => label)).toEqual(['Spent most', 'In the middle', 'Spent least'])
    expect(kinds[0]?.share.low).toBeGreaterThan(0)
    for (const { share } of kinds.slice(1)) expect(share.low < 0 && share.high > 0).toBe(true)
    const [first] = kinds
    const alone = first && shareDifference(first.listed, first.held)
    expect((first?.share.low ?? 0) < (alone?.low ?? 0)).toBe(true)
  })

  test('before that it is said how many are missing', () => {
    const { kinds, missing } = effectByKind(crowd(240, [0.4, 0.1, 0.1]), 'spent', 0.5)
    expect(kinds).toEqual([])
    expect(missing).toBeGreaterThan(100)
    expect(effectByKind(crowd(3000, [0.4, 0.1, 0.1]), 'recent', 0.5)).toEqual({
      by: 'recent',
      kinds: [],
      missing: 0,
    })
  })

  test('an outcome counts who ordered, and the money above nothing', () => {
    const one = { held: false, stratum: 0, ordered: true }
    const found = outcomeOf([
      { ...one, money: 5 },
      { ...one, money: -2 },
      { ...one, ordered: false, money: 0 },
    ])
    expect(found).toEqual({ people: 3, ordered: 2, amounts: Float64Array.of(5) })
  })
})
