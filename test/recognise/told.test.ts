import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { say } from '../../workers/headless/say.ts'
import { join as joined } from '../../workers/join/join.ts'
import { columnsOf, plain } from './house.ts'

const folder = mkdtempSync(join(tmpdir(), 'regulars-told-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const orders = `Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Risk Level
#1001,ann@example.org,paid,EUR,20.00,2025-03-01 10:00:00 +0100,1,Mug,20.00,Ann A,Low
#1002,bob@example.org,paid,EUR,35.00,2025-03-02 11:00:00 +0100,1,Print,35.00,Bob B,High`
const stripe = `id,Created (UTC),Amount,Amount Refunded,Currency,Status,Customer ID,Customer Email,order_id (metadata)
ch_1,2025-03-01 09:00:01,20.00,0.00,eur,Paid,cus_1,ann@example.org,1001
ch_2,2025-03-02 10:00:01,35.00,0.00,eur,Paid,cus_2,BOB@example.org,
ch_3,2025-03-05 10:00:01,99.00,0.00,eur,Paid,cus_9,nobody@example.org,`
const trustpilot = `Review Id,Review Created (UTC),Review Username,Review User Email,Review Title,Review Content,Review Stars,Reference Id
r1,2025-03-09 08:00:00,Ann,,Fine,"The mug is very good, thank you",5,1001
r2,2025-03-10 08:00:00,Zoe,zoe@example.org,Bad,Nothing came and nobody answered me,1,`
const freshdesk = `Ticket ID,Subject,Status,Priority,Created time,Due by Time,Resolved time,Initial response time,Agent interactions,Full name,Email
5,Where is my print,Closed,High,2025-03-03 08:00:00,2025-03-04 08:00:00,2025-03-03 12:00:00,2025-03-03 09:30:00,2,Bob,bob@example.org`
const events = `event_time,event_type,product_id,category_code,price,user_id,user_session
2025-02-01 08:00:00 UTC,view,77,gifts.mug,20.00,u1,s1
2025-02-01 08:03:00 UTC,cart,77,gifts.mug,20.00,u1,s1`
const klaviyo = `Email,Klaviyo ID,First Name,Email Marketing Consent,Predicted Customer Lifetime Value,Churn Risk Prediction,Expected Date Of Next Order
ann@example.org,01AB,Ann,SUBSCRIBED,44.50,LOW,2025-09-01`

async function house() {
  const files = [
    await columnsOf('orders.csv', orders),
    await columnsOf('stripe.csv', stripe),
    await columnsOf('trustpilot.csv', trustpilot),
    await columnsOf('freshdesk.csv', freshdesk),
    await columnsOf('events.csv', events),
    await columnsOf('klaviyo.csv', klaviyo),
  ]
  const all = joined(files)
  const told = (name: string) => plain(all.told.find((t) => t.name === name))
  const customer = plain(all.customer).map((c) => c.customer)
  const orderId = plain(all.orders()).map((o) => o.order_id)
  return { all, told, customer, orderId }
}

test('reviews and tickets are used, and stand with their customer and order', async () => {
  const { all, told, customer, orderId } = await house()
  const messages = told('message').map((m) => [
    m.message_id,
    customer[Number(m.customer_key)] ?? '',
    orderId[Number(m.order_key)] ?? '',
    m.stars,
    m.file,
    m.line,
  ])
  expect(messages).toEqual([
    ['5', 'bob@example.org', '', Number.NaN, 'freshdesk.csv', 2],
    ['r1', 'ann@example.org', '#1001', 5, 'trustpilot.csv', 2],
    ['r2', '', '', 1, 'trustpilot.csv', 3],
  ])
  expect(told('message')[1]).toMatchObject({ title: 'Fine', author: 'Ann', source: 'trustpilot' })
  const ticket = told('message')[0]
  expect(Number(ticket?.replied_at) - Number(ticket?.told_at)).toBe(90 * 60_000)
  expect(all.files.map((f) => f.rowsSetAside)).toEqual([0, 0, 0, 0, 0, 0])
  for (const f of all.files) expect(f.rowsUsed + f.rowsSetAside).toBe(f.rowsIn)
  expect(customer).toEqual(['ann@example.org', 'bob@example.org'])
})

test('payments are matched with their orders and never added to them', async () => {
  const { all, told, orderId } = await house()
  expect(all.summary.sums).toMatchObject([{ currency: 'EUR', sums: { orders: 2, revenue: 55 } }])
  const paid = told('payment').map((p) => [p.payment_id, orderId[Number(p.order_key)] ?? '', p.amount])
  expect(paid).toEqual([
    ['ch_1', '#1001', 20],
    ['ch_2', '#1002', 35],
    ['ch_3', '', 99],
  ])
})

test('visits stand in their own table, and what tools foretell becomes a label', async () => {
  const { told, customer, orderId } = await house()
  expect(told('visit').map((v) => [v.event, v.session, v.amount])).toEqual([
    ['view', 's1', 20],
    ['cart', 's1', 20],
  ])
  const labels = told('label').map((l) => [
    customer[Number(l.customer_key)],
    orderId[Number(l.order_key)] ?? '',
    l.name,
    l.value,
  ])
  expect(labels).toEqual([
    ['ann@example.org', '', 'Predicted Customer Lifetime Value', '44.5'],
    ['ann@example.org', '', 'Churn Risk Prediction', 'LOW'],
    ['ann@example.org', '', 'Expected Date Of Next Order', '2025-09-01'],
    ['ann@example.org', '#1001', 'Risk Level', 'Low'],
    ['bob@example.org', '#1002', 'Risk Level', 'High'],
  ])
})

test('a workspace of reviews alone is one', async () => {
  const path = join(folder, 'trustpilot.csv')
  writeFileSync(path, trustpilot)
  const { code, out } = await say([path, '--question', 'data'], () => {})
  expect([code, JSON.parse(out).tables]).toMatchObject([0, { message: 2, set_aside: 0, orders: 0 }])
})

const paypal = `Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID,Reference Txn ID,Balance Impact
03/05/2025,10:00:00,PST,My Shop,Payment Refund,Completed,USD,-5.00,0.20,-4.80,shop@example.org,ann@example.org,R1,T1,Debit
03/04/2025,10:00:00,PST,,General Withdrawal,Completed,USD,-90.00,0.00,-90.00,shop@example.org,,W1,,Debit
03/03/2025,10:00:00,PST,A Supplier,Mobile Payment,Completed,USD,-12.00,0.00,-12.00,shop@example.org,supplier@example.org,S1,,Debit
03/02/2025,10:00:00,PST,Bob B,Express Checkout Payment,Pending,USD,30.00,-1.00,29.00,bob@example.org,shop@example.org,T2,,Credit
02/13/2025,10:00:00,PST,Ann A,Express Checkout Payment,Completed,USD,"1,020.00",-1.00,19.00,ann@example.org,shop@example.org,T1,,Credit
02/13/2025,10:00:00,PST,Ann A,General Authorization,Completed,USD,20.00,0.00,20.00,ann@example.org,shop@example.org,A1,,Memo`

test('PayPal: refunds come off their payment, moves of money are left out with a reason', async () => {
  const all = joined([await columnsOf('paypal.csv', paypal)])
  const { orders, revenue, refunds, voidedOrders, voidedAmount } = all.summary.sums[0]?.sums ?? {}
  expect([orders, revenue, refunds, voidedOrders, voidedAmount]).toEqual([2, 1020, 5, 1, 30])
  expect(all.files).toMatchObject([{ rowsIn: 6, rowsUsed: 3, rowsSetAside: 3 }])
  expect(plain(all.customer).map((c) => c.customer)).toEqual(['ann@example.org', 'bob@example.org'])
  expect(all.reasons.map((r) => r.reason).sort()).toEqual([
    'General Authorization: no change of the balance, as PayPal says',
    'General Withdrawal: money moved between accounts, not earned',
    'Mobile Payment: money paid out, not a sale',
  ])
})

const olistOrders = `order_id,customer_id,order_status,order_purchase_timestamp
o1,c1,delivered,2017-10-02 10:56:33
o2,c2,delivered,2017-11-02 10:56:33`
const olistItems = `order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value
o1,1,p1,s1,2017-10-06 11:07:15,29.99,8.72
o1,2,p2,s1,2017-10-06 11:07:15,10.00,8.72
o2,1,p1,s1,2017-11-06 11:07:15,29.99,8.72`
const olistCustomers = `customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state
c1,u1,01151,sao paulo,SP
c2,u1,01151,sao paulo,SP`

test('Olist: orders, items and customers join; a person is who customer_unique_id says', async () => {
  const files = [
    await columnsOf('orders.csv', olistOrders),
    await columnsOf('items.csv', olistItems),
    await columnsOf('customers.csv', olistCustomers),
  ]
  for (const some of [files, [...files].reverse()]) {
    const all = joined(some)
    expect(all.summary.sums[0]?.sums).toMatchObject({ orders: 2, lines: 3, revenue: 69.98 })
    expect(plain(all.martCustomers).map((c) => [c.customer, c.orders])).toEqual([['u1', 2]])
  }
})
