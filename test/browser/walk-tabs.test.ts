import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { orders } from './orders.ts'
import { expectPlain, Visit } from './page.ts'
import { launch, until } from './support.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const first = { name: 'first.csv', body: orders({ customers: 60, rows: 400 }) }
const second = { name: 'second.csv', body: orders({ customers: 50, rows: 300, first: 5000 }) }
const third = { name: 'third.csv', body: orders({ customers: 40, rows: 200, first: 9000 }) }
const busy = /open in another tab/

test('a second tab is told, reads the same, and can change nothing', async () => {
  const server = await serve()
  const context = await browser.newContext({ locale: 'en-GB' })
  const visit = await Visit.to(server.url, context)
  await visit.start(first)
  await until(() => visit.isSaved(), 60_000)
  const said = await visit.answers()

  const reader = await Visit.to(visit.tab.url(), context)
  await reader.tab.getByText(busy).waitFor()
  await reader.sameAnswers(said)
  await reader.go('Data')
  expect(await reader.rowCounts()).toEqual({ rowsIn: 400, used: 400, aside: 0 })
  expect(await reader.button('Add files').count()).toBe(0)
  expect(await reader.tab.getByText('Name of this workspace').count()).toBe(0)
  await reader.tab.locator('summary').filter({ hasText: 'first.csv' }).click()
  expect(await reader.button('Change how it is read').count()).toBe(0)

  await reader.go('Start')
  await reader.button('Forget first').click()
  await reader.button('Forget it').click()
  await reader.tab.getByText(busy).first().waitFor()
  expect(await reader.listed()).toEqual(['first'])
  await reader.go('Privacy')
  await reader.button('Erase everything').click()
  await reader.tab.getByRole('dialog').getByRole('button', { name: 'Erase everything' }).click()
  await reader.tab.getByRole('dialog').waitFor({ state: 'hidden' })
  await reader.tab.getByText(busy).first().waitFor()
  await expectPlain(reader.tab)

  await visit.tab.reload()
  await visit.sameAnswers(said)
  expect(await visit.tab.getByText(busy).count()).toBe(0)
  await visit.tab.close()
  await reader.tab.goto(`${server.url}`)
  await reader.button(/^first .*400 rows/).click()
  await reader.sameAnswers(said)
  expect(await reader.tab.getByText(busy).count()).toBe(0)
  await context.close()
  await server.close()
})

test('several workspaces live side by side; one is forgotten, then everything is erased', async () => {
  const server = await serve()
  const context = await browser.newContext({ locale: 'en-GB' })
  const visit = await Visit.to(server.url, context)
  for (const file of [first, second, third]) await visit.start(file)
  await until(() => visit.isSaved(), 60_000)
  expect((await visit.listed()).toSorted()).toEqual(['first', 'second', 'third'])

  await visit.button(/^second .*300 rows/).click()
  await visit.answers()
  await visit.go('Data')
  expect(await visit.rowCounts()).toEqual({ rowsIn: 300, used: 300, aside: 0 })
  await visit.button('second').click()
  await visit.tab.getByLabel('Name of this workspace').fill('Soap & refills')
  await visit.button('Rename').click()
  await visit.button('Soap & refills').waitFor()

  await visit.go('Start')
  await visit.button('Forget first').click()
  await visit.button('Forget it').click()
  await visit.button('Forget first').waitFor({ state: 'detached' })
  await visit.tab.reload()
  await visit.button('Forget third').waitFor()
  expect((await visit.listed()).toSorted()).toEqual(['Soap & refills', 'third'])

  await visit.tab.evaluate(async () => void (await navigator.serviceWorker.ready))
  await visit.go('Privacy')
  await visit.button('Erase everything').click()
  await visit.tab.getByRole('dialog').getByRole('button', { name: 'Erase everything' }).click()
  await visit.tab.getByText('Everything this page stored on this device is erased.').waitFor()
  const left = () =>
    visit.tab.evaluate(async () => {
      const files: string[] = []
      for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name)
      const workers = await navigator.serviceWorker.getRegistrations()
      const databases = (await indexedDB.databases()).map(({ name }) => name)
      const small = [localStorage.length, sessionStorage.length]
      return { files, caches: await caches.keys(), workers: workers.length, databases, small }
    })
  await until(async () => (await left()).workers === 0)
  expect(await left()).toEqual({ files: [], caches: [], workers: 0, databases: [], small: [0, 0] })
  await expectPlain(visit.tab)
  await visit.tab.reload()
  await visit.heading(/^Turn the spreadsheets/).waitFor()
  await visit.start(third)
  expect(await visit.listed()).toEqual(['third'])
  await context.close()
  await server.close()
})
