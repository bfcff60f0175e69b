import { describe, expect, it } from 'vitest'
import type { Decisions } from '../../src/contract/decisions.ts'
import { clean } from '../../workers/clean/recipe.ts'
import { file, plain, type Row } from '../join/people.ts'
import { type Files, joined, off, step } from './cleaned.ts'

const revenue = (files: Files, decisions: Decisions = {}) =>
  joined(files, decisions).summary.sums.map(({ sums }) => sums.revenue)
const products = (files: Files, decisions: Decisions = {}) =>
  plain(joined(files, decisions).product).map((row) => row.product)

const line = (order: string, product: string, amount: number, more: Row = {}): Row => ({
  ...{ order, email: `c${order}@x.org`, date: '2024-01-02', product, amount, currency: 'EUR' },
  ...more,
})
const lines = (...rows: Row[]) => file('lines.csv', 'order line', rows)

describe('spellings', () => {
  it('takes out blanks and signs nobody sees', () => {
    const mess = lines(
      line('1', 'Blue\u00a0 mug', 4),
      line('2', 'Blue\u200b mug', 4),
      line('3', 'Blue mug', 4),
    )
    expect(products([mess], off('product-names'))).toEqual(['Blue mug'])
    expect(step([mess], 'trim')).toMatchObject({ rows: 2, before: 3, after: 1, money: [{ amount: 8 }] })
    expect(step([mess], 'trim').examples).toEqual([{ from: 'Blue␣ mug', to: 'Blue mug', rows: 2 }])
  })

  it('keeps the joiner of a picture and of scripts that need it', () => {
    const kept = lines(line('1', 'Mug 👩\u200d🍳', 4), line('2', 'می\u200cخواهم', 4))
    expect(clean([kept], {})[0]).toBe(kept)
  })

  it('calls a country as it is called most often', () => {
    const rows = ['Germany', 'Deutschland', 'Germany', 'germany', 'France'].map((country, i) =>
      line(`${i}`, 'Tea', 1, { country }),
    )
    const countries = plain(joined([lines(...rows)]).orders()).map((o) => o.country)
    expect(countries.sort()).toEqual(['France', 'Germany', 'Germany', 'Germany', 'Germany'])
    expect(step([lines(...rows)], 'spellings')).toMatchObject({ rows: 2, before: 4, after: 2 })
  })

  it('folds the product names that were planted, over files, and no others', () => {
    const one = lines(line('1', 'Blue Mug', 5), line('2', 'Blue Mug', 5), line('3', 'Coffee 250g', 9))
    const two = file('b.csv', 'order line', [
      line('4', 'mug, blue', 5),
      line('5', 'BLUE MUG', 5),
      line('6', 'Coffee 500g', 9),
    ])
    for (const files of [
      [one, two],
      [two, one],
    ]) {
      expect(products(files)).toEqual(['Blue Mug', 'Coffee 250g', 'Coffee 500g'])
      expect(step(files, 'product-names')).toMatchObject({ rows: 2, before: 5, after: 3 })
      expect(step(files, 'product-names').money).toEqual([{ currency: 'EUR', amount: 10 }])
    }
  })

  it('proposes likely typing errors, and changes nothing by itself', () => {
    const typo = lines(
      line('1', 'Espresso beans', 9),
      line('2', 'Espreso beans', 9),
      line('3', 'Earl Grey', 9),
    )
    expect(products([typo])).toHaveLength(3)
    expect(step([typo], 'product-typos')).toMatchObject({ on: false, rows: 1, before: 3, after: 2 })
    expect(products([typo], { steps: [['product-typos', true]] })).toHaveLength(2)
  })
})

describe('what stands twice', () => {
  const twice: Row = { order: '1', email: 'a@x.org', date: '2024-01-02', orderTotal: 30 }
  const orders = file('orders.csv', 'order', [
    twice,
    { ...twice, order: '2' },
    twice,
    { ...twice, orderTotal: 31 },
  ])

  it('sets aside a row with its own number that is equal in every cell', () => {
    const { files, reasons, summary } = joined([orders])
    expect(files).toMatchObject([{ rowsIn: 4, rowsUsed: 3, rowsSetAside: 1 }])
    expect(reasons).toMatchObject([{ reason: 'the same row stands twice', rows: 1 }])
    expect(summary.sums[0]?.sums).toMatchObject({ revenue: 60, orders: 2 })
    expect(step([orders], 'same-rows')).toMatchObject({ rows: 1, before: 4, after: 3 })
  })

  it('counts equal lines as two purchases until the person says otherwise', () => {
    const file = lines(line('1', 'Tea', 4), line('1', 'Tea', 4), line('1', 'Cup', 4))
    expect(revenue([file])).toEqual([12])
    expect(step([file], 'same-lines')).toMatchObject({ on: false, rows: 1, money: [{ amount: 4 }] })
    expect(revenue([file], { steps: [['same-lines', true]] })).toEqual([8])
  })
})

describe('what does not count', () => {
  const orders = file('orders.csv', 'order', [
    { order: '1', email: 'ada@x.org', date: '2024-01-02', orderTotal: 10, status: 'paid' },
    { order: '2', email: 'bob@x.org', date: '2024-01-02', orderTotal: 20, status: 'cancelled' },
    { order: '3', email: 'cy@x.org', date: '2024-01-02', orderTotal: 40, refund: 15, status: 'paid' },
    { order: '4', email: 'dee@x.org', date: '2024-01-02', orderTotal: 0, status: 'paid' },
  ])

  it('takes refunds and cancellations off, and counts them where that is switched off', () => {
    const { sums } = joined([orders]).summary
    expect(sums[0]?.sums).toMatchObject({ revenue: 50, refunds: 15, voidedOrders: 1, voidedAmount: 20 })
    const raw = joined([orders], off('refunds')).summary.sums
    expect(raw[0]?.sums).toMatchObject({ revenue: 70, refunds: 0, voidedOrders: 0 })
    for (const decisions of [{}, off('refunds')])
      expect(step([orders], 'refunds', decisions)).toMatchObject({
        ...{ rows: 2, before: 4, after: 3, money: [{ amount: 35 }] },
      })
  })

  it('keeps orders over nothing until the person says otherwise', () => {
    expect(step([orders], 'zero-orders')).toMatchObject({ on: false, rows: 1, before: 4, after: 3 })
    expect(joined([orders]).martOrders.rows).toBe(3)
    expect(joined([orders], { steps: [['zero-orders', true]] }).martOrders.rows).toBe(2)
  })

  it.each<[string, Row]>([
    ['a status', { status: 'Test order' }],
    ['an e-mail', { email: 'test+2@shop.org' }],
    ['a name', { customerName: 'Test Kunde' }],
    ['a coupon', { coupon: 'TEST' }],
    ['a tag', { tags: 'vip, test order' }],
  ])('leaves out all lines of an order of which %s says test', (_, says) => {
    const file = lines(line('1', 'Tea', 4), line('2', 'Tea', 7, says), line('2', 'Cup', 9))
    expect(revenue([file])).toEqual([4])
    expect(step([file], 'test-orders')).toMatchObject({
      rows: 2,
      before: 3,
      after: 1,
      money: [{ amount: 16 }],
    })
    expect(revenue([file], off('test-orders'))).toEqual([20])
  })

  it.each<[string, Row]>([
    ['a contest', { status: 'contest', tags: 'latest, attested' }],
    ['a person', { email: 'testa.maria@x.org', customerName: 'Maria Testa' }],
    ['the taster of a month', { coupon: 'TESTER10', tags: 'ab-test-b' }],
    ['a name that begins like it', { email: 'testino@x.org', customerName: 'Mario Testino' }],
  ])('keeps %s', (_, says) => {
    const file = lines(line('1', 'Tea', 4), line('2', 'Tea', 7, says))
    expect(revenue([file])).toEqual([11])
  })

  it('keeps a file of nothing but tests: somebody is trying this out', () => {
    expect(revenue([lines(line('1', 'Tea', 4, { email: 'test@x.org' }))])).toEqual([4])
  })
})

describe('lines that are no product', () => {
  const names =
    'Shipping|Versandkosten DHL|Frais de port|Gastos de envío|Spese di spedizione|Verzendkosten|Portes de envio'
  const more = 'Gift Card 50 EUR|Geschenkgutschein|Carte cadeau|Trinkgeld|Tip|Bank charges|Express Shipping'
  const goods = 'Gift box|Tip jar|Shipping tape|Delivery bag|Porto 10 years|Cardholder|Free spirit'

  it('are no product in seven languages, and stay in the total', () => {
    const none = [...names.split('|'), ...more.split('|')]
    const file = lines(line('1', 'Tea', 1), ...none.map((name) => line('1', name, 9)))
    expect(products([file])).toEqual(['Tea'])
    expect(revenue([file])).toEqual([1 + 9 * none.length])
    expect(plain(joined([file]).martOrders)).toMatchObject([{ first_product: 'Tea' }])
    expect(step([file], 'not-products')).toMatchObject({ rows: none.length, after: 1 })
    expect(products([file], off('not-products'))).toHaveLength(none.length + 1)
  })

  it('are found by the whole name only', () => {
    const kept = goods.split('|').map((name, i) => line(`${i}`, name, 1))
    expect(products([lines(...kept)])).toHaveLength(kept.length)
  })
})

describe('what is only told', () => {
  it('flags a price a hundred times the usual, and changes nothing', () => {
    const usual = Array.from({ length: 20 }, (_, i) => line(`${i}`, 'Tea', 4 + (i % 3), { quantity: 1 }))
    const file = lines(...usual, line('x', 'Tea', 500, { quantity: 1 }))
    expect(step([file], 'outliers')).toMatchObject({ rows: 1, switchable: false, money: [{ amount: 500 }] })
    expect(step([file], 'outliers').examples).toEqual([
      { from: 'Tea: price 500', to: 'kept; 5 is usual', rows: 1 },
    ])
    expect(step([lines(...usual)], 'outliers').rows).toBe(0)
    expect(clean([file], {})[0]).toBe(file)
  })

  it('counts what is missing by what it means', () => {
    const file = lines(line('1', 'Tea', 4, { city: 'Ulm' }), line('2', 'Tea', 4), line('3', '', 4))
    expect(step([file], 'missing').examples).toEqual([
      { from: 'City', to: 'kept as missing', rows: 2 },
      { from: 'Product', to: 'kept as missing', rows: 1 },
    ])
  })
})
