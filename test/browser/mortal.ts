import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { findChromium, quietly } from '../../scripts/ready/chromium.mjs'
import { until } from './support.ts'

/** A browser with a profile on disk that can be killed like a power cut, and started again on the same profile. */
export interface Mortal {
  context: BrowserContext
  /** As a person closes it: it ends by itself. */
  quit(): Promise<void>
  /** SIGKILL to the browser and what it started, at once. */
  kill(): Promise<void>
}

export async function startMortal(profile: string): Promise<Mortal> {
  const port = join(profile, 'DevToolsActivePort')
  rmSync(port, { force: true })
  const args = [...quietly, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`]
  const child = spawn(findChromium() ?? '', [...args, '--lang=en-GB', 'about:blank'], {
    detached: true,
    stdio: 'ignore',
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const address = await until(() => line(port), 60_000)
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${address}`)
  const [context] = browser.contexts()
  if (!context) throw new Error('no profile is open')
  const quit = async () => {
    const whole = await browser.newBrowserCDPSession()
    await whole.send('Browser.close')
    await ended
  }
  return { context, quit, kill: () => killGroup(child, ended) }
}

/** First line of the file in which the browser says where it listens; '' until it is there. */
function line(file: string): string {
  try {
    return readFileSync(file, 'utf8').split('\n')[0] ?? ''
  } catch {
    return ''
  }
}

async function killGroup(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It is gone already.
  }
  await ended
}
