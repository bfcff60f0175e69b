import { describe, expect, test } from 'vitest'
import { all, days, joined, recognised, who } from './kept.ts'

const goods = ['Brot', 'Torte', 'Keks']
const count = (i: number) => (i % 3) + 1
/** Row `i` has one to three lines; what it came to stands in its last column. */
const wide = (names: (k: number) => string[], cells: (i: number, k: number) => (string | number)[]) => [
  ['Date', 'Customer', ...[1, 2, 3].flatMap(names), 'Total'],
  ...days.map((day, i) => [
    ...[day, who(i)],
    ...[0, 1, 2].flatMap((k) => (k < count(i) ? cells(i, k) : names(k).map(() => ''))),
    10 + i,
  ]),
]
const lines = days.reduce((sum, _, i) => sum + count(i), 0)
const good = (k: number) => goods[k] ?? ''

describe('lines of an order beside each other, in numbered columns', () => {
  test.each([
    ['Artikel 1, Menge 1', (k: number) => [`Artikel ${k}`, `Menge ${k}`]],
    ['Item 1 name', (k: number) => [`Item ${k} name`, `Item ${k} qty`]],
    ['lineitem_1_sku', (k: number) => [`lineitem_${k}_sku`, `lineitem_${k}_quantity`]],
    ['Produkt1', (k: number) => [`Produkt${k}`, `Anzahl${k}`]],
    ['Produit n°1', (k: number) => [`Produit n°${k}`, `Quantité n°${k}`]],
    ['Producto #1', (k: number) => [`Producto #${k}`, `Cantidad #${k}`]],
    ['1. Prodotto', (k: number) => [`${k}. Prodotto`, `${k}. Quantità`]],
    ['Omschrijving_1', (k: number) => [`Omschrijving_${k}`, `Aantal_${k}`]],
    ['Produto [1]', (k: number) => [`Produto [${k}]`, `Quantidade [${k}]`]],
  ])('%s: none is lost, and what each order came to counts once', async (_, names) => {
    const rows = wide(names, (_i, k) => [good(k), k + 1])
    for (const order of [false, true]) {
      const told = order ? rows.map((row, r) => [r === 0 ? 'Order No' : `A${r}`, ...row]) : rows
      const { summary } = await joined(told)
      expect(summary.sums).toMatchObject([{ sums: { lines, revenue: all } }])
    }
  })

  test('without a total the prices of the lines are what an order came to', async () => {
    const rows = wide(
      (k) => [`Artikel ${k}`, `Menge ${k}`, `Preis ${k}`],
      (_i, k) => [good(k), 2, `${k + 1},50 €`],
    )
    const { summary } = await joined(rows.map((row) => row.slice(0, -1)))
    const price = days.reduce((sum, _, i) => sum + ([3, 8, 15][count(i) - 1] ?? 0), 0)
    expect(summary.sums[0]?.sums).toMatchObject({ lines, revenue: price })
  })

  test.each([
    ['addresses', ['Address 1', 'Address 2']],
    ['prices', ['Price 1', 'Price 2']],
    ['one alone', ['Artikel 1', 'Menge']],
    ['numbers that skip', ['Artikel 1', 'Artikel 7']],
  ])('%s are no lines', async (_, names) => {
    const rows = [
      ['Order No', 'Date', 'Customer', ...names, 'Total'],
      ...days.map((day, i) => [`A${i}`, day, who(i), 'Brot', 'Keks', 10 + i]),
    ]
    const { columns } = await recognised(rows)
    expect(columns.map(({ means }) => means)).not.toContain('packed')
  })

  test('anonymous orders stay apart, each with its lines', async () => {
    const rows = wide(
      (k) => [`Artikel ${k}`],
      (_i, k) => [good(k)],
    ).map((row) => row.toSpliced(1, 1))
    const { summary } = await joined(rows)
    expect(summary.sums).toMatchObject([{ sums: { orders: 24, lines, revenue: all } }])
  })
})
