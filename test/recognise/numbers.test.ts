import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currencyIn, currencyOfHeader } from '../../workers/recognise/currency.ts'
import {
  type Decimal,
  decideDecimal,
  newNumberTally,
  numberReader,
  tallyNumber,
} from '../../workers/recognise/numbers.ts'

const locales: [string, string, Decimal][] = [
  ['en-US', 'USD', '.'],
  ['en-GB', 'GBP', '.'],
  ['de-DE', 'EUR', ','],
  ['fr-FR', 'EUR', ','],
  ['de-CH', 'CHF', '.'],
  ['en-IN', 'INR', '.'],
  ['es-ES', 'EUR', ','],
  ['it-IT', 'EUR', ','],
  ['nl-NL', 'EUR', ','],
  ['pt-BR', 'BRL', ','],
  ['pl-PL', 'PLN', ','],
]
const cents = fc.integer({ min: -1e11, max: 1e11 }).map((n) => n / 100)

describe.each(locales)('an amount written in %s and read is the same amount', (locale, currency, decimal) => {
  const read = numberReader(decimal)
  const styles: [string, Intl.NumberFormatOptions][] = [
    ['plain', { minimumFractionDigits: 2 }],
    ['without thousands', { minimumFractionDigits: 2, useGrouping: false }],
    ['with sign', { style: 'currency', currency }],
    ['with code', { style: 'currency', currency, currencyDisplay: 'code' }],
    ['in parentheses', { style: 'currency', currency, currencySign: 'accounting' }],
  ]
  test.each(styles)('%s', (_, options) => {
    const format = new Intl.NumberFormat(locale, options)
    fc.assert(
      fc.property(cents, (x) => {
        expect(`${format.format(x)} ${read(format.format(x))}`).toBe(`${format.format(x)} ${x}`)
      }),
    )
  })
})

test.each<[string, Decimal, number]>([
  ['1.234,56 €', ',', 1234.56],
  ['$1,234.56', '.', 1234.56],
  ['(3.00)', '.', -3],
  ['($3.00)', '.', -3],
  ['-$3.00', '.', -3],
  ['$-3.00', '.', -3],
  ['3,00-', ',', -3],
  ["1'234.50", '.', 1234.5],
  ['12 €', '.', 12],
  ['EUR 12,00', ',', 12],
  ['1 234,56', ',', 1234.56],
  ['1\u202f234,56', ',', 1234.56],
  ['12,-', ',', 12],
  ['Fr. 12.50', '.', 12.5],
  ['Rs.500', '.', 500],
  ['.50', '.', 0.5],
  ['−5.00', '.', -5],
  ['12.5%', '.', 0.125],
  ["'12.50", '.', 12.5],
  ['1.2E+05', '.', 120_000],
  ['1,23,456.00', '.', 123_456],
  ['0.1', '.', 0.1],
  ['-0.00', '.', 0],
  ['9999999999999.25', '.', 9_999_999_999_999.25],
  ['12,5', '.', 12.5],
  ['12.50', ',', 12.5],
  ['1.234,50', '.', 1234.5],
  ['€ 1344.35', ',', 1344.35],
])('%s with %s is %d', (text, decimal, value) => expect(numberReader(decimal)(text)).toBe(value))

test.each<[string, Decimal]>([
  ['twelve', '.'],
  ['12 pieces', '.'],
  ['1,23456', '.'],
  ['1.23456', ','],
  ['1.2.3', '.'],
  ['--', '.'],
  ['', '.'],
  [' ', '.'],
  ['n/a', '.'],
  ['2024-01-03', '.'],
  ['(3.00', '.'],
  ['3 4', '.'],
  ['1,2345.00', '.'],
  ['0x10', '.'],
  ['Infinity', '.'],
])('text never counts as a number: %s with %s', (text, decimal) =>
  expect(numberReader(decimal)(text)).toBeNaN(),
)

test('every text is a number or none, never an error; plain decimals are read as the platform reads them', () => {
  const read = numberReader('.')
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(typeof read(text)).toBe('number')
    }),
  )
  fc.assert(
    fc.property(fc.stringMatching(/^-?\d{1,9}(\.\d{1,6})?$/), (text) => {
      expect(read(text)).toBe(Number(text) + 0 || 0)
    }),
  )
})

function verdict(values: string[], others: Decimal | null = null, delimiter = ',') {
  const tally = newNumberTally()
  for (const value of values) tallyNumber(tally, value)
  return decideDecimal(tally, null, others, delimiter)
}

test.each<[string[], Decimal, boolean]>([
  [['12,50', '3,00'], ',', true],
  [['12.50'], '.', true],
  [['1.234,56'], ',', true],
  [['1,234.56'], '.', true],
  [['12,345', '1,200'], '.', false],
  [['12,345', '0,500'], ',', true],
  [['12,345', '1,234,567'], '.', true],
  [['1,400', '980', '¥2,350', '300', '45'], '.', true],
  [['1,400', '980', '2350', '300', '45'], '.', false],
  [['12.50', '3,00'], '.', true],
  [['12.50', '3,00', '1,234'], '.', false],
  [['12', '13'], '.', true],
  [['12.50', '12.5', '12,345'], '.', true],
])('%j: decimal %s, settled %s', (values, decimal, settled) =>
  expect(verdict(values)).toMatchObject({ decimal, settled }),
)
test('the rest of the file settles 12,345', () => {
  expect(verdict(['12,345'], ',')).toMatchObject({ decimal: ',', settled: true })
  expect(verdict(['12,345'], null, ';')).toMatchObject({ decimal: ',', settled: true })
  expect(verdict(['1.400', '980', '300', '45'], null, '\t')).toMatchObject({ decimal: ',', settled: true })
})

test.each([
  ['$12.00', 'USD'],
  ['12,00 €', 'EUR'],
  ['EUR 12', 'EUR'],
  ['-£3', 'GBP'],
  ['12', ''],
  ['CHF-3.00', 'CHF'],
  ['12 kr', ''],
  ['12 apples', ''],
  ['(€3.00)', 'EUR'],
  ['US$5', 'USD'],
])('the currency in %s is “%s”', (text, code) => expect(currencyIn(text)).toBe(code))
test.each([
  ['Amount (EUR)', 'EUR'],
  ['Net Total ($)', 'USD'],
  ['total_usd', 'USD'],
  ['Created (UTC)', ''],
  ['Total', ''],
])('the currency of the header %s is “%s”', (header, code) => expect(currencyOfHeader(header)).toBe(code))
