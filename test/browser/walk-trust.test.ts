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

const line = (order: number, day: string, price: number) =>
  `${order},${day},buyer${order % 9}@example.org,Mug,1,${price.toFixed(2)}`
const from = (first: number, month: string, price: number) =>
  Array.from({ length: 20 }, (_, i) =>
    line(first + i, `2025-${month}-${String(1 + i).padStart(2, '0')}`, price),
  )
const csv = (...rows: string[]) =>
  `Order number,Order date,E-mail,Product,Quantity,Price\n${rows.join('\n')}\n`
const january = {
  name: 'january.csv',
  body: csv(...from(100, '01', 10), '999,2025-13-01,odd@example.org,Mug,1,10.00'),
}
const february = {
  name: 'february.csv',
  body: csv(...from(100, '01', 10).slice(10, 18), ...from(118, '01', 12).slice(0, 2), ...from(200, '02', 10)),
}

async function clean(visit: Visit): Promise<void> {
  await expectPlain(visit.tab)
  const { violations } = await new AxeBuilder({ page: visit.tab }).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
}

test('a file brought again is told and taken back; a row set aside is put right on the spot', {
  timeout: 240_000,
}, async () => {
  const server = await serve({ port: 0 })
  /** A button that is turning from one colour into another has neither. */
  const calm = {
    viewport: { width: 390, height: 800 },
    colorScheme: 'dark',
    reducedMotion: 'reduce',
  } as const
  const context = await browser.newContext(calm)
  const visit = await Visit.to(server.url, context)
  await visit.go('Start')
  await visit.bring(january)
  await visit.tab.getByText(/rows read:/).waitFor()
  const before = await visit.holdings()

  await visit.bring(february)
  await visit.tab.getByText(/rows read:/).waitFor()
  await visit.go('Data')
  await visit.tab.getByText('8 orders known, 2 changed, 20 new').waitFor()
  await visit.button('Take back the last import').click()
  await visit.tab.getByText('20 orders go: 40 become 20.').waitFor()
  await clean(visit)
  await visit.button('Take it back').click()
  await until(async () => (await visit.rowCounts()).rowsIn === before.counts.rowsIn)
  expect(await visit.holdings()).toEqual(before)

  await visit.tab.locator('summary').filter({ hasText: 'Put rows right' }).click()
  await visit.button('Write line 22 of january.csv anew').press('Enter')
  const row = visit.tab.getByLabel('The row', { exact: true })
  await row.fill('999,2025-01-31,odd@example.org,Mug,1,10.00')
  await clean(visit)
  await visit.button('Read it again').click()
  await until(async () => (await visit.rowCounts()).aside === 0)
  expect(await visit.rowCounts()).toEqual({ rowsIn: 21, used: 21, aside: 0 })
  await visit.tab.getByText('january.csv, line 22').waitFor()
  await clean(visit)
  await visit.button('Undo').click()
  await until(async () => (await visit.rowCounts()).aside === 1)
  expect(await visit.holdings()).toEqual(before)
  await context.close()
  await server.close()
})
