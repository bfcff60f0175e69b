// biome-ignore-all lint/performance/useDomNodeTextContent: what a person reads is the text that is shown
import { parquetReadObjects } from 'hyparquet'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { orders } from './orders.ts'
import { readCsv, Visit } from './page.ts'
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
  await visit.go('SQL')
  await visit.tab.getByText('mart_orders').first().waitFor()
})
afterAll(async () => {
  await context.close()
  await browser.close()
  await server.close()
})

const rowsSaid = (n: string) => visit.heading(new RegExp(`^${n} rows?$`)).waitFor()
async function type(text: string) {
  await visit.tab.getByRole('textbox', { name: 'Query' }).click()
  await visit.tab.keyboard.press('Control+a')
  await visit.tab.keyboard.insertText(text)
  await visit.tab.keyboard.press('Control+Enter')
}
const cell = (words: string) => visit.tab.getByRole('gridcell', { name: words, exact: true }).first()

describe('a person’s own query', () => {
  test('is completed from the tables, answered, drawn and saved; nothing of it is in the address', async () => {
    await visit.tab.getByRole('textbox', { name: 'Query' }).click()
    await visit.tab.keyboard.type('select first_pro')
    await visit.tab.keyboard.press('Escape')
    await visit.tab.keyboard.type(' from mart_cust')
    await visit.tab.getByRole('option', { name: /mart_customers/ }).waitFor()
    await type(
      "select strftime(placed_at, '%Y-%m') as month, count(*) as orders from mart_orders group by month order by month",
    )
    await visit.heading(/^\d+ rows$/).waitFor()
    await visit.tab.getByText('As a picture').click()
    await visit.heading('orders by month').waitFor()
    const { name, bytes } = await visit.saved(() => visit.button('Save the answer').click())
    expect(name).toBe('answer.csv')
    const [head, ...rows] = readCsv(bytes.toString('utf8').replace('\ufeff', ''))
    expect(head).toEqual(['month', 'orders'])
    await visit.tab.getByLabel('As a file').selectOption('Parquet')
    const parquet = await visit.saved(() => visit.button('Save the answer').click())
    const back = await parquetReadObjects({ file: new Uint8Array(parquet.bytes).buffer })
    expect(back.map((row) => [row.month, String(row.orders)])).toEqual(rows)
    expect(visit.tab.url()).not.toMatch(/select|strftime|month/)
    expect(await visit.tab.title()).toBe('Ask in SQL – Regulars')
  })

  test('of a million rows is looked at to its end', async () => {
    await type('select i as n from range(1000000) t(i)')
    await rowsSaid('1,000,000')
    await visit.tab.getByRole('grid').focus()
    await visit.tab.keyboard.press('Control+End')
    await cell('999999').waitFor()
    expect(await visit.tab.getByRole('row').count()).toBeLessThan(60)
  })

  test('shows sums of cents as cents, and whole numbers to the last digit', async () => {
    await type('select 0.1::double + 0.2::double as cents, 9007199254740991::double as whole')
    await rowsSaid('1')
    for (const shown of ['0.3', '9007199254740991']) await cell(shown).waitFor()
  })

  test('that cannot be understood is marked where it stands, and one that would change something is refused', async () => {
    await type('select *\nfrom ordrs')
    await visit.tab.getByText(/^Line 2, column 6:/).waitFor()
    expect(await visit.tab.locator('.wrong').innerText()).toBe('ordrs')
    await type('drop table orders')
    await visit.tab.getByText(/DROP would change the tables/).waitFor()
    await type("select * from read_csv('https://canary.invalid/x.csv')")
    await visit.tab.getByText(/read_csv reaches for files/).waitFor()
    await type('select count(*) as n from orders')
    await rowsSaid('1')
    await cell('600').waitFor()
  })

  test.each([
    'select count(*) as n from range(1000000) a, range(1000000) b, range(1000000) c where a.range + b.range = c.range',
    'select count(*) as n from range(3000000) a join range(3000000) b on (a.range * b.range) % 7 < 3',
  ])('that never ends is stopped, and all is there afterwards: %s', async (text) => {
    await type(text)
    await visit.button('Stop').click()
    await until(async () => (await visit.button('Stop').count()) === 0)
    await type('select count(*) as n from orders')
    await rowsSaid('1')
    await cell('600').waitFor()
  })

  test('and that of an answer, opened from there', async () => {
    await visit.ask('Who are my customers?')
    await visit.tab.getByText('The query it was made of').click()
    await visit.button('Open in SQL').click()
    await visit.heading(/^\d[\d,]* rows$/).waitFor()
    expect(await visit.tab.getByRole('textbox', { name: 'Query' }).innerText()).toContain('mart_orders')
    expect(visit.tab.url()).not.toContain('mart_orders')
    await visit.tab.getByText('Asked before').click()
    await visit.button('Forget these queries').click()
    await until(async () => (await visit.tab.getByText('Asked before').count()) === 0)
  })

  test('and the whole warehouse is saved as one archive', async () => {
    const { name, bytes } = await visit.saved(() => visit.button('Save the whole warehouse').click())
    expect([name, bytes.subarray(0, 4).toString('latin1')]).toEqual([
      'orders warehouse.zip',
      'PK\u0003\u0004',
    ])
    expect(bytes.toString('latin1')).toContain('tables/mart_orders.parquet')
  })

  test('nothing was sent, nothing was forbidden, nothing broke', () => {
    expect(record.foreign.filter((url) => !isCanary(url))).toEqual([])
    expect(record.violations.filter((words) => !isCanary(words))).toEqual([])
    expect(record.errors.filter((words) => !isCanary(words))).toEqual([])
  })
})
