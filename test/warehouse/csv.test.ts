import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { quiet } from '../../src/contract/wire.ts'
import { csvCell, csvRow } from '../../src/workbook/csv.ts'
import { csvOf } from '../../workers/warehouse/csv.ts'

/** Reads RFC 4180 as spreadsheets do. */
function readCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? ''
    if (quoted && c === '"' && text[i + 1] === '"') cell += text[++i]
    else if (c === '"') quoted = !quoted
    else if (!quoted && c === separator) {
      rows.at(-1)?.push(cell)
      cell = ''
    } else if (!quoted && c === '\r' && text[i + 1] === '\n') {
      rows.at(-1)?.push(cell)
      rows.push([])
      cell = ''
      i++
    } else cell += c
  }
  return rows.slice(0, -1)
}

const blanks = ['', ' ', '\t', '\r', '\n', '\0', '\u00a0', '\u200b', '\u3000', '\ufeff', ' \0']
const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠']
const dangerous = fc
  .tuple(fc.constantFrom(...blanks), fc.constantFrom(...signs), fc.string())
  .map(([blank, sign, rest]) => blank + sign + rest)
const cell = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  dangerous,
  fc.constant('\tx'),
  fc.constant('\rx'),
)
const separators = fc.constantFrom(',' as const, ';' as const, '\t' as const)
const startsFormula = /^[\s\0\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/
const plain = /^-?\d+([.,]\d+)?$/

test('no cell starts a formula, plain numbers stay numbers, and everything is read back as it was', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), separators, (cells, separator) => {
      const [read = []] = readCsv(csvRow(cells, separator), separator)
      expect(read).toHaveLength(cells.length)
      for (const [i, given] of cells.entries()) {
        const back = read[i] ?? ''
        if (plain.test(given)) expect(back).toBe(given)
        else expect(startsFormula.test(back)).toBe(false)
        expect(back === given || back === `'${given}`).toBe(true)
      }
    }),
    { numRuns: 10_000 },
  )
})

test.each([
  ['=1+1', "'=1+1"],
  ['-12.50', '-12.50'],
  ['-12,50', '"-12,50"'],
  ['+33612345678', "'+33612345678"],
  ['-1+1', "'-1+1"],
  ['\u200b=1', "'\u200b=1"],
  ['Köln, "Süd"', '"Köln, ""Süd"""'],
])('%j is written %j', (given, written) => {
  expect(csvCell(given, ',')).toBe(written)
})

test('pages are joined into one text, with the mark Excel wants where it is asked', async () => {
  const rows = Array.from({ length: 45_000 }, (_, i) => [i, `p${i}`])
  const page = async (from: number, to: number) => ({
    columns: ['n', 'who'],
    rows: rows.slice(from, to),
    total: rows.length,
  })
  const text = await (await csvOf(page, { bom: false, separator: ',' }, quiet)).text()
  expect(readCsv(text, ',')).toHaveLength(45_001)
  const none = async () => ({ columns: ['n'], rows: [], total: 0 })
  const bytes = await (await csvOf(none, { bom: true, separator: ',' }, quiet)).arrayBuffer()
  expect(new Uint8Array(bytes)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf, 110, 13, 10))
})

test('as a workbook texts stay texts and numbers numbers, over all pages', async () => {
  const rows = Array.from({ length: 21_000 }, (_, i): [number, string | null] => [i, i === 3 ? '=1+1' : null])
  const page = async (from: number, to: number) => ({
    columns: ['n', 'who'],
    rows: rows.slice(from, to),
    total: rows.length,
  })
  const book = await csvOf(page, { bom: true, separator: ',', workbook: true }, quiet)
  const { sheets } = await readXlsx(new Uint8Array(await book.arrayBuffer()))
  expect(sheets[0]?.rows).toHaveLength(21_001)
  expect(sheets[0]?.rows[4]).toEqual([3, '=1+1'])
})
