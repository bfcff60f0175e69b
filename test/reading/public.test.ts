import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Failure, speak } from '../../src/contract/fault.ts'
import { scores } from '../bench/pollock/metric.ts'
import { allFiles, filesAtHand, scored } from '../bench/pollock/score.ts'
import { fileAt, haveShared, readAll, shared, textFile } from './support.ts'

const names = (dir: string, ends: string) =>
  haveShared ? readdirSync(shared + dir).filter((name) => name.endsWith(ends)) : []

const sound = async (path: string) => {
  await readOrSay(path)
}

/** Read, or refused in words; anything else fails the test. */
async function readOrSay(path: string): Promise<string> {
  try {
    const { rows, head, lines, aside } = await readAll(fileAt(path))
    expect(rows.every((row) => row.length === head.headers.length)).toBe(true)
    expect(new Set([...lines, ...aside.map((a) => a.line)]).size).toBe(lines.length + aside.length)
    return 'read'
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown
    expect(speak(thrown.fault).what).toContain(path.split('/').at(-1))
    return thrown.fault.code
  }
}

describe.skipIf(!haveShared)('csv-spectrum', () => {
  it.each(names('messy/csv-spectrum/', '.csv'))('%s reads as its json says', async (name) => {
    const expected = JSON.parse(
      readFileSync(`${shared}messy/csv-spectrum/${name.replace('.csv', '.json')}`, 'utf8'),
    )
    const { head, rows } = await readAll(fileAt(`messy/csv-spectrum/${name}`))
    expect(rows.map((row) => Object.fromEntries(head.headers.map((h, c) => [h, row[c]])))).toEqual(expected)
  })
})

describe.skipIf(!haveShared)('Pollock', () => {
  const spoiled = names('messy/pollock/', '.csv').filter((name) => !name.includes('.clean.'))

  /** The clean twin is read with nothing left to guess. */
  async function exact(name: string): Promise<boolean> {
    const clean = readFileSync(`${shared}messy/pollock/${name.replace('.csv', '.clean.csv')}`)
    if (clean.length === 0) return (await readOrSay(`messy/pollock/${name}`)) === 'empty-file'
    const expected = await readAll(textFile(clean), { delimiter: ',', headerLine: 1 })
    const { rows } = await readAll(fileAt(`messy/pollock/${name}`))
    return JSON.stringify(rows) === JSON.stringify(expected.rows)
  }

  it('scores at least 9.80, and 9.40 weighted by what the survey met', async () => {
    const { simple, weighted } = scores(await scored(filesAtHand(allFiles() ?? [])))
    expect(simple).toBeGreaterThanOrEqual(9.8)
    expect(weighted).toBeGreaterThanOrEqual(9.4)
  })

  it('reads every cell of at least 17 of the 21 spoiled files', async () => {
    const right: string[] = []
    for (const name of spoiled) if (name !== 'source.csv' && (await exact(name))) right.push(name)
    expect(right.length).toBeGreaterThanOrEqual(17)
  })

  it.each(spoiled)('%s loses no row in silence', async (name) => {
    if (name === 'file_no_payload.csv') return
    const lines = readFileSync(`${shared}messy/pollock/${name}`, 'latin1').split(/\r\n|\r|\n/)
    const { rows, aside } = await readAll(fileAt(`messy/pollock/${name}`))
    expect(rows.length + aside.length).toBe(lines.filter((line) => line !== '').length - 1)
  })
})

describe.skipIf(!haveShared)('files of other projects are read or refused in words', () => {
  it.each(names('messy/duckdb/', '.csv'))('%s', (name) => sound(`messy/duckdb/${name}`))
  it.each(names('messy/pollock-survey/', ''))('%s', (name) => sound(`messy/pollock-survey/${name}`))
  it.each(names('messy/workbooks/', ''))('%s', (name) => sound(`messy/workbooks/${name}`))
})

describe.skipIf(!haveShared)('known tables', () => {
  it('CDNOW: 6,919 purchases in 5 columns cut at runs of blanks, no header', async () => {
    const { head, rows, aside, lines } = await readAll(fileAt('clv/CDNOW_sample.txt'))
    expect(head).toMatchObject({ delimiter: ' ', headerLine: 0, rowsAbout: 6919 })
    expect(head.headers).toEqual(['Column 1', 'Column 2', 'Column 3', 'Column 4', 'Column 5'])
    expect([rows.length, aside.length]).toEqual([6919, 0])
    expect(rows[0]).toEqual(['00004', '0001', '19970101', '2', '29.33'])
    expect(lines.at(-1)).toBe(6919)
  })

  it('Shopify orders: 438 rows of 79 columns, lines right after line breaks in notes', async () => {
    const text = readFileSync(`${shared}exports/shopify_orders_export.csv`, 'utf8').split(/\r\n|\n/)
    const { head, rows, lines, aside } = await readAll(fileAt('exports/shopify_orders_export.csv'))
    expect([rows.length, head.headers.length, aside.length]).toEqual([438, 79, 0])
    expect(rows.some((row) => row.some((cell) => cell.includes('\n')))).toBe(true)
    for (const [r, row] of rows.entries())
      expect(text[(lines[r] ?? 0) - 1]?.startsWith(`${row[0]},`)).toBe(true)
  })

  it('Groceries: 9,835 baskets of up to 32 products, ragged, no header', async () => {
    const { head, rows } = await readAll(fileAt('baskets/groceries.csv'))
    expect([rows.length, head.headers.length, head.headerLine]).toEqual([9835, 32, 0])
    expect(rows.flat().filter((cell) => cell === 'whole milk').length).toBe(2513)
  })

  it('Telco: 7,043 customers, 11 of them with a blank amount', async () => {
    const { head, rows } = await readAll(fileAt('churn/Telco-Customer-Churn.csv'))
    const amount = head.headers.indexOf('TotalCharges')
    expect([rows.length, head.headers.length]).toEqual([7043, 21])
    expect(rows.filter((row) => row[amount]?.trim() === '').length).toBe(11)
  })

  it('a workbook in the 1904 calendar gives the days its sheet shows', async () => {
    const { rows } = await readAll(fileAt('messy/workbooks/1904__1904.xlsx'))
    expect(rows[0]).toEqual(['1', '1904-01-02', '1904-01-02', '1904-01-02'])
  })

  it('hidden sheets are marked and not chosen', async () => {
    const { head } = await readAll(fileAt('messy/workbooks/sheet_visibility.xlsx'))
    expect(head.sheets.map((s) => [s.name, s.hidden])).toEqual([
      ['Visible', false],
      ['Hidden', true],
      ['VeryHidden', true],
    ])
    expect(head.sheet).toBe('Visible')
  })
})
