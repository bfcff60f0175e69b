import { expect, test } from 'vitest'
import { askedBy } from '../../src/app/catalogue.ts'
import type { Workspace } from '../../src/contract/desk.ts'
import { cards } from '../../workers/miners/index.ts'
import { workspace } from './fakes.ts'

function lines(rows: number): Workspace {
  const made = workspace('w1')
  return { ...made, account: { ...made.account, tables: [{ name: 'order_line', rows }] } }
}
const ids = (view: 'home' | 'customer' | 'data', rows: number) =>
  askedBy(view, cards, lines(rows)).map(({ id }) => id)

test('a small shop is answered whole, of a large one what takes seconds waits until it is asked', () => {
  expect(ids('home', 250_000)).toEqual(cards.map(({ id }) => id))
  const waiting = cards.filter(({ long }) => long).map(({ id }) => id)
  expect(waiting).toContain('baskets')
  expect(ids('home', 250_001)).toEqual(cards.map(({ id }) => id).filter((id) => !waiting.includes(id)))
})

test('the page of a customer asks who the customers are, the page of the data nothing', () => {
  expect(ids('customer', 10)).toContain('rfm')
  expect(ids('customer', 10)).not.toContain('pulse')
  expect(ids('data', 10)).toEqual([])
})
