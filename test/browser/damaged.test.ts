import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { runAway } from '../reading/damage.ts'
import { orders } from './orders.ts'
import { Visit } from './page.ts'
import { launch, watch } from './support.ts'

let server: Awaited<ReturnType<typeof serve>>
let browser: Browser

beforeAll(async () => {
  browser = await launch()
  server = await serve()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

test('a damaged Parquet file ends in words, and a good file after it is used', async () => {
  const context = await browser.newContext({ locale: 'en-GB' })
  const record = await watch(context, server.origin)
  const visit = await Visit.to(server.url, context)
  await visit.bring({ name: 'broken.parquet', body: Buffer.from(runAway()) })
  const what = /broken\.parquet cannot be read/
  await visit.tab.getByRole('main').getByText(what).first().waitFor()
  await visit.tab.reload()
  const rows = orders({ customers: 60, rows: 400 })
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const [names = [], ...lines] = rows
  const records = lines.map((cells) => Object.fromEntries(names.map((name, c) => [name, cells[c]])))
  await visit.start({ name: 'good.json', body: JSON.stringify(records) })
  await visit.go('Data')
  expect(await visit.rowCounts()).toMatchObject({ rowsIn: 400, used: 400 })
  expect(record.errors).toEqual([])
})
