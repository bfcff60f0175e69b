import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { csvOf, forFile, forSheet, marked, payload, payloads } from './markup.ts'
import { readCsv, Visit } from './page.ts'
import { isCanary, launch, type Record, until, watch } from './support.ts'

let browser: Browser
let server: Awaited<ReturnType<typeof serve>>
let context: BrowserContext
let visit: Visit
let record: Record
let folder: string
const asked: string[] = []
beforeAll(async () => {
  browser = await launch()
  server = await serve()
  folder = await mkdtemp(join(tmpdir(), 'regulars-markup-'))
  context = await browser.newContext({ locale: 'en-GB' })
  record = await watch(context, new URL(server.url).origin)
  context.on('request', (request) => asked.push(request.url()))
  visit = await Visit.to(server.url, context)
  context.setDefaultTimeout(30_000)
})
afterAll(async () => {
  await server.close()
  await browser.close()
})

/** Of what a payload makes where it is markup, nothing stands in a page; and nothing of it ran. */
async function sound(tab: Page, where: string): Promise<void> {
  const found = await tab.evaluate(() => {
    const handled = [...document.querySelectorAll('*')].filter((e) =>
      [...e.attributes].some(
        ({ name, value }) =>
          /^on|^srcdoc$/.test(name) ||
          (/^(href|src|action|formaction|data)$/.test(name) && /^javascript:/i.test(value)),
      ),
    )
    const made = [...document.querySelectorAll('img, iframe, script:not([src]), style')].filter((e) =>
      e.outerHTML.includes('pwned'),
    )
    return [...handled, ...made].map((e) => e.outerHTML.slice(0, 200))
  })
  expect(found, where).toEqual([])
  expect(await tab.evaluate(() => '__pwned' in self), where).toBe(false)
  expect(await tab.getByText('pwned').count(), `${where} shows the text`).toBeGreaterThan(0)
}

/** A saved file opened as a page that may run scripts. */
async function openFreely(name: string, text: string): Promise<Page> {
  await writeFile(join(folder, name), text)
  const page = await (await browser.newContext()).newPage()
  await page.goto(pathToFileURL(join(folder, name)).href)
  return page
}

const orders = marked(1000, 900)

test('what is in cells, headers and the names of files and sheets stays text while they are read', async () => {
  await visit.go('Start')
  const book = await writeXlsx({
    sheets: [
      { name: forSheet, rows: marked(5000, 40) },
      { name: `${forSheet}2`, rows: marked(5000, 30) },
    ],
  })
  await visit.bring({ name: `${forFile}.xlsx`, body: Buffer.from(book) })
  await visit.tab.getByText(/rows read:/).waitFor()
  await visit.button('Check how it was read').click()
  await visit.rowCounts()
  await visit.unfold()
  await visit.button('Change how it is read').first().click()
  await visit.heading('This is how it was read').waitFor()
  await visit.unfold()
  await sound(visit.tab, 'how a workbook was read')
  await visit.start({ name: `${forFile}.csv`, body: csvOf(orders) })
  await visit.go('Data')
  await visit.rowCounts()
  await visit.unfold()
  await sound(visit.tab, 'Data')
})

test('and on every screen that tells of them', async () => {
  await visit.go('Home')
  await visit.tab.getByRole('banner').getByRole('button', { name: forFile }).click()
  await visit.tab.getByLabel('Name of this workspace').fill(forFile)
  await visit.button('Rename').click()
  await visit.answers()
  await sound(visit.tab, 'Home')
  for (const question of [
    'What is bought together?',
    'What happens in which order?',
    'Who are my customers?',
  ]) {
    await visit.ask(question)
    await visit.unfold()
    await sound(visit.tab, question)
  }
  await visit.people('Champions')
  await visit.tab.getByRole('gridcell').first().waitFor()
  await sound(visit.tab, 'people')
  const list = await visit.saved(() => visit.button('Save as CSV').click())
  const words = readCsv(list.bytes.toString()).flat().join('\n')
  expect(payloads.filter((one) => words.includes(one)).length).toBeGreaterThan(4)
  await visit.go('SQL')
  await visit.tab.getByText('mart_orders').first().waitFor()
  await visit.tab.getByRole('textbox', { name: 'Query' }).click()
  await visit.tab.keyboard.press('Control+a')
  await visit.tab.keyboard.insertText(
    'select product, count(*) as "<svg onload=window.__pwned=1>" from order_line join product using (product_key) group by product',
  )
  await visit.tab.keyboard.press('Control+Enter')
  await visit.heading(/^\d+ rows$/).waitFor()
  await visit.tab.getByText('As a picture').click()
  await sound(visit.tab, 'SQL')
  await visit.go('Home')
  await visit.tab.getByLabel('Find a customer').fill('buyer7@')
  await visit.button('Find').click()
  await visit.tab.getByRole('grid').getByRole('link').first().click()
  await visit.heading('What your files say').waitFor()
  await visit.unfold()
  await sound(visit.tab, 'customer')
  await visit.go('Start')
  await sound(visit.tab, 'Start')
  await visit.go('Home')
})

test('and in a campaign and its list as a workbook', async () => {
  await visit.ask('Who are my customers?')
  await visit.button('Plan a campaign').first().click()
  await visit.heading(/customers? gets? it/).waitFor()
  await visit.tab.getByLabel('Subject').fill(payload(1))
  await visit.tab.getByLabel('Text', { exact: true }).fill(payloads.join('\n'))
  await visit.tab.getByLabel('Name of the campaign').fill(forFile)
  await visit.button('Save and make the list').click()
  await visit.heading('Take the list with you').waitFor()
  await visit.unfold()
  await sound(visit.tab, 'campaign')
  await visit.tab.getByRole('combobox', { name: /^For/ }).selectOption('xlsx')
  const { bytes } = await visit.saved(() => visit.button('Save the list').click())
  const cells = (await readXlsx(bytes)).sheets.flatMap(({ rows }) => rows.flat())
  expect(cells.some((cell) => String(cell).includes('pwned'))).toBe(true)
  expect(cells.filter((cell) => typeof cell === 'object' && cell !== null)).toEqual([])
  await visit.go('Campaigns')
  await visit.heading('What was decided, and what came of it').waitFor()
  await sound(visit.tab, 'campaigns')
})

test('and in what is taken along: a table, a drawing, a list, a report', async () => {
  await visit.ask('What is bought together?')
  const save = async (what: string) => {
    await visit.button('Save').first().click()
    return visit.saved(() => visit.button(what).first().click())
  }
  const csv = (await save('Numbers (CSV)')).bytes.toString().replace('\uFEFF', '')
  const cells = new Set(readCsv(csv).flat())
  expect(payloads.filter((one) => cells.has(one)).length).toBeGreaterThan(9)
  const book = (await readXlsx((await save('Numbers (Excel)')).bytes)).sheets.flatMap(({ rows }) =>
    rows.flat(),
  )
  expect(payloads.filter((one) => book.includes(one)).length).toBeGreaterThan(9)
  const drawing = await openFreely('drawing.svg', (await save('Drawing (SVG)')).bytes.toString())
  await sound(drawing, 'a saved drawing')

  await visit.tab.getByRole('navigation').getByRole('link', { name: 'Report', exact: true }).click()
  const paper = visit.tab.getByRole('region', { name: 'The report as it will be' })
  await visit.tab.getByLabel('Title', { exact: true }).fill(payloads.join(' ').slice(0, 120))
  await until(async () => (await paper.locator('svg[data-picture]').count()) > 4)
  await sound(visit.tab, 'report')
  const report = await visit.saved(() => visit.button('Save the report').click())
  const free = report.bytes.toString().replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
  await sound(await openFreely('report.html', free), 'a saved report')
})

/** The findings of a link with a payload for every text in it. */
function poisoned(fragment: string): string {
  let n = 0
  const told = new Set([
    'question',
    'headline',
    'label',
    'about',
    'title',
    'reading',
    'measure',
    'baselineIs',
    'note',
  ])
  const plain = gunzipSync(Buffer.from(fragment.replace(/^.*#f=1\./, ''), 'base64url')).toString()
  const changed = JSON.parse(plain, (key, value) =>
    typeof value === 'string' && told.has(key)
      ? payload(n++)
      : key === 'caveats' || key === 'notes'
        ? payloads
        : value,
  )
  return `#f=1.${gzipSync(JSON.stringify(changed)).toString('base64url')}`
}

test('and in a link that somebody wrote by hand', async () => {
  await visit.ask('Who are my customers?')
  await visit.button('Share this question').click()
  const dialog = visit.tab.getByRole('dialog')
  await dialog.getByLabel('The question and its findings').check()
  const box = dialog.getByRole('textbox').last()
  const link = await until(async () => {
    const value = await box.inputValue()
    return value.includes('#f=1.') ? value : ''
  })
  await visit.tab.keyboard.press('Escape')
  const guest = await context.newPage()
  await guest.goto(`${server.url}${poisoned(link)}`)
  await guest.getByText('From a link, not from your data.').waitFor()
  await sound(guest, 'findings of a link')
})

test('nothing was refused by the policy, for nothing tried; nothing was asked for', () => {
  expect(record.violations.filter((words) => !isCanary(words))).toEqual([])
  expect(record.errors.filter((words) => !isCanary(words))).toEqual([])
  expect(asked.filter((url) => url.includes('pwned') && !url.startsWith('blob:'))).toEqual([])
})
