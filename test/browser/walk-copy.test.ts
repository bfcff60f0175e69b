import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { orders } from './orders.ts'
import { Visit } from './page.ts'
import { launch } from './support.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const own = { name: 'own.csv', body: orders({ customers: 80, rows: 600 }) }

test.each(['', 'with a key'])(
  'a copy with the passphrase "%s" is the same workspace in another browser',
  async (passphrase) => {
    const server = await serve()
    const context = await browser.newContext({ locale: 'en-GB' })
    const visit = await Visit.to(server.url, context)
    await visit.start(own)
    const before = await visit.holdings()
    await visit.go('Privacy')
    await visit.tab.getByText('Last copy: never.').waitFor()
    if (passphrase) await visit.tab.getByLabel(/^Passphrase/).fill(passphrase)
    const copy = await visit.saved(() => visit.button('Save a copy').click())
    expect(copy.name).toMatch(/\.regulars$/)
    expect(copy.bytes.toString().includes('buyer7@example.net')).toBe(passphrase === '')
    await visit.tab.getByText('Last copy: today.').waitFor()

    const elsewhere = await browser.newContext({ locale: 'en-GB' })
    const guest = await Visit.to(server.url, elsewhere)
    await guest.bring({ name: copy.name, body: copy.bytes.subarray(0, -40) })
    await guest.heading(/is a copy of a workspace/).waitFor()
    const open = async () => {
      if (passphrase) await guest.tab.getByLabel('Passphrase', { exact: true }).fill(passphrase)
      await guest.button(passphrase ? 'Open it' : 'Open it').click()
    }
    await open()
    await guest.tab.getByText(/is cut off or was changed: only/).waitFor()
    await guest.button('Leave it closed').click()
    await guest.bring({ name: 'orders.csv', body: copy.bytes })
    await guest.heading(/is a copy of a workspace/).waitFor()
    await open()
    await guest.answers()
    expect(await guest.holdings()).toEqual(before)
    expect(await guest.listed()).toHaveLength(1)
    await elsewhere.close()
    await context.close()
    await server.close()
  },
)
