import { expect, test } from 'vitest'
import { readAll, textFile } from './support.ts'

const orders = (refunds: unknown[], name = 'refunds') =>
  refunds.map((list, i) => ({
    id: i,
    total: '50.00',
    line_items: [{ sku: 'a' }, { sku: 'b' }],
    [name]: list,
  }))

async function refundTotals(records: unknown) {
  const { head, rows } = await readAll(textFile(JSON.stringify(records), 'orders.json'))
  const at = head.headers.findIndex((header) => header.endsWith('.total'))
  return at < 0 ? null : rows.map((row) => row[at])
}

test.each([
  [
    'sums of their own',
    [
      { id: 1, total: '-12.50' },
      { id: 2, total: '2.25' },
    ],
    '14.75',
  ],
  ['numbers', [{ amount: 3.1 }, { amount: 0.2 }], '3.3'],
  [
    'the payments they were made by',
    [
      {
        transactions: [
          { kind: 'refund', amount: '7.00', status: 'success' },
          { kind: 'refund', amount: '9.00', status: 'failure' },
          { kind: 'void', amount: '8.00' },
        ],
      },
    ],
    '7',
  ],
])('refunds within an order, as %s, come to their sum on each of its lines', async (_, list, sum) => {
  expect(await refundTotals(orders([list, []]))).toEqual([sum, sum, '', ''])
})

test('a list that is none of refunds, or tells no amounts, is not added up', async () => {
  const list = [{ id: 1, total: '5.00' }]
  expect(await refundTotals(orders([list, list], 'shipments'))).toBeNull()
  expect(await refundTotals(orders([[...list, { id: 2, reason: 'broken' }], []]))).toBeNull()
  expect(await refundTotals(orders([[{ id: 1, reason: 'broken' }], []]))).toBeNull()
})
