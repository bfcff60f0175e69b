import { describe, expect, it } from 'vitest'
import { listed } from '../../workers/miners/leavers/listed.ts'
import { shareAhead } from '../../workers/miners/share-ahead.ts'
import { seeded } from '../../workers/numeric/random.ts'

const days = (shares: number[], called = 1_000) =>
  shares.map((share) => ({ called, hits: Math.round(share * called) }))
const width = ({ range }: ReturnType<typeof shareAhead>) => range.high - range.low

describe('the share of the next who are called rightly', () => {
  it('is as open as the days of the past differ, however many were called on each', () => {
    const alike = shareAhead(days([0.3, 0.3, 0.3, 0.3]), 1_000)
    const apart = shareAhead(days([0.1, 0.5, 0.2, 0.4]), 1_000)
    expect(apart.expected).toBeCloseTo(alike.expected, 12)
    expect(width(apart)).toBeGreaterThan(2 * width(alike))
    expect(width(shareAhead(days([0.1, 0.5, 0.2, 0.4], 100_000), 100_000))).toBeGreaterThan(2 * width(alike))
  })

  it('is as open as the level ahead is', () => {
    const sure = shareAhead(days([0.3, 0.3, 0.3]), 1_000)
    const unsure = shareAhead(days([0.3, 0.3, 0.3]), 1_000, { bias: 0, usual: 0, variance: 1 })
    expect(width(unsure)).toBeGreaterThan(2 * width(sure))
  })

  it('lies in its interval more than 90 times of 100, though six days tell little of how much days differ', () => {
    const random = seeded(7)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const day = () => {
      const share = 1 / (1 + Math.exp(1 - 0.4 * normal()))
      const hits = Array.from({ length: 300 }, random).filter((u) => u < share).length
      return { called: 300, hits }
    }
    const held = Array.from({ length: 2_000 }, () => {
      const { range } = shareAhead(Array.from({ length: 6 }, day), 300)
      const next = day().hits / 300
      return range.low <= next && next <= range.high
    }).filter(Boolean).length
    expect(held / 2_000).toBeGreaterThan(0.9)
  })
})

it('beside those to call only customers stand who are more likely to leave than to stay', () => {
  const chance = Float64Array.of(0.49, 0.9, 0.5, 0.2, 0.7)
  const { call, likely } = listed(Int32Array.of(1, 4, 2, 0, 3), 1, chance)
  expect([[...call], [...likely]]).toEqual([[1], [4, 2]])
})
