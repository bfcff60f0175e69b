import { expect, it } from 'vitest'
import { familiesOf, stemOf } from '../../workers/miners/next-product/families.ts'
import { ladderOf } from '../../workers/miners/next-product/ladder.ts'
import { tradeOf } from '../../workers/miners/next-product/purchases.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finished, linesOf, type Row } from './next-shop.ts'

it('sizes and grades of one product are one family, other products are not', () => {
  const names = [
    'Gift box, small',
    'Beans 250 g',
    'Gift box, large',
    'Beans 1 kg',
    'Bean bag',
    'Plan Basic',
    'Plan Pro',
    'XL',
    '500',
  ]
  expect(
    familiesOf(
      names,
      names.map(() => ''),
    ),
  ).toEqual([
    [0, 2],
    [1, 3],
    [5, 6],
  ])
  expect(familiesOf(['Tea 1', 'Tea 2'], ['Hot', 'Cold'])).toEqual([])
  expect(stemOf('Ölfarbe 1,5 l (weiß)')).toBe('ölfarbe weiß')
})

const names = ['Beans 250 g', 'Beans 1 kg', 'Cup']
const price = [5, 18, 9]
const path = (who: number, items: readonly number[]): Row[] => items.map((p, i) => [who, 10 + 20 * i, p])
const ladder = (rows: readonly Row[], prices = price) => {
  const lines = linesOf(rows, names)
  const amount = lines.amount.map((_, i) => prices[lines.product[i] ?? 0] ?? 0)
  return finished(ladderOf(finished(tradeOf({ ...lines, amount }, 'product')), 5))
}

it('counts who moved to the dearer one, who could have, who went back, and who would have by chance', () => {
  const rows = [
    ...Array.from({ length: 12 }, (_, who) => path(who, [0, 0, 1, 1])),
    ...Array.from({ length: 8 }, (_, i) => path(20 + i, [0, 2])),
    ...Array.from({ length: 3 }, (_, i) => path(40 + i, [1, 0, 0])),
    ...Array.from({ length: 4 }, (_, i) => path(50 + i, [0])),
  ].flat()
  expect(ladder(rows)).toEqual([{ from: 0, to: 1, moved: 12, could: 20, back: 3, expected: 8, days: 40 }])
  expect(ladder(rows, [5, 5, 5])).toEqual([])
})

it('tells no step where the same was bought in an order of chance, however often the plainer one is bought', () => {
  const said = Array.from({ length: 60 }, (_, seed) => {
    const random = seeded(seed)
    const rows = Array.from({ length: 150 }, (_, who) =>
      path(
        who,
        Array.from({ length: 5 }, () => (random() < 0.6 ? 0 : random() < 0.4 ? 1 : 2)),
      ),
    )
    return ladder(rows.flat()).length
  })
  expect(said.reduce((sum, steps) => sum + steps, 0)).toBeLessThanOrEqual(6)
})
