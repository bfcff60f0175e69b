import { writeXlsx } from 'hucre/xlsx'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { readCsv, Visit } from './page.ts'
import { launch, until } from './support.ts'

let browser: Browser
let context: BrowserContext
let site: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  browser = await launch()
  site = await serve()
  context = await browser.newContext({ acceptDownloads: true, locale: 'en-GB' })
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const person = { name: 'Zelda Quibbleworth', email: 'zelda.q@example.org', id: 'KUNDE-90017' }
const needles = Object.values(person)

const head = 'Order number,Order date,Customer ID,Customer name,E-mail,Product,Price,Note'
const orders = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => {
    const n = from + i
    const her = n % 9 === 0
    const [id, name, email] = her
      ? [person.id, person.name, person.email.toUpperCase()]
      : [`KUNDE-${n % 40}`, `Guest ${n % 40}`, `g${n % 40}@example.org`]
    const day = n % 50 === 0 ? 'never' : `2025-${String(1 + (n % 12)).padStart(2, '0')}-1${n % 9}`
    const note = n % 31 === 0 ? `"sent on for ${person.email}, twice"` : ''
    return `${n},${day},${id},${name},${email},Thing ${n % 7},${1 + (n % 20)}.50,${note}`
  })
const csv = (rows: string[]) => `${[head, ...rows].join('\n')}\n`

async function customers(): Promise<Buffer> {
  const guests = Array.from({ length: 40 }, (_, i) => [`KUNDE-${i}`, `Guest ${i}`, `g${i}@example.org`])
  const rows = [['Customer ID', 'Name', 'Email'], ...guests, [person.id, person.name, person.email]]
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'All', rows }] }))
}

/** Where any of the words stands in what the site has stored: whatever their capitals, in one byte a letter or two. */
const stored = (visit: Visit, words: string[]) =>
  visit.tab.evaluate(async (given) => {
    const found: string[] = []
    const look = (place: string, bytes: Uint8Array) => {
      for (const label of ['utf-8', 'utf-16le']) {
        for (const shifted of label === 'utf-8' ? [bytes] : [bytes, bytes.subarray(1)]) {
          const text = new TextDecoder(label).decode(shifted).toLowerCase()
          for (const word of given) if (text.includes(word.toLowerCase())) found.push(`${place}: ${word}`)
        }
      }
    }
    const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [name, handle] of folder.entries()) {
        if (handle instanceof FileSystemDirectoryHandle) await walk(handle, `${path}/${name}`)
        else look(`${path}/${name}`, new Uint8Array(await (await handle.getFile()).arrayBuffer()))
        look(`${path}/`, new TextEncoder().encode(name))
      }
    }
    await walk(await navigator.storage.getDirectory(), 'files')
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const body = await (await cache.match(request))?.arrayBuffer()
        look(`${name} ${request.url}`, new Uint8Array(body ?? new ArrayBuffer(0)))
      }
    }
    for (const { name = '' } of await indexedDB.databases()) found.push(`a database ${name}`)
    look('settings', new TextEncoder().encode(JSON.stringify([localStorage, sessionStorage])))
    return found
  }, words)

const isSaved = (visit: Visit) => until(() => visit.isSaved(), 60_000)

test('S8: an erased person is found nowhere, and all that is left after a wipe is nothing', {
  timeout: 240_000,
}, async () => {
  const visit = await Visit.to(site.url, context)
  await visit.start(
    { name: 'orders.csv', body: csv(orders(1000, 1300)) },
    { name: 'customers.xlsx', body: await customers() },
  )
  await isSaved(visit)
  await visit.go('Data')
  await visit.bring({ name: 'more.csv', body: csv(orders(1300, 1400)) })
  await visit.tab.getByText(/rows read:/).waitFor()
  await isSaved(visit)
  expect(new Set((await stored(visit, needles)).map((at) => at.split(': ')[1]))).toEqual(new Set(needles))
  const before = await visit.holdings()

  await visit.go('Home')
  await visit.tab.getByLabel('Find a customer').fill('quibble')
  await visit.tab.keyboard.press('Enter')
  await visit.tab.getByRole('grid').getByRole('link').first().click()
  await visit.heading(person.name).waitFor()
  const address = visit.tab.url()
  expect(address).toMatch(/customer=\d+-[0-9a-f]{8}/)
  for (const needle of ['zelda', 'quibble', 'KUNDE', 'example.org']) expect(address).not.toContain(needle)
  await visit.tab.reload()
  await visit.heading(person.name).waitFor()
  const words = await visit.words()
  for (const told of [person.email, person.id, 'orders.csv, line ', 'customers.xlsx, line 42'])
    expect(words).toContain(told)
  const { bytes } = await visit.saved(() => visit.button('Save everything (JSON)').click())
  const whole = JSON.parse(bytes.toString())
  const dated = orders(1000, 1400).filter((row) => row.includes(person.email.toUpperCase()))
  expect(whole.rows).toHaveLength(dated.length + 1)
  const lines = await visit.saved(() => visit.button('Save the orders (CSV)').click())
  expect(readCsv(lines.bytes.toString()).length).toBeGreaterThan(10)

  await visit.button('Erase this person').click()
  await visit.button(`Erase ${whole.rows.length} rows`).click()
  await visit.tab.getByText(`1 person was erased on`).first().waitFor()
  await visit.answers()
  await visit.tab.waitForTimeout(1000)
  expect(await stored(visit, needles)).toEqual([])
  const after = await visit.holdings()
  expect(before.counts.rowsIn - after.counts.rowsIn).toBe(whole.rows.length)
  expect(await visit.words()).toContain(`${whole.rows.length} rows of 3 files`)
  await visit.tab.goBack()
  await visit.tab.reload()
  await visit
    .heading('Home')
    .or(visit.tab.getByRole('heading', { level: 1 }))
    .first()
    .waitFor()
  expect((await visit.tab.content()).toLowerCase()).not.toContain('quibble')
  expect(await stored(visit, needles)).toEqual([])

  await visit.go('Privacy')
  await visit.button('Erase everything').click()
  await visit.tab.getByRole('dialog').getByRole('button', { name: 'Erase everything' }).click()
  await visit.tab.getByText('Everything this page stored on this device is erased.').waitFor()
  const beyond = () =>
    visit.tab.evaluate(async () => {
      const estimate: StorageEstimate & { usageDetails?: { caches?: number } } =
        await navigator.storage.estimate()
      return (estimate.usage ?? 0) - (estimate.usageDetails?.caches ?? 0)
    })
  await until(async () => (await beyond()) < 1000, 30_000)
})
