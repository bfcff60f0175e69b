import { expect, test } from 'vitest'
import { disclose } from '../../src/disclosure/disclose.ts'
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

test('the attack finds what is not withheld', () => {
  const random = seeded(3)
  for (let shop = 0; shop < 5; shop++) {
    const made = market(random)
    expect(pinned(made, made.report, 11)).not.toEqual([])
  }
})
