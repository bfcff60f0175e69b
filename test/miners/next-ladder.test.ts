import { expect, it } from 'vitest'
import { familiesOf, stemOf } from '../../workers/miners/next-product/families.ts'
import { ladderOf } from '../../workers/miners/next-product/ladder.ts'
import { tradeOf } from '../../workers/miners/next-product/purchases.ts'
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

it('counts who moved to the dearer one, who could have, and who went back', () => {
  const names = ['Beans 250 g', 'Beans 1 kg', 'Cup']
  const move = (who: number, path: readonly number[]): Row[] => path.map((p, i) => [who, 10 + 20 * i, p])
  const rows = [
    ...Array.from({ length: 12 }, (_, who) => move(who, [0, 0, 1])),
    ...Array.from({ length: 8 }, (_, i) => move(20 + i, [0, 2])),
    ...Array.from({ length: 3 }, (_, i) => move(40 + i, [1, 0])),
    ...Array.from({ length: 4 }, (_, i) => move(50 + i, [0])),
  ].flat()
  const lines = linesOf(rows, names)
  const amount = lines.amount.map((_, i) => [5, 18, 9][lines.product[i] ?? 0] ?? 0)
  const rungs = finished(ladderOf(finished(tradeOf({ ...lines, amount }, 'product')), 5))
  expect(rungs).toEqual([{ from: 0, to: 1, moved: 12, could: 20, back: 3, days: 40 }])
  const cheaper = finished(tradeOf({ ...lines, amount: amount.map(() => 5) }, 'product'))
  expect(finished(ladderOf(cheaper, 5))).toEqual([])
})
