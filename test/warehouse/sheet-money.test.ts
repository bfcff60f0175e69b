import { utils, write } from '@e965/xlsx'
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { said } from '../../src/contract/notes.ts'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { openHeadless } from '../../workers/headless/open-headless.ts'

const names = ['Order number', 'Order date', 'E-mail', 'Product', 'Total']
const orders = (k: number) => [`A${k}`, `2025-01-${10 + k}`, `buyer${k}@example.net`, 'Mug', 10 + k]

/** Currencies of ten orders in a workbook of before, whose totals are shown as `z` says. */
async function olderCurrencies(bookType: 'biff8' | 'xlsb' | 'xlml', z: string) {
  const sheet = utils.aoa_to_sheet([names, ...Array.from({ length: 10 }, (_, k) => orders(k))])
  for (let row = 2; row <= 11; row++) sheet[`E${row}`].z = z
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'Orders')
  const bytes: ArrayBuffer = write(book, { type: 'array', bookType })
  const { desk } = openHeadless()
  const draft = unwrap(await desk.draft([new File([bytes], 'shop.xls')], quiet))
  const { account } = unwrap(await desk.adopt(draft.id, '', '', quiet))
  return account.sums.map(({ currency }) => currency)
}

test.each(['biff8', 'xlsb', 'xlml'] as const)('the same in a workbook written as %s', async (type) => {
  expect(await olderCurrencies(type, '#,##0.00 [$€-407]')).toEqual(['EUR'])
  expect(await olderCurrencies(type, '"£"#,##0.00')).toEqual(['GBP'])
  expect(await olderCurrencies(type, '#,##0.00')).toEqual([''])
})

/** Currencies of ten orders in a workbook whose totals, from row `from` on, are shown as `numFmt` says. */
async function currencies(numFmt: string, { header = 'Total', from = 0, total = '' } = {}) {
  const head = names.map((name) => (name === 'Total' ? header : name))
  const lines = Array.from({ length: 10 }, (_, k) =>
    orders(k).map((cell, c) => (c === 4 && total !== '' ? `${total}${cell}` : cell)),
  )
  const cells = new Map(lines.slice(from).map((_, k) => [`${from + k + 1},4`, { style: { numFmt } }]))
  const bytes = await writeXlsx({ sheets: [{ name: 'Orders', rows: [head, ...lines], cells }] })
  const { desk } = openHeadless()
  const draft = unwrap(await desk.draft([new File([bytes as BlobPart], 'shop.xlsx')], quiet))
  const { account } = unwrap(await desk.adopt(draft.id, '', '', quiet))
  return {
    told: account.sums.map(({ currency }) => currency),
    notes: said(draft.files.flatMap((f) => f.notes)),
  }
}

test.each([
  ['#,##0.00 [$€-407]', 'EUR'],
  ['"€"#,##0.00', 'EUR'],
  ['#,##0.00\\ "zł";-#,##0.00\\ "zł"', 'PLN'],
  ['[$CHF-807] #,##0.00', 'CHF'],
  ['[$USD] 0.00', 'USD'],
  ['[$$-1009]#,##0.00', 'CAD'],
  ['#,##0.00 [$kr-41D]', 'SEK'],
  ['_-£* #,##0.00_-;-£* #,##0.00_-', 'GBP'],
  ['[$-409]#,##0.00', ''],
  ['0.0 "kg"', ''],
  ['#,##0.00 [$kr]', ''],
])('amounts shown as %s are in “%s”', async (format, currency) => {
  const { told, notes } = await currencies(format)
  expect(told).toEqual([currency])
  const note = `Amounts are in ${currency}, as the format of its cells says.`
  expect(notes.includes(note)).toBe(currency !== '')
})

test('what the cells or the header say stands before their format', async () => {
  expect((await currencies('[$USD] 0.00', { header: 'Total (GBP)' })).told).toEqual(['GBP'])
  expect((await currencies('[$USD] 0.00', { total: '€' })).told).toEqual(['EUR'])
})

test('cells that are numbers without a format beside others with one: those that have it tell', async () => {
  expect((await currencies('[$EUR] 0.00', { from: 3 })).told).toEqual(['EUR'])
})
