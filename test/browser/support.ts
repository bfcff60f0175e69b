import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { build, stale } from '../../scripts/ready/build.mjs'
import { findChromium, quietly } from '../../scripts/ready/chromium.mjs'

export const dist = new URL('../../dist/', import.meta.url)

/** A browser on the production build, which is made where it is missing. */
export async function launch(): Promise<Browser> {
  if ((!existsSync(new URL('service-worker.js', dist)) || stale()) && !build())
    throw new Error('build failed')
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium on this machine; set CHROMIUM_PATH')
  return chromium.launch({ executablePath, args: quietly })
}

/** What a page did that it should not have done. */
export interface Record {
  violations: string[]
  foreign: string[]
  errors: string[]
  failed: string[]
  longTasks: number[]
}

/** Writes down policy violations, requests to other origins, errors and tasks over 50 ms of all pages to come. */
export async function watch(context: BrowserContext, origin: string): Promise<Record> {
  const record: Record = { violations: [], foreign: [], errors: [], failed: [], longTasks: [] }
  await context.exposeFunction('tellViolation', (words: string) => record.violations.push(words))
  await context.exposeFunction('tellLongTask', (ms: number) => record.longTasks.push(ms))
  await context.addInitScript(() => {
    const tell = self as unknown as { tellViolation(w: string): void; tellLongTask(ms: number): void }
    addEventListener('securitypolicyviolation', (e) =>
      tell.tellViolation(`${e.effectiveDirective} ${e.blockedURI}`),
    )
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) tell.tellLongTask(task.duration)
    }).observe({ type: 'longtask', buffered: true })
  })
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== origin) record.foreign.push(request.url())
  })
  context.on('requestfailed', (request) => record.failed.push(request.url()))
  context.on('weberror', (error) => record.errors.push(error.error().message))
  context.on('console', (message) => message.type() === 'error' && record.errors.push(message.text()))
  return record
}

/** The attempt of the canary, which is meant to be refused. */
export const isCanary = (words: string) => words.includes('canary.invalid')

/** Asks again and again, for string conditions are refused by the policy; throws after `ms`. */
export async function until<T>(ask: () => Promise<T> | T, ms = 20_000): Promise<NonNullable<T>> {
  for (const end = Date.now() + ms; Date.now() < end; ) {
    const answer = await ask()
    if (answer) return answer as NonNullable<T>
    await rest(50)
  }
  throw new Error(`nothing after ${ms} ms: ${ask}`)
}

export const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The page can be used: the heading and a place to bring a file are there. */
export async function usable(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'visible' })
  await page.locator('input[type=file]').first().waitFor({ state: 'attached' })
}
