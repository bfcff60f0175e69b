import { describe, expect, it } from 'vitest'
import { Failure, type Fault, speak } from '../../src/contract/fault.ts'
import { type Call, quiet } from '../../src/contract/wire.ts'
import { reader } from '../../workers/reading/open.ts'
import { scanText } from '../../workers/reading/text.ts'
import { readAll, textFile } from './support.ts'

async function faultOf(content: string | Uint8Array, name = 'orders.csv'): Promise<Fault> {
  try {
    await readAll(textFile(content, name))
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.fault
    throw thrown
  }
  throw new Error('it was read')
}

const bytes = (...values: (number | string)[]) =>
  Uint8Array.from(values.flatMap((v) => (typeof v === 'number' ? [v] : [...v].map((l) => l.charCodeAt(0)))))
const noise = Uint8Array.from({ length: 4_000 }, (_, k) => (k * 7919 + ((k * k) % 251)) & 255)
const wide = (word: string) => Uint8Array.from([...word].flatMap((letter) => [letter.charCodeAt(0), 0]))
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

describe('files that are no tables are refused in words, by their bytes', () => {
  it.each<[string, string | Uint8Array, string, string]>([
    ['a PDF', '%PDF-1.7\n', 'a.csv', 'a PDF'],
    ['a PNG', bytes(0x89, 'PNG\r\n', 0x1a, '\n'), 'a.csv', 'a picture'],
    ['a JPEG', bytes(0xff, 0xd8, 0xff, 0xe0), 'a.csv', 'a picture'],
    ['a GIF', 'GIF89a', 'a.csv', 'a picture'],
    ['a tape archive', `${'a.csv'.padEnd(257, '\0')}ustar\0`, 'a.csv', 'a packed archive'],
    ['a web page', '<!DOCTYPE html><html></html>', 'a.csv', 'a web page'],
    ['a page that asks for a password', '<html><form></form><table></table></html>', 'a.csv', 'a web page'],
    ['an old Word document', bytes(...ole, 0, 0, ...wide('WordDocument')), 'a.xls', 'an old Word document'],
    ['noise', noise, 'a.csv', 'a file of bytes that are no text'],
  ])('%s', async (_, content, name, looksLike) => {
    const fault = await faultOf(content, name)
    expect(fault).toEqual({ code: 'not-a-table', name, looksLike })
    expect(speak(fault).what).toBe(`${name} is ${looksLike}, not a table: 0 rows were read.`)
  })

  it('a workbook behind a password', async () => {
    const locked = bytes(...ole, ...new Uint8Array(100), ...wide('EncryptedPackage'))
    expect(await faultOf(locked, 'a.xlsx')).toEqual({ code: 'protected', name: 'a.xlsx' })
  })

  it.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['a byte order mark', bytes(0xef, 0xbb, 0xbf)],
    ['a UTF-16 mark', bytes(0xff, 0xfe)],
    ['line ends', '\n\r\n\n'],
    ['blanks', '   \n  \t\n'],
  ])('only %s', async (_, content) => {
    expect((await faultOf(content)).code).toBe('empty-file')
  })

  it.each(['Id,Name,Sum', 'Id,Name,Sum\n', '\uFEFFId,Name,Sum\r\n\r\n', 'Report\n\nId,Name,Sum\n,,\n'])(
    'a header and nothing below: %j',
    async (text) => {
      expect(await faultOf(text)).toEqual({ code: 'header-only', name: 'orders.csv', columns: 3 })
    },
  )

  it('20,000 columns, and two million on one line', async () => {
    const names = (n: number) => Array.from({ length: n }, (_, k) => `c${k}`).join(',')
    const values = (n: number) => ','.repeat(n - 1)
    expect(await faultOf(`${names(20_000)}\n1${values(20_000)}\n`)).toEqual({
      code: 'too-large',
      name: 'orders.csv',
      have: 20_000,
      most: 16_384,
      unit: 'columns',
    })
    const most = await faultOf(`a${values(2_000_000)}`)
    expect(most).toMatchObject({ code: 'too-large', counting: true })
    expect(speak(most).what).toMatch(
      /^orders.csv has more than 5\d\d,\d{3} columns; this device can take 16,384\.$/,
    )
  })

  it('a PDF named .xlsx is a PDF; a CSV named .xlsx is read', async () => {
    expect((await faultOf('%PDF-1.7\n', 'a.xlsx')).code).toBe('not-a-table')
    expect((await readAll(textFile('Id,Name\n1,Ann\n', 'a.xlsx'))).rows).toEqual([['1', 'Ann']])
  })
})

describe('stopping and progress', () => {
  const file = textFile(`Id,Name\n${'1,Ann\n'.repeat(120_000)}`)

  it('stops between batches', async () => {
    const stopper = new AbortController()
    const call: Call = { signal: stopper.signal, progress: () => {} }
    const head = await reader.open(file, {})
    let batches = 0
    const reading = (async () => {
      for await (const _ of reader.scan(file, head, [0], call)) if (++batches === 1) stopper.abort()
    })()
    await expect(reading).rejects.toMatchObject({ fault: { code: 'stopped' } })
    expect(batches).toBe(1)
  })

  it('batches hold at most 50,000 rows, and progress never falls and ends at 1', async () => {
    const seen: number[] = []
    const call: Call = { ...quiet, progress: (_, done) => seen.push(done) }
    const head = await reader.open(file, {})
    const sizes: number[] = []
    for await (const batch of scanText(file, head, [0], call, 100_000)) sizes.push(batch.rows)
    expect(sizes.reduce((a, b) => a + b)).toBe(120_000)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(50_000)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(seen.at(-1)).toBe(1)
  })

  it('the head estimates the rows from the first 512 KB', async () => {
    const { rowsAbout, sample } = await reader.open(file, {})
    expect(Math.abs(rowsAbout - 120_000)).toBeLessThan(1_200)
    expect(sample.length).toBe(2_000)
  })
})
