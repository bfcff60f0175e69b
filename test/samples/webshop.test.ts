import { describe, expect, it } from 'vitest'
import planted from '../../scripts/samples/truths.json' with { type: 'json' }
import { webshop } from '../../scripts/samples/truths.ts'
import { daysBetween, group, median, type Row, rows, share, sum } from './rows.ts'

const lines = rows('samples/webshop/orders_export.csv.gz', ',')
const known = rows('samples/webshop/customers_export.csv.gz', ',')

interface Order {
  email: string
  day: string
  total: number
  status: string
  code: string
  products: Set<string>
  lines: Row[]
  head: Row
}

const orders: Order[] = [...group(lines, (r) => r('Name')).values()].map((own) => {
  const heads = own.filter((r) => r('Financial Status') !== '')
  const [head] = heads
  if (!head || heads.length > 1) throw new RangeError('an order has exactly one first line')
  return {
    head,
    lines: own,
    email: head('Email'),
    day: head('Created at').slice(0, 10),
    total: Number(head('Total')),
    status: head('Financial Status'),
    code: head('Discount Code'),
    products: new Set(own.map((r) => r('Lineitem name'))),
  }
})
const byBuyer = group(orders, (o) => o.email)
const of = (members: string[]) => members.map((email) => byBuyer.get(email) ?? [])
const worth = (o: Order) => (o.status === 'voided' ? 0 : o.total - Number(o.head('Refunded Amount')))

describe('the web shop as Shopify exports it', () => {
  it('has about 4,000 orders of 1,500 customers, newest first', () => {
    expect(orders.length).toBeGreaterThan(3700)
    expect(orders.length).toBeLessThan(4300)
    expect(byBuyer.size).toBe(webshop.customers)
    const days = orders.map((o) => o.day)
    expect(days).toEqual(days.toSorted().reverse())
    expect(days[0]).toBe(webshop.lastDay)
    expect(days.at(-1)).toBe(webshop.firstDay)
  })

  it('fills order fields on the first line only', () => {
    const later = orders.flatMap((o) => o.lines.slice(1))
    const fields = ['Total', 'Subtotal', 'Currency', 'Billing Name', 'Discount Code', 'Id', 'Notes']
    expect(later.length).toBeGreaterThan(1000)
    expect(later.every((r) => fields.every((field) => r(field) === ''))).toBe(true)
  })

  it('adds up: lines less discount are the subtotal, shipping on top is the total', () => {
    for (const o of orders) {
      const goods = sum(o.lines.map((r) => Number(r('Lineitem price')) * Number(r('Lineitem quantity'))))
      expect(goods - Number(o.head('Discount Amount'))).toBeCloseTo(Number(o.head('Subtotal')), 6)
      expect(Number(o.head('Subtotal')) + Number(o.head('Shipping'))).toBeCloseTo(o.total, 6)
    }
  })

  it('keeps the traps of the real file', () => {
    const heads = orders.map((o) => o.head)
    expect(heads.some((r) => r('Notes').includes('\n') && r('Notes').includes('"'))).toBe(true)
    expect(heads.every((r) => r('Billing Zip').startsWith("'"))).toBe(true)
    expect(new Set(heads.map((r) => r('Created at').slice(-5)))).toEqual(new Set(['+0100', '+0200']))
    expect(new Set(orders.map((o) => o.status))).toEqual(
      new Set(['paid', 'refunded', 'partially_refunded', 'voided']),
    )
    const voided = orders.filter((o) => o.status === 'voided')
    expect(voided.every((o) => o.head('Cancelled at') !== '')).toBe(true)
  })

  it('tells in the customer list what the orders tell', () => {
    expect(known).toHaveLength(webshop.customers + webshop.subscribersOnly)
    for (const customer of known) {
      const theirs = byBuyer.get(customer('Email')) ?? []
      expect(Number(customer('Total Orders'))).toBe(theirs.length)
      expect(Number(customer('Total Spent'))).toBeCloseTo(sum(theirs.map(worth)), 6)
    }
  })
})

describe('planted in the web shop', () => {
  it('the starter set brings a refill 45 days later', () => {
    const { product, refill, share: planned, days } = webshop.starter
    const gaps = of(planted.webshop.starter).map((own) => {
      const set = own.find((o) => o.products.has(product))
      const next = own.filter((o) => o.products.has(refill)).map((o) => daysBetween(set?.day ?? '', o.day))
      return Math.min(...next)
    })
    const back = gaps.filter(Number.isFinite)
    expect(Math.abs(back.length / gaps.length - planned)).toBeLessThan(0.07)
    expect(Math.abs(median(back) - days)).toBeLessThanOrEqual(1)
    expect(orders.filter((o) => o.products.has(product))).toHaveLength(webshop.starter.people)
  })

  it('who buys the small laundry powder again often takes the large one', () => {
    const { from, to, share: planned } = webshop.ladder
    const second = [...byBuyer.values()].flatMap((own) => {
      const days = own.toReversed().filter((o) => o.products.has(from) || o.products.has(to))
      return days.slice(1, 2)
    })
    expect(second.length).toBeGreaterThan(60)
    expect(Math.abs(share(second, (o) => o.products.has(to)) - planned)).toBeLessThan(0.12)
  })

  it('discount hunters always use a code, the others seldom', () => {
    const hunters = of(planted.webshop.discountHunters).flat()
    expect(hunters.length).toBeGreaterThan(350)
    expect(hunters.every((o) => o.code !== '')).toBe(true)
    const group = new Set(planted.webshop.discountHunters)
    expect(
      share(
        orders.filter((o) => !group.has(o.email)),
        (o) => o.code !== '',
      ),
    ).toBeLessThan(0.05)
  })

  it('Christmas is the peak of both years', () => {
    const { from, to } = webshop.christmas
    const peak = (o: Order) => from <= o.day.slice(5) && o.day.slice(5) <= to
    const daysIn = 2 * (daysBetween(`2025-${from}`, `2025-${to}`) + 1)
    const daysOut = daysBetween(webshop.firstDay, webshop.lastDay) + 1 - daysIn
    const inside = orders.filter(peak).length / daysIn
    expect(inside / (orders.filter((o) => !peak(o)).length / daysOut)).toBeGreaterThan(1.6)
    const months = group(orders, (o) => o.day.slice(0, 7))
    for (const year of ['2024', '2025']) {
      const december = (months.get(`${year}-12`) ?? []).length
      expect(december).toBeGreaterThan((months.get(`${year}-10`) ?? []).length * 1.3)
    }
  })

  it('a group came often and is gone since the turn of the year', () => {
    const gone = of(planted.webshop.lost)
    expect(gone).toHaveLength(webshop.lost.people)
    expect(gone.every((own) => own.length >= webshop.lost.leastOrders)).toBe(true)
    expect(gone.flat().every((o) => o.day < webshop.lost.from)).toBe(true)
  })

  it('three customers of a hundred bring a fifth of the revenue', () => {
    const vips = sum(of(planted.webshop.vips).flat().map(worth))
    expect(planted.webshop.vips).toHaveLength(webshop.vips.people)
    expect(vips / sum(orders.map(worth))).toBeGreaterThan(webshop.vips.leastShareOfRevenue)
  })
})
