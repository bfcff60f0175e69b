import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { expectPlain, numberIn, Visit } from './page.ts'
import { launch, until } from './support.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const first = ['Ada', 'Berta', 'Carla', 'Dora', 'Emma', 'Frieda', 'Greta', 'Hanna', 'Ida', 'Jutta']
const last = ['Lindqvist', 'Moreau', 'Nakamura', 'Okafor', 'Petrov', 'Quispe']
const person = (n: number) => ({
  name: `${first[n % 10]} ${last[Math.floor(n / 10)]}`,
  mail: `${first[n % 10]}.${last[Math.floor(n / 10)]}@example.org`.toLowerCase(),
  phone: `+49 711 5550${100 + n}`,
  postcode: `${70_100 + n * 13}`,
})
const people = Array.from({ length: 60 }, (_, n) => person(n))
const moved = 8

/** Two orders of everybody; one product under two spellings. */
const orders = [
  'Order number,Order date,Email,Customer name,Phone,Postcode,Product,Total',
  ...people.flatMap(({ name, mail, phone, postcode }, n) =>
    [0, 1].map(
      (k) =>
        `${1000 + n * 2 + k},2025-0${1 + ((n + k) % 6)}-1${n % 9},${mail},${name},${phone},${postcode},${k ? 'House Blend 250g' : 'house blend 250G'},${20 + n}.00`,
    ),
  ),
].join('\n')

/** The same people as another program knows them, the first of them with a new e-mail. */
const contacts = [
  'Contact ID,Full name,E-mail address,Phone number,Zip',
  ...people.map(({ name, mail, phone, postcode }, n) =>
    [`C${n}`, name, n < moved ? `new.${mail}` : mail, phone.replaceAll(' ', ''), postcode].join(','),
  ),
].join('\n')

const rows = async (visit: Visit, table: string) => {
  const all = await visit.table('Tables and their rows')
  return numberIn(all.find(([name]) => name === table)?.[1] ?? '')
}

test('a step of cleaning is switched and taken back; people who are one are merged and taken apart', async () => {
  const server = await serve()
  const context = await browser.newContext({ locale: 'en-GB' })
  const visit = await Visit.to(server.url, context)
  await visit.start({ name: 'orders.csv', body: orders }, { name: 'contacts.csv', body: contacts })
  await visit.go('Data')
  await visit.rowCounts()

  const spellings = visit.tab.getByRole('checkbox', { name: 'Spellings of a product' })
  await spellings.waitFor()
  expect([await spellings.isChecked(), await rows(visit, 'product')]).toEqual([true, 1])
  await spellings.press('Space')
  await until(async () => (await rows(visit, 'product')) === 2)
  await visit.button('Undo').click()
  await until(async () => (await rows(visit, 'product')) === 1)
  expect(await spellings.isChecked()).toBe(true)

  const compare = visit.button(/^Compare \d+ customers$/)
  if (await compare.isVisible()) await compare.click()
  await visit.tab.getByText(/\d+ merged\./).waitFor()
  expect(await rows(visit, 'customer')).toBe(people.length)
  await visit.tab.getByText('What was merged').click()
  const apart = visit.button(/[Tt]ake.* apart|Two people/)
  await apart.first().click()
  await until(async () => (await rows(visit, 'customer')) === people.length + 1)
  const { violations } = await new AxeBuilder({ page: visit.tab }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  await expectPlain(visit.tab)

  await until(() => visit.isSaved(), 60_000)
  await visit.tab.reload()
  await visit.rowCounts()
  expect(await rows(visit, 'customer')).toBe(people.length + 1)
  await context.close()
  await server.close()
})

test('what was switched for the last file like this is switched again, and taken back in one press', async () => {
  const server = await serve()
  const context = await browser.newContext({ locale: 'en-GB' })
  const visit = await Visit.to(server.url, context)
  await visit.start({ name: 'orders.csv', body: orders })
  await visit.go('Data')
  const spellings = visit.tab.getByRole('checkbox', { name: 'Spellings of a product' })
  await spellings.press('Space')
  await until(async () => (await rows(visit, 'product')) === 2)

  await visit.start({ name: 'orders-april.csv', body: orders.replaceAll('2025-', '2026-') })
  await visit.tab.getByText('1 step of cleaning is switched as you set it').waitFor()
  await visit.button('Undo the switches').click()
  await visit.go('Data')
  await until(async () => (await rows(visit, 'product')) === 1)
  expect(await spellings.isChecked()).toBe(true)
  await context.close()
  await server.close()
})
