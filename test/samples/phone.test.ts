import { describe, expect, it } from 'vitest'
import planted from '../../scripts/samples/truths.json' with { type: 'json' }
import { phone } from '../../scripts/samples/truths.ts'
import { group, type Row, rows, share, sum } from './rows.ts'

const customers = rows('samples/phone/customers.csv.gz', ';')
const invoices = rows('samples/phone/invoices.csv.gz', ';')
const left = (r: Row) => r('Churned') === 'yes'
const calls = (r: Row) => Number(r('Support calls last 90 days'))
const iso = (date: string) => date.split('.').reverse().join('-')

describe('the phone firm as its books tell it', () => {
  it('has 2,000 customers and two years of invoices', () => {
    expect(customers).toHaveLength(phone.customers)
    const days = invoices.map((r) => iso(r('Invoice date')))
    expect(days).toEqual(days.toSorted())
    expect(days[0]).toBe(phone.firstDay)
    expect(days.at(-1)?.slice(0, 7)).toBe(phone.lastDay.slice(0, 7))
  })

  it('invoices only customers it knows, and only while they have a contract', () => {
    const known = new Map(customers.map((r) => [r('Customer number'), r]))
    for (const invoice of invoices) {
      const customer = known.get(invoice('Customer number'))
      const at = iso(invoice('Invoice date'))
      const end = iso(customer?.('Contract end') ?? '') || phone.lastDay
      expect(iso(customer?.('Contract start') ?? '9') <= at && at <= end).toBe(true)
    }
  })

  it('gives an end date to leavers and to nobody else', () => {
    expect(customers.filter(left).map((r) => r('Customer number'))).toEqual(planted.phone.leavers)
    expect(customers.every((r) => left(r) === (r('Contract end') !== ''))).toBe(true)
  })

  it('invoices the price of the tariff', () => {
    const price = new Map(customers.map((r) => [r('Tariff'), r('Monthly price EUR')]))
    const monthly = invoices.filter((r) => price.has(r('Product')))
    expect(monthly.length / invoices.length).toBeGreaterThan(0.85)
    expect(monthly.every((r) => r('Amount EUR') === price.get(r('Product')))).toBe(true)
  })
})

describe('planted in the phone firm', () => {
  it('one tariff leaves three times as often as the others', () => {
    const { tariff, leavers, others } = phone.riskyTariff
    const risky = share(
      customers.filter((r) => r('Tariff') === tariff),
      left,
    )
    const rest = share(
      customers.filter((r) => r('Tariff') !== tariff),
      left,
    )
    expect(risky).toBeCloseTo(leavers, 2)
    expect(rest).toBeCloseTo(others, 2)
    expect(risky / rest).toBeGreaterThan(2.8)
    expect(risky / rest).toBeLessThan(3.2)
  })

  it('support calls warn: the AUC of the count alone is high', () => {
    const [gone, stayed] = [customers.filter(left), customers.filter((r) => !left(r))]
    const mean = (list: Row[]) => sum(list.map(calls)) / list.length
    expect(mean(gone)).toBeCloseTo(phone.supportCalls.leavers, 0)
    expect(mean(stayed)).toBeCloseTo(phone.supportCalls.stayers, 0)
    expect(auc(gone.map(calls), stayed.map(calls))).toBeGreaterThan(0.8)
  })

  it('calls do not depend on the tariff among those who stay', () => {
    const means = [
      ...group(
        customers.filter((r) => !left(r)),
        (r) => r('Tariff'),
      ).values(),
    ].map((own) => sum(own.map(calls)) / own.length)
    expect(Math.max(...means) - Math.min(...means)).toBeLessThan(0.3)
  })
})

/** Share of pairs in which the leaver has the higher count; ties count half (Mann and Whitney 1947). */
function auc(positive: number[], negative: number[]): number {
  const wins = positive.map((p) => sum(negative.map((n) => (p > n ? 1 : p === n ? 0.5 : 0))))
  return sum(wins) / (positive.length * negative.length)
}
