import { expect, it } from 'vitest'
import planted from '../../scripts/samples/truths.json' with { type: 'json' }
import { phone } from '../../scripts/samples/truths.ts'
import type { Report } from '../../src/contract/report.ts'
import { unwrap } from '../../src/contract/wire.ts'
import { ask, type Brought, bring, members } from './headless.ts'
import { rows, share } from './rows.ts'

const lists = (report: Report) =>
  report.audiences.filter(({ id }) => id !== 'plan' && id !== 'no-discount').map(({ label }) => label)

/** Labels and what stands beside them, list by list of the plan. */
async function plan(brought: Brought, report: Report): Promise<Map<string, string>[]> {
  const found = report.audiences.find(({ id }) => id === 'plan')
  const page = unwrap(await brought.headless.desk.peek(found?.table ?? '', 0, found?.customers ?? 0))
  return page.rows.map((row) => new Map(page.columns.map((column, i) => [column, String(row[i])])))
}

it('offers a discount to those who buy with a code and in no other weeks, and to hardly anybody else', async () => {
  const brought = await bring('webshop')
  const report = await ask(brought, 'moves', { margin: 60 })
  const hunters = new Set(planted.webshop.discountHunters)
  const people = await plan(brought, report)
  const offered = people.filter((person) => person.get('Offer') === '10% off')
  expect(offered.length).toBeGreaterThan(30)
  expect(share(offered, (person) => hunters.has(person.get('Customer') ?? ''))).toBeGreaterThan(0.85)
  const without = await members(brought, report, 'Give no discount')
  expect([...without].filter((label) => hunters.has(label))).toEqual([])
})

it('writes to nobody who said no, to nobody twice, and to nobody who ordered just now', async () => {
  const brought = await bring('webshop')
  const report = await ask(brought, 'moves', { margin: 60 })
  const no = rows('samples/webshop/customers_export.csv.gz', ',')
    .filter((row) => row('Accepts Email Marketing') === 'no')
    .map((row) => row('Email'))
  const last = new Map(
    rows('samples/webshop/orders_export.csv.gz', ',')
      .filter((row) => row('Financial Status') !== 'voided' && row('Created at') !== '')
      .map((row) => [row('Email'), row('Created at').slice(0, 10)] as const)
      .sort(([, a], [, b]) => (a < b ? -1 : 1)),
  )
  const named: string[] = []
  for (const label of lists(report)) named.push(...(await members(brought, report, label)))
  expect(named.length).toBeGreaterThan(300)
  expect(new Set(named).size).toBe(named.length)
  expect(named.filter((label) => no.includes(label))).toEqual([])
  expect(named.filter((label) => (last.get(label) ?? '') > '2026-10-04')).toEqual([])
})

it('names the refill to who is due for it, in the list and in nothing that leaves as a report', async () => {
  const brought = await bring('webshop')
  const report = await ask(brought, 'moves')
  const due = (await plan(brought, report)).filter(
    (person) => person.get('What to do') === 'Remind who is due',
  )
  expect(due.length).toBeGreaterThan(10)
  expect(due.every((person) => person.get('Product') !== '')).toBe(true)
  const text = JSON.stringify(report)
  for (const row of rows('samples/webshop/customers_export.csv.gz', ','))
    expect(text.includes(row('Email'))).toBe(false)
})

it('takes bills for what they are: of a phone firm only who may leave is called, most of all on the risky tariff', async () => {
  const brought = await bring('phone')
  const report = await ask(brought, 'moves')
  expect(lists(report)).toEqual(['Call the best who drift away', 'Win back who slips away'])
  const customers = rows('samples/phone/customers.csv.gz', ';')
  const risky = new Set(
    customers.filter((row) => row('Tariff') === phone.riskyTariff.tariff).map((row) => row('Email')),
  )
  const left = new Set(planted.phone.leavers)
  const gone = new Set(customers.filter((row) => left.has(row('Customer number'))).map((row) => row('Email')))
  const named = (await plan(brought, report)).map((person) => person.get('Customer') ?? '')
  expect(named.filter((label) => gone.has(label))).toEqual([])
  expect(share(named, (label) => risky.has(label))).toBeGreaterThan(
    1.5 * share(customers, (row) => risky.has(row('Email'))),
  )
})
