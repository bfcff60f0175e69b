import { gzipSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import { Failure, speak } from '../../src/contract/fault.ts'
import { quiet } from '../../src/contract/wire.ts'
import { reader } from '../../workers/reading/open.ts'
import { takeIn } from '../../workers/reading/take-in.ts'
import { readAll, textFile } from './support.ts'
import { packedZip, unzip, zipOf } from './zip-tool.ts'

const headers = ['Order', 'Placed', 'Customer', 'Sum', 'Note']
const table = Array.from({ length: 60 }, (_, k) => [
  `A-${1000 + k}`,
  `2024-0${1 + (k % 9)}-1${k % 10}`,
  ['Zoë Müller', 'José "Pepe" Niño', '漢字', "O'Neil, Ann"][k % 4] ?? '',
  String(((k * 7919) % 1000) + 0.25),
  k % 3 === 0 ? '' : `line & <b>${k}</b>`,
])
const records = table.map((row) => Object.fromEntries(headers.map((name, c) => [name, row[c]])))
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const csv = [headers, ...table].map((row) => row.map(quoted).join(',')).join('\n')
const json = JSON.stringify(records)

type Book = 'xlsx' | 'xlsb' | 'biff8' | 'biff5' | 'ods' | 'fods' | 'xlml' | 'html' | 'sylk'

function book(bookType: Book): Uint8Array {
  const cells = [headers, ...table.map((row) => row.map((cell, c) => (c === 3 ? Number(cell) : cell)))]
  const made = utils.book_new(utils.aoa_to_sheet(cells), 'Orders')
  return new Uint8Array(write(made, { type: 'array', bookType }))
}

function parquet(rows: string[][], rowGroupSize = 25): Uint8Array {
  const columnData = headers.map((name, c) => ({
    name,
    data: rows.map((row) => row[c] ?? ''),
    type: 'STRING' as const,
  }))
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize }))
}

async function readTaken(content: string | Uint8Array, name: string) {
  const [one] = await takeIn(textFile(content, name), quiet)
  if (!one || one.fault) throw new Error(JSON.stringify(one?.fault))
  const { head, rows } = await readAll(one.file)
  return { headers: head.headers, rows }
}

const same: [string, string | Uint8Array, string][] = [
  ['CSV', csv, 'a.csv'],
  ['JSON', json, 'a.json'],
  ['JSON in an object', `{"count":60,"data":${json}}`, 'a.json'],
  ['a document a line', records.map((r) => JSON.stringify(r)).join('\n'), 'a.ndjson'],
  ['CSV in gzip', gzipSync(csv), 'a.csv.gz'],
  ['JSON in gzip', gzipSync(json), 'a.json.gz'],
  ['CSV in zip', packedZip([['a.csv', csv]]), 'a.zip'],
  ['a workbook in zip', packedZip([['a.xlsx', book('xlsx')]]), 'a.zip'],
  ['Parquet', parquet(table), 'a.parquet'],
  ['Parquet in zip', packedZip([['a.parquet', parquet(table)]]), 'a.zip'],
  ['.xlsx', book('xlsx'), 'a.xlsx'],
  ['.xlsb', book('xlsb'), 'a.xlsb'],
  ['.xls of 97', book('biff8'), 'a.xls'],
  ['.ods', book('ods'), 'a.ods'],
  ['.fods', book('fods'), 'a.fods'],
  ['SpreadsheetML', book('xlml'), 'a.xls'],
  ['a web page named .xls', book('html'), 'a.xls'],
]

describe('one table in every format has the same cells', () => {
  it.each(same)('%s', async (_, content, name) => {
    expect(await readTaken(content, name)).toEqual({ headers, rows: table })
  })

  it('.xls of 95, whose writer leaves out letters with accents', async () => {
    const { rows } = await readTaken(book('biff5'), 'a.xls')
    const without = (row: string[]) => row.filter((_, c) => c !== 2)
    expect(rows.map(without)).toEqual(table.map(without))
  })
})

it('.xls of 95 in another alphabet, by the code page it names', async () => {
  const made = utils.book_new(
    utils.aoa_to_sheet([
      ['Id', 'Name'],
      [1, 'Q'],
      [2, 'QQ'],
    ]),
    'S',
  )
  const bytes = new Uint8Array(write(made, { type: 'array', bookType: 'biff5', codepage: 1251 }))
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < bytes.length - 6; at++)
    if (view.getUint32(at, true) === 0x00020042) view.setUint16(at + 4, 1251, true)
  const cyrillic = bytes.map((byte) => (byte === 'Q'.charCodeAt(0) ? 0xc6 : byte))
  expect((await readTaken(cyrillic, 'a.xls')).rows).toEqual([
    ['1', 'Ж'],
    ['2', 'ЖЖ'],
  ])
})

describe('Parquet', () => {
  const open = (bytes: Uint8Array) => readAll(textFile(bytes, 'a.parquet'))

  it('typed cells are the texts that other formats have; a row is its number', async () => {
    const columnData = [
      { name: 'id', data: [9007199254740993n, 2n], type: 'INT64' as const },
      { name: 'sum', data: [0.1, 1e21], type: 'DOUBLE' as const },
      { name: 'rate', data: new Float32Array([0.1, 2]), type: 'FLOAT' as const },
      { name: 'paid', data: [true, null], type: 'BOOLEAN' as const, nullable: true },
      {
        name: 'at',
        data: [new Date(Date.UTC(2024, 1, 29, 10, 22, 5)), new Date(Date.UTC(2024, 0, 31))],
        type: 'TIMESTAMP' as const,
      },
    ]
    const { head, rows, lines } = await open(new Uint8Array(parquetWriteBuffer({ columnData })))
    expect(rows).toEqual([
      ['9007199254740993', '0.1', '0.1', 'true', '2024-02-29 10:22:05'],
      ['2', '1000000000000000000000', '2', '', '2024-01-31'],
    ])
    expect([head.format, lines, head.rowsAbout]).toEqual(['parquet', [1, 2], 2])
    expect(head.sample.map((s) => s.cells)).toEqual(rows)
  })

  it('only the wanted columns, group after group', async () => {
    const file = textFile(parquet(table), 'a.parquet')
    const head = await reader.open(file, {})
    const cells: string[] = []
    for await (const batch of reader.scan(file, head, [3], quiet))
      for (const column of batch.columns)
        cells.push(...Array.from(column.codes, (code) => column.texts.text(code)))
    expect(cells).toEqual(table.map((row) => row[3]))
  })

  it('cut off anywhere, bent in some places, without rows: in words', async () => {
    const sound = parquet(table)
    for (let at = 4; at < sound.length; at += 101) {
      const bent = sound.slice()
      bent[at] = (bent[at] ?? 0) ^ 0x15
      for (const bytes of [bent, sound.slice(0, at)])
        await open(bytes).catch((thrown) => expect(thrown).toBeInstanceOf(Failure))
    }
    await expect(open(parquet([]))).rejects.toMatchObject({ fault: { code: 'header-only', columns: 5 } })
  })
})

describe('workbooks that mean harm, in words', () => {
  const said = (content: string | Uint8Array, name: string) =>
    readAll(textFile(content, name)).then(
      ({ rows }) => `${rows.length} rows`,
      (thrown) => (thrown instanceof Failure ? speak(thrown.fault).what : String(thrown)),
    )
  const instructions = (name: string) =>
    `${name} cannot be read: it contains instructions instead of data and was not opened.`
  const laughs = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'

  it.each<[Book, string, RegExp]>([
    ['xlsx', 'a.xlsx', /sheet1\.xml$/],
    ['ods', 'a.ods', /^content\.xml$/],
  ])('entities in %s', async (type, name, part) => {
    const parts = await unzip(book(type))
    const bent = parts.map(([n, text]): [string, string] => [
      n,
      part.test(n) ? text.replace('?>', `?>${laughs}`) : text,
    ])
    expect(await said(zipOf(bent), name)).toBe(instructions(name))
  })

  it.each<[Book, string]>([
    ['fods', 'a.fods'],
    ['xlml', 'a.xml'],
  ])('entities in %s', async (type, name) => {
    const text = new TextDecoder().decode(book(type))
    expect(await said(text.replace('?>', `?>${laughs}`), name)).toBe(instructions(name))
  })

  it.each<[Book, string]>([
    ['xlsx', 'a.xlsx'],
    ['xlsb', 'a.xlsb'],
    ['ods', 'a.ods'],
  ])('%s that states a size it does not have', async (type, name) => {
    const nothing = Buffer.alloc(250 << 20, ' ')
    const parts = await unzip(book(type))
    const first = packedZip([...parts.slice(0, -1), [parts.at(-1)?.[0] ?? '', nothing]], 1000)
    expect(await said(first, name)).toMatch(/unpacks to more than 200 MB|cannot be read/)
  })

  it('.ods that repeats a row a million times over', async () => {
    const parts = await unzip(book('ods'))
    const bent = parts.map(([n, text]): [string, string] => [
      n,
      text
        .replace('<table:table-row>', '<table:table-row table:number-rows-repeated="1048576">')
        .replace('<table:table-cell ', '<table:table-cell table:number-columns-repeated="16384" '),
    ])
    expect(await said(zipOf(bent), 'a.ods')).toMatch(/a\.ods/)
  })

  it('cut off or bent anywhere: read or refused, never thrown', async () => {
    for (const [type, name] of [
      ['biff8', 'a.xls'],
      ['xlsb', 'a.xlsb'],
      ['ods', 'a.ods'],
      ['xlml', 'a.xml'],
    ] as const) {
      const sound = book(type)
      for (let at = 600; at < sound.length; at += Math.ceil(sound.length / 12)) {
        const bent = sound.slice()
        bent[at] = (bent[at] ?? 0) ^ 0x55
        for (const bytes of [bent, sound.slice(0, at)])
          expect(await said(bytes, name)).toMatch(/rows|cannot|more|empty|header/)
      }
    }
  })
})
