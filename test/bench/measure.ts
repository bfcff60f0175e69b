import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium, quietly } from '../../scripts/ready/chromium.mjs'

/** What one drop cost: milliseconds from the file to the answer, and what the page did meanwhile. */
export interface Drop {
  answer: number
  longestTask: number
  frameGap95: number
  /** Megabytes of the page's process once all is saved, workers and engine included; null where the system does not tell. */
  memory: number | null
  /** Milliseconds from the start of the engine until it could be asked. */
  engine: number
  /** Milliseconds that saving took, and from a reload to the first answer. */
  save: number
  restore: number
}

/** A browser that has just been started draws its own surface first; that is not the time of any page. */
const settling = 4_000

const profiles: string[] = []
process.once('exit', () => {
  for (const profile of profiles) rmSync(profile, { recursive: true, force: true })
})

/**
 * A browser with a profile of its own for each measurement, so that nothing is warm that should be cold. The profile lies on
 * the disk, as a person's does: a private window would store in memory, and more slowly.
 */
export async function launch(): Promise<BrowserContext> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium on this machine; set CHROMIUM_PATH')
  const profile = mkdtempSync(join(tmpdir(), 'regulars-profile-'))
  profiles.push(profile)
  const context = await chromium.launchPersistentContext(profile, { executablePath, args: quietly })
  await new Promise((resolve) => setTimeout(resolve, settling))
  return context
}

interface Clocked {
  stopWhenSeen(): Promise<number>
  clock: { dropped: number; answered: number; usable: number; tasks: number[]; gaps: number[] }
}

/** Puts a stopwatch into every page to come. It is a plain file, for it runs in the page as it stands. */
export async function stopwatch(context: BrowserContext, countsFrames = false): Promise<void> {
  if (countsFrames) await context.addInitScript('self.countsFrames = true')
  await context.addInitScript({ path: fileURLToPath(new URL('stopwatch.js', import.meta.url)) })
}

const clockOf = (page: Page) => page.evaluate(() => (self as unknown as Clocked).clock)

/** Milliseconds from the address to a page that takes a file. */
export async function untilUsable(page: Page, url: string): Promise<number> {
  await page.goto(url)
  const usable = async () => (await clockOf(page)).usable
  return poll(usable, 30_000)
}

/** Chooses a file and waits for the answer. Throws after `most` milliseconds without one. */
export async function drop(page: Page, file: string, most: number): Promise<Drop> {
  await page.locator('input[type=file]').first().setInputFiles(file)
  await poll(async () => (await clockOf(page)).answered, most)
  const save = await poll(() => measured(page, 'save'), most)
  const engine = await poll(() => measured(page, 'engine'), most)
  const memory = heaviestRenderer()
  const { dropped, answered, tasks, gaps } = await clockOf(page)
  await page.reload()
  const restore = await poll(async () => (await clockOf(page)).answered, most)
  const longestTask = Math.max(0, ...tasks)
  return {
    answer: answered - dropped,
    longestTask,
    frameGap95: quantile(gaps, 0.95),
    memory,
    engine,
    save,
    restore,
  }
}

/** Milliseconds from a press on Stop to a page that is as it was, in the middle of reading a file. */
export async function stop(page: Page, file: string, most: number): Promise<number> {
  const gone = page.evaluate(() => (self as unknown as Clocked).stopWhenSeen())
  await page.locator('input[type=file]').first().setInputFiles(file)
  return Promise.race([gone, tooLong(most)])
}

const tooLong = (most: number) =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`no Stop within ${most / 1_000} s`)), most).unref()
  })

/** Milliseconds of a measure that a worker of the page has taken; 0 = not yet. */
async function measured(page: Page, name: string): Promise<number> {
  const found = page
    .workers()
    .map((worker) =>
      worker
        .evaluate((name) => performance.getEntriesByName(name).at(-1)?.duration ?? 0, name)
        .catch(() => 0),
    )
  return Math.max(0, ...(await Promise.all(found)))
}

/** Milliseconds between two looks: the page takes its own times, and every look takes some of its. */
const seldom = 200

async function poll(ask: () => Promise<number>, most: number): Promise<number> {
  for (const end = Date.now() + most; Date.now() < end; ) {
    const answer = await ask()
    if (answer > 0) return answer
    await new Promise((resolve) => setTimeout(resolve, seldom))
  }
  throw new Error(`no answer within ${most / 1_000} s`)
}

/** The value below which a share of the list lies; 0 for an empty one. */
export function quantile(list: readonly number[], share: number): number {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

/** Resident megabytes of the largest page process that this process started. */
function heaviestRenderer(): number | null {
  try {
    const own = new Set([process.pid])
    const known = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(about)
      .sort((a, b) => a.pid - b.pid)
    for (const { pid, parent } of known) if (own.has(parent)) own.add(pid)
    const pages = known.filter(({ pid, command }) => own.has(pid) && command.includes('--type=renderer'))
    return Math.round(Math.max(0, ...pages.map(({ megabytes }) => megabytes)))
  } catch {
    return null
  }
}

function about(name: string): { pid: number; parent: number; command: string; megabytes: number } {
  const read = (file: string) => {
    try {
      return readFileSync(`/proc/${name}/${file}`, 'utf8')
    } catch {
      return ''
    }
  }
  const status = read('status')
  const field = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
  return {
    pid: Number(name),
    parent: field('PPid'),
    command: read('cmdline'),
    megabytes: field('VmRSS') / 1024,
  }
}
