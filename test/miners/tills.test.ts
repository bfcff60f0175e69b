import { describe, expect, it } from 'vitest'
import { tillsOf } from '../../workers/miners/tills.ts'
import { run } from '../patterns/support.ts'

/** Accounts as orders a day over so many days; two rows an order. */
function rowsOf(accounts: readonly [key: number, orders: number, days: number][]) {
  const rows = accounts.flatMap(([key, orders, days]) =>
    Array.from({ length: 2 * orders }, (_, i) => {
      const nth = Math.floor(i / 2)
      return { key, order: key * 1e6 + nth, day: Math.floor((nth * days) / orders) }
    }),
  )
  return {
    rows: rows.length,
    customer: Int32Array.from(rows, ({ key }) => key),
    order: Int32Array.from(rows, ({ order }) => order),
    day: Int32Array.from(rows, ({ day }) => day),
  }
}

const people = Array.from({ length: 60 }, (_, i): [number, number, number] => [i, 1 + (i % 8), 1 + (i % 8)])
const found = (...more: [number, number, number][]) => {
  const { keys, orders } = run(tillsOf(rowsOf([...people, ...more])))
  return [[...keys], orders]
}

describe('an account that is no person', () => {
  it.each([
    ['20,000 orders in 700 days', [90, 20_000, 700], true],
    ['four orders a day', [90, 400, 100], true],
    ['three orders a day among people who come as often', [90, 99, 33], false],
    ['one order a day for a hundred days, where others order up to eight times', [90, 100, 100], true],
    ['99 orders, however many others place', [90, 99, 1], false],
  ] as const)('%s', (_, account, is) => {
    expect(found([...account])).toEqual(is ? [[90], account[1]] : [[], 0])
  })

  it('a regular who comes daily is a person where others come often, too', () => {
    const often = Array.from({ length: 30 }, (_, i): [number, number, number] => [100 + i, 60, 60])
    expect(found(...often, [90, 500, 500])).toEqual([[], 0])
  })

  it('orders of nobody are no account', () => {
    expect(found([-1, 5000, 10])).toEqual([[], 0])
  })
})
