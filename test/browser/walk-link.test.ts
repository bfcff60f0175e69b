// biome-ignore-all lint/performance/useDomNodeTextContent: what a person reads is the text that is shown
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

const question = 'Who are my customers?'
const own = { name: 'own.csv', body: orders({ customers: 80, rows: 400 }) }

/** The settings of the question that is open, as they stand in the form. */
async function settings(visit: Visit): Promise<string[]> {
  const fold = visit.tab.locator('details').filter({ has: visit.tab.getByText('Settings', { exact: true }) })
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click()
  const fields = await fold.locator('select, input').all()
  return Promise.all(fields.map((field) => field.inputValue()))
}

test('a link asks the same question of the same file in a fresh browser; back and reload give the same page', async () => {
  const server = await serve({ base: '/shop/' })
  const context = await browser.newContext({ locale: 'en-GB' })
  const visit = await Visit.to(server.url, context)
  await visit.start(own)
  await visit.ask(question)
  const usual = await visit.answered(question)
  await settings(visit)
  await visit.tab.getByLabel('Names of the groups').selectOption({ label: 'Like Klaviyo, 6 groups' })
  await visit.answered(question)
  await visit.tab.getByRole('spinbutton', { name: 'Look back' }).fill('60')
  await visit.tab.keyboard.press('Enter')
  const changed = await visit.answered(question)
  const asked = await settings(visit)
  expect(changed).not.toBe(usual)
  await visit.button('Share this question').click()
  const dialog = visit.tab.getByRole('dialog')
  const link = await dialog.getByRole('textbox').inputValue()
  await visit.tab.keyboard.press('Escape')

  const same = async (there: Visit) => {
    expect(await settings(there)).toEqual(asked)
    expect(await there.answered(question)).toBe(changed)
  }
  await visit.go('Home')
  await visit.answers()
  await visit.tab.goBack()
  await same(visit)
  await until(() => visit.isSaved(), 60_000)
  await visit.tab.reload()
  await visit.answered(question)
  await same(visit)

  const fresh = await browser.newContext({ locale: 'en-GB' })
  const guest = await Visit.to(link, fresh)
  await guest.heading('Bring the file, and it is answered here').waitFor()
  await guest.heading(question).waitFor()
  expect(await guest.words()).toMatch(/Like Klaviyo, 6 groups[\s\S]*60 days/)
  expect(new URL(guest.tab.url()).hash).toBe('')
  await expectPlain(guest.tab)
  await guest.bring(own)
  await guest.answered(question)
  expect(await guest.tab.getByText('other data than').count()).toBe(0)
  await same(guest)
  await until(() => guest.isSaved(), 60_000)
  await guest.tab.reload()
  await guest.answered(question)
  await same(guest)
  await fresh.close()

  const other = await browser.newContext({ locale: 'en-GB' })
  const stranger = await Visit.to(link, other)
  await stranger.heading('Bring the file, and it is answered here').waitFor()
  await stranger.bring({ name: 'other.csv', body: orders({ customers: 60, rows: 300 }) })
  await stranger.answered(question)
  await stranger.tab.getByText('This link was made with other data than the one open here.').waitFor()
  await expectPlain(stranger.tab)
  await other.close()
  await context.close()
  await server.close()
})

const damaged = [
  ['an empty one', 'r='],
  ['one cut off', 'r=AAAA'],
  ['a very long one', `r=${'A'.repeat(20_000)}`],
  ['one of no letters', 'r=%00%ff'],
] as const
test.each(damaged)('a damaged link is said in words and opens nothing: %s', async (_, fragment) => {
  const server = await serve()
  const context = await browser.newContext({ locale: 'en-GB', serviceWorkers: 'block' })
  const visit = await Visit.to(`${server.url}#${fragment}`, context)
  await visit.tab.getByText(/^This link /).waitFor()
  await visit.heading(/^Turn the spreadsheets/).waitFor()
  await expectPlain(visit.tab)
  await context.close()
  await server.close()
})

test('a link to data of this site opens them when the person agrees, and nothing of another', async () => {
  const server = await serve({ base: '/shop/' })
  const context = await browser.newContext({ locale: 'en-GB', serviceWorkers: 'block' })
  const fetched: string[] = []
  context.on('request', (request) => fetched.push(request.url().split('?')[0] ?? ''))
  const foreign = encodeURIComponent('https://elsewhere.example/a.csv')
  const path = 'samples/webshop/orders_export.csv.gz'
  const visit = await Visit.to(`${server.url}?ask=rfm&data=${path}&data=${foreign}`, context)
  await visit.tab.getByText('cannot be opened: https://elsewhere.example/a.csv').waitFor()
  await visit.heading('This link brings a file of this site.').waitFor()
  await visit.heading(question).waitFor()
  expect(fetched.filter((url) => url.includes('orders_export') || url.includes('elsewhere'))).toEqual([])
  await expectPlain(visit.tab)
  await visit.button('Open it').click()
  await visit.answered(question)
  expect(fetched.filter((url) => url.includes('elsewhere'))).toEqual([])
  expect(visit.tab.url()).not.toContain('data=')
  const lost = await Visit.to(`${server.url}?data=demo/nothing.csv`, context)
  await lost.button('Open it').click()
  await lost.tab.getByText('nothing.csv was not fetched: the host answered 404.').waitFor()
  await context.close()
  await server.close()
})
