import { describe, expect, test } from 'vitest'
import type { TableHead } from '../../workers/reading/table.ts'
import { packLines, wideIn } from '../../workers/recognise/wide-lines.ts'
import { exportHeaders } from './export-headers.ts'
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

describe('numbered columns', () => {
  const table = (headers: string[], ...rows: string[][]): TableHead => ({
    ...{
      name: 'list.csv',
      bytes: 0,
      format: 'csv',
      sheets: [],
      sheet: '',
      encoding: 'utf-8',
      delimiter: ';',
    },
    ...{ quote: '"', headerLine: 1, headers, rowsAbout: rows.length, notes: [] },
    sample: rows.map((cells, r) => ({ line: r + 2, cells })),
  })
  const goods = ['Artikel 1', 'Menge 1', 'Artikel 2', 'Menge 2']

  test('of an order form tell nothing of goods of which none were taken', () => {
    const cells = ['Brot', '0', 'Torte', '2']
    const wide = wideIn(table(goods, cells))
    expect(wide && packLines(wide, (c) => cells[c] ?? '')).toBe('name:Torte|sku:|quantity:2|price:|total:')
  })

  test('of a known source are left to what is known of it', () => {
    const [, , shop = ''] = exportHeaders[0] ?? []
    expect(wideIn(table(goods))).not.toBeNull()
    expect(wideIn(table([...shop.split(','), ...goods]))).toBeNull()
  })

  test('belong to the lines as far as there is a product of their number', () => {
    const discounts = ['Preis 1', 'Preis 2', 'Preis 3']
    expect(wideIn(table([...goods, ...discounts]))?.fields).toEqual(['name', 'quantity'])
    expect(wideIn(table([...goods, ...discounts.slice(0, 2)]))?.fields).toEqual(['name', 'quantity', 'price'])
  })

  test.each([
    ['1,50', '12,5', ','],
    ['1.50', '12.5', '.'],
    ['1,234.50', '2', '.'],
    ['1,50', '12.50', '.'],
  ])('whose prices are %s and %s have the decimal sign %s', (one, other, decimal) => {
    const cells = ['Brot', one, 'Torte', other]
    expect(wideIn(table(['Artikel 1', 'Preis 1', 'Artikel 2', 'Preis 2'], cells))?.decimal).toBe(decimal)
  })
})
