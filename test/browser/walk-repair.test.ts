import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { expectPlain, Visit } from './page.ts'
import { launch, until } from './support.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const good = Array.from(
  { length: 20 },
  (_, i) => `${100 + i},2025-01-${10 + i},b${i % 7}@example.org,Mug,1,10.00`,
)
const odd = [1, 2, 3].map((i) => `90${i},2025-02-0${i},b${i}@example.org,Pot,1,ca. ${i}0.50`)
const till = {
  name: 'till.csv',
  body: ['Order number,Order date,E-mail,Product,Quantity,Amount', ...good, ...odd].join('\n'),
}

test('rows with the same trouble are read in one go, and that is taken back', {
  timeout: 240_000,
}, async () => {
  const server = await serve({ port: 0 })
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } })
  const visit = await Visit.to(server.url, context)
  await visit.go('Start')
  await visit.bring(till)
  await visit.tab.getByText(/rows read:/).waitFor()
  const before = await visit.holdings()
  expect(before.counts).toEqual({ rowsIn: 23, used: 20, aside: 3 })

  await visit.tab.locator('summary').filter({ hasText: 'Put rows right' }).click()
  await visit.button('Write line 22 of till.csv anew').click()
  await visit.button('10.50 (decimal point)').click()
  const { violations } = await new AxeBuilder({ page: visit.tab }).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  await expectPlain(visit.tab)
  await visit.button('Read all of this cause so').click()
  await until(async () => (await visit.rowCounts()).aside === 0)
  await visit.tab.getByText('Read again: 3 rows of till.csv, of which 3 are used now.').waitFor()
  await visit.button('Undo').click()
  await until(async () => (await visit.rowCounts()).aside === 3)
  expect(await visit.holdings()).toEqual(before)
  await context.close()
  await server.close()
})
