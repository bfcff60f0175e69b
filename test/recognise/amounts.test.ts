import { expect, test } from 'vitest'
import type { Account } from '../../src/contract/desk.ts'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { openHeadless } from '../../workers/headless/open-headless.ts'

/** What became of a file that is read without a person; its questions where there are any. */
async function brought(name: string, text: string): Promise<Account | string[]> {
  const { desk } = openHeadless()
  const draft = unwrap(await desk.draft([new File([text], name)], quiet))
  const [file] = draft.files
  expect(file?.fault).toBeNull()
  if ((file?.questions.length ?? 0) > 0) return file?.questions.map(({ id }) => id) ?? []
  return unwrap(await desk.adopt(draft.id, '', '', quiet)).account
}

const told = (account: Account | string[]) =>
  Array.isArray(account)
    ? account
    : account.sums.map(({ currency, sums }) => [
        currency,
        sums.orders,
        sums.lines,
        sums.revenue,
        sums.refunds,
      ])

/** Thirty orders of one or two lines: 12.50 a mug and 4.25 a soap; amounts in cents. */
const orders = Array.from({ length: 30 }, (_, i) => {
  const lines = [{ name: 'Mug', sku: 'M', quantity: 1 + (i % 3), price: 1250 }]
  if (i % 2 === 1) lines.push({ name: 'Soap', sku: 'S', quantity: 2, price: 425 })
  const total = lines.reduce((sum, line) => sum + line.quantity * line.price, 0)
  const day = new Date(Date.UTC(2025, 0, 3 + 4 * i, 9, 30))
  return { id: 700 + i, day, email: `c${i % 12}@example.org`, lines, total }
})
const all = orders.reduce((sum, order) => sum + order.total, 0) / 100
const lines = orders.reduce((sum, order) => sum + order.lines.length, 0)
const exact = [['EUR', 30, lines, all, 0]]
const decimal = (cents: number) => (cents / 100).toFixed(2)

test('an interface that nests an amount with its currency is read to the cent', async () => {
  const money = (cents: number) => ({ amount: cents, currency: 'EUR' })
  const square = orders.map((o) => ({
    id: `SQ${o.id}`,
    created_at: o.day.toISOString(),
    state: 'COMPLETED',
    customer_id: o.email,
    line_items: o.lines.map(({ name, quantity, price }) => ({
      name,
      quantity: `${quantity}`,
      base_price_money: money(price),
      total_money: money(price * quantity),
    })),
    total_money: money(o.total),
  }))
  expect(told(await brought('orders.json', JSON.stringify({ orders: square })))).toEqual(exact)
})

test('answers in GraphQL are lines of orders, whose total is told once', async () => {
  const money = (cents: number) => ({ shopMoney: { amount: decimal(cents), currencyCode: 'EUR' } })
  const edges = orders.map((o) => ({
    cursor: `${o.id}`,
    node: {
      id: `gid://shop/Order/${o.id}`,
      name: `#${o.id}`,
      createdAt: o.day.toISOString(),
      email: o.email,
      totalPriceSet: money(o.total),
      lineItems: {
        edges: o.lines.map(({ name, quantity, price }) => ({
          node: { title: name, quantity, originalUnitPriceSet: money(price) },
        })),
      },
    },
  }))
  const answer = JSON.stringify({ data: { orders: { edges } } })
  expect(told(await brought('answer.json', answer))).toEqual(exact)
})

const payments = (currency: string) =>
  JSON.stringify({
    items: orders.map((o) => ({
      order_id: `o_${o.id}`,
      amount: o.total,
      currency,
      status: 'captured',
      email: o.email,
      created_at: o.day.getTime() / 1000,
    })),
  })

test('whole amounts of an interface are asked about, but not in money without cents', async () => {
  expect(told(await brought('payments.json', payments('EUR')))).toEqual(['cents'])
  expect(told(await brought('payments.json', payments('JPY')))).toEqual([['JPY', 30, 30, all * 100, 0]])
})

test('a name that says cents is believed', async () => {
  const rows = orders.map((o) => `${o.id},${o.day.toISOString()},${o.email},${o.total},EUR`)
  const text = ['order_id,created_at,customer_email,amount_cents,currency', ...rows].join('\n')
  expect(told(await brought('list.csv', text))).toEqual([['EUR', 30, 30, all, 0]])
})

test('rows that say they are money given back are, without a minus', async () => {
  const list = (kind: string, minus = '') =>
    [
      'No,Type,Date,Customer,Amount',
      ...orders.flatMap((o, i) => [
        `${o.id},Invoice,${o.day.toISOString().slice(0, 10)},${o.email},${decimal(o.total)}`,
        ...(i % 6 === 2
          ? [`C${o.id},${kind},${o.day.toISOString().slice(0, 10)},${o.email},${minus}${decimal(o.total)}`]
          : []),
      ]),
    ].join('\n')
  const back = orders.filter((_, i) => i % 6 === 2).reduce((sum, o) => sum + o.total, 0) / 100
  const given = async (text: string) => (told(await brought('list.csv', text))[0] ?? []).slice(3)
  expect(await given(list('Credit note'))).toEqual([all, back])
  expect(await given(list('Credit note', '-'))).toEqual([all, back])
  expect(await given(list('Phone order'))).toEqual([all + back, 0])
})

test('a line of the order for each column, packed, as many plug-ins write it', async () => {
  const packed = (o: (typeof orders)[number], at: number) => {
    const line = o.lines[at]
    return line
      ? `name:${line.name}|product_id:9|sku:${line.sku}|quantity:${line.quantity}|total:${decimal(line.price * line.quantity)}|tax:0.00`
      : ''
  }
  const text = [
    'order_id,order_date,status,order_total,order_currency,customer_email,line_item_1,line_item_2',
    ...orders.map(
      (o) =>
        `${o.id},${o.day.toISOString().slice(0, 10)},completed,${decimal(o.total)},EUR,${o.email},${packed(o, 0)},${packed(o, 1)}`,
    ),
  ].join('\n')
  expect(told(await brought('orders.csv', text))).toEqual(exact)
})

test('a name beside pieces and prices is what was sold, unless it comes with one person', async () => {
  const draft = async (header: string, cell: (o: (typeof orders)[number], name: string) => string) => {
    const rows = orders.flatMap((o) =>
      o.lines.map(
        (l) =>
          `${o.day.toISOString().slice(0, 10)},${o.id},${cell(o, l.name)},${l.quantity},${l.sku},${decimal(l.price)}`,
      ),
    )
    const { desk } = openHeadless()
    const text = [`Date,Receipt number,${header},Quantity,SKU,Unit price`, ...rows].join('\n')
    const { files } = unwrap(await desk.draft([new File([text], 'till.csv')], quiet))
    return files[0]?.columns.find(({ name }) => name === 'Name')?.means
  }
  expect(await draft('Name', (_, name) => name)).toBe('product')
  expect(await draft('Name,E-mail', (o) => `Ann ${o.email.slice(0, 2)},${o.email}`)).not.toBe('product')
})

test('a row for the total of each order is no line of it', async () => {
  const receipts = (last: string) =>
    [
      'Order,Date,Customer,Description,Qty,Amount',
      ...orders.flatMap((o) => [
        ...o.lines.map(
          (l) =>
            `${o.id},${o.day.toISOString().slice(0, 10)},${o.email},${l.name},${l.quantity},${decimal(l.price * l.quantity)}`,
        ),
        `${o.id},${o.day.toISOString().slice(0, 10)},${o.email},${last},,${decimal(o.total)}`,
      ]),
    ].join('\n')
  const came = async (last: string) => told(await brought('till.csv', receipts(last)))[0]
  expect(await came('Total')).toEqual(['', 30, lines, all, 0])
  expect(await came('Totem')).toEqual(['', 30, lines + 30, 2 * all, 0])
})

test('a yes below “refunded” gives the whole order back', async () => {
  const text = [
    'order_id,created_at,email,total,refunded',
    ...orders.map(
      (o, i) =>
        `${o.id},${o.day.toISOString()},${o.email},${decimal(o.total)},${i % 5 === 1 ? 'true' : 'false'}`,
    ),
  ].join('\n')
  const back = orders.filter((_, i) => i % 5 === 1).reduce((sum, o) => sum + o.total, 0) / 100
  expect(told(await brought('list.csv', text))).toEqual([['', 30, 30, all, back]])
})

test('pieces with their word are counted, weights are not', async () => {
  const list = (unit: string) =>
    [
      'Order no,Date,Customer no,Item,Quantity,Unit price',
      ...orders.flatMap((o) =>
        o.lines.map(
          (l) =>
            `${o.id},${o.day.toISOString().slice(0, 10)},${o.email},${l.name},${l.quantity}${unit},${decimal(l.price)}`,
        ),
      ),
    ].join('\n')
  for (const unit of [' pcs', ' szt.', 'x', ' Stk.', '個'])
    expect(told(await brought('list.csv', list(unit)))).toEqual([['', 30, lines, all, 0]])
  expect(told(await brought('list.csv', list('00 g')))[0]?.[3]).not.toBe(all * 100)
})

test('records by their number are a list', async () => {
  const keyed = Object.fromEntries(
    orders.map((o) => [o.id, { date: o.day.toISOString(), customer: o.email, total: o.total / 100 }]),
  )
  expect(told(await brought('orders.json', JSON.stringify(keyed)))).toEqual([['', 30, 30, all, 0]])
})

test.each([
  ['Total', 'Inc-Tax Total'],
  ['Amount', 'Amount incl. VAT'],
  ['Betrag', 'Betrag inkl. MwSt'],
])('beside ‘%s’ it is ‘%s’ that was paid', async (without, taxed) => {
  const rows = orders.map(({ id, day, email, total }) =>
    [id, day.toISOString(), email, (total / 110).toFixed(2), (total / 100).toFixed(2)].join(','),
  )
  const account = await brought('taxed.csv', [`Order No,Date,Email,${without},${taxed}`, ...rows].join('\n'))
  const sum = orders.reduce((all, { total }) => all + total, 0) / 100
  expect(told(account)).toEqual([['', 30, 30, sum, 0]])
})
