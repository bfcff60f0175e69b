import { readdirSync, readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { dist, isCanary, launch, rest, until, usable, watch } from './support.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const places = [
  { base: '/', headers: true },
  { base: '/', headers: false },
  { base: '/some/where/else/', headers: false },
]

test.each(places)('the page opens without a complaint at $base, headers sent: $headers', async (place) => {
  const server = await serve(place)
  const context = await browser.newContext()
  const record = await watch(context, server.origin)
  const tab = await context.newPage()
  await tab.goto(server.url)
  await usable(tab)
  await until(() => tab.workers().length >= 2)
  await rest(1_500)
  expect(record.errors).toEqual([])
  expect(record.violations.filter((words) => !isCanary(words))).toEqual([])
  expect(record.foreign.filter((url) => !isCanary(url))).toEqual([])
  expect(record.failed.filter((url) => !isCanary(url))).toEqual([])
  await context.close()
  await server.close()
})

test('the page can be used before the engine has arrived', async () => {
  const engine = readdirSync(new URL('assets/', dist)).find((name) => name.endsWith('.bin'))
  const server = await serve({ extra: { [`/assets/${engine}`]: () => {} } })
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const tab = await context.newPage()
  await tab.goto(server.url)
  await usable(tab)
  await until(() => tab.workers().length >= 2)
  const input = tab.locator('input[type=file]').first()
  expect(await input.isEnabled()).toBe(true)
  await context.close()
  await server.close()
})

test('an engine that cannot be had is told at once, with what to do', async () => {
  const engine = readdirSync(new URL('assets/', dist)).find((name) => name.endsWith('.bin'))
  const gone: import('node:http').RequestListener = (_, response) => void response.writeHead(404).end()
  const server = await serve({ extra: { [`/assets/${engine}`]: gone } })
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const tab = await context.newPage()
  await tab.goto(`${server.url}?view=privacy`)
  await tab
    .getByText('The database did not start: its file was answered with 404.')
    .waitFor({ timeout: 15_000 })
  await tab.getByText('Reload the page; if it stays').waitFor()
  await context.close()
  await server.close()
})

test.each(['light', 'dark'] as const)('the first page is open to everyone: %s', async (colorScheme) => {
  const server = await serve()
  const context = await browser.newContext({ colorScheme })
  const tab = await context.newPage()
  await tab.goto(server.url)
  await usable(tab)
  const { violations } = await new AxeBuilder({ page: tab }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  await context.close()
  await server.close()
})

test.each([
  ['light', 'dark'],
  ['dark', 'light'],
] as const)(
  'on a %s system, chosen %s colours stand before the page has started',
  async (colorScheme, chosen) => {
    const html = readFileSync(new URL('index.html', dist), 'utf8')
    const main = /type="module"[^>]*src="\.(\/assets\/[^"]+)"/.exec(html)?.[1] ?? ''
    const server = await serve({ extra: { [main]: () => {} } })
    const context = await browser.newContext({ colorScheme, serviceWorkers: 'block' })
    await context.addInitScript((theme) => localStorage.setItem('regulars.theme', theme), chosen)
    const tab = await context.newPage()
    await tab.goto(server.url, { waitUntil: 'commit' })
    await tab.locator('#app').waitFor({ state: 'attached' })
    const paper = () => tab.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    await until(
      async () => (await paper()) === (chosen === 'dark' ? 'rgb(23, 21, 18)' : 'rgb(251, 248, 242)'),
    )
    expect(await tab.locator('#app > *').count()).toBe(0)
    await context.close()
    await server.close()
  },
)

test('the manifest is complete and its icons are what they say', async () => {
  const server = await serve({ base: '/shop/' })
  const tab = await browser.newPage()
  await tab.goto(server.url)
  await usable(tab)
  const inspector = await tab.context().newCDPSession(tab)
  const { url, errors } = await inspector.send('Page.getAppManifest')
  expect(url).toBe(`${server.url}manifest.webmanifest`)
  expect(errors).toEqual([])
  const manifest = JSON.parse(readFileSync(new URL('manifest.webmanifest', dist), 'utf8'))
  for (const { src, sizes } of manifest.icons.filter((icon: { type: string }) => icon.type === 'image/png')) {
    const file = readFileSync(new URL(src, dist))
    expect(`${file.readUInt32BE(16)}x${file.readUInt32BE(20)}`).toBe(sizes)
  }
  expect(manifest.icons.map((icon: { purpose: string }) => icon.purpose)).toContain('maskable')
  await tab.context().close()
  await server.close()
})

test('the page is sealed by its first lines, and sends no policy of another kind in its headers', () => {
  const html = readFileSync(new URL('index.html', dist), 'utf8')
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1] ?? ''
  const headers = readFileSync(new URL('_headers', dist), 'utf8')
  expect(headers).toContain(`Content-Security-Policy: ${policy}; frame-ancestors 'none'`)
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'))
  expect(html.indexOf('guard.js')).toBeLessThan(html.indexOf('type="module"'))
  for (const must of ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "object-src 'none'"])
    expect(policy).toContain(must)
  expect(policy).toContain("require-trusted-types-for 'script'")
  expect(policy).not.toMatch(/https?:|\*|script-src[^;]*'unsafe-(inline|eval)'/)
})

test('every package that is shipped has its licence in the list', () => {
  const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  const list = readFileSync(new URL('licences.txt', dist), 'utf8')
  const listed = new Set([...list.matchAll(/^(\S+) \d\S* \(/gm)].map(([, name]) => name))
  const missing = Object.keys(dependencies).filter((name) => !listed.has(name))
  expect(missing).toEqual([])
})
