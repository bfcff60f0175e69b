import { expect, it } from 'vitest'
import { draftOf, meansOf, table } from './fake-reader.ts'

it('where an order came from by the tag of its link is its channel', async () => {
  const orders = table(`order_id,order_date,customer_email,amount,utm_source
1,2025-03-01,a@example.org,20.00,instagram
2,2025-03-02,b@example.org,25.00,google
3,2025-03-04,c@example.org,15.00,instagram`)
  expect(meansOf(await draftOf(orders))).toMatchObject({ channel: 'utm_source' })
})
