import { expect, test } from 'vitest'
import { disclose, discloseAll } from '../../src/disclosure/disclose.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { market } from './market.ts'
import { pinned } from './pinned.ts'

test.each([
  [120, 11],
  [60, 5],
] as const)(
  'of %i made-up shops no sum, difference, share or range over all blocks pins a group of fewer than %i down',
  (shops, least) => {
    const random = seeded(least)
    const found: string[] = []
    let told = 0
    for (let shop = 0; shop < shops; shop++) {
      const made = market(random)
      const { report } = disclose(made.report, least)
      told += JSON.stringify(report.blocks).match(/\d+/g)?.length ?? 0
      found.push(...pinned(made, report, least).map((words) => `shop ${shop}: ${words}`))
    }
    expect(found).toEqual([])
    expect(told).toBeGreaterThan(30 * shops)
  },
)

test('nor do several questions that are handed on in one report', () => {
  const random = seeded(12)
  const found: string[] = []
  for (let shop = 0; shop < 60; shop++) {
    const made = market(random)
    const { blocks, audiences } = made.report
    const parts = [0, 1].map((half) => ({
      ...made.report,
      blocks: blocks.filter((_, i) => i === 0 || i % 2 === half),
      audiences: half === 0 ? audiences : [],
    }))
    const [one, two] = discloseAll(parts, 11)
    const told = [...(one?.report.blocks ?? []), ...(two?.report.blocks ?? [])]
    const whole = { ...made.report, ...one?.report, blocks: told }
    found.push(...pinned(made, whole, 11).map((words) => `shop ${shop}: ${words}`))
  }
  expect(found).toEqual([])
})

test('the attack finds what is not withheld', () => {
  const random = seeded(3)
  for (let shop = 0; shop < 5; shop++) {
    const made = market(random)
    expect(pinned(made, made.report, 11)).not.toEqual([])
  }
})
