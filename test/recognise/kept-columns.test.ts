import { describe, expect, test } from 'vitest'
import { all, days, every, joined, recognised, sumsOf, who } from './kept.ts'

describe('what columns come to together settles what they are', () => {
  const pieces = (i: number) => 1 + (i % 4)
  const price = (i: number) => [5, 7, 11][i % 3] ?? 0
  const sold = days.reduce((sum, _, i) => sum + pieces(i) * price(i), 0)

  test('a sale’s number is no price where another column is', async () => {
    const rows = days.map((day, i) => [
      4001 + i,
      day,
      who(i),
      ['Pão', 'Bolo', 'Chá'][i % 3] ?? '',
      pieces(i),
      `R$ ${price(i)},00`,
    ])
    const found = await joined([['Venda', 'Data', 'Cliente', 'Produto', 'Qtde', 'Vlr. unit.'], ...rows])
    expect(found.summary.sums).toMatchObject([{ currency: 'BRL', sums: { revenue: sold } }])
    const whole = rows.map((row, i) => [...row, `R$ ${pieces(i) * price(i)},00`])
    const header = ['Venda', 'Data', 'Cliente', 'Produto', 'Qtde', 'X', 'Y']
    expect(await sumsOf([header, ...whole])).toMatchObject([{ sums: { revenue: sold } }])
  })

  test('small numbers that do not count up are pieces; receipts that start again each day are not', async () => {
    const goods = (i: number) => ['Loaf', 'Cake', 'Tea'][i % 3] ?? ''
    const rows = days.map((day, i) => [day, who(i), goods(i), [3, 1, 5, 2, 4][i % 5] ?? 1, `${price(i)}.00`])
    const bought = days.reduce((sum, _, i) => sum + ([3, 1, 5, 2, 4][i % 5] ?? 1) * price(i), 0)
    expect(await sumsOf([['Date', 'Customer', 'Item', 'No.', 'à £'], ...rows])).toMatchObject([
      { sums: { revenue: bought } },
    ])
    const tills = days.map((_, i) => [
      `0${1 + Math.floor(i / 6)}.03.2025`,
      who(i),
      goods(i),
      1 + (i % 6),
      `${10 + i}.00`,
    ])
    const draft = await recognised([['Date', 'Customer', 'Item', 'No.', 'Amount'], ...tills])
    expect(draft.columns[3]?.means).toBe('order')
  })

  test('what customers paid has the tax in it, whatever it is called', async () => {
    const rows = days.map((day, i) => [
      `A${i}`,
      day,
      who(i),
      `${10 + i}.00`,
      `${(10 + i) / 5}`,
      `${(10 + i) * 1.2}`,
    ])
    const list = [['Number', 'Date', 'Customer', 'Netto', 'VAT', 'Coperto'], ...rows]
    const [found] = await sumsOf(list)
    expect(found?.sums.revenue).toBeCloseTo(all * 1.2, 2)
    const chosen = await recognised(list, { means: [[3, 'amount']] })
    expect(chosen.columns[3]?.means).toBe('amount')
  })
})

describe('a column for each way to pay', () => {
  const ways = (i: number) => (i % 3 ? ['', `${10 + i},00`] : [`${10 + i},00`, ''])
  test('is what was paid, one or the other', async () => {
    const rows = days.map((day, i) => [day, who(i), 'Cut', ...ways(i)])
    const draft = await recognised([['Datum', 'Kunde', 'Leistung', 'Bar', 'Karte'], ...rows])
    expect(draft.notes.map(({ text }) => text).join(' ')).toContain('‘Bar’ or ‘Karte’')
    expect(await sumsOf([['Datum', 'Kunde', 'Leistung', 'Bar', 'Karte'], ...rows])).toMatchObject([
      { sums: { revenue: all } },
    ])
  })

  test('is left alone where a total stands beside them, or both are filled in', async () => {
    const rows = days.map((day, i) => [day, who(i), ...ways(i), `${10 + i},00`])
    const draft = await recognised([['Datum', 'Kunde', 'Bar', 'Karte', 'Summe'], ...rows])
    expect(draft.columns.map(({ name }) => name)).not.toContain('Amount')
    const split = days.map((day, i) => [day, who(i), `${i},00`, '10,00'])
    const both = await recognised([['Datum', 'Kunde', 'Bar', 'Karte'], ...split])
    expect(both.columns.map(({ name }) => name)).not.toContain('Amount')
  })
})

test.each([
  [['Ord. no.', 'Ord. date', 'Cust. name', 'Descr.', 'Qty.', 'Unit pr.', 'Line amt', 'Canc.']],
  [['Auftr.-Nr.', 'Auftragsdatum', 'Klient', 'Bez.', 'Stk.', 'EP', 'Betrag', 'Storno']],
])('abbreviated headers are understood: %j', async (header) => {
  const rows = days.map((day, i) => [`A${i}`, day, who(i), 'Mug', 2, 5 + i / 2, 10 + i, i % 6 ? 'N' : 'Y'])
  expect(await sumsOf([header, ...rows])).toMatchObject([{ sums: { orders: 24, revenue: all - every(6) } }])
})
