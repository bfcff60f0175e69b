import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { orders } from './orders.ts'
import { Visit } from './page.ts'
import { launch, until } from './support.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const file = { name: 'orders.csv', body: orders({ customers: 5_000, rows: 60_000 }) }

test('while it is being saved the menu says so and leaving asks; afterwards neither', async () => {
  const server = await serve()
  const context = await browser.newContext({ locale: 'en-GB' })
  const visit = await Visit.to(server.url, context)
  const { tab } = visit
  const asked: string[] = []
  tab.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.dismiss()
  })
  await visit.go('Start')
  await visit.bring(file)
  await tab.getByText(/rows read:/).waitFor()
  expect(await visit.isSaved()).toBe(false)
  expect(await tab.getByText('Being saved…').count()).toBe(1)
  await tab.close({ runBeforeUnload: true })
  await until(() => asked.length > 0)

  await until(() => visit.isSaved(), 60_000)
  expect(await tab.getByText('Being saved…').count()).toBe(0)
  const closed = tab.waitForEvent('close')
  await tab.close({ runBeforeUnload: true })
  await closed
  expect(asked).toEqual(['beforeunload'])
  await context.close()
  await server.close()
})

test('where the browser stores nothing the page says so, in the menu too, and leaving asks nothing', async () => {
  const server = await serve({
    alter: (path, text) =>
      /\/assets\/.*\.js$/.test(path)
        ? text.replaceAll('.storage.getDirectory', '.storage.noDirectory')
        : null,
  })
  const context = await browser.newContext({ locale: 'en-GB' })
  const visit = await Visit.to(server.url, context)
  await visit.start(file)
  const words = visit.tab.getByText(/^This browser stores nothing for this page/)
  await until(async () => (await words.count()) === 2)
  expect(await visit.tab.getByText('Being saved…').count()).toBe(0)
  const closed = visit.tab.waitForEvent('close')
  await visit.tab.close({ runBeforeUnload: true })
  await closed
  await context.close()
  await server.close()
})
