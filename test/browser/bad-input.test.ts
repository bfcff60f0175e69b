// biome-ignore-all lint/performance/useDomNodeTextContent: what a person reads is the text that is shown
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { accepted, refused } from './bad-files.ts'
import { orders } from './orders.ts'
import { expectPlain, Visit } from './page.ts'
import { isCanary, launch, type Record, until, watch } from './support.ts'

const former = { name: 'former.csv', body: orders({ customers: 60, rows: 400 }) }
let server: Awaited<ReturnType<typeof serve>>
let browser: Browser
let context: BrowserContext
let visit: Visit
let record: Record
let before: unknown

beforeAll(async () => {
  browser = await launch()
  server = await serve()
  context = await browser.newContext({ locale: 'en-GB' })
  record = await watch(context, server.origin)
  visit = await Visit.to(server.url, context)
  await visit.start(former)
  await until(() => visit.isSaved(), 60_000)
  before = await visit.holdings()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** Nothing ran that came with the file, and nothing of the program shows. */
async function harmless(): Promise<void> {
  await expectPlain(visit.tab)
  const ran = await visit.tab.evaluate(() => ['__pwned' in window, 'polluted' in {}])
  expect(ran).toEqual([false, false])
  expect(record.errors).toEqual([])
  expect(record.violations.filter((words) => !isCanary(words))).toEqual([])
}

/** The notice that says something about a file. */
const notice = (what: RegExp) =>
  visit.tab.getByRole('main').getByRole('status').filter({ hasText: what }).first()

async function leaveDraft(): Promise<void> {
  const leave = visit.button('Leave these files out')
  if (await leave.isVisible()) await leave.click()
  const aside = visit.button('Put this aside')
  if (await aside.isVisible()) await aside.click()
}

for (const { name, body, what, next, absent = false } of refused)
  test.skipIf(absent)(`${name} is refused in a sentence with its numbers and a next step`, async () => {
    await visit.go('Data')
    await visit.bring({ name, body })
    await notice(what).waitFor()
    expect(await notice(what).innerText()).toMatch(next)
    await harmless()
    await leaveDraft()
    expect(await visit.holdings()).toEqual(before)
  })

test('the same file twice is told with its rows, and changes nothing', async () => {
  await visit.go('Data')
  await visit.bring({ name: 'again.csv', body: former.body })
  const what = /again\.csv is already here as former\.csv, with the same 400 rows/
  await notice(what).waitFor()
  expect(await notice(what).innerText()).toMatch(/Bring a newer export/)
  await harmless()
  await leaveDraft()
  expect(await visit.holdings()).toEqual(before)
})

test.each(accepted)(
  '$name is read, and every row of it is accounted for',
  async ({ name, body, used, aside, revenue, reason, said: more = /set aside/ }) => {
    await visit.go('Start')
    await visit.bring({ name, body })
    const said = visit.tab.getByText(/rows read:/)
    const asked = visit.button('Use these meanings')
    await said.or(asked).waitFor()
    if (await asked.isVisible()) {
      await harmless()
      await asked.click()
      await said.waitFor()
    }
    const first = await notice(/rows read:/).innerText()
    expect(first).toMatch(reason ?? more)
    expect(first).toMatch(more)
    await visit.answers().catch(() => {})
    await harmless()
    await visit.go('Data')
    expect(await visit.rowCounts()).toEqual({ rowsIn: 60, used, aside })
    expect((await visit.firstRow('Sums by currency')).get('Revenue')).toBe(revenue)
    if (reason) expect((await visit.firstRow('Why rows were set aside')).get('Reason')).toMatch(reason)
    await visit.unfold()
    await harmless()
    await visit.ask('Who are my customers?')
    await harmless()

    await visit.go('Start')
    await visit.button(/^former .*400 rows/).click()
    await visit.answers()
    expect(await visit.holdings()).toEqual(before)
  },
)
