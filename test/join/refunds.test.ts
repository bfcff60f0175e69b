import { describe, expect, test } from 'vitest'
import { join } from '../../workers/join/join.ts'
import { columnsOf } from '../recognise/house.ts'

const orders =
  'order_id,order_date,customer_email,total\n1,2025-03-01,a@x.org,10.00\n2,2025-03-02,b@x.org,20.00\n3,2025-03-03,a@x.org,40.00\n'
const lines =
  'order_id,order_date,customer_email,item,qty,price\n1,2025-03-01,a@x.org,Mug,1,10.00\n2,2025-03-02,b@x.org,Mug,2,10.00\n3,2025-03-03,a@x.org,Tea,1,15.00\n3,2025-03-03,a@x.org,Pot,1,25.00\n'
const partly =
  'order_id,order_date,customer_email,total,refunded_amount\n1,2025-03-01,a@x.org,10.00,0.00\n2,2025-03-02,b@x.org,20.00,\n3,2025-03-03,a@x.org,40.00,5.00\n'
const refunds =
  'refund_id,order_id,refunded_on,refund_amount\nR1,2,2025-04-01,-5.00\nR2,2,2025-04-09,2.50\nR3,3,2025-04-03,5.00\n'

const told: [string, string, number][] = [
  ['orders', orders, 3],
  ['order lines', lines, 4],
  ['orders that tell some of it themselves', partly, 3],
]

describe.each(told)('a list of refunds beside %s', (_, text, rows) => {
  test.each(['orders first', 'refunds first'])('comes off the orders it names, %s', async (first) => {
    const files = [await columnsOf('sales.csv', text), await columnsOf('refunds.csv', refunds)]
    const all = join(first === 'orders first' ? files : files.reverse())
    expect(all.summary.sums[0]?.sums).toMatchObject({ orders: 3, lines: rows, revenue: 70, refunds: 12.5 })
    expect(all.summary.period).toEqual({ from: '2025-03-01', to: '2025-03-03' })
    expect(all.files.map(({ rowsUsed, rowsIn }) => rowsIn - rowsUsed)).toEqual([0, 0])
  })
})
