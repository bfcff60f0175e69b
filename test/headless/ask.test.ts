import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHeadless } from '../../workers/headless/open-headless.ts'
import { say } from '../../workers/headless/say.ts'
import { id, sql } from '../../workers/sql/sql.ts'
import type { Engine } from '../../workers/warehouse/engine.ts'
import { sharedEngine } from '../support/duckdb.ts'

const script = fileURLToPath(new URL('../../scripts/ask.mjs', import.meta.url))
let folder = ''
const at = (name: string) => join(folder, name)

interface Answered {
  code: number | null
  out: string
  err: string
}

/** As it is run by hand, in a process of its own. */
function askByHand(...args: string[]): Promise<Answered> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const said: Answered = { code: null, out: '', err: '' }
    child.stdout.on('data', (data) => {
      said.out += data
    })
    child.stderr.on('data', (data) => {
      said.err += data
    })
    child.on('close', (code) => resolve({ ...said, code }))
  })
}

/** One database for all, emptied for each. */
async function emptied(): Promise<Engine> {
  const engine = await sharedEngine()
  for (const [name] of await engine.rows(sql`select table_name from duckdb_tables()`))
    await engine.run(sql`drop table ${id(String(name))}`)
  return engine
}

/** The same in this process; files are named without their folder. */
async function ask(...args: string[]): Promise<Answered> {
  const lines: string[] = []
  const named = args.map((a) => (/^[\w.]+\.csv$|^\.$/.test(a) ? join(folder, a) : a))
  const { code, out } = await say(
    named,
    (line) => lines.push(line),
    () => openHeadless(null, emptied),
  )
  return { code, out, err: lines.join('\n').replaceAll(`${folder}${sep}`, '').replaceAll(folder, '.') }
}

const month = (i: number) => String(1 + (i % 12)).padStart(2, '0')
const shop = Array.from(
  { length: 600 },
  (_, i) =>
    `${1000 + i},2025-${month(i)}-${10 + (i % 15)},buyer${i % 97}@example.org,Mug,${1 + (i % 3)},12.50,EUR`,
)
const head = 'Order number,Order date,E-mail,Product,Quantity,Price,Currency'

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-ask-'))
  writeFileSync(at('shop.csv'), [head, ...shop].join('\n'))
  const unclear = shop
    .slice(0, 9)
    .map((_, i) => `${i},0${1 + i}/0${9 - i}/2025,b${i}@example.org,Mug,1,2.00,EUR`)
  writeFileSync(at('unclear.csv'), [head, ...unclear].join('\n'))
  writeFileSync(
    at('__proto__.csv'),
    `${head},__proto__\n${shop
      .slice(0, 5)
      .map((r) => `${r},x`)
      .join('\n')}\n`,
  )
  const mixed = shop.map((row, i) => (i % 4 === 0 ? row.replace('EUR', 'USD') : row))
  writeFileSync(at('mixed.csv'), [head, ...mixed].join('\n'))
  writeFileSync(at('empty.csv'), '')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the catalogue', () => {
  test('is a list of cards, and nothing else is on the standard output', async () => {
    const { code, out } = await askByHand('--list')
    expect(code).toBe(0)
    const cards = JSON.parse(out)
    expect(cards.map((c: { id: string }) => c.id)).toContain('pulse')
    for (const card of cards) expect(Object.keys(card)).toEqual(['id', 'question', 'needs', 'params'])
  })
})

describe('a question', () => {
  test('is answered by a report; the same is answered the same', async () => {
    const args = ['shop.csv', '--question', 'pulse', '--as-of', '2025-12-31', '--seed', '7'] as const
    const [first, second] = [await ask(...args), await ask(...args)]
    expect(first.code).toBe(0)
    const report = JSON.parse(first.out)
    expect(report).toMatchObject({ question: 'How is business?', currency: 'EUR' })
    expect(report.recipe).toMatchObject({
      miner: 'pulse',
      seed: 7,
      scope: { asOf: '2025-12-31', currency: 'EUR' },
    })
    expect(second.out).toBe(first.out)
  })

  test('that cannot be answered ends with exit 2, and the last line says why', async () => {
    const { code, out, err } = await askByHand('shop.csv', '--question', 'segments')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err.trim().split('\n').at(-1)).toMatch(
      /^There are 97 customers; this question needs at least 100\./,
    )
    expect(err).not.toContain('browser')
  })

  test('about the data is answered by the account', async () => {
    const { code, out, err } = await askByHand('shop.csv', '--question', 'data')
    expect(code).toBe(0)
    expect(err).toContain('read')
    const account = JSON.parse(out)
    expect(account.files).toMatchObject([{ name: 'shop.csv', rowsIn: 600, rowsUsed: 600, rowsSetAside: 0 }])
    expect(account.files[0].meanings).toMatchObject({ 'E-mail': 'email', Price: 'unitPrice' })
    expect(account.tables).toMatchObject({ orders: 600, customer: 97, set_aside: 0 })
    expect(account.sums.EUR).toMatchObject({ orders: 600, lines: 600, revenue: 15_000, refunds: 0 })
    expect(account.period).toEqual({ from: '2025-01-10', to: '2025-12-24' })
    expect(account.setAside).toEqual({})
    expect(account.cleaning).toHaveLength(15)
    expect(account.cleaning).toContainEqual({ id: 'refunds', on: true, rows: 0 })
  })

  test('converts by the rate that is given, and says so; a rate that converts nothing is refused', async () => {
    const args = ['mixed.csv', '--question', 'data', '--rate'] as const
    const { out } = await ask(...args, 'usd=0,5@2026-03-01')
    expect(JSON.parse(out).notes).toContain(
      '150 of 600 orders are converted into EUR: USD at 0.5 (your rate, read on 1 Mar 2026).',
    )
    const report = await ask('mixed.csv', '--question', 'pulse', '--rate', 'USD=0.5')
    expect(JSON.parse(report.out).caveats).toContain(
      'In these data 150 of 600 orders are converted into EUR: USD at 0.5 (your rate).',
    )
    expect((await ask(...args, 'JPY=0.006')).err).toContain('--rate JPY converts nothing here.')
    expect((await ask(...args, 'USD=free')).err).toContain('That is no number.')
  })

  test('gives a list of people as a file', async () => {
    const report = JSON.parse((await ask('shop.csv', '--question', 'rfm')).out)
    const { label, customers } = report.audiences[0]
    const saved = await ask(
      'shop.csv',
      '--question',
      'rfm',
      '--audience',
      label.toUpperCase(),
      '--csv',
      'list.csv',
    )
    expect(saved.code).toBe(0)
    expect(JSON.parse(saved.out)).toEqual({ audience: label, customers, file: at('list.csv') })
    const lines = readFileSync(at('list.csv'), 'utf8').trimEnd().split('\r\n')
    expect(lines[0]).toMatch(/^Customer,E-mail,Orders,Revenue/)
    expect(lines).toHaveLength(customers + 1)
  })

  test('is not troubled by a column called __proto__', async () => {
    const { code, out } = await ask('__proto__.csv', '--question', 'data', '--means', '__proto__=tags')
    expect(code).toBe(0)
    expect(out).toContain('"__proto__": "tags"')
  })
})

describe('bad input is said in a sentence, with nothing on the standard output', () => {
  test.each<[string[], string]>([
    [[], 'No question was given'],
    [['shop.csv'], 'No question was given'],
    [['--question', 'pulse'], 'No file was given'],
    [['shop.csv', '--question', 'nothing'], 'There is no question called nothing'],
    [['shop.csv', '--question', 'constructor'], 'There is no question called constructor'],
    [['gone.csv', '--question', 'pulse'], 'There is no file called gone.csv'],
    [['.', '--question', 'pulse'], 'There is no file called .'],
    [['empty.csv', '--question', 'pulse'], 'empty.csv is empty'],
    [['shop.csv', '--question', 'pulse', '--set', 'zzz=1'], 'There is no setting called zzz'],
    [['shop.csv', '--question', 'pulse', '--set', 'period=century'], 'period cannot be century'],
    [['shop.csv', '--question', 'pulse', '--set', 'period'], '--set was given period'],
    [['shop.csv', '--question', 'pulse', '--as-of', '2025-02-30'], 'there is no such day'],
    [['shop.csv', '--question', 'pulse', '--seed', 'x'], '--seed cannot be x'],
    [['shop.csv', '--question', 'pulse', '--currency', 'usd'], 'no currency of these orders called USD'],
    [
      ['shop.csv', '--question', 'rfm', '--audience', 'Nobody', '--csv', 'o.csv'],
      'There is no list called Nobody',
    ],
    [['shop.csv', '--question', 'rfm', '--audience', 'Nobody'], 'both its name and a file'],
    [['shop.csv', '--question', 'data', '--means', 'Colour=product'], 'There is no column called Colour'],
    [['shop.csv', '--question', 'data', '--means', 'Product=colour'], 'There is no meaning called colour'],
    [['shop.csv', 'shop.csv', '--question', 'data'], 'shop.csv is already here as shop.csv'],
    [['shop.csv', '--question', 'data', '--frob'], 'frob'],
    [['unclear.csv', '--question', 'data'], '--date-order'],
  ])('%j: %s', async (args, sentence) => {
    const { code, out, err } = await ask(...args)
    expect(err).toContain(sentence)
    expect(err).not.toMatch(/\bat .+\.[jt]s:\d+/)
    expect([code, out]).toEqual([2, ''])
  })

  test('by hand too', async () => {
    expect(await askByHand('gone.csv', '--question', 'pulse')).toEqual({
      code: 2,
      out: '',
      err: 'There is no file called gone.csv that can be read. Check the path.\n',
    })
  })

  test('an open question is answered with what the sentence says', async () => {
    const day = await ask('unclear.csv', '--question', 'data', '--date-order', 'day-first')
    const month = await ask('unclear.csv', '--question', 'data', '--date-order', 'month-first')
    expect(JSON.parse(day.out).period).toEqual({ from: '2025-01-09', to: '2025-09-01' })
    expect([day.code, month.code]).toEqual([0, 0])
  })
})
