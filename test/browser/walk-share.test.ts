// biome-ignore-all lint/performance/useDomNodeTextContent: what a person reads is the text that is shown
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { orders } from './orders.ts'
import { expectPlain, Visit } from './page.ts'
import { launch, until, watch } from './support.ts'

let browser: Browser
let server: Awaited<ReturnType<typeof serve>>
let context: BrowserContext
let visit: Visit
let record: Awaited<ReturnType<typeof watch>>
beforeAll(async () => {
  browser = await launch()
  server = await serve()
  context = await browser.newContext({ locale: 'en-GB' })
  record = await watch(context, new URL(server.url).origin)
  visit = await Visit.to(server.url, context)
  await visit.start({ name: 'own.csv', body: orders({ customers: 300, rows: 2400 }) })
})
afterAll(async () => {
  await server.close()
  await browser.close()
})

async function findingsLink(passphrase = ''): Promise<string> {
  await visit.ask('Who are my customers?')
  await visit.button('Share this question').click()
  const dialog = visit.tab.getByRole('dialog')
  await dialog.getByLabel('The question and its findings').check()
  if (passphrase) await dialog.getByLabel(/^Passphrase/).fill(passphrase)
  const box = dialog.getByRole('textbox').last()
  const link = await until(async () => {
    const value = await box.inputValue()
    return value.includes(passphrase ? '#f=1k.' : '#f=1.') ? value : ''
  })
  await visit.tab.keyboard.press('Escape')
  return link
}

test('a link with findings opens where there are no data, says whence it is, and leaves no trace', async () => {
  const link = await findingsLink()
  expect(link.length).toBeLessThan(8100)
  const fresh = await browser.newContext({ locale: 'en-GB' })
  const seen = await watch(fresh, new URL(server.url).origin)
  const guest = await fresh.newPage()
  await guest.goto(link)
  await guest.getByText('From a link, not from your data.').waitFor()
  expect(await guest.getByRole('heading', { level: 2 }).first().innerText()).toMatch(
    /of your 300 customers are Champions/,
  )
  await until(async () => (await guest.locator('svg[data-picture]').count()) > 0)
  await expectPlain(guest)
  expect(new URL(guest.url()).hash).toBe('')
  expect(seen.foreign).toEqual([])
  expect(await guest.evaluate(() => JSON.stringify({ ...localStorage }))).not.toMatch(/f=1|Champions/)
  await guest.reload()
  await guest.getByRole('heading', { name: 'The findings of a link are not kept here.' }).waitFor()
  await fresh.close()
})

test('a locked link asks for its passphrase; a wrong one and a damaged link are told in a sentence', async () => {
  const link = await findingsLink('open, sesame')
  const fresh = await browser.newContext({ locale: 'en-GB' })
  const guest = await fresh.newPage()
  await guest.goto(link)
  await guest.getByLabel('Passphrase').fill('open sesame')
  await guest.getByRole('button', { name: 'Open it' }).click()
  await guest
    .getByText('This passphrase does not open the link, or the link was changed on its way.')
    .waitFor()
  await guest.getByLabel('Passphrase').fill('open, sesame')
  await guest.getByRole('button', { name: 'Open it' }).click()
  await guest.getByText('From a link, not from your data.').waitFor()
  const other = await fresh.newPage()
  await other.goto(`${server.url}#f=1.AAAA`)
  await other.getByText('This link is damaged or cut off; ask for it again.').waitFor()
  await fresh.close()
})

const numbers = (text: string) => [...new Set(text.match(/\d[\d,.]*/g) ?? [])].sort()

test('a saved report opens from the disk without a script and shows every number of the page', async () => {
  await visit.tab.getByRole('navigation').getByRole('link', { name: 'Report', exact: true }).click()
  const paper = visit.tab.getByRole('region', { name: 'The report as it will be' })
  await until(async () => (await paper.locator('svg[data-picture]').count()) > 8)
  const { name, bytes } = await visit.saved(() => visit.button('Save the report').click())
  expect(name).toMatch(/report\.html$/)
  expect(bytes.length).toBeLessThan(2_000_000)
  const text = bytes.toString()
  expect(text.includes(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:`)).toBe(true)
  const active = /<script|<iframe|<img|<[^>]*\son\w+=|url\((?!&quot;#)|https?:\/\/(?!www\.w3\.org)/.exec(text)
  expect(active?.[0]).toBe(undefined)
  expect(/buyer\d+@|own\.csv/.exec(text)?.[0]).toBe(undefined)

  await visit.tab.emulateMedia({ colorScheme: 'dark' })
  const atNight = await visit.saved(() => visit.button('Save the report').click())
  await visit.tab.emulateMedia({ colorScheme: null })
  expect(atNight.bytes.toString() === text).toBe(true)
  await visit.tab.emulateMedia({ media: 'print' })
  const shown = await visit.tab.getByRole('heading', { level: 1 }).allInnerTexts()
  expect([shown, await visit.button('Print').isVisible()]).toEqual([['own'], false])
  await visit.tab.emulateMedia({ media: null })

  const folder = await mkdtemp(join(tmpdir(), 'regulars-report-'))
  await writeFile(join(folder, name), bytes)
  const reader = await browser.newContext({ javaScriptEnabled: false })
  const asked: string[] = []
  reader.on('request', (request) => asked.push(request.url()))
  const file = await reader.newPage()
  await file.goto(pathToFileURL(join(folder, name)).href)
  expect(asked).toHaveLength(1)
  const words = await file.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: (string | null)[] = []
    while (walker.nextNode()) texts.push(walker.currentNode.textContent)
    return texts.join(' ')
  })
  const there = new Set(numbers(words))
  const missing = numbers(await paper.innerText()).filter((n) => !there.has(n))
  expect(missing).toEqual([])
  await reader.close()
  expect(record.violations.filter((words) => !words.includes('canary.invalid'))).toEqual([])
})

test('a title with markup is text in the report', async () => {
  const paper = visit.tab.getByRole('region', { name: 'The report as it will be' })
  await visit.tab
    .getByLabel('Title')
    .fill(`</title><script>self.__pwned=1</script>"><img src=x onerror=__pwned=1>`)
  await until(async () => (await paper.innerText()).includes('onerror'))
  const { bytes } = await visit.saved(() => visit.button('Save the report').click())
  const reader = await (await browser.newContext()).newPage()
  const folder = await mkdtemp(join(tmpdir(), 'regulars-report-'))
  await writeFile(
    join(folder, 'r.html'),
    bytes.toString().replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''),
  )
  await reader.goto(pathToFileURL(join(folder, 'r.html')).href)
  expect(await reader.evaluate(() => '__pwned' in self)).toBe(false)
  expect(await reader.locator('h1').innerText()).toContain('<img src=x')
})
