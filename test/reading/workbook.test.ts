import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/contract/fault.ts'
import { said } from '../../src/contract/notes.ts'
import { reader } from '../../workers/reading/open.ts'
import { plainNumber } from '../../workers/reading/sheet-text.ts'
import { readAll, textFile } from './support.ts'

type Rows = (string | number | boolean | Date | null)[][]

const book = async (...sheets: { name: string; rows: Rows; hidden?: boolean }[]) =>
  textFile(await writeXlsx({ sheets }), 'orders.xlsx')

const orders: Rows = [
  ['Order', 'Placed', 'Sum', 'Paid', 'Note'],
  [1001, new Date(Date.UTC(2024, 0, 31)), 12.5, true, 'a, "b"\nc'],
  ['00042', new Date(Date.UTC(2024, 1, 29, 10, 22, 5)), 1e21, false, null],
  [null, null, null, null, null],
  ['A-7', null, -0.000001, true, '😀'],
]

describe('workbooks', () => {
  it('cells as text: ISO dates, plain decimals, true and false', async () => {
    const { head, rows, lines } = await readAll(await book({ name: 'Orders', rows: orders }))
    expect(head).toMatchObject({ format: 'xlsx', sheet: 'Orders', headerLine: 1, rowsAbout: 3 })
    expect(head.headers).toEqual(['Order', 'Placed', 'Sum', 'Paid', 'Note'])
    expect(rows).toEqual([
      ['1001', '2024-01-31', '12.5', 'true', 'a, "b"\nc'],
      ['00042', '2024-02-29 10:22:05', '1000000000000000000000', 'false', ''],
      ['A-7', '', '-0.000001', 'true', '😀'],
    ])
    expect(lines).toEqual([2, 3, 5])
    expect(head.sample.map((s) => s.line)).toEqual([2, 3, 5])
  })

  it('rows that are hidden are read, and said', async () => {
    const rowDefs = new Map([
      [2, { hidden: true }],
      [4, { hidden: true }],
    ])
    const file = textFile(
      await writeXlsx({ sheets: [{ name: 'Orders', rows: orders, rowDefs }] }),
      'orders.xlsx',
    )
    const today = await readAll(file)
    expect([today.rows.length, said(today.head.notes)]).toEqual([
      3,
      ['2 rows of the sheet are hidden; they were read, too.'],
    ])
  })

  it('chooses the visible sheet with most rows, or the one the person chose', async () => {
    const long: Rows = Array.from({ length: 9 }, (_, k) => [k, 'x'])
    const file = await book(
      { name: 'Cover', rows: [['Report'], ['Ann']] },
      { name: 'Orders', rows: orders },
      { name: 'Archive', rows: long, hidden: true },
    )
    const { head } = await readAll(file)
    expect(head.sheet).toBe('Orders')
    expect(head.sheets).toEqual([
      { name: 'Cover', rows: 2, hidden: false },
      { name: 'Orders', rows: 4, hidden: false },
      { name: 'Archive', rows: 9, hidden: true },
    ])
    expect((await readAll(file, { sheet: 'Archive' })).rows.length).toBe(9)
  })

  it('finds the header below title rows; totals and repeated headers are set aside', async () => {
    const rows: Rows = [
      ['Sales 2024'],
      [],
      ['Order', 'Town', 'Sum'],
      [1, 'York', 5],
      ['Order', 'Town', 'Sum'],
      [2, 'Bath', 6],
      ['Total', null, 11],
    ]
    const read = await readAll(await book({ name: 'S', rows }))
    expect([read.head.headerLine, read.lines]).toEqual([3, [4, 6]])
    expect(read.aside.map((a) => [a.line, a.reason])).toEqual([
      [5, 'repeats the header'],
      [7, 'looks like a total, not a row'],
    ])
  })

  it('an error cell is empty and counted', async () => {
    const { rows, notes } = await readAll(
      await book({
        name: 'S',
        rows: [
          ['Id', 'Sum'],
          [1, '#DIV/0!'],
          [2, '#N/A'],
          [3, 4],
        ],
      }),
    )
    expect(rows).toEqual([
      ['1', ''],
      ['2', ''],
      ['3', '4'],
    ])
    expect(notes).toEqual([
      '2 cells of sheet S hold an error and were read as empty: 2 in Sum (B2 #DIV/0!, B3 #N/A).',
    ])
  })

  it('one cell in the far corner does not make a table of 17 billion cells', async () => {
    const sound = new Uint8Array(
      await (
        await book({
          name: 'S',
          rows: [
            ['Id', 'Sum'],
            [1, 2],
            [3, 4],
            [5, 6],
          ],
        })
      ).arrayBuffer(),
    )
    const { rows, aside, notes } = await readAll(await withCorner(sound))
    expect(rows).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ])
    const reason = 'has nothing but a cell far right of the table'
    expect(aside).toEqual([{ line: 1_048_576, reason, raw: '1' }])
    expect(notes).toEqual(['1 stray cell far right of the table, at XFD1048576, was left out.'])
  })

  it('a header alone, no cell at all, a cut off file: each said', async () => {
    const code = (file: File) =>
      reader.open(file, {}).then(
        () => 'read',
        (e) => (e instanceof Failure ? e.fault.code : 'thrown'),
      )
    const whole = await book({ name: 'Orders', rows: orders })
    expect(await code(await book({ name: 'S', rows: [['Id', 'Sum']] }))).toBe('header-only')
    expect(await code(await book({ name: 'S', rows: [] }))).toBe('empty-file')
    const bytes = new Uint8Array(await whole.arrayBuffer())
    for (let size = 10; size < bytes.length; size += 97) {
      expect(await code(textFile(bytes.slice(0, size), 'orders.xlsx'))).toBe('broken-file')
    }
  })

  it('a part that claims a gigabyte is refused before it is unpacked', async () => {
    const bytes = new Uint8Array(await (await book({ name: 'Orders', rows: orders })).arrayBuffer())
    const view = new DataView(bytes.buffer)
    for (let at = 0; at < bytes.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1_000_000_000, true)
    await expect(reader.open(textFile(bytes, 'a.xlsx'), {})).rejects.toMatchObject({
      fault: { code: 'too-large', have: 1_000_000_000, most: 200_000_000, unit: 'unpacked' },
    })
  })

  it('any flipped byte: read or refused, never thrown', async () => {
    const sound = new Uint8Array(await (await book({ name: 'Orders', rows: orders })).arrayBuffer())
    for (let at = 0; at < sound.length; at += 41) {
      const bent = sound.slice()
      bent[at] = (bent[at] ?? 0) ^ 0x55
      await readAll(textFile(bent, 'a.xlsx')).catch((thrown) => expect(thrown).toBeInstanceOf(Failure))
    }
  })
})

/** The same workbook with `<c r="XFD1048576">` added by hand, parts stored unpacked. */
async function withCorner(bytes: Uint8Array): Promise<File> {
  const { zipOf, unzip } = await import('./zip-tool.ts')
  const parts = await unzip(bytes)
  const sheet = parts.find(([name]) => /sheet1\.xml$/.test(name))
  if (!sheet) throw new Error('no sheet')
  sheet[1] = sheet[1].replace(
    '</sheetData>',
    '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
  )
  return textFile(zipOf(parts), 'corner.xlsx')
}

describe('plain numbers', () => {
  it.each([
    [0, '0'],
    [1e21, '1000000000000000000000'],
    [1.5e-7, '0.00000015'],
    [-2.5e-10, '-0.00000000025'],
    [1.2345e22, '12345000000000000000000'],
    [0.1, '0.1'],
    [Number.NaN, ''],
  ])('%d', (value, text) => expect(plainNumber(value)).toBe(text))
})
