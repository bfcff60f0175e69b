import { describe, expect, it } from 'vitest'
import { Failure, speak } from '../../src/contract/fault.ts'
import { fileAt, haveShared, readAll } from './support.ts'

/** What a person sees in each: the sheet, the row of the header (0 = none), columns, rows below, the first cells. */
const seen: [string, string, number, number, number, string][] = [
  ['1904__1900.ods', '1900', 0, 4, 5, '1|1900-01-01'],
  ['1904__1904.ods', '1904', 0, 4, 5, '1|1904-01-02'],
  ['1904__1904.xlsx', 'Sheet1', 0, 4, 5, '1|1904-01-02'],
  ['AutoFilter.ods', 'No_Filter', 1, 5, 21, '5|XLSX (Excel 2007+)'],
  ['DataTypesFormats.xlsx', 'Sheet1', 0, 2, 6, 'Date|2020-07-23'],
  ['ErrorTypes.xlsx', 'RawErrors', 1, 10, 13, '|'],
  ['LONumbers.xlsx', 'Sheet1', 0, 10, 38, 'General|1'],
  ['formula_stress_test.ods', 'Statistical', 0, 9, 133, 'Distributions|'],
  ['hyperlink_no_rels.xlsx', 'LeadSheet_Ext_COGS', 0, 1, 1, '23610'],
  ['issue2717__issue2717.ods', 'test', 1, 8, 36, '4018.99999998843|false'],
  ['merge_cells.xlsx', 'Merge', 1, 4, 2, 'A3:B3|'],
  ['number_format.xlsm', '2011', 0, 11, 64, 'General|1'],
  ['numfmt_1_russian.xls', 'Sheet1', 1, 6, 13, '1234567.89|1234567,89'],
  ['phonetic_text.xlsx', 'Sheet1', 1, 1, 1, '漢字withColor'],
  ['rich_text_stress.xlsx', 'Sheet1', 1, 2, 13, 'bold|this text is bold, sure enough'],
  ['sheet_visibility.xlsx', 'Visible', 1, 7, 1, '118|105'],
  ['text_and_numbers.xls', 'Sheet1', 1, 3, 2, 'Hebrew|שלום'],
  ['write.dif', 'Sheet1', 0, 4, 4, '1|2'],
  ['wtf_path.xlsx', 'SheetJS', 0, 4, 6, '1|2'],
]
const refused: [string, string][] = [
  ['author_snowman.xlsx', 'author_snowman.xlsx is empty: 21,131 bytes and 0 rows.'],
  ['biff5__sushi.xls', 'biff5__sushi.xls has a header of 1 column and 0 rows below it.'],
]

describe.skipIf(!haveShared)('21 workbooks that are hard to read', () => {
  it.each(seen)('%s', async (name, sheet, header, columns, rows, first) => {
    const { head, ...read } = await readAll(fileAt(`messy/workbooks/${name}`))
    expect([head.sheet, head.headerLine, head.headers.length]).toEqual([sheet, header, columns])
    expect(read.rows.length).toBe(rows)
    expect(read.rows[0]?.slice(0, 2).join('|')).toBe(first)
  })

  it.each(refused)('%s', async (name, words) => {
    const told = await readAll(fileAt(`messy/workbooks/${name}`)).catch((thrown: Failure) => thrown)
    expect(told instanceof Failure && speak(told.fault).what).toBe(words)
  })
})
