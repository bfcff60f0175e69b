import { describe, expect, test } from 'vitest'
import { days, joined, recognised, who } from './kept.ts'

const goods = ['Bread', 'Cake', 'Scone']
const rows = (by: string) =>
  days.map((day, i) => [`A${i}`, day, goods[i % 3] ?? '', 1 + (i % 2), '4.50', who(i), by])
const revenue = days.reduce((sum, _, i) => sum + 4.5 * (1 + (i % 2)), 0)
const meant = async (list: (string | number)[][]) =>
  (await recognised(list)).columns.map(({ means }) => means)

describe('names below the names of groups', () => {
  test.each([
    [
      ['Sale', '', 'Goods', '', '', 'Buyer', 'Staff'],
      ['No.', 'Date', 'Article', 'Pieces', 'Unit price', 'Name', 'Name'],
    ],
    [
      ['Vorgang', '', 'Sortiment', '', '', 'Käufer', 'Bedienung'],
      ['Nr.', 'Datum', 'Artikel', 'Menge', 'Einzelpreis', 'Name', 'Name'],
    ],
  ])('tell what a column holds: %j', async (above, names) => {
    const list = [above, names, ...rows('Kim')]
    expect(await meant(list)).toEqual(expect.arrayContaining(['date', 'product', 'quantity', 'unitPrice']))
    const { summary, product } = await joined(list)
    expect(summary.sums).toMatchObject([{ sums: { revenue, lines: 24 } }])
    expect(product.rows).toBe(3)
  })

  test('tell nothing of whom a name or phone is', async () => {
    const list = [
      ['Sale', '', 'Goods', '', '', 'Staff', ''],
      ['No.', 'Date', 'Article', 'Pieces', 'Unit price', 'Name', 'Till'],
      ...rows('2'),
    ]
    expect(await meant(list)).not.toContain('customerName')
  })

  test('that several groups share tell nothing by themselves', async () => {
    const list = [
      ['Sale', '', 'This year', '', 'Last year', ''],
      ['No.', 'Date', 'Article', 'Pieces', 'Article', 'Pieces'],
      ...days.map((day, i) => [`A${i}`, day, goods[i % 3] ?? '', 2, goods[(i + 1) % 3] ?? '', 3]),
    ]
    expect(await meant(list)).not.toContain('product')
  })
})
