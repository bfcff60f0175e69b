import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { dist, isCanary, launch, rest, until, usable, watch } from './support.ts'

const base = '/shop/regulars/'
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** Every shipped file by its address, with its hash. */
function shipped(): Map<string, string> {
  const apart = ['_headers', 'service-worker.js']
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !apart.includes(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').split('/dist/').at(-1) ?? '')
  const hash = (file: string) =>
    createHash('sha256')
      .update(readFileSync(new URL(file.replace(/^\/+/, ''), dist)))
      .digest('hex')
  return new Map(files.map((file) => [file.replace(/^\/+/, ''), hash(file)]))
}

/** A first visit, until everything is kept. */
async function visit(context: BrowserContext, url: string): Promise<Page> {
  const tab = await context.newPage()
  await tab.goto(url)
  await usable(tab)
  await tab.evaluate(async () => void (await navigator.serviceWorker.ready))
  await until(() => tab.evaluate(() => navigator.serviceWorker.controller !== null), 60_000)
  return tab
}

test('a page that came past the service worker is served by it all the same', async () => {
  const server = await serve({ headers: false, base })
  const context = await browser.newContext()
  const tab = await visit(context, server.url)
  const past = await context.newCDPSession(tab)
  await past.send('Page.reload', { ignoreCache: true })
  await usable(tab)
  expect(await tab.evaluate(() => navigator.serviceWorker.controller === null)).toBe(true)
  await until(() => tab.evaluate(() => navigator.serviceWorker.controller !== null), 60_000)
  await context.close()
  await server.close()
})

test('the second visit needs no network, under any path, engine and samples included', async () => {
  const server = await serve({ headers: false, base })
  const context = await browser.newContext()
  const first = await visit(context, server.url)
  await first.close()
  await server.close()

  const record = await watch(context, server.origin)
  const tab = await context.newPage()
  await tab.goto(`${server.url}?q=rfm`)
  await usable(tab)
  const files = shipped()
  const received = await tab.evaluate(
    async (names) => {
      const hashes: [string, string][] = []
      for (const name of names) {
        const bytes = await (await fetch(name)).arrayBuffer()
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
        hashes.push([name, [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')])
      }
      return hashes
    },
    [...files.keys()],
  )
  expect(new Map(received)).toEqual(files)
  expect([...files.keys()].some((name) => name.endsWith('.bin'))).toBe(true)
  await rest(1_000)
  expect(record.errors).toEqual([])
  expect(record.failed.filter((url) => !isCanary(url))).toEqual([])
  expect(record.foreign.filter((url) => !isCanary(url))).toEqual([])
  await context.close()
})

test('what the service worker answers carries the policy, and it refuses what is not its own', async () => {
  const server = await serve({
    headers: false,
    base,
    extra: { [`${base}away`]: (_, response) => response.writeHead(302, { location: '/elsewhere' }).end() },
  })
  const context = await browser.newContext()
  const tab = await visit(context, server.url)
  const headers = await tab.evaluate(async () => Object.fromEntries((await fetch('./')).headers))
  const policy = /Content-Security-Policy: (.*)/.exec(readFileSync(new URL('_headers', dist), 'utf8'))?.[1]
  expect(headers['content-security-policy']).toBe(policy)
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['referrer-policy']).toBe('no-referrer')
  const refused = await tab.evaluate(
    async (paths) => {
      const asked = paths.map((path) => fetch(path, { method: path.includes('post') ? 'POST' : 'GET' }))
      return (await Promise.allSettled(asked)).map((answer) => answer.status)
    },
    ['away', './?post'],
  )
  expect(refused).toEqual(['rejected', 'rejected'])
  await context.close()
  await server.close()
})

test('a new version waits until it is let in, and never while another tab is open', async () => {
  let version = ''
  const server = await serve({
    headers: false,
    alter: (path, text) => (path === '/service-worker.js' ? `${text}\n//${version}` : null),
  })
  const context = await browser.newContext()
  const tab = await visit(context, server.url)
  const other = await visit(context, server.url)
  version = 'next'
  const waits = () =>
    tab.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration()
      await registration?.update()
      return registration?.waiting != null
    })
  await until(waits, 60_000)
  const letIn = () =>
    tab.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration()
      const { port1, port2 } = new MessageChannel()
      registration?.waiting?.postMessage('take over', [port2])
      return new Promise((resolve) => {
        port1.onmessage = ({ data }) => resolve(data)
      })
    })
  expect(await letIn()).toBe(false)
  expect(await waits()).toBe(true)
  await other.close()
  expect(await letIn()).toBe(true)
  await until(async () => !(await waits()))
  await context.close()
  await server.close()
})
