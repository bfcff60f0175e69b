import { utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { quiet } from '../../src/contract/wire.ts'
import { reader } from '../../workers/reading/open.ts'
import { unzip, zipOf } from './zip-tool.ts'

/** Amounts of an office program carry their currency: here 1xx in euros, 2xx in dollars, all others are plain numbers. */
const withMoney = (content: string) =>
  content.replace(
    /office:value-type="float"([^>]*?)office:value="([12])(\d\d)"/g,
    (_, between, hundred, rest) => {
      const code = hundred === '1' ? 'EUR' : 'USD'
      return `office:value-type="currency" office:currency="${code}"${between}office:value="${hundred}${rest}"`
    },
  )

/** Empty cells beside each other are written once, as office programs do. */
const empty = /(?:<table:table-cell [^>]*><text:p><\/text:p><\/table:table-cell>\s*){2}/g
const repeated = (content: string) =>
  content.replaceAll(empty, '<table:table-cell table:number-columns-repeated="2"/>')

test('amounts of an OpenDocument sheet are in the currency their cells name; a column of several has none', async () => {
  const sheet = utils.aoa_to_sheet([
    ['Date', '', '', 'Total', 'Either', 'Tip', 'Pieces'],
    ['2025-01-01', '', '', 101, 101, 201, 1],
    ['2025-01-02', '', '', 102, 202, 202, 2],
    ['2025-01-03', '', '', 103, 103, 203, 3],
  ])
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['x & y']]), 'Plan & more')
  utils.book_append_sheet(book, sheet, 'Sales')
  const parts = await unzip(new Uint8Array(write(book, { type: 'array', bookType: 'ods' })))
  expect(repeated(parts.find(([name]) => name === 'content.xml')?.[1] ?? '')).toContain('repeated="2"')
  const named = parts.map(([name, text]): [string, string] => [
    name,
    name === 'content.xml' ? withMoney(repeated(text)) : text,
  ])
  const read = await reader.open(new File([new Uint8Array(zipOf(named))], 'sales.ods'), {}, quiet)
  expect([read.sheet, read.sample[1]?.cells.slice(3)]).toEqual(['Sales', ['102', '202', '202', '2']])
  expect(read.money).toEqual([
    [3, 'EUR'],
    [5, 'USD'],
  ])
})
