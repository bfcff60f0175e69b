import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { said } from '../../src/contract/notes.ts'
import { join } from '../../workers/join/join.ts'
import { file, plain, type Row } from './people.ts'

const mart = (...files: Parameters<typeof join>[0]) => plain(join(files).martOrders)
const revenue = (rows: ReturnType<typeof plain>) => rows.reduce((sum, r) => sum + Number(r.revenue), 0)

describe('an order is counted once', () => {
  it('takes the total from the first line of a filled-down order', () => {
    const rows: Row[] = [
      { order: '#1', email: 'a@x.org', date: '2024-01-02', orderTotal: 30, quantity: 1, unitPrice: 10 },
      { order: '#1', email: 'a@x.org', date: '2024-01-02', quantity: 2, unitPrice: 8 },
    ]
    const [order] = mart(file('a.csv', 'order line', rows))
    expect(order).toMatchObject({ revenue: 30, lines: 2, items: 3, nth: 1 })
  })

  it('takes a total repeated on every line once', () => {
    const line: Row = {
      order: '7',
      customer: 'c1',
      date: '2024-01-02',
      orderTotal: 30,
      quantity: 1,
      unitPrice: 15,
    }
    expect(revenue(mart(file('a.csv', 'order line', [line, line])))).toBe(30)
  })

  it('adds lines up where no total is told', () => {
    const rows: Row[] = [
      { order: '7', customer: 'c1', date: '2024-01-02', quantity: 2, unitPrice: 15 },
      { order: '7', customer: 'c1', date: '2024-01-02', quantity: 1, unitPrice: 4, discount: 1 },
    ]
    expect(revenue(mart(file('a.csv', 'order line', rows)))).toBe(33)
  })

  it('makes one order of what a customer bought on one day', () => {
    const rows: Row[] = [
      { customer: '1', date: '1997-01-12', amount: 12, quantity: 1 },
      { customer: '1', date: '1997-01-12', amount: 77, quantity: 5 },
      { customer: '1', date: '1997-01-13', amount: 1, quantity: 1 },
      { customer: '2', date: '1997-01-12', amount: 3, quantity: 1 },
    ]
    expect(mart(file('cdnow.txt', 'transaction', rows)).map((o) => o.revenue)).toEqual([89, 1, 3])
  })
})

describe('what does not count', () => {
  it('leaves voided orders out of the marts and keeps them in the table', () => {
    const rows: Row[] = [
      { order: '1', email: 'a@x.org', date: '2024-01-02', orderTotal: 10, status: 'voided' },
      { order: '2', email: 'a@x.org', date: '2024-01-03', orderTotal: 20, status: 'paid' },
    ]
    const joined = join([file('a.csv', 'order', rows)])
    expect(joined.orders().rows).toBe(2)
    expect(plain(joined.martOrders)).toMatchObject([{ revenue: 20, nth: 1 }])
  })

  it('takes a refund that stands alone off the order before it', () => {
    const rows: Row[] = [
      { customer: '1', date: '2024-01-02', amount: 50 },
      { customer: '1', date: '2024-01-09', amount: -20 },
    ]
    expect(mart(file('till.csv', 'transaction', rows))).toMatchObject([
      { gross: 50, refund: 20, revenue: 30 },
    ])
  })

  it('does not add payments to the orders they pay', () => {
    const orders = file('orders.csv', 'order', [
      { order: '1', email: 'a@x.org', date: '2024-01-02', orderTotal: 10 },
    ])
    const payments = file('stripe.csv', 'payment', [{ email: 'a@x.org', date: '2024-01-02', amount: 10 }])
    expect(revenue(mart(orders, payments))).toBe(10)
    expect(revenue(mart(payments))).toBe(10)
  })
})

describe('one customer from several files', () => {
  it('joins a number and an e-mail that stand beside each other', () => {
    const orders = file('orders.csv', 'order', [
      { order: '1', customer: '77', email: 'a@x.org', date: '2024-01-02', orderTotal: 10 },
      { order: '2', customer: '77', date: '2024-02-02', orderTotal: 20 },
    ])
    const people = file('people.csv', 'customer', [
      { email: 'a@x.org', firstName: 'Ada', lastName: 'Ek', consent: 1 },
    ])
    const joined = join([orders, people])
    expect(plain(joined.martCustomers)).toMatchObject([
      { customer: 'a@x.org', name: 'Ada Ek', consent: 'yes', orders: 2, revenue: 30 },
    ])
  })

  it('lets a number shared by many e-mails link nobody', () => {
    const rows = ['a', 'b', 'c', 'd', 'e'].map(
      (who, i): Row => ({
        order: `${i}`,
        customer: 'guest',
        email: `${who}@x.org`,
        date: '2024-01-02',
        orderTotal: 1,
      }),
    )
    expect(join([file('a.csv', 'order', rows)]).customer.rows).toBe(5)
  })
})

const someRow = fc.record({
  order: fc.constantFrom('1', '2', '3', '4', '5', '6'),
  email: fc.constantFrom('a@x.org', 'b@x.org', 'c@x.org'),
  date: fc.constantFrom('2024-01-01', '2024-01-02', '2024-03-05'),
  product: fc.constantFrom('tea', 'mug', 'pot'),
  quantity: fc.integer({ min: 1, max: 4 }),
  unitPrice: fc.integer({ min: 1, max: 50 }),
})

describe('laws', () => {
  it('rows in = rows used + rows set aside, and Σ lines = Σ orders', () => {
    fc.assert(
      fc.property(fc.array(someRow, { maxLength: 30 }), (rows) => {
        const joined = join([file('a.csv', 'order line', rows)])
        for (const f of joined.files) expect(f.rowsUsed + f.rowsSetAside).toBe(f.rowsIn)
        const lines = plain(joined.orderLine()).reduce((sum, l) => sum + Number(l.amount), 0)
        expect(revenue(plain(joined.martOrders))).toBeCloseTo(lines, 9)
        expect(joined.orderLine().rows).toBe(rows.length)
      }),
    )
  })

  it('the order of the files does not matter', () => {
    fc.assert(
      fc.property(fc.array(someRow, { maxLength: 20 }), fc.array(someRow, { maxLength: 20 }), (one, two) => {
        const a = file('a.csv', 'order line', one)
        const b = file(
          'b.csv',
          'order line',
          two.map((r) => ({ ...r, order: `b${r.order}` })),
        )
        expect(mart(a, b)).toEqual(mart(b, a))
      }),
    )
  })

  it('a file turned round gives the same warehouse, by customer and time', () => {
    const minute = fc
      .integer({ min: 0, max: 40_000_000 })
      .map((m) => new Date(m * 60_000).toISOString().slice(0, 16))
    const sale = fc.record({
      order: fc.nat(999).map(String),
      email: fc.constantFrom('a@x.org', 'b@x.org'),
      date: minute,
      amount: fc.integer({ min: -20, max: 50 }),
    })
    fc.assert(
      fc.property(fc.uniqueArray(sale, { maxLength: 40, size: 'max', selector: (r) => r.order }), (rows) => {
        const at = (r: Row) => Date.parse(`${r.date}:00Z`)
        const till = (list: Row[]) => {
          const one = file('till.csv', 'transaction', list, { hasTime: true })
          const cells = new Map(one.cells).set('date', { kind: 'date', values: Float64Array.from(list, at) })
          return mart({ ...one, cells })
        }
        const orders = till(rows)
        expect(till(rows.toReversed())).toEqual(orders)
        const when = orders.map((o) => Number(o.customer_key) * 1e13 + Number(o.placed_at))
        expect(when).toEqual(when.toSorted((a, b) => a - b))
      }),
    )
  })

  it('a label that no row carries makes nobody and nothing', () => {
    const rows: Row[] = ['c', 'a'].map((who, i) => ({
      order: `${i}`,
      email: `${who}@x.org`,
      date: '2024-01-02',
      product: who,
      orderTotal: 5,
    }))
    const one = file('a.csv', 'order', rows)
    const labels = new Map([...one.labels].map(([meaning, known]) => [meaning, ['b', ...known]]))
    const cells = new Map(
      [...one.cells].map(([meaning, c]) => [
        meaning,
        c.kind === 'key' ? { ...c, values: c.values.map((code) => code + 1) } : c,
      ]),
    )
    const joined = join([{ ...one, labels, cells }])
    expect(plain(joined.customer).map((c) => c.customer)).toEqual(['a@x.org', 'c@x.org'])
    expect(plain(joined.product).map((p) => p.product)).toEqual(['a', 'c'])
    expect([joined.customer.rows, joined.product.rows, joined.martCustomers.rows]).toEqual([2, 2, 2])
  })

  it('a file cut in two gives the same warehouse', () => {
    const distinct = fc.uniqueArray(someRow, { maxLength: 20, selector: (r) => `${r.order} ${r.product}` })
    fc.assert(
      fc.property(distinct, fc.nat(20), (rows, cut) => {
        const whole = mart(file('a.csv', 'order line', rows))
        const parts = [rows.slice(0, cut), rows.slice(cut)].map((part, i) =>
          file(`${i}.csv`, 'order line', part),
        )
        expect(mart(...parts)).toEqual(whole)
      }),
    )
  })

  it('two exports of the same orders count once, and say so', () => {
    const rows: Row[] = [
      { order: '1', email: 'a@x.org', date: '2024-01-02', product: 'tea', quantity: 1, unitPrice: 5 },
    ]
    const joined = join([file('first.csv', 'order line', rows), file('second.csv', 'order line', rows)])
    expect(revenue(plain(joined.martOrders))).toBe(5)
    expect(plain(joined.setAside)).toMatchObject([{ file: 'first.csv', line: 2 }])
    expect(said(joined.notes)).toEqual(["1 order was in two files; the newer file's version stands."])
  })
})
