import { expect, test } from 'vitest'
import { said } from '../../src/contract/notes.ts'
import { numberedApart } from '../../workers/join/restart.ts'
import { columnsOf } from '../recognise/house.ts'

const day = (n: number) => new Date(Date.UTC(2025, 0, 2 + n)).toISOString().slice(0, 10)
const orders = (labels: readonly string[] = []) => new Set(labels).size

/** 40 days of 3 receipts of 2 lines; `number` names a receipt by its day and its place in it. */
const till = (
  number: (d: number, n: number) => string,
  who = (d: number, n: number) => `c${(d * 3 + n) % 29}`,
) =>
  [
    'Date,Shop,Receipt,Customer no,Item,Qty,Amount',
    ...Array.from({ length: 40 }, (_, d) => [0, 1, 2].map((n) => [d, n] as const))
      .flat()
      .flatMap(([d, n]) =>
        ['Mug', 'Tea'].map(
          (item) => `${day(d)},${n === 2 ? 'South' : 'North'},${number(d, n)},${who(d, n)},${item},1,12.50`,
        ),
      ),
  ].join('\n')

const numbersOf = async (text: string) => {
  const file = await columnsOf('till.csv', text)
  return { orders: orders(file.labels.get('order')), notes: said(file.notes) }
}

test('receipts that are counted anew each day are an order each', async () => {
  const { orders: found, notes } = await numbersOf(till((_, n) => `${n + 1}`))
  expect(found).toBe(120)
  expect(notes.join()).toContain('start again')
})

test('the same numbers in two shops are two orders', async () => {
  expect((await numbersOf(till((d, n) => `${n === 2 ? d : 2 * d + n}`))).orders).toBe(120)
})

test('numbers of their own stay, and so do numbers of one customer whose lines were sent on several days', async () => {
  const own = await numbersOf(till((d, n) => `${1000 + 3 * d + n}`))
  expect([own.orders, own.notes.join().includes('start again')]).toEqual([120, false])
  const sent = till(
    (d, n) => `${(d % 20) * 3 + n}`,
    (d, n) => `c${(d % 20) * 3 + n}`,
  )
  expect((await numbersOf(sent)).orders).toBe(60)
})

test('a file that is numbered apart is numbered so once', async () => {
  const file = await columnsOf(
    'till.csv',
    till((_, n) => `${n + 1}`),
  )
  expect(numberedApart(file)).toBe(file)
})
