import { describe, expect, it } from 'vitest'
import { cafe } from '../../scripts/samples/truths.ts'
import type { Blocks, Report } from '../../src/contract/report.ts'
import { ask, bring } from './headless.ts'

const cardsOf = (report: Report): Blocks['cards'] =>
  report.blocks.flatMap((block) => (block.kind === 'cards' ? block.data : []))

describe('what is bought together, asked of the café', () => {
  it('names the planted pair first, in words with its numbers, and it held on later orders', async () => {
    const report = await ask(await bring('cafe'), 'baskets')
    const { product, goesWith } = cafe.croissant
    for (const name of [product, goesWith]) {
      expect(report.headline).toContain(name)
      expect(cardsOf(report)[0]?.label).toContain(name)
    }
    expect(cardsOf(report)[0]?.words).toMatch(
      /^Bought together [\d,]+ times, [\d.]+ times as often as chance would have it \(\d+\), worth £[\d.]+ per 1,000 orders\.$/,
    )
    expect(cardsOf(report)[0]?.more).toContain('it held on the later orders')
  })

  it('names who buys the one and never the other', async () => {
    const report = await ask(await bring('cafe'), 'baskets')
    const list = report.audiences.find(({ id }) => id === 'wanting-1')
    expect(list?.label).toContain(', but not ')
    expect(list?.customers).toBeGreaterThan(20)
  })

  it('holds on later orders far more often than pairs at random', async () => {
    const { yardsticks } = await ask(await bring('cafe'), 'baskets')
    const [held] = yardsticks
    expect(held?.value).toBeGreaterThan(2 * (held?.baseline ?? 1))
  })
})
