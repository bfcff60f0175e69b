import { existsSync, readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { expectPlain, numberIn, readCsv, Visit } from './page.ts'
import { launch, until } from './support.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const shared = new URL('../../../shared/', import.meta.url)
const file = new URL('data/exports/shopify_orders_export.csv', shared)
const truthFile = new URL('reference/exports_truth.json', shared)
const here = existsSync(file) && existsSync(truthFile)

/** The sums of the Data screen as numbers, by header. */
async function sums(visit: Visit): Promise<Map<string, number>> {
  await visit.go('Data')
  await visit.rowCounts()
  const row = await visit.firstRow('Sums by currency')
  return new Map([...row].map(([head, cell]) => [head, numberIn(cell)]))
}

/** Without the column of refunds only the status tells: the totals of the orders that are refunded altogether. */
function fullyRefunded(): number {
  const [heads = [], ...rows] = readCsv(readFileSync(file, 'utf8').replaceAll(/\r?\n/g, '\r\n'))
  const [status, total] = [heads.indexOf('Financial Status'), heads.indexOf('Total')]
  const refunded = rows.filter((row) => row[status] === 'refunded')
  return refunded.reduce((sum, row) => sum + Number(row[total]), 0)
}

async function revise(visit: Visit): Promise<void> {
  await visit.tab.locator('summary').filter({ hasText: 'shopify_orders_export.csv' }).click()
  await visit.button('Change how it is read').click()
  await visit.heading('This is how it was read').waitFor()
}

async function adopt(visit: Visit): Promise<void> {
  await visit.button('Use these meanings').click()
  await visit.tab.getByText(/rows read:/).waitFor()
}

test.skipIf(!here)(
  'the sums on screen are the true ones, and follow a corrected meaning and its undo',
  async () => {
    const truth = JSON.parse(readFileSync(truthFile, 'utf8')).files['shopify_orders_export.csv']
    const server = await serve()
    const context = await browser.newContext({ locale: 'en-GB' })
    const visit = await Visit.to(server.url, context)
    await visit.start({ name: 'shopify_orders_export.csv', body: readFileSync(file) })

    const first = await sums(visit)
    expect(first.get('Revenue')).toBeCloseTo(truth.total_not_voided, 2)
    expect(first.get('Refunds')).toBeCloseTo(truth.refunded, 2)
    expect(first.get('Their amount')).toBeCloseTo(truth.total_all - truth.total_not_voided, 2)
    expect([first.get('Orders'), first.get('Lines')]).toEqual([truth.orders, truth.line_items])
    expect(await visit.rowCounts()).toEqual({ rowsIn: truth.data_rows, used: truth.data_rows, aside: 0 })
    await expectPlain(visit.tab)

    await revise(visit)
    const menu = visit.tab.getByLabel('What Refunded Amount means')
    const guessed = await menu.inputValue()
    await menu.selectOption({ label: 'Not used' })
    await visit.button('Undo the last change').click()
    await visit.button('Undo the last change').waitFor({ state: 'detached' })
    expect(await menu.inputValue()).toBe(guessed)
    await menu.selectOption({ label: 'Not used' })
    await visit.tab.getByText('1 change of yours').waitFor()
    await expectPlain(visit.tab)
    await adopt(visit)

    const changed = await sums(visit)
    expect(changed.get('Refunds')).toBeCloseTo(fullyRefunded(), 2)
    expect(new Map([...changed, ['Refunds', 0]])).toEqual(new Map([...first, ['Refunds', 0]]))
    await until(() => visit.isSaved(), 60_000)
    await visit.tab.reload()
    await visit.rowCounts()
    expect(await sums(visit)).toEqual(changed)

    await revise(visit)
    expect(await menu.inputValue()).toBe('')
    await menu.selectOption(guessed)
    await visit.button('Undo the last change').waitFor()
    await adopt(visit)
    expect(await sums(visit)).toEqual(first)
    await context.close()
    await server.close()
  },
)
