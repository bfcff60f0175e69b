import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { orders } from './orders.ts'
import { expectPlain, Visit } from './page.ts'
import { stopAt } from './stop-at.ts'
import { launch, until } from './support.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const small = { name: 'small.csv', body: orders({ customers: 60, rows: 400 }) }
const more = { name: 'more.csv', body: orders({ customers: 60, rows: 90, first: 5000 }) }
const large = { name: 'large.csv', body: orders({ customers: 20_000, rows: 300_000, first: 100_000 }) }

test('a read that is stopped leaves nothing half done, wherever it is stopped', async () => {
  const server = await serve()
  const context = await browser.newContext({ locale: 'en-GB' })
  const visit = await Visit.to(server.url, context)
  await visit.start(small)
  await until(() => visit.isSaved(), 60_000)
  const before = await visit.holdings()
  const name = 'Bringing in large.csv'
  const bar = visit.tab.getByRole('progressbar', { name })

  for (const words of [/./, /Reading the rows/, /Putting customers and orders together/]) {
    await visit.go('Data')
    const stopped = stopAt(visit.tab, name, words)
    await visit.bring(large)
    await stopped
    await bar.waitFor({ state: 'detached' })
    expect(await visit.holdings()).toEqual(before)
  }
  await visit.go('Start')
  const escaped = stopAt(visit.tab, name, /./, 'Escape')
  await visit.bring(large)
  await escaped
  await bar.waitFor({ state: 'detached' })
  expect(await visit.listed()).toEqual(['small'])
  await expectPlain(visit.tab)

  await visit.tab.reload()
  expect(await visit.listed()).toEqual(['small'])
  await visit.button(/^small .*400 rows/).click()
  await visit.answers()
  expect(await visit.holdings()).toEqual(before)
  await visit.bring(more)
  await visit.tab.getByText(/^490 rows read/).waitFor()
  await visit.go('Data')
  expect(await visit.rowCounts()).toEqual({ rowsIn: 490, used: 490, aside: 0 })
  await context.close()
  await server.close()
})
