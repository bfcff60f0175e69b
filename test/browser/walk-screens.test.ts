import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { expectPlain, numbersIn, Visit } from './page.ts'
import { screens } from './screens.ts'
import { launch } from './support.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const looks = [
  { colorScheme: 'light', width: 1280, height: 900 },
  { colorScheme: 'dark', width: 390, height: 800 },
  { colorScheme: 'dark', width: 1280, height: 900 },
  { colorScheme: 'light', width: 320, height: 700 },
] as const

/** Serious and critical findings, each with the places it was found at. */
async function findings(tab: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: tab }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 200))
          .join(' ')}`,
    )
}

/** What sticks out of the page to the right. */
function sticksOut(tab: Page): Promise<string[]> {
  return tab.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const clipped = (e: Element | null): boolean =>
      e !== null &&
      e !== document.body &&
      (getComputedStyle(e).overflowX !== 'visible' || clipped(e.parentElement))
    const wide = [...document.querySelectorAll('body *')].filter(
      (e) => e.getBoundingClientRect().right > clientWidth + 1 && !clipped(e.parentElement),
    )
    return [
      `${scrollWidth} px in ${clientWidth} px`,
      ...wide.slice(0, 5).map((e) => e.outerHTML.slice(0, 120)),
    ]
  })
}

test.each(looks)(
  'every screen can be read by all and fits: $colorScheme, $width px',
  async (look) => {
    const server = await serve()
    const { colorScheme, width, height } = look
    const viewport = { width, height }
    const context = await browser.newContext({
      locale: 'en-GB',
      colorScheme,
      viewport,
      reducedMotion: 'reduce',
    })
    const visit = await Visit.to(server.url, context)
    const wrong: string[] = []
    for (const [name, show] of screens) {
      await show(visit)
      const found = [...(await findings(visit.tab)), ...(await sticksOut(visit.tab))]
      wrong.push(...found.map((words) => `${name}: ${words}`))
      await expectPlain(visit.tab)
      const shots = process.env.SHOTS
      if (shots)
        await visit.tab.screenshot({ path: `${shots}/${colorScheme}-${width}-${name}.png`, fullPage: true })
    }
    expect(wrong).toEqual([])
    await context.close()
    await server.close()
  },
  300_000,
)

test('on paper there is the answer, and nothing to press', async () => {
  const server = await serve()
  const context = await browser.newContext({ locale: 'en-GB', colorScheme: 'dark' })
  const visit = await Visit.to(server.url, context)
  await visit.button('Colours follow the system').click()
  await visit.button('Light colours').click()
  for (const [name, show] of screens.slice(0, 4)) {
    await show(visit)
    if (name === 'draft') continue
    await visit.tab.emulateMedia({ media: 'print' })
    expect(await visit.tab.getByRole('heading', { level: 1 }).isVisible()).toBe(true)
    expect(await visit.tab.getByRole('navigation').isVisible()).toBe(false)
    expect(await visit.tab.getByRole('banner').isVisible()).toBe(false)
    const pressed = visit.tab.locator('article :is(button:not([popovertarget]), input, select):visible')
    expect(await pressed.allInnerTexts(), name).toEqual([])
    const [paper, ink] = await visit.tab.evaluate(() => {
      const title = document.querySelector('h1') ?? document.body
      return [getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(title).color]
    })
    expect(paper).toBe('rgb(255, 255, 255)')
    expect(Math.max(...numbersIn(ink))).toBeLessThan(90)
    await visit.tab.emulateMedia({ media: 'screen' })
  }
  await context.close()
  await server.close()
})
