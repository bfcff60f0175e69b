import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { breakLines } from '../../src/charts/image.ts'
import { fileName, isNumeric, sheetCells, sheetCsv, sheetText } from '../../src/charts/sheet.ts'
import type { Unit } from '../../src/contract/param.ts'
import { workbookOf } from '../../src/workbook/write.ts'

const sheet = {
  columns: [{ label: 'Name' }, { label: 'Value', unit: 'money' as const }],
  rows: [
    ['=HYPERLINK("x")', 1.5],
    ['a, "b"', null],
    ['c', Number.NaN],
  ],
}

describe('sheet', () => {
  test('CSV keeps numbers as they are, quotes what needs it, and disarms formulas', () => {
    expect(sheetCsv(sheet)).toBe('Name,Value\r\n"\'=HYPERLINK(""x"")",1.5\r\n"a, ""b""",\r\nc,\r\n')
  })

  test('a workbook holds texts as texts and numbers as numbers', async () => {
    const book = await workbookOf('Who: a/b', sheetCells({ ...sheet, rows: [...sheet.rows, ['007', -3]] }))
    const { sheets } = await readXlsx(new Uint8Array(await book.arrayBuffer()))
    expect(sheets[0]?.rows).toEqual([
      ['Name', 'Value'],
      ['=HYPERLINK("x")', 1.5],
      ['a, "b"', null],
      ['c', null],
      ['007', -3],
    ])
  })

  test('no cell of a picture or table starts a formula, whatever stands before the sign', () => {
    for (const nasty of [' =1+1', '\t=1', '\u00a0@x', '\u200b+1+1', '＝1+1', '－2+3', '\0=1', '-1+2'])
      expect(sheetCsv({ columns: [{ label: 'v' }], rows: [[nasty]] })).toMatch(/^v\r\n"?'/)
    expect(sheetCsv({ columns: [{ label: '=v' }], rows: [['-12.50']] })).toBe("'=v\r\n-12.50\r\n")
  })

  test('a negative number is a number, not a formula', () => {
    expect(sheetCsv({ columns: [{ label: 'v' }], rows: [[-3]] })).toBe('v\r\n-3\r\n')
  })

  test('cells are exact and never say NaN', () => {
    const read = (cell: string | number, unit?: Unit) => {
      const one = { columns: [{ label: 'v', ...(unit ? { unit } : {}) }], rows: [[cell]] }
      return sheetText(one, one.rows, 'EUR', { locale: 'en-GB' }).flat()
    }
    expect(read(1234.5, 'money')).toEqual(['€1,234.50'])
    expect(read(Number.NaN, 'money')).toEqual(['–'])
    expect(read('2025-03-01')).toEqual(['1 Mar 2025'])
  })

  test('what is counted has the same decimals down a column, and measures keep their own', () => {
    const days = { columns: [{ label: 'd', unit: 'days' as const }], rows: [[48], [46.8], [228], [null]] }
    expect(sheetText(days, days.rows, '').flat()).toEqual(['48', '47', '228', '–'])
    const few = { columns: [{ label: 'o', unit: 'orders' as const }], rows: [[2], [1.25]] }
    expect(sheetText(few, few.rows, '').flat()).toEqual(['2.00', '1.25'])
    const lift = { columns: [{ label: 'x', unit: 'ratio' as const }], rows: [[120.5], [1.56]] }
    expect(sheetText(lift, lift.rows, '').flat()).toEqual(['120.50', '1.56'])
  })

  test('a column is numeric by its unit or by its cells', () => {
    expect(isNumeric(sheet, 0)).toBe(false)
    expect(isNumeric(sheet, 1)).toBe(true)
    expect(isNumeric({ columns: [{ label: '' }], rows: [[null]] }, 0)).toBe(false)
  })

  test('file names hold no path and are never empty', () => {
    expect(fileName('Revenue: up 12%, ../x', 'png')).toBe('revenue-up-12-x.png')
    expect(fileName('…', 'csv')).toBe('picture.csv')
    expect(fileName('Umsätze', 'svg')).toBe('umsätze.svg')
  })
})

test('lines of a title are as wide as allowed and lose no word', () => {
  const text = 'three in ten customers come back within the first month'
  const lines = breakLines(text, 20, (t) => t.length)
  expect(lines.join(' ')).toBe(text)
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(20)
})
