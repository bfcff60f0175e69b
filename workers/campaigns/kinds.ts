import type { KindEffect, KindsMeasured } from '../../src/contract/campaign-results.ts'
import { normalQuantile } from '../numeric/normal.ts'
import { type Outcome, shareDifference, sideOf } from './effect.ts'
import { peopleForShares } from './sample-size.ts'

/** The outcome of one person of a campaign. */
export interface Told {
  readonly held: boolean
  readonly stratum: number
  readonly ordered: boolean
  readonly money: number
}

export function outcomeOf(people: readonly Told[]): Outcome {
  return {
    people: people.length,
    ordered: people.filter(({ ordered }) => ordered).length,
    amounts: Float64Array.from(people.flatMap(({ money }) => (money > 0 ? [money] : []))),
  }
}

const ways = {
  spent: {
    third: (stratum: number) => Math.floor(stratum / 3),
    labels: ['Spent most', 'In the middle', 'Spent least'],
  },
  recent: {
    third: (stratum: number) => stratum % 3,
    labels: ['Ordered last', 'In the middle', 'Ordered longest ago'],
  },
} as const

/** The difference that must show within each kind before kinds are told apart. */
const wanted = 0.1

/**
 * The effect by kind, once every kind has people enough on both sides to show a difference of 10 points with a power of 80 %; else how many people are
 * missing in all. Intervals are Bonferroni's (Dunn 1961, J. Am. Stat. Assoc. 56, 52–64): all of them hold together, 95 %.
 */
export function effectByKind(people: readonly Told[], by: keyof typeof ways, share: number): KindsMeasured {
  const { third, labels } = ways[by]
  const met = labels.flatMap((label, kind) => {
    const own = people.filter(({ stratum }) => third(stratum) === kind)
    return own.length > 0 ? [{ label, own }] : []
  })
  const rate =
    outcomeOf(people.filter(({ held }) => held)).ordered /
    Math.max(1, people.filter(({ held }) => held).length)
  const needed = Math.ceil(peopleForShares(Math.min(0.9, rate), wanted, share))
  const missing = met.length < 2 ? 0 : sum(met.map(({ own }) => Math.max(0, needed - own.length)))
  if (met.length < 2 || missing > 0 || !Number.isFinite(needed)) return { by, kinds: [], missing }
  const z = normalQuantile(1 - 0.025 / met.length)
  return { by, kinds: met.map(({ label, own }) => kindEffect(label, own, z)), missing: 0 }
}

function kindEffect(label: string, own: readonly Told[], z: number): KindEffect {
  const [list, held] = [false, true].map((side) => outcomeOf(own.filter((one) => one.held === side)))
  const empty = { people: 0, ordered: 0, amounts: new Float64Array() }
  const [a, b] = [list ?? empty, held ?? empty]
  return { label, listed: sideOf(a), held: sideOf(b), share: shareDifference(a, b, z) }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
