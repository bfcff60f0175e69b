import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { type Mortal, startMortal } from './mortal.ts'
import { orders, total } from './orders.ts'
import { numberIn, Visit } from './page.ts'
import { launch, rest, until } from './support.ts'

const kills = Number(process.env.KILLS ?? 20)
const seed = Number(process.env.SEED ?? 1)

/** What a workspace holds: its name, and the first order number and the rows of each of its files. */
interface State {
  title: string
  files: { first: number; rows: number }[]
}
/** `is` was acknowledged; `next` was begun and not acknowledged. null = not there. */
interface Kept {
  is: State | null
  next?: State | null
}

const profile = mkdtempSync(join(tmpdir(), 'regulars-kill-'))
let server: Awaited<ReturnType<typeof serve>>
let alive: Mortal | null = null
let acknowledged = 0
let cutShort = 0
beforeAll(async () => {
  await (await launch()).close()
  server = await serve()
})
afterAll(async () => {
  await alive?.kill()
  await server.close()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

/** mulberry32: the same seed kills at the same moments, as far as the machine is the same. */
function dice(state: number): () => number {
  let a = state
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

class Shop {
  readonly kept: Kept[] = []
  readonly #random: () => number
  #count = 0
  constructor(random: () => number) {
    this.#random = random
  }

  /** Does one thing after another until the browser is gone. */
  async work(visit: Visit, gone: () => boolean): Promise<void> {
    try {
      while (!gone()) await this.#step(visit)
    } catch (thrown) {
      if (!gone()) throw thrown
    }
  }

  #step(visit: Visit): Promise<void> {
    const open = this.kept.findLast(({ is }) => is !== null)
    const chance = this.#random()
    if (!open?.is || (chance < 0.4 && this.kept.length < 3)) return this.#bring(visit)
    if (chance < 0.65 && open.is.files.length < 4) return this.#add(visit, open, open.is)
    return chance < 0.9 ? this.#rename(visit, open, open.is) : this.#forget(visit, open, open.is)
  }

  #file() {
    this.#count++
    const rows = 40 + Math.floor(this.#random() * 400)
    const first = this.#count * 10_000
    return { name: `w${this.#count}.csv`, body: orders({ customers: 30, rows, first }), rows, first }
  }

  async #bring(visit: Visit): Promise<void> {
    const { name, body, ...file } = this.#file()
    const fresh: Kept = { is: null, next: { title: name.replace('.csv', ''), files: [file] } }
    this.kept.push(fresh)
    await visit.go('Start')
    await visit.bring({ name, body })
    await this.#saved(visit, fresh, file.rows)
  }

  async #add(visit: Visit, one: Kept, is: State): Promise<void> {
    await this.#open(visit, is)
    const { name, body, ...file } = this.#file()
    one.next = { ...is, files: [...is.files, file] }
    await visit.go('Data')
    await visit.bring({ name, body })
    await this.#saved(
      visit,
      one,
      one.next.files.reduce((sum, { rows }) => sum + rows, 0),
    )
  }

  async #saved(visit: Visit, one: Kept, rows: number): Promise<void> {
    await visit.tab.getByText(`${rows.toLocaleString('en-GB')} rows read`).waitFor()
    await until(() => visit.isSaved(), 60_000)
    acknowledge(one)
  }

  async #rename(visit: Visit, one: Kept, is: State): Promise<void> {
    await this.#open(visit, is)
    this.#count++
    one.next = { ...is, title: `renamed ${this.#count}` }
    await visit.button(is.title).click()
    await visit.tab.getByLabel('Name of this workspace').fill(one.next.title)
    await visit.button('Rename').click()
    await visit.button(one.next.title).waitFor()
    acknowledge(one)
  }

  async #forget(visit: Visit, one: Kept, is: State): Promise<void> {
    await visit.go('Start')
    one.next = null
    await visit.button(`Forget ${is.title}`).click()
    await visit.button('Forget it').click()
    await visit.button(`Forget ${is.title}`).waitFor({ state: 'detached' })
    acknowledge(one)
    this.kept.splice(this.kept.indexOf(one), 1)
  }

  async #open(visit: Visit, { title }: State): Promise<void> {
    if ((await visit.button(title).count()) > 0) return
    await visit.go('Start')
    await visit.button(new RegExp(`^${title} .*rows`)).click()
    await visit.button(title).waitFor()
  }

  #stands(is: State, next: State | undefined, titles: readonly string[]): boolean {
    return titles.includes(is.title) || (next !== undefined && titles.includes(next.title))
  }

  /** Everything acknowledged is there, readable and right; what was begun is there whole or not at all. */
  async check(visit: Visit): Promise<void> {
    cutShort += this.kept.filter(({ next }) => next !== undefined).length
    const sure = this.kept.filter(({ is, next }) => is && next !== null).length
    const titles = await until(() => listedFor(visit, sure)).catch(() => visit.listed())
    const lost = this.kept.filter(({ is, next }) => is && next !== null && !this.#stands(is, next, titles))
    expect(lost, `listed: ${titles.join(', ')}; on the device: ${await onDevice(visit)}`).toEqual([])
    const known = this.kept.flatMap(({ is, next }) => [is?.title ?? '', next?.title ?? ''])
    expect(titles.filter((title) => !known.includes(title))).toEqual([])
    for (const one of [...this.kept]) {
      const choices = [one.is, one.next].filter((state) => state !== undefined)
      const title = choices.map((state) => state?.title ?? '').find((name) => titles.includes(name))
      const found = title === undefined ? null : { title, ...(await holds(visit, title)) }
      const same = choices.find((state) => JSON.stringify(summary(state)) === JSON.stringify(found))
      expect(choices.map(summary)).toContainEqual(found)
      one.is = same ?? null
      delete one.next
      if (!one.is) this.kept.splice(this.kept.indexOf(one), 1)
    }
  }
}

/** Paths and sizes of what the site has stored, for whoever reads of a failure. */
function onDevice(visit: Visit): Promise<string> {
  return visit.tab.evaluate(async () => {
    const found: string[] = []
    const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [name, one] of folder.entries())
        if (one instanceof FileSystemDirectoryHandle) await walk(one, `${path}${name}/`)
        else found.push(`${path}${name} ${(await one.getFile()).size}`)
    }
    await walk(await navigator.storage.getDirectory(), '')
    return found.join('; ')
  })
}

/** Null while the list may still be on its way: the page stands before the device was read. */
async function listedFor(visit: Visit, least: number): Promise<string[] | null> {
  const listed = await visit.listed()
  await rest(1_000)
  const later = await visit.listed()
  return listed.length >= least && listed.join() === later.join() ? later : null
}

function acknowledge(one: Kept): void {
  acknowledged++
  if (one.next !== undefined) one.is = one.next
  delete one.next
}

function summary(state: State | null) {
  if (!state) return null
  const rows = state.files.reduce((sum, file) => sum + file.rows, 0)
  const revenue = state.files.reduce((sum, file) => sum + Math.round(total(file.rows, file.first) * 100), 0)
  return { title: state.title, rows, revenue: revenue / 100 }
}

/** What a listed workspace holds once it is open. */
async function holds(visit: Visit, title: string) {
  await visit.go('Start')
  await visit.button(new RegExp(`^${title} .*rows`)).click()
  await visit.button(title).waitFor()
  await visit.go('Data')
  const { used } = await visit.rowCounts()
  return { rows: used, revenue: numberIn((await visit.firstRow('Sums by currency')).get('Revenue') ?? '') }
}

test(`${kills} power cuts at random moments lose nothing that was said to be saved`, {
  timeout: kills * 30_000,
}, async () => {
  const random = dice(seed)
  const shop = new Shop(random)
  for (let cut = 0; cut <= kills; cut++) {
    const mortal = await startMortal(profile)
    alive = mortal
    const visit = await Visit.to(server.url, mortal.context)
    await visit.tab.getByText(/^On this device/).waitFor()
    await shop.check(visit)
    if (cut === kills) break
    let gone = false
    const delay = 200 + random() * 2_500
    const killed = rest(delay).then(async () => {
      gone = true
      await mortal.kill()
    })
    await Promise.all([killed, shop.work(visit, () => gone)])
  }
  expect(acknowledged).toBeGreaterThan(kills / 2)
  expect(cutShort).toBeGreaterThan(kills / 2)
})
