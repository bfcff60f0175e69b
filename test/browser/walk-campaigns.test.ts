import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { expectPlain, Visit } from './page.ts'
import { isCanary, launch, until, watch } from './support.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const head = 'Order number,Order date,E-mail,Product,Quantity,Price'
const who = (i: number) => `buyer${String(i).padStart(3, '0')}@example.org`
const day = (i: number) =>
  `2025-${String(1 + (i % 9)).padStart(2, '0')}-${String(1 + (i % 27)).padStart(2, '0')}`
const orders = {
  name: 'orders.csv',
  body: `${[head, ...Array.from({ length: 900 }, (_, i) => `${1000 + i},${day(i * 7)},${who(i % 300)},Mug,1,${10 + (i % 40)}.00`)].join('\n')}\n`,
}
/** Orders of the weeks after: half of those on the list, nobody else; the last one long after. */
const later = (listed: readonly string[]) => ({
  name: 'later.csv',
  body: `${[head, ...listed.filter((_, i) => i % 2 === 0).map((one, i) => `${9000 + i},2025-10-05,${one},Mug,1,25.00`), '9900,2025-12-24,aaa@example.org,Mug,1,5.00'].join('\n')}\n`,
})

test('from an answer to a list, over a reload and a later import, to what the campaign brought', {
  timeout: 240_000,
}, async () => {
  const site = await serve({ port: 0 })
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })
  const record = await watch(context, new URL(site.url).origin)
  const visit = await Visit.to(site.url, context)
  context.setDefaultTimeout(20_000)
  await visit.start(orders)
  await visit.ask('Who are my customers?')
  await visit.button('Plan a campaign').first().click()
  await visit.heading(/customers? gets? it/).waitFor()
  await visit.tab.getByRole('combobox', { name: /^List/ }).selectOption('')
  await visit.tab.getByText('Ordered a short time ago').waitFor()
  await visit.tab.getByLabel('Leave out who ordered within').fill('0')
  await visit.tab.getByLabel('Leave out who ordered within').blur()
  await visit.heading(/^255 customers get it, and 45 are held out/).waitFor()
  await visit.tab.getByLabel('People at most').fill('170')
  await visit.tab.getByLabel('People at most').blur()
  await visit.heading(/^170 customers get it, and 30 are held out/).waitFor()
  await visit.tab.getByText('No room or money left').waitFor()
  await visit.tab.getByText(/points or more will show/).waitFor()
  await visit.tab.getByLabel('Subject').fill('For {first name}')
  await visit.button('Count with 30').click()
  await visit.tab.getByLabel('Name of the campaign').fill('Autumn letter')
  await visit.button('Save and make the list').click()
  await visit.heading(/^170 customers get it on/).waitFor()
  await until(() => visit.isSaved(), 60_000)

  await visit.tab.reload()
  await visit.heading(/^170 customers get it on/).waitFor()
  expect(await visit.tab.getByLabel('Subject').inputValue()).toBe('For {first name}')
  await visit.tab.getByRole('combobox', { name: /^For/ }).selectOption('mailchimp')
  const { name, bytes } = await visit.saved(() => visit.button('Save the list').click())
  expect(name).toBe('Autumn letter mailchimp.csv')
  const listed = bytes.toString().match(/buyer\d{3}@example\.org/g) ?? []
  expect(new Set(listed).size).toBe(170)
  await visit.tab.getByRole('combobox', { name: /^For/ }).selectOption('xlsx')
  const book = await visit.saved(() => visit.button('Save the list').click())
  expect(book.bytes.subarray(0, 2).toString()).toBe('PK')
  await visit.tab.getByText('List of 170 customers saved: Excel (XLSX)').waitFor()
  await expectPlain(visit.tab)

  await visit.go('Data')
  await visit.bring(later(listed))
  await visit.tab.getByText(/rows read:/).waitFor()
  await visit.go('Campaigns')
  await visit.tab.getByText(/^Of 170 on the list 85 ordered \(50%\), of 30 held out 0 ordered/).waitFor()
  await visit.tab.getByRole('link', { name: 'Autumn letter' }).click()
  await visit.heading(/50 points more \(.*\): the campaign brought orders/).waitFor()
  await visit.tab.getByText(/It paid\./).waitFor()
  await expectPlain(visit.tab)
  await visit.button('All campaigns').click()
  await visit.button('Account of a month').click()
  await visit.tab.getByText(/^It came to .* won/).waitFor()

  await visit.ask('What is a customer worth?')
  await visit.heading(/of margin in the next/).waitFor()
  await visit.tab.getByText('Settings', { exact: true }).first().click()
  const kept = visit.tab.getByLabel('Of 100 in revenue, you keep')
  expect(await kept.inputValue()).toBe('30')
  await kept.fill('0')
  await kept.blur()
  await visit.heading(/of revenue in the next/).waitFor()

  expect(record.violations.filter((words) => !isCanary(words))).toEqual([])
  expect(record.foreign.filter((url) => !isCanary(url))).toEqual([])
  expect(record.errors).toEqual([])
  await site.close()
  await context.close()
})
