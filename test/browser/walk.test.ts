// biome-ignore-all lint/performance/useDomNodeTextContent: what a person reads is the text that is shown
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { expectPlain, numbersIn, readCsv, Visit } from './page.ts'
import { launch, until } from './support.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const shared = new URL('../../../shared/data/', import.meta.url)
const cdnow = new URL('clv/CDNOW_master.txt.gz', shared)
const questions = ['How is business?', 'Who are my customers?', 'Do customers come back?']

/** Orders of customers whose numbers are formulas. */
function formulas(): string {
  const names = [
    '=HYPERLINK("http://x.test";"y")',
    '+331234',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '＝1',
    "O'Neill, Ann",
  ]
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
  const lines = Array.from({ length: 120 }, (_, i) => {
    const day = new Date(Date.UTC(2025, 0, 1 + i)).toISOString().slice(0, 10)
    return `${1000 + i},${day},${quoted(`${names[i % names.length]} ${i % 42}`)},${10 + i}.50`
  })
  return ['Order ID,Order date,Customer ID,Total', ...lines].join('\n')
}

test.skipIf(!existsSync(cdnow))(
  'a real shop: from the file to a list, again after a reload, and with no network',
  async () => {
    const server = await serve({ base: '/shop/' })
    const context = await browser.newContext({ locale: 'en-GB' })
    const visit = await Visit.to(server.url, context)
    const body = gunzipSync(readFileSync(cdnow))
    await visit.bring({ name: 'CDNOW_master.txt', body })
    await visit.tab.getByText('69,659 rows read: 69,659 used, 0 set aside.').waitFor()

    const said = await visit.answers()
    expect(said.length).toBeGreaterThanOrEqual(questions.length)
    await expectPlain(visit.tab)
    for (const question of questions) {
      await visit.ask(question)
      const headline = await visit.tab.getByRole('heading', { level: 1 }).innerText()
      expect(said.some((answer) => answer.includes(headline))).toBe(true)
      await expectPlain(visit.tab)
      await visit.go('Home')
    }

    await visit.go('Data')
    const { rowsIn, used, aside } = await visit.rowCounts()
    expect(rowsIn).toBe(69_659)
    expect(used + aside).toBe(rowsIn)
    await expectPlain(visit.tab)

    await visit.ask('Who are my customers?')
    const { count, grid } = await visit.people('Champions')
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBe(count + 1)
    await expectPlain(visit.tab)
    const list = await visit.saved(() => visit.button('Save as CSV').click())
    expect(list.name).toMatch(/\.csv$/)
    const rows = readCsv(list.bytes.toString('utf8').replace(/^\ufeff/, ''))
    expect(rows).toHaveLength(count + 1)
    expect(new Set(rows.map((row) => row.length)).size).toBe(1)
    expect(new Set(rows.map(([customer]) => customer)).size).toBe(count + 1)

    await until(() => visit.isSaved(), 60_000)
    const page = await visit.words()
    await visit.tab.reload()
    await visit.heading(/^Champions: /).waitFor()
    await until(async () => (await visit.words()) === page, 60_000)

    await visit.tab.evaluate(async () => void (await navigator.serviceWorker.ready))
    await until(() => visit.tab.evaluate(() => navigator.serviceWorker.controller !== null), 60_000)
    await context.setOffline(true)
    await server.close()
    await visit.tab.reload()
    await visit.heading(/^Champions: /).waitFor()
    await visit.go('Home')
    await visit.sameAnswers(said)
    await visit.start({ name: 'another.csv', body: formulas() })
    for (const question of questions) await visit.ask(question)
    await visit.go('Data')
    expect(await visit.rowCounts()).toEqual({ rowsIn: 120, used: 120, aside: 0 })
    expect(await visit.listed()).toEqual(expect.arrayContaining(['another', 'CDNOW_master']))
    await context.close()
  },
)

test('a saved list is harmless in a spreadsheet, with and without the mark for Excel', async () => {
  const server = await serve()
  const context = await browser.newContext({ locale: 'en-GB' })
  const visit = await Visit.to(server.url, context)
  await visit.start({ name: 'orders.csv', body: formulas() })
  await visit.ask('Who are my customers?')
  const groups = await visit.tab
    .getByRole('listitem')
    .filter({ has: visit.button('See the people') })
    .all()
  const group = await groups[0]?.getByRole('heading').innerText()
  const { count } = await visit.people(group ?? '')

  const marked = await visit.saved(() => visit.button('Save as CSV').click())
  expect([...marked.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  await visit.tab.getByRole('checkbox', { name: /For Excel/ }).uncheck()
  const plain = await visit.saved(() => visit.button('Save as CSV').click())
  expect(plain.bytes.equals(marked.bytes.subarray(3))).toBe(true)
  await visit.tab.getByLabel('Between columns').selectOption({ label: 'Tab' })
  const tabbed = await visit.saved(() => visit.button('Save as CSV').click())

  const rows = readCsv(plain.bytes.toString('utf8'))
  expect(rows).toHaveLength(count + 1)
  expect(readCsv(tabbed.bytes.toString('utf8'), '\t')).toEqual(rows)
  const cells = rows.flat()
  expect(cells.filter((cell) => /HYPERLINK|SUM\(|2\+3/.test(cell)).length).toBeGreaterThan(0)
  const runs = (cell: string) => /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell)
  expect(cells.filter(runs)).toEqual([])
  await expectPlain(visit.tab)
  await context.close()
  await server.close()
})

test('a file that is dropped on an open workspace is added to it', async () => {
  const server = await serve()
  const context = await browser.newContext({ locale: 'en-GB' })
  const visit = await Visit.to(server.url, context)
  const [head = '', ...lines] = formulas().split('\n')
  await visit.start({ name: 'first.csv', body: [head, ...lines.slice(0, 70)].join('\n') })
  await visit.drop({ name: 'second.csv', body: [head, ...lines.slice(70)].join('\n') })
  await visit.tab.getByText(/^120 rows read/).waitFor()
  await visit.heading(/^first$/).waitFor()
  await visit.go('Data')
  expect(await visit.rowCounts()).toEqual({ rowsIn: 120, used: 120, aside: 0 })
  expect(
    numbersIn((await visit.table('Rows in, used and set aside, for each file')).flat().join(' ')),
  ).toEqual([70, 70, 0, 50, 50, 0])
  await context.close()
  await server.close()
})
