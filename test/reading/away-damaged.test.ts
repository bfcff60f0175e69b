import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asFault, quiet } from '../../src/contract/wire.ts'
import { nodeHands } from '../../workers/headless/hand-node.ts'
import { Hands, type Thread } from '../../workers/reading/away/hands.ts'
import { readerWith } from '../../workers/reading/away/reader.ts'
import { reader } from '../../workers/reading/open.ts'
import type { Reader } from '../../workers/reading/table.ts'
import { runAway, seeded } from './damage.ts'
import { textFile } from './support.ts'
import { packedZip } from './zip-tool.ts'

const rows = 40
const parquet = new Uint8Array(
  parquetWriteBuffer({
    columnData: [
      { name: 'Order', data: Array.from({ length: rows }, (_, r) => `A-${r}`), type: 'STRING' },
      {
        name: 'Name',
        data: Array.from({ length: rows }, (_, r) => ['Ann', 'Bea', null][r % 3]),
        nullable: true,
      },
      { name: 'Pieces', data: Int32Array.from({ length: rows }, (_, r) => r % 4), type: 'INT32' },
    ],
    codec: 'UNCOMPRESSED',
  }),
)

async function outcome(by: Reader, file: File): Promise<string> {
  try {
    const head = await by.open(file, {})
    const wanted = head.headers.map((_, c) => c)
    let read = 0
    for await (const batch of by.scan(file, head, wanted, quiet)) read += batch.rows
    return read > 0 ? 'rows' : 'no rows'
  } catch (thrown) {
    return asFault(thrown).code
  }
}

describe('Parquet with one bit wrong', () => {
  test('ends as rows or in words', async () => {
    expect(await outcome(reader, textFile(parquet, 'a.parquet'))).toBe('rows')
    for (const bit of seeded(200, parquet.length * 8)) {
      const damaged = parquet.slice()
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const ends = ['rows', 'no rows', 'broken-file', 'header-only', 'too-large', 'not-a-table', 'protected']
      expect(ends).toContain(await outcome(reader, textFile(damaged, 'a.parquet')))
    }
  })

  test('that tells of a thousand million values in forty is refused, and fills no memory', async () => {
    expect(await outcome(reader, textFile(runAway(), 'a.parquet'))).toBe('broken-file')
  })
})

describe('a hand that does not answer', () => {
  const started: string[] = []
  const ended: string[] = []
  const mute = (name: string): Thread => ({ postMessage: () => {}, terminate: () => ended.push(name) })

  test('is ended after a while, in words; the next file gets another one', async () => {
    const hands = new Hands(async () => mute(`hand ${started.push('')}`))
    const by = readerWith(hands, { patience: 60 })
    for (const name of ['a.parquet', 'b.parquet'])
      await expect(by.open(textFile(parquet, name), {})).rejects.toMatchObject({
        fault: { code: 'broken-file', name, why: expect.stringMatching(/not be read in 1 seconds/) },
      })
    expect(ended).toEqual(['hand 1', 'hand 2'])
  })

  test('and one that breaks down leaves nobody waiting', async () => {
    const hands = new Hands(async (failed) => ({ postMessage: failed, terminate: () => {} }))
    const opened = readerWith(hands).open(textFile(parquet, 'a.parquet'), {})
    await expect(opened).rejects.toMatchObject({ fault: { code: 'broken-file' } })
  })

  test('where none can be started the file is read here', async () => {
    const by = readerWith(new Hands(async () => null))
    expect(await outcome(by, textFile(parquet, 'a.parquet'))).toBe('rows')
  })
})

const record = (r: number) =>
  `{"Order":"A-${r}","Name":"Buyer ${r % 977}","Sum":${r % 89}.25,"Note":"${'x'.repeat(60)}"}`
const manyRecords = () => `[${Array.from({ length: 270_000 }, (_, r) => record(r)).join(',')}]`

function manyRows(): Uint8Array {
  const cells = (r: number) =>
    Array.from(
      { length: 12 },
      (_, c) => `<c t="inlineStr"><is><t>${r ? `${c}-${r % 97}` : `Name ${c}`}</t></is></c>`,
    )
  const sheet = Array.from({ length: 100_000 }, (_, r) => `<row r="${r + 1}">${cells(r).join('')}</row>`)
  const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return packedZip([
    ['[Content_Types].xml', types],
    [
      '_rels/.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ],
    [
      'xl/worksheets/sheet1.xml',
      `<worksheet xmlns="${main}"><sheetData>${sheet.join('')}</sheetData></worksheet>`,
    ],
  ])
}

describe('a large file in a thread of its own', () => {
  const hands = nodeHands()
  const away = readerWith(hands)
  beforeAll(async () => (await hands.take(60_000))?.rest())
  afterAll(() => hands.close())

  test.each([
    ['JSON of 30 MB', () => textFile(manyRecords(), 'a.json')],
    ['a workbook of 100,000 rows', () => textFile(manyRows(), 'a.xlsx')],
  ])('%s can be stopped in the middle, and ends the thread', async (_, make) => {
    const file = make()
    const stopper = new AbortController()
    const opened = away.open(file, {}, { signal: stopper.signal, progress: () => {} })
    setTimeout(() => stopper.abort(), 400)
    await expect(opened).rejects.toMatchObject({ fault: { code: 'stopped' } })
    expect(await outcome(away, textFile(parquet, 'b.parquet'))).toBe('rows')
  })

  test('is heard of while it is read, and gives what is read here', async () => {
    const file = textFile(`[${Array.from({ length: 60_000 }, (_, r) => record(r)).join(',')}]`, 'a.json')
    const shares: number[] = []
    const progress = (_: string, done: number) => void shares.push(done)
    const all = async (by: Reader) => {
      const head = await by.open(file, {}, { signal: quiet.signal, progress })
      const told: unknown[] = []
      for await (const batch of by.scan(file, head, [2, 0], quiet))
        for (let r = 0; r < batch.rows; r += 59)
          told.push([
            batch.lines[r],
            ...batch.columns.map((c) => c.texts.text(c.codes[r] ?? -1)),
            batch.raw(r),
          ])
      return { head, told }
    }
    const there = await all(away)
    expect(shares.length).toBeGreaterThan(0)
    expect(there).toEqual(await all(reader))
  })
})
