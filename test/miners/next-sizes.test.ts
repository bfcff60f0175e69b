import { describe, expect, it } from 'vitest'
import { nextModel, type Rules } from '../../workers/miners/next-product/model.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finished, linesOf, type Row } from './next-shop.ts'

const rules: Rules = { what: 'next', level: 'product', offers: 3, least: 5, again: true }
const asOf = 800

describe('sizes and colours', () => {
  const sizes = ['S', 'M', 'L', 'XL']
  const names = ['Coat', 'Hat', 'Belt', 'Sock', 'Tie', 'Vest'].flatMap((what) =>
    sizes.map((size) => `${what} - ${size}`),
  )
  /** Who takes a coat takes a hat next, each in their own size; all else is chance. */
  const rows = (planted: boolean): Row[] => {
    const random = seeded(8)
    return Array.from({ length: 400 }, (_, who) => {
      const size = Math.floor(4 * random())
      const what = Array.from(
        { length: 3 },
        () => (planted ? 2 : 0) + Math.floor((planted ? 4 : 6) * random()),
      )
      if (planted && random() < 0.4) what.splice(1, 1, 0, 1)
      return what.map((item, i): Row => [who, 50 + 30 * i + Math.floor(20 * random()), 4 * item + size])
    }).flat()
  }
  const model = (level: Rules['level'], planted: boolean) =>
    finished(nextModel(linesOf(rows(planted), names), { ...rules, level }, asOf))

  it('are one product: what follows is a product, not that people have a size', () => {
    const { trade, known } = model('variant', true)
    expect(trade.names).toEqual(['Coat', 'Hat', 'Belt', 'Sock', 'Tie', 'Vest'])
    expect(trade.united).toEqual({ names: 24, products: 6 })
    const { start, to, lift } = known.pairs
    const hat = to.indexOf(1, start[0])
    expect(hat).toBeLessThan(start[1] ?? 0)
    expect(lift[hat]).toBeGreaterThan(1.5)
    expect(model('variant', false).known.pairs.to).toHaveLength(0)
  })

  it('count each for itself where that is asked for', () => {
    expect(model('product', false).trade.names).toHaveLength(24)
  })
})
