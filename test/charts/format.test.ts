import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  format,
  formatChange,
  formatDay,
  formatMoment,
  formatPeriod,
  formatRange,
} from '../../src/app/format.ts'
import type { Unit } from '../../src/contract/param.ts'

const gb = { locale: 'en-GB' }
const units: Unit[] = [
  'days',
  'months',
  'orders',
  'customers',
  'lines',
  'items',
  'clusters',
  'share',
  'money',
  'ratio',
  'score',
  'count',
]

describe('format', () => {
  test('never says NaN, undefined or infinity, in any unit, currency or manner', () => {
    const value = fc.oneof(fc.double(), fc.constantFrom(null, undefined))
    const currency = fc.constantFrom('', 'EUR', 'JPY', 'XXX', 'not one', 'kr.')
    const options = fc.record({ exact: fc.boolean(), bare: fc.boolean(), compact: fc.boolean() })
    fc.assert(
      fc.property(value, fc.constantFrom(...units), currency, options, (v, unit, code, how) => {
        expect(format(v, unit, code, how)).not.toMatch(/NaN|undefined|∞|Infinity|^$/)
      }),
    )
  })

  test.each([
    [41234.5, 'money', '€41,200', '€41,234.50'],
    [38.4, 'money', '€38.40', '€38.40'],
    [40, 'money', '€40', '€40.00'],
    [0.4567, 'share', '45.7%', '45.7%'],
    [1, 'share', '100%', '100.0%'],
    [1843, 'customers', '1,843 customers', '1,843 customers'],
    [1, 'orders', '1 order', '1 order'],
    [2.347, 'orders', '2.35 orders', '2.347 orders'],
    [3.3, 'ratio', '3.30', '3.30'],
    [-0.0001, 'share', '0%', '0.0%'],
  ] as const)('%d %s', (value, unit, rough, exact) => {
    expect(format(value, unit, 'EUR', gb)).toBe(rough)
    expect(format(value, unit, 'EUR', { ...gb, exact: true })).toBe(exact)
  })

  test('money has the digits of its currency and the signs of the reader', () => {
    expect(format(1234, 'money', 'JPY', { ...gb, exact: true })).toBe('¥1,234')
    expect(format(1234.5, 'money', 'EUR', { locale: 'de-DE', exact: true })).toBe('1.234,50\u00a0€')
    expect(format(1234.5, 'money', '', { ...gb, exact: true })).toBe('1,234.50')
  })

  test('rounding for a sentence moves a number by half a per cent at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 10_000_000 }), (v) => {
        const read = Number(format(v, 'money', '', gb).replaceAll(',', ''))
        expect(Math.abs(read - v) / v).toBeLessThanOrEqual(0.005)
      }),
    )
  })
})

test('ranges and changes', () => {
  expect(formatRange(0.24, 0.39, 'share', '', gb)).toBe('24% to 39%')
  expect(formatRange(null, 3, 'days', '', gb)).toBe('3')
  expect(formatRange(null, null, 'days', '')).toBe('–')
  expect(formatChange(112, 100, 'en-GB')).toBe('+12%')
  expect(formatChange(95, 100, 'en-GB')).toBe('-5%')
  expect(formatChange(5, 0)).toBe('–')
  expect(formatChange(null, 5)).toBe('–')
})

test('dates are those of the calendar, in any time zone', () => {
  expect(formatDay('2025-03-01', 'en-GB')).toBe('1 Mar 2025')
  expect(formatPeriod('2025-03-01', 'month', 'en-GB')).toBe('Mar 2025')
  expect(formatPeriod('2025-04-01', 'quarter')).toBe('Q2 2025')
  expect(formatDay('soon')).toBe('soon')
  expect(formatDay('')).toBe('–')
  expect(formatMoment('2025-03-01T12:00:00', '2025-03-01T20:00:00', 'en-GB')).toBe('12:00')
  expect(formatMoment('2025-03-01T12:00:00', '2025-03-02T20:00:00', 'en-GB')).toContain('1 Mar 2025')
})
