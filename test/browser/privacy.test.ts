import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { orders } from './orders.ts'
import { Visit } from './page.ts'
import { isCanary, launch, type Record, until, watch } from './support.ts'

let browser: Browser
let server: Awaited<ReturnType<typeof serve>>
let context: BrowserContext
let record: Record
let visit: Visit
beforeAll(async () => {
  browser = await launch()
  server = await serve()
  context = await browser.newContext({ locale: 'en-GB', acceptDownloads: true })
  record = await watch(context, new URL(server.url).origin)
  visit = await Visit.to(server.url, context)
  await visit.start({ name: 'orders.csv', body: orders({ customers: 80, rows: 600 }) })
})
afterAll(async () => {
  await context.close()
  await browser.close()
  await server.close()
})

test('every way out is tried before your eyes, and refused', async () => {
  await visit.go('Privacy')
  await visit.tab.getByText('Try to break it').click()
  await visit.button('Try to send something').click()
  await visit.tab.getByText('All 17 ways were refused.').waitFor()
  const [, ...rows] = await visit.table('Ways out, and what became of each')
  expect(
    rows.filter(
      ([, what]) => !/^(Refused by the browser: [\w-]+|Taken away from the page)$/.test(what ?? ''),
    ),
  ).toEqual([])
  expect(rows.filter(([, what]) => what?.startsWith('Refused')).length).toBeGreaterThanOrEqual(10)
  expect(record.foreign.filter((url) => !isCanary(url))).toEqual([])
  expect(context.pages()).toHaveLength(1)
})

test('a way that is open is told', async () => {
  await visit.tab.evaluate(() => {
    Object.defineProperty(self, 'EventSource', { value: class {} })
  })
  await visit.button('Try to send something').click()
  await visit.tab.getByText('1 of 17 ways were not refused: Listen to a stream of events.').waitFor()
})

test('what is stored is listed with its size, and the record of processing is made of what was done', async () => {
  const [, row = []] = await visit.table('Workspaces on this device')
  expect(row.slice(0, 2)).toEqual(['orders', '600 rows of 1 file'])
  expect(row[3]).toMatch(/^\d[\d.,]* [kM]B$/)
  const text = await visit.saved(() => visit.button('Save as text').click())
  expect(text.name).toBe('record-of-processing.txt')
  const words = text.bytes.toString('utf8')
  expect(words).toMatch(/Customers: 80, with [\d,]+ orders/)
  expect(words).toContain('- Answered: How is business?')
  expect(words).toContain('No erasure and no objection so far.')
  expect(words).not.toMatch(/buyer\d|@/)
  const page = await visit.saved(() => visit.button('Save as a page to print').click())
  expect(page.bytes.toString('utf8')).not.toMatch(/<script|src=|href=/)
})

test('an objection is noted on the page of a customer, and stands in the record', async () => {
  await visit.go('Home')
  await visit.tab.getByLabel('Find a customer').fill('buyer')
  await visit.button('Find').click()
  await visit.tab.getByRole('grid').getByRole('link').first().click()
  await visit.button('Do not write to this customer').click()
  await visit.button('Take the objection back').waitFor()
  await visit.go('Privacy')
  await visit.tab.getByText('Read the draft').click()
  await visit.tab.getByText('1 customer asked not to be written to').waitFor()
})

test('erasing everything leaves nothing in any of the five stores', async () => {
  await visit.button('Erase everything').click()
  await visit.tab.getByRole('dialog').getByRole('button', { name: 'Erase everything' }).click()
  await visit.tab.getByText('Everything this page stored on this device is erased.').waitFor()
  const left = () =>
    visit.tab.evaluate(async () => {
      const files: string[] = []
      for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name)
      return {
        files,
        caches: await caches.keys(),
        databases: (await indexedDB.databases()).map(({ name }) => name),
        local: Object.keys(localStorage),
        session: Object.keys(sessionStorage),
      }
    })
  const none = { files: [], caches: [], databases: [], local: [], session: [] }
  await until(async () => JSON.stringify(await left()) === JSON.stringify(none)).catch(() => {})
  expect(await left()).toEqual(none)
})
