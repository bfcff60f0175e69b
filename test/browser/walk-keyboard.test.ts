// biome-ignore-all lint/performance/useDomNodeTextContent: what a person reads is the text that is shown
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { numberIn, readCsv, Visit } from './page.ts'
import { launch, until } from './support.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** What has the focus: its name, and whether it can be seen that it has it. */
function focus(tab: Page): Promise<{ name: string; seen: boolean }> {
  return tab.evaluate(() => {
    const at = document.activeElement as HTMLElement
    const style = getComputedStyle(at)
    const ring = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1
    const box = at.getBoundingClientRect()
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
    const name = at.getAttribute('aria-label') ?? at.innerText
    return { name: name.trim(), seen: ring && inside && box.width > 0 }
  })
}

/** Presses Tab until something of that name has the focus; each stop on the way must be seen. */
async function tabTo(tab: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 120; i++) {
    await tab.keyboard.press('Tab')
    const at = await focus(tab)
    const onPage = await tab.evaluate(() => document.activeElement !== document.body)
    if (onPage) expect(at).toEqual({ name: at.name, seen: true })
    if (name.test(at.name)) return
  }
  throw new Error(`Tab never came to ${name}`)
}

test('from Start to a saved list by keyboard alone, with the focus in sight', async () => {
  const server = await serve()
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' })
  const visit = await Visit.to(server.url, context)
  const { tab } = visit
  await tab
    .getByRole('region', { name: /made-up business/ })
    .getByRole('button')
    .first()
    .waitFor()
  await tabTo(tab, /^Skip to the content/)
  await tab.keyboard.press('Enter')
  await tabTo(tab, /^Two cafés/)
  await tab.keyboard.press('Enter')
  await visit.answers()
  await tabTo(tab, /^Read more\s*: Who are my customers/)
  await tab.keyboard.press('Enter')
  await visit.answered()
  await tabTo(tab, /^See the people/)
  await tab.keyboard.press('Enter')
  await visit.heading(/: [\d,]+ customers?$/).waitFor()
  await tabTo(tab, /^Save as CSV/)
  const list = await visit.saved(() => tab.keyboard.press('Enter'))
  const rows = Number(await tab.getByRole('grid').getAttribute('aria-rowcount'))
  expect(readCsv(list.bytes.toString('utf8'))).toHaveLength(rows)

  const grid = tab.getByRole('grid')
  await grid.focus()
  await tab.keyboard.press('Control+End')
  const last = `#${await grid.getAttribute('aria-activedescendant')}`
  await tab.locator(last.replaceAll(':', '\\:')).waitFor()
  expect(last).toMatch(new RegExp(`-${rows - 2}-\\d+$`))

  const spent = tab.getByRole('columnheader', { name: 'Revenue' })
  const column = Number(await spent.getAttribute('aria-colindex')) - 1
  const least = () =>
    tab
      .getByRole('row')
      .nth(1)
      .getByRole('gridcell')
      .nth(column - 1)
      .innerText()
  await tab.keyboard.press('Control+Home')
  await tab.keyboard.press('ArrowUp')
  for (let i = 1; i < column; i++) await tab.keyboard.press('ArrowRight')
  await tab.keyboard.press('Enter')
  expect(await spent.getAttribute('aria-sort')).toBe('descending')
  await tab.keyboard.press('Enter')
  expect(await spent.getAttribute('aria-sort')).toBe('ascending')
  const [heads = [], ...people] = readCsv(list.bytes.toString('utf8'))
  const revenues = people.map((row) => Number(row[heads.indexOf('Revenue')]))
  await until(async () => numberIn(await least()) === Math.min(...revenues))

  await tab.getByLabel('Find in this list').fill(people.at(-1)?.[0] ?? '')
  await tab.getByText(`1 of ${(rows - 1).toLocaleString('en-GB')} rows`).waitFor()
  expect(Number(await grid.getAttribute('aria-rowcount'))).toBe(2)
  await context.close()
  await server.close()
})

test('every dialog opens by key, holds the focus, and closes with Esc where it was opened', async () => {
  const server = await serve()
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' })
  const visit = await Visit.to(server.url, context)
  const { tab } = visit
  const dialog = tab.getByRole('dialog')
  const closes = async () => {
    await dialog.waitFor()
    for (let i = 0; i < 12; i++) await tab.keyboard.press('Tab')
    expect(
      await dialog.evaluate(
        (box) => box.contains(document.activeElement) || document.activeElement === document.body,
      ),
    ).toBe(true)
    await tab.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  }
  await tab.keyboard.press('?')
  await closes()
  await tab.keyboard.press('Control+k')
  await dialog.waitFor()
  await tab.keyboard.type('privacy')
  await tab.keyboard.press('Enter')
  await visit.heading('Nothing leaves this device.').waitFor()
  await tab.keyboard.press('Control+k')
  await closes()
  await tabTo(tab, /^Erase everything/)
  await tab.keyboard.press('Enter')
  await closes()
  expect((await focus(tab)).name).toBe('Erase everything')
  await context.close()
  await server.close()
})
