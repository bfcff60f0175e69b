import { expect, test } from 'vitest'
import { askedBy, bind, sortCards, usualRecipe } from '../../src/app/catalogue.ts'
import type { Address } from '../../src/app/url.ts'
import type { Workspace } from '../../src/contract/desk.ts'
import { sayLacks } from '../../src/contract/marts.ts'
import { cards } from '../../workers/miners/index.ts'
import { workspace } from './fakes.ts'

function lines(rows: number): Workspace {
  const made = workspace('w1')
  return { ...made, account: { ...made.account, tables: [{ name: 'order_line', rows }] } }
}
const ids = (view: Address['view'], rows: number) => askedBy(view, cards, lines(rows)).now.map(({ id }) => id)

test('a small shop is answered whole, of a large one what takes seconds waits until it is asked', () => {
  expect(ids('home', 250_000)).toEqual(cards.map(({ id }) => id))
  const waiting = cards.filter(({ long }) => long).map(({ id }) => id)
  expect(waiting).toContain('baskets')
  expect(ids('home', 250_001)).toEqual(cards.map(({ id }) => id).filter((id) => !waiting.includes(id)))
})

test('while the data are being saved the long questions of a small shop wait, and none is lost', () => {
  const { now, later } = askedBy('home', cards, lines(10), true)
  expect(later).toEqual(cards.filter(({ long }) => long))
  expect(now).toEqual(cards.filter(({ long }) => !long))
  expect(askedBy('home', cards, lines(250_001), true).later).toEqual([])
})

test('the page of a customer asks what tells of single ones, of a large shop only what is quick, the page of the data nothing', () => {
  const told = ids('customer', 10)
  expect(told).toEqual(
    expect.arrayContaining(['rfm', 'segments', 'value', 'leavers', 'next-product', 'moves']),
  )
  expect(told).not.toContain('pulse')
  expect(told).not.toContain('baskets')
  expect(ids('customer', 250_001)).toContain('rfm')
  expect(ids('customer', 250_001)).not.toContain('leavers')
  expect(ids('campaigns', 10)).toEqual(told)
  expect(ids('report', 10)).toEqual(ids('home', 10))
  expect(ids('data', 10)).toEqual([])
})

test('a shop with visits only is answered what visits tell, within their days, and told what the rest needs', () => {
  const days = { firstDay: '2026-01-05', lastDay: '2026-05-04' }
  const shop: Workspace = { ...workspace('w1'), marts: ['events'], visits: days, firstDay: '', lastDay: '' }
  const { open, locked } = sortCards(cards, shop)
  expect(open.map(({ id }) => id)).toEqual(['journeys'])
  expect(locked).toHaveLength(cards.length - 1)
  for (const { missing } of locked) expect(sayLacks(missing)).toMatch(/an export of (order|reviews)/)
  const [card] = open
  expect(card && bind(usualRecipe(card), shop, card).recipe.scope.asOf).toBe(days.lastDay)
})

test('where neither orders nor visits are there, either would do; with both, the days are those of what is asked', () => {
  const none: Workspace = { ...workspace('w1'), marts: ['customers'] }
  const journeys = sortCards(cards, none).locked.find(({ card }) => card.id === 'journeys')
  expect(sayLacks(journeys?.missing ?? [])).toMatch(/^an export of order lines.* or an export of web visits$/)
  const days = { firstDay: '2026-01-05', lastDay: '2026-05-04' }
  const both: Workspace = { ...workspace('w1'), marts: ['orders', 'baskets', 'events'], visits: days }
  const card = journeys?.card
  if (!card) throw new Error('journeys are there')
  const usual = usualRecipe(card)
  const asOf = (of: string) =>
    bind({ ...usual, values: { ...usual.values, of } }, both, card).recipe.scope.asOf
  expect([asOf('purchases'), asOf('visits')]).toEqual([both.lastDay, days.lastDay])
})
