import { describe, expect, it } from 'vitest'
import type { Decisions } from '../../src/contract/decisions.ts'
import type { Meaning } from '../../src/contract/schema.ts'
import { join } from '../../workers/join/join.ts'
import { file, plain, type Row } from './people.ts'

const ann = { customerName: 'Ann Lindqvist', postcode: '50667', city: 'Köln', phone: '+49 170 1112223' }
const bob = { customerName: 'Bob Ek', postcode: '10115', email: 'bob@x.org', city: 'Berlin' }
const orders: Row[] = [
  { order: '1', date: '2024-01-02', orderTotal: 70, email: 'ann@x.org', ...ann },
  { order: '2', date: '2024-02-02', orderTotal: 30, email: 'lindqvist@y.org', ...ann },
  { order: '3', date: '2024-03-02', orderTotal: 100, ...bob },
  { order: '4', date: '2024-04-02', orderTotal: 5, ...bob, email: 'bob+shop@x.org' },
]
const one = file('orders.csv', 'order', orders)
const key = ['email:ann@x.org', 'email:lindqvist@y.org'] as const
const said = (is: boolean): Decisions => ({ identity: { same: [[...key, is]] } })

describe('who may be the same', () => {
  it('in one source nobody is merged for being alike: it is asked, with what is at stake and what would change', () => {
    const joined = join([one])
    expect(joined.customer.rows).toBe(3)
    const { questions, merged, now, unasked } = joined.alike()
    expect(unasked).toBe(false)
    expect(questions.map(({ a, b }) => [a.key, b.key].sort())).toEqual([[...key]])
    expect(questions[0]).toMatchObject({ stake: 30, after: { customers: 2, repeat: 1 } })
    expect(now).toMatchObject({ customers: 3, repeat: 1 / 3 })
    expect(merged.map(({ why, b }) => [why, b.key])).toEqual([['mailbox', 'email:bob@x.org']])
  })

  it('in two sources they are, also where neither is known: their columns are called otherwise', () => {
    const till = [
      {
        order: 'b1',
        date: '2024-05-02',
        orderTotal: 9,
        customerName: 'Bob Ek',
        postcode: '10115',
        phone: '+49 30 555',
      },
    ]
    const called = (names: [Meaning, string][]) => ({ headers: new Map(names) })
    const shop = file(
      'shop.csv',
      'order',
      orders,
      called([
        ['order', 'Order'],
        ['email', 'E-mail'],
      ]),
    )
    const of = (names: [Meaning, string][]) => join([shop, file('till.csv', 'order', till, called(names))])
    expect(
      of([
        ['order', 'Bon'],
        ['customerName', 'Kunde'],
      ]).alike().unasked,
    ).toBe(true)
    expect(
      of([
        ['order', 'Order'],
        ['email', 'E-Mail'],
      ]).alike().unasked,
    ).toBe(false)
  })

  it('an answer does what was foretold, is not asked again, and can be taken back', () => {
    const [question] = join([one]).alike().questions
    const yes = join([one], said(true))
    expect(yes.customer.rows).toBe(2)
    expect(yes.alike().now).toEqual(question?.after)
    expect(yes.alike().questions).toEqual([])
    expect(yes.alike().merged.map(({ why }) => why)).toContain('decided')
    const no = join([one], said(false))
    expect([no.customer.rows, no.alike().questions.length]).toEqual([3, 0])
    expect(join([one], {}).customer.rows).toBe(3)
  })

  it('orders and revenue stay what they were, whoever is one', () => {
    const [apart, together] = [join([one]), join([one], said(true))]
    expect(together.summary).toEqual(apart.summary)
    expect(together.martOrders.rows).toBe(apart.martOrders.rows)
  })

  it('every merge stands in the ledger', () => {
    const ledger = (decisions: Decisions) =>
      join([one], decisions)
        .told.flatMap((table) => (table.name === 'customer_alias' ? plain(table) : []))
        .map((row) => [row.source_key, row.rule])
    const boxes = [
      ['email:bob+shop@x.org', 'same rows'],
      ['email:bob@x.org', 'mailbox'],
    ]
    expect(ledger({})).toEqual(boxes)
    const named = ['email:ann@x.org', 'email:lindqvist@y.org']
    expect(ledger(said(true))).toEqual([
      ...named.map((key, i) => [key, i ? 'decided' : 'same rows']),
      ...boxes,
    ])
  })
})

describe('phone numbers', () => {
  const row = (order: string, email: string, phone: string, more: Row = {}): Row => ({
    ...{ order, email, phone, date: '2024-01-02', orderTotal: 10 },
    ...more,
  })
  const home = (rows: Row[], decisions: Decisions = {}) =>
    join([file('a.csv', 'order', rows)], decisions).alike().phones

  it('without a country code are from where the evidence says, or the person', () => {
    const local = [row('1', 'a@x.org', '0170 5551234')]
    expect(home(local)).toMatchObject({ country: '', why: 'nothing', numbers: 1 })
    expect(home([row('1', 'a@x.org', '0170 5551234', { currency: 'CHF' })])).toMatchObject({
      ...{ country: 'CH', why: 'money' },
    })
    const french = row('1', 'a@x.org', '06 12 34 56 78', { country: 'France', currency: 'CHF' })
    expect(home([french])).toMatchObject({ country: 'FR', why: 'addresses' })
    const dialled = row('2', 'b@x.org', '+49 170 5550001', { country: 'France' })
    expect(home([french, dialled])).toMatchObject({ country: 'DE', why: 'numbers', numbers: 1 })
    expect(home([french], { identity: { country: 'AT' } })).toMatchObject({
      ...{ country: 'AT', why: 'decided', guess: 'FR' },
    })
  })

  it('written with and without the code of the country that was chosen are one person', () => {
    const rows: Row[] = [row('1', '', '0170 5551234'), row('2', '', '+43 170 5551234')]
    const people = (country: string) =>
      join([file('a.csv', 'order', rows)], { identity: { country } }).customer.rows
    expect([people('AT'), people('DE')]).toEqual([1, 2])
  })

  it.each([
    ['phone', { phone: '+49 170 5551234' }, 'phone:+491705551234'],
    ['customer', { customer: 'K7' }, 'number:K7'],
  ] as const)('a link by %s is taken apart, and put together again', (_, name, key) => {
    const rows: Row[] = [
      { order: '1', date: '2024-01-02', orderTotal: 10, email: 'a@x.org', ...name },
      { order: '2', date: '2024-01-03', orderTotal: 10, ...name },
      { order: '3', date: '2024-01-04', orderTotal: 10, email: 'a@x.org' },
    ]
    const people = (decisions: Decisions) => join([file('a.csv', 'order', rows)], decisions).customer.rows
    expect(people({})).toBe(1)
    expect(people({ identity: { same: [['email:a@x.org', key, false]] } })).toBe(2)
    expect(people({ identity: { same: [[key, 'email:a@x.org', false]] } })).toBe(2)
    expect(people({ identity: { same: [['email:b@x.org', key, false]] } })).toBe(1)
  })
})

const firsts = ['Ann', 'Bob', 'Cleo', 'Dora', 'Eve', 'Fritz', 'Gaia']
const lasts = ['Lindqvist', 'Ek', 'Weber', 'Rossi', 'Jansen']
const crowd = file(
  'crowd.csv',
  'order',
  Array.from(
    { length: 300 },
    (_, i): Row => ({
      order: `c${i}`,
      date: '2024-05-01',
      orderTotal: 10,
      email: `c${i}@x.org`,
      customerName: `${firsts[(i % 150) % 7]} ${lasts[(i % 150) % 5]}`,
      postcode: `${50_000 + (i % 150)}`,
      phone: `+49 170 11${1000 + (i % 150)}`,
    }),
  ),
)

it('customers are compared in steps that tell how far they are; one that is left is taken up again from the start', () => {
  const joined = join([crowd])
  const whole = join([crowd]).alike()
  expect(whole.questions.length).toBeGreaterThan(0)
  const left = joined.comparing()
  for (let i = 0; i < 10; i++) expect(left.next().done).toBe(false)
  const told: number[] = []
  const steps = joined.comparing()
  let step = steps.next()
  for (; !step.done; step = steps.next()) told.push(step.value)
  expect(step.value).toEqual(whole)
  expect(told.length).toBeGreaterThan(20)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
  expect([told.every((done) => done >= 0 && done <= 1), joined.alike()]).toEqual([true, whole])
})
