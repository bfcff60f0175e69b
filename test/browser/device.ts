import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { alteredTo } from './edition.ts'
import { Keeper } from './model-page.ts'
import { type Mortal, startMortal } from './mortal.ts'
import { rest, until } from './support.ts'

/** How a session ends. */
export const endings = ['close', 'terminate', 'reload', 'kill', 'cut', 'update'] as const
export type Ending = (typeof endings)[number]

/** A browser on a profile that outlives it, and the page in it. */
export class Device {
  readonly #profile = mkdtempSync(join(tmpdir(), 'regulars-sessions-'))
  #server: Awaited<ReturnType<typeof serve>> | null = null
  #mortal: Mortal | null = null
  #keeper: Keeper | null = null
  #edition = 0

  get keeper(): Keeper {
    if (!this.#keeper) throw new Error('no page is open')
    return this.#keeper
  }

  /** Starts the browser, or opens the page at an address in the one that runs. */
  async open(address = ''): Promise<void> {
    this.#server ??= await serve({ alter: (path, text) => alteredTo(this.#edition, path, text) })
    this.#mortal ??= await startMortal(this.#profile)
    const { context } = this.#mortal
    this.#keeper = new Keeper((await Keeper.to(address || this.#server.url, context)).tab)
    context.setDefaultTimeout(40_000)
    await this.keeper.tab.setViewportSize({ width: 1280, height: 600 })
    await this.keeper.tab.getByText(/^On this device/).waitFor()
  }

  async end(): Promise<void> {
    await this.#mortal?.kill()
    await this.#server?.close()
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 })
  }

  /** Ends the session, and opens the page again. `cut` is no ending by itself: see there. */
  async after(ending: Exclude<Ending, 'cut'>): Promise<void> {
    if (ending === 'close') await this.#close()
    if (ending === 'kill') await this.kill()
    if (ending === 'terminate') await this.#terminate()
    if (ending === 'update') await this.#update()
    if (ending === 'reload') await this.keeper.tab.reload()
    if (ending === 'close' || ending === 'kill') await this.open()
    await this.keeper.tab.getByText(/^On this device/).waitFor()
  }

  /** Does something until, some time later, the power goes. */
  async cut(ms: number, act: (keeper: Keeper) => Promise<void>): Promise<void> {
    let isGone = false
    const killed = rest(ms).then(async () => {
      isGone = true
      await this.kill()
    })
    const acted = act(this.keeper).catch((thrown) => {
      if (!isGone) throw thrown
    })
    await Promise.all([killed, acted])
    await this.open()
  }

  async kill(): Promise<void> {
    await this.#mortal?.kill()
    this.#mortal = null
  }

  async #close(): Promise<void> {
    const { tab } = this.keeper
    const closed = tab.waitForEvent('close')
    await tab.close({ runBeforeUnload: true })
    await closed
    await this.#mortal?.quit()
    this.#mortal = null
  }

  /** The process of the page ends with all its workers; the browser goes on. */
  async #terminate(): Promise<void> {
    const { tab } = this.keeper
    const address = tab.url()
    const crashed = tab.waitForEvent('crash')
    const session = await tab.context().newCDPSession(tab)
    session.send('Page.crash').catch(() => {})
    await crashed
    await tab.close()
    await this.open(address)
  }

  /** A later edition is found, let in by the person, and is the one that runs. */
  async #update(): Promise<void> {
    const { tab } = this.keeper
    await tab.evaluate(async () => void (await navigator.serviceWorker.ready))
    await until(() => tab.evaluate(() => navigator.serviceWorker.controller !== null), 60_000)
    this.#edition++
    await tab.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()))
    await this.keeper.button('Update when ready').click()
    const runs = () => tab.evaluate(() => document.documentElement.dataset.edition).catch(() => '')
    await until(async () => (await runs()) === String(this.#edition), 60_000)
    expect(await this.keeper.button('Update when ready').count()).toBe(0)
  }
}
