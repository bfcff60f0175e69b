import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/contract/fault.ts'
import { said } from '../../src/contract/notes.ts'
import { readAll, textFile } from './support.ts'
import { packedZip, unzip } from './zip-tool.ts'

const rows = [
  ['Order', 'Sum'],
  ['A1', 5],
  ['A2', 6],
  ['A3', 7.5],
]
const cells = [
  ['A1', '5'],
  ['A2', '6'],
  ['A3', '7.5'],
]

type Parts = [string, string][]
const sound = async () => unzip(new Uint8Array(await writeXlsx({ sheets: [{ name: 'Orders', rows }] })))

/** The workbook with its parts changed. */
async function changed(change: (parts: Parts) => Parts): Promise<File> {
  return textFile(packedZip(change(await sound())), 'orders.xlsx')
}

const inSheet = (change: (xml: string) => string) => (parts: Parts) =>
  parts.map(([name, xml]): [string, string] => [name, /sheet1\.xml$/.test(name) ? change(xml) : xml])

describe('workbooks written in an unusual way', () => {
  const told = 'The workbook is written in an unusual way; look whether all its rows are here.'

  it.each<[string, (parts: Parts) => Parts]>([
    [
      'nothing leads to its sheets',
      (parts) => parts.filter(([name]) => name !== 'xl/_rels/workbook.xml.rels'),
    ],
    [
      'a comment among its cells',
      inSheet((xml) => xml.replace('<sheetData>', '<sheetData><!-- made by hand -->')),
    ],
    ['blanks around the equals signs', inSheet((xml) => xml.replace(/<c r="/g, '<c r = "'))],
  ])('%s: read by the second reader, and told', async (_, change) => {
    const { head, rows } = await readAll(await changed(change))
    expect(rows).toEqual(cells)
    expect([head.format, said(head.notes).includes(told)]).toEqual(['xlsx', true])
  })

  it('one that is sound is not told of', async () => {
    const { head, rows } = await readAll(await changed((parts) => parts))
    expect([rows, said(head.notes)]).toEqual([cells, []])
  })

  it('paths from the root, folders backwards, names in other letters', async () => {
    const { rows } = await readAll(
      await changed((parts) =>
        parts.map(([name, xml]) => {
          const target = xml.replace(
            /Target="worksheets\/sheet1.xml"/,
            'Target="\\XL\\Worksheets\\Sheet1.xml"',
          )
          return [name, /workbook\.xml\.rels$/.test(name) ? target : xml]
        }),
      ),
    )
    expect(rows).toEqual(cells)
  })

  it('a sheet that ends in the middle is refused, by no reader read as if it were whole', async () => {
    const file = await changed(inSheet((xml) => xml.slice(0, xml.indexOf('A3'))))
    await expect(readAll(file)).rejects.toMatchObject({ fault: { code: 'broken-file' } })
  })

  it.each([
    ['in sight', ''],
    ['behind 100 KB of blanks', ' '.repeat(100_000)],
  ])('an entity of a file on the network, %s: never asked for', async (_, blanks) => {
    const asked = globalThis.fetch
    globalThis.fetch = () => Promise.reject(new Error('asked'))
    const type = `${blanks}<!DOCTYPE worksheet [<!ENTITY x SYSTEM "https://example.com/x">]>`
    const harmful = inSheet((xml) =>
      xml
        .replace(/(<worksheet)/, `${type}$1`)
        .replace('<sheetData>', '<sheetData><row r="9"><c t="str"><v>&x;</v></c></row>'),
    )
    const read = await readAll(await changed(harmful)).catch((thrown: unknown) => thrown)
    globalThis.fetch = asked
    if (blanks === '') expect(read).toMatchObject({ fault: { code: 'broken-file' } })
    else expect(read instanceof Failure || JSON.stringify(read).includes('&x;')).toBe(true)
  })
})

describe('workbooks that claim more than they hold', () => {
  it('16,384 columns with a style, in every row', async () => {
    const wide = inSheet((xml) =>
      xml
        .replace(/<dimension[^>]*>/, '')
        .replace(
          '<sheetData>',
          '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" style="1"/></cols><sheetData>',
        )
        .replace(/<\/row>/g, '<c r="XFD1" s="1"/></row>'),
    )
    const { head, rows } = await readAll(await changed(wide))
    expect([head.headers, rows]).toEqual([['Order', 'Sum'], cells])
  })

  it('200,000 empty rows with a style', async () => {
    const empty: string[] = []
    for (let line = 5; line <= 200_000; line++)
      empty.push(
        `<row r="${line}" s="1" customFormat="1"><c r="A${line}" s="1"/><c r="B${line}" s="1"/></row>`,
      )
    const long = inSheet((xml) => xml.replace('</sheetData>', `${empty.join('')}</sheetData>`))
    const { head, rows, lines } = await readAll(await changed(long))
    expect([head.rowsAbout, rows, lines]).toEqual([3, cells, [2, 3, 4]])
  })

  const stray = (row: number, cell: string) =>
    inSheet((xml) => {
      const lines = xml.split('</row>')
      lines[row - 1] += cell
      return lines.join('</row>')
    })
  const cellAt = (place: string) => `<c r="${place}" t="str"><v>x</v></c>`

  it.each([1, 2, 4])('a stray cell in the last column of row %i is left out, and named', async (row) => {
    const { head, rows, notes, aside } = await readAll(await changed(stray(row, cellAt(`XFD${row}`))))
    expect([head.headers, rows, aside]).toEqual([['Order', 'Sum'], cells, []])
    expect(notes).toEqual([`1 stray cell far right of the table, at XFD${row}, was left out.`])
  })

  it('a header alone with a stray cell below it has no rows', async () => {
    const file = textFile(await writeXlsx({ sheets: [{ name: 'Orders', rows: rows.slice(0, 2) }] }), 'o.xlsx')
    const parts = await unzip(new Uint8Array(await file.arrayBuffer()))
    const moved = inSheet((xml) => xml.replace(/<c r="A2".*<\/row>/, `${cellAt('XFD2')}</row>`))(parts)
    await expect(readAll(textFile(packedZip(moved), 'o.xlsx'))).rejects.toMatchObject({
      fault: { code: 'header-only', columns: 2 },
    })
  })

  it('columns with rows below them are kept, however far right they stand', async () => {
    const apart = rows.map(([order, sum], k) => [order, ...Array(30).fill(null), k === 0 ? 'Sum' : sum])
    const file = textFile(await writeXlsx({ sheets: [{ name: 'Orders', rows: apart }] }), 'orders.xlsx')
    const read = await readAll(file)
    expect(read.rows.map((row) => [row[0], row[31]])).toEqual(cells)
  })

  it('a cell in the last column of every row is too wide, in words', async () => {
    const corner = inSheet((xml) => xml.replace(/<\/row>/g, '<c r="XFD1"><v>1</v></c></row>'))
    const fault = { code: 'too-large', have: 16_384, most: 2_000, unit: 'columns' }
    await expect(readAll(await changed(corner))).rejects.toMatchObject({ fault })
  })
})
