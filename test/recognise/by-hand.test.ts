import { expect, test } from 'vitest'
import { join } from '../../workers/join/join.ts'
import { columnsOf, plain } from './house.ts'

const book = `Name,Date,What,How much,Paid?
Ann Miller,03.05.2025,Cut and colour,85.00,yes
Bob Schäfer,14.05.2025,Beard,20.00,yes
Ann Miller,28.06.2025,Cut,45.00,yes`
const salon = `Appointment date,Time,Client,Service,Stylist,Duration (min),Price,Status
14/05/2025,10:00,Ann Miller,Cut,Sam,45,45.00,Completed
15/05/2025,11:00,Bob Rossi,Beard,Sam,30,20.00,No-show
28/05/2025,11:00,Ann Miller,Colour,Kim,90,95.00,Completed`
const subscriptions = `Customer,Email,Plan,Monthly fee,Start date,End date
Ann Miller,ann@example.org,Basic,9.90,2024-01-14,
Bob Rossi,bob@example.org,Pro,19.90,2024-02-01,2025-03-31`
const products = `Handle,Title,Type,Tags,Option1 Name,Option1 Value,Variant SKU,Variant Price,Cost per item,Status
blue-mug,Blue Mug,Mugs,"a, b",Size,Small,SKU-00,12.50,4.10,active
blue-mug,,,,,Large,SKU-01,14.50,5.10,
scarf,Wool Scarf,Scarves,,Title,Default Title,SKU-02,30.00,11.00,active`
const instacart = `order_id,user_id,eval_set,order_number,order_dow,order_hour_of_day,days_since_prior_order
2539329,1,prior,1,2,08,
2398795,1,prior,2,3,07,15.0`

const sumsOf = async (text: string) =>
  join([await columnsOf('book.csv', text)]).summary.sums.map(({ sums }) => sums)

test('a cash book kept by hand is sales', async () => {
  expect(await sumsOf(book)).toMatchObject([{ orders: 3, revenue: 150 }])
})

test('appointments are sales, and who did not come paid nothing', async () => {
  expect(await sumsOf(salon)).toMatchObject([{ orders: 3, revenue: 140, voidedOrders: 1, voidedAmount: 20 }])
})

test('a list of subscriptions is a list of customers, since when they are', async () => {
  const { customer } = join([await columnsOf('plans.csv', subscriptions)])
  expect(plain(customer).map((c) => [c.email, c.customer_since])).toEqual([
    ['ann@example.org', Date.UTC(2024, 0, 14)],
    ['bob@example.org', Date.UTC(2024, 1, 1)],
  ])
})

test('variants of a Shopify product are that product, at its least price and cost', async () => {
  const { product, files } = join([await columnsOf('products.csv', products)])
  expect(plain(product).map((p) => [p.product, p.sku, p.price, p.cost])).toEqual([
    ['Blue Mug', 'SKU-00', 12.5, 4.1],
    ['Wool Scarf', 'SKU-02', 30, 11],
  ])
  expect(files).toMatchObject([{ rowsIn: 3, rowsUsed: 3, rowsSetAside: 0 }])
})

test('Instacart tells neither days nor money, and that is said', async () => {
  const file = await columnsOf('orders.csv', instacart)
  expect(file.recognisedAs).toBe('instacart_orders')
  expect(join([file]).reasons).toMatchObject([
    { reason: 'this data set tells neither days nor money', rows: 2 },
  ])
})
