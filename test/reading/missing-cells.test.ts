import { type BookType, utils, type WorkSheet, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { readAll, textFile } from './support.ts'
import { unzip, zipOf } from './zip-tool.ts'

const again = 'Open the file in Excel or LibreOffice, save it there, and bring it again.'

function saved(bookType: BookType, cells: WorkSheet = {}): Uint8Array<ArrayBuffer> {
  const sheet = {
    ...utils.aoa_to_sheet([
      ['Id', 'Sum', 'Town'],
      [1, 2, 'Bath'],
      [2, 4, 'Hull'],
      [3, 6, 'York'],
    ]),
    ...cells,
  }
  const book = { SheetNames: ['May'], Sheets: { May: sheet } }
  return new Uint8Array(write(book, { type: 'array', bookType }))
}

/** The workbook with its cells rewritten as markup. */
async function rewritten(bytes: Uint8Array, part: RegExp, how: (xml: string) => string) {
  const parts = await unzip(bytes)
  return zipOf(parts.map(([name, xml]) => [name, part.test(name) ? how(xml) : xml]))
}

const replaceIn = (xml: string, pairs: [RegExp, string][]) =>
  pairs.reduce((text, [from, to]) => {
    expect(text).toMatch(from)
    return text.replace(from, to)
  }, xml)

describe('cells without a text although something stands in them', () => {
  it('.xlsx: errors and formulas without a value, by column, with their places', async () => {
    const bytes = await rewritten(saved('xlsx'), /sheet1\.xml$/, (xml) =>
      replaceIn(xml, [
        [/<c r="B2"[^>]*>.*?<\/c>/, '<c r="B2"><f>A2*2</f></c>'],
        [/<c r="B3"[^>]*>.*?<\/c>/, '<c r="B3"><f>A3*2</f><v/></c>'],
        [/<c r="B4"[^>]*>.*?<\/c>/, '<c r="B4"><f>A4*2</f><v>6</v></c>'],
        [/<c r="C2"[^>]*>.*?<\/c>/, '<c r="C2" t="str"><f>""</f><v></v></c>'],
        [/<c r="C3"[^>]*>.*?<\/c>/, '<c r="C3" t="e"><v>#REF!</v></c>'],
        [/<c r="C4"[^>]*>.*?<\/c>/, '<c r="C4" t="e"><f>X</f><v>#N/A</v></c>'],
      ]),
    )
    const { rows, notes } = await readAll(textFile(bytes, 'a.xlsx'))
    expect(rows).toEqual([
      ['1', '', ''],
      ['2', '', ''],
      ['3', '6', ''],
    ])
    expect(notes).toEqual([
      '2 cells of sheet May hold an error and were read as empty: 2 in Town (C3 #REF!, C4 #N/A).',
      `2 cells of sheet May hold a formula without its value and were read as empty: 2 in Sum (B2, B3). ${again}`,
    ])
  })

  it('.xls: errors by their own names', async () => {
    const cells: WorkSheet = { B3: { t: 'e', v: 0x17 }, B4: { t: 'e', v: 0x2a }, C2: { t: 'e', v: 0x07 } }
    const { rows, notes } = await readAll(textFile(saved('biff8', cells), 'a.xls'))
    expect(rows.map((row) => row[1])).toEqual(['2', '', ''])
    expect(notes).toEqual([
      '3 cells of sheet May hold an error and were read as empty: 2 in Sum (B3 #REF!, B4 #N/A); 1 in Town (C2 #DIV/0!).',
    ])
  })

  it('.ods: errors by the names LibreOffice gives them', async () => {
    const bytes = await rewritten(saved('ods'), /^content\.xml$/, (xml) =>
      replaceIn(xml, [
        [
          /<table:table-cell office:value-type="string"[^>]*><text:p>Bath<\/text:p><\/table:table-cell>/,
          '<table:table-cell table:formula="of:=[.X1]" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>',
        ],
        [
          /<table:table-cell office:value-type="string"[^>]*><text:p>Hull<\/text:p><\/table:table-cell>/,
          '<table:table-cell table:formula="of:=[.X1]" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>Err:502</text:p></table:table-cell>',
        ],
      ]),
    )
    const { rows, notes } = await readAll(textFile(bytes, 'a.ods'))
    expect(rows).toEqual([
      ['1', '2', ''],
      ['2', '4', ''],
      ['3', '6', 'York'],
    ])
    expect(notes).toEqual([
      '2 cells of sheet May hold an error and were read as empty: 2 in Town (C2 #REF!, C3 Err:502).',
    ])
  })

  it('.ods: formulas without a value, whatever rows and cells repeat before them', async () => {
    const bytes = await rewritten(saved('ods'), /^content\.xml$/, (xml) =>
      replaceIn(xml, [
        [
          /<table:table-cell [^>]*><text:p>4<\/text:p><\/table:table-cell>/,
          '<table:table-cell table:formula="of:=[.A3]*2"/>',
        ],
        [
          /<table:table-cell [^>]*><text:p>6<\/text:p><\/table:table-cell>/,
          '<table:table-cell table:formula="of:=[.A4]*2"></table:table-cell>',
        ],
        [
          /<table:table-cell [^>]*><text:p>York<\/text:p>/,
          '<table:table-cell table:formula="of:=[.Z1]" office:value-type="string"><text:p>York</text:p>',
        ],
        [
          /<\/table:table-row>/,
          '</table:table-row><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="3"/></table:table-row>',
        ],
      ]),
    )
    const { rows, notes } = await readAll(textFile(bytes, 'a.ods'))
    expect(rows.map((row) => row[1])).toEqual(['2', '', ''])
    expect(notes).toEqual([
      `2 cells of sheet May hold a formula without its value and were read as empty: 2 in Sum (B6, B7). ${again}`,
    ])
  })

  it('of many, the first five of each column are named and all are counted', async () => {
    const rows = Array.from({ length: 1_200 }, (_, k) => [k + 1, '#VALUE!'])
    const sheet = utils.aoa_to_sheet([['Id', 'Sum'], ...rows, [9_999, 5]])
    const bytes = write({ SheetNames: ['S'], Sheets: { S: sheet } }, { type: 'array', bookType: 'xlsx' })
    const { notes } = await readAll(textFile(new Uint8Array(bytes), 'a.xlsx'))
    const five = [2, 3, 4, 5, 6].map((line) => `B${line} #VALUE!`).join(', ')
    expect(notes).toContain(
      `1,200 cells of sheet S hold an error and were read as empty: 1,200 in Sum (${five}, …).`,
    )
  })
})
