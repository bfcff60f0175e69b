// biome-ignore-all lint/performance/useDomNodeTextContent: what a person reads is the text that is shown
import { readFile } from 'node:fs/promises'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { until, usable } from './support.ts'

/** A file in a person's hand. */
export interface Given {
  name: string
  body: string | Buffer
}

/** The page as a person meets it: what they read and what they press, by role and label. */
export class Visit {
  readonly tab: Page
  constructor(tab: Page) {
    this.tab = tab
  }

  static async to(url: string, context: BrowserContext): Promise<Visit> {
    context.setDefaultTimeout(90_000)
    const tab = await context.newPage()
    await tab.goto(url)
    await tab.getByRole('heading', { level: 1 }).waitFor()
    return new Visit(tab)
  }

  button(name: string | RegExp): Locator {
    return this.tab.getByRole('button', { name, exact: typeof name === 'string' })
  }

  heading(name: string | RegExp): Locator {
    return this.tab.getByRole('heading', { name })
  }

  /** Hands files to the screen that is open. */
  async bring(...files: Given[]): Promise<void> {
    const handed = files.map(({ name, body }) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(body),
    }))
    await this.tab.getByLabel(/^(Choose|Add) files$/).setInputFiles(handed)
  }

  /** Lets text files go over the page. */
  async drop(...files: { name: string; body: string }[]): Promise<void> {
    const dataTransfer = await this.tab.evaluateHandle((given) => {
      const transfer = new DataTransfer()
      for (const { name, body } of given) transfer.items.add(new File([body], name))
      return transfer
    }, files)
    await this.tab.getByRole('main').dispatchEvent('drop', { dataTransfer })
  }

  /** Brings files from Start into a workspace of their own, and waits until they are read. */
  async start(...files: Given[]): Promise<void> {
    await this.go('Start')
    await this.bring(...files)
    await this.tab.getByText(/rows read:/).waitFor()
    await this.answers()
  }

  async go(stage: 'Start' | 'Data' | 'Home' | 'SQL' | 'Campaigns' | 'Privacy'): Promise<void> {
    await this.tab.getByRole('navigation').getByRole('link', { name: stage, exact: true }).click()
    if (stage === 'Start') await usable(this.tab)
  }

  /** The answers of the home screen, once all are there; for some questions a shop may be too small. */
  async answers(): Promise<string[]> {
    const cards = this.tab.getByRole('article')
    await cards.first().waitFor()
    const still = this.tab.getByRole('main').locator('article[aria-busy="true"]')
    const ready = async () => (await this.more().count()) > 0 && (await still.count()) === 0
    await until(ready, 90_000)
    return this.atRest(() => cards.allInnerTexts())
  }

  /** What is read twice alike: pictures are drawn one after the other, when the page has been laid out. */
  private async atRest(read: () => Promise<string[]>): Promise<string[]> {
    let before = await read()
    await until(async () => {
      await this.tab.waitForTimeout(250)
      const now = await read()
      const same = now.join('\0') === before.join('\0')
      before = now
      return same
    })
    return before
  }

  /** Says that the answers are these, once the last picture is drawn. */
  async sameAnswers(said: readonly string[]): Promise<void> {
    await until(async () => (await this.answers()).join() === said.join(), 30_000).catch(async () =>
      expect(await this.answers()).toEqual(said),
    )
  }

  more(): Locator {
    return this.tab.getByRole('link', { name: /^Read more/ })
  }

  async ask(question: string): Promise<void> {
    const link = this.tab.getByRole('navigation').getByRole('link', { name: question })
    if (await link.isVisible()) await link.click()
    else await this.askFromHome(question)
    await this.answered(question)
  }

  /** On a phone the questions stand on the home screen only. */
  async askFromHome(question: string): Promise<void> {
    await this.go('Home')
    await this.answers()
    await this.more().filter({ hasText: question }).click()
  }

  /** Opens every fold of the screen. */
  async unfold(): Promise<void> {
    const closed = this.tab.getByRole('main').locator('details:not([open]) > summary')
    while ((await closed.count()) > 0) await closed.first().click()
  }

  /** Waits for the answer of the question that is open; what it says. */
  async answered(question = ''): Promise<string> {
    const page = this.tab.getByRole('article').filter({ hasText: question })
    await this.heading('How sure are we?').waitFor()
    await until(async () => (await page.first().getAttribute('aria-busy')) === 'false')
    await until(async () => !(await this.tab.getByRole('progressbar').isVisible()))
    return page.first().innerText()
  }

  /** Brings up the people of a group. */
  async people(group: string): Promise<{ count: number; grid: Locator }> {
    const item = this.tab.getByRole('listitem').filter({ has: this.heading(new RegExp(`^${group}$`)) })
    await item.getByRole('button', { name: 'See the people' }).click()
    const title = this.heading(new RegExp(`^${group}: [\\d,]+ customers?$`))
    await title.waitFor()
    return { count: numberIn(await title.innerText()), grid: this.tab.getByRole('grid') }
  }

  /** Presses what saves a file; the file. */
  async saved(press: () => Promise<unknown>): Promise<{ name: string; bytes: Buffer }> {
    const [download] = await Promise.all([this.tab.waitForEvent('download'), press()])
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
  }

  /** Rows that came in, are used, and are set aside, as the Data screen says it. */
  async rowCounts(): Promise<{ rowsIn: number; used: number; aside: number }> {
    const title = this.heading(/rows? came in/)
    await title.waitFor()
    const [rowsIn = -1, used = -1, aside = -1] = numbersIn(await title.innerText())
    return { rowsIn, used, aside }
  }

  /** Everything the Data screen says about what is open. */
  async holdings() {
    await this.go('Data')
    const counts = await this.rowCounts()
    return {
      counts,
      sums: await this.table('Sums by currency'),
      tables: await this.table('Tables and their rows'),
    }
  }

  /** A table by its caption: header cells, then the rows. */
  async table(caption: string): Promise<string[][]> {
    const rows = await this.tab.getByRole('table', { name: caption }).getByRole('row').all()
    return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()))
  }

  /** The first row of a table, by header. */
  async firstRow(caption: string): Promise<Map<string, string>> {
    const [heads = [], cells = []] = await this.table(caption)
    return new Map(heads.map((head, i) => [head, cells[i] ?? '']))
  }

  /** The workspaces that Start lists. */
  async listed(): Promise<string[]> {
    await this.go('Start')
    const section = this.tab.getByRole('region', { name: 'Already here' })
    const titles = section.getByRole('button', { name: /^Forget / })
    return (await titles.all()).length === 0 ? [] : titlesOf(titles)
  }

  /** What the menu of the workspace says about saving. */
  async isSaved(): Promise<boolean> {
    return (await this.tab.getByText(/^Saved on this device/).count()) > 0
  }

  /** The whole text of the main part, without what is said once. */
  words(): Promise<string> {
    return this.tab.getByRole('main').innerText()
  }
}

async function titlesOf(buttons: Locator): Promise<string[]> {
  const names = await Promise.all((await buttons.all()).map((button) => button.getAttribute('aria-label')))
  return names.map((name) => (name ?? '').replace(/^Forget /, ''))
}

export const numbersIn = (text: string) =>
  [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([n]) => Number(n.replaceAll(',', '')))
export const numberIn = (text: string) => numbersIn(text)[0] ?? Number.NaN

/** No leftovers of the program in what a person reads or hears. */
export async function expectPlain(tab: Page): Promise<void> {
  const texts = await tab.evaluate(() => {
    const named = [...document.querySelectorAll('[aria-label], [title], [placeholder]')]
    const names = named.flatMap((e) =>
      ['aria-label', 'title', 'placeholder'].map((a) => e.getAttribute(a) ?? ''),
    )
    return [document.title, document.body.innerText, ...names]
  })
  const leftover = /\b(?:NaN|undefined|null|Infinity)\b|\[object/
  expect(texts.filter((text) => leftover.test(text))).toEqual([])
}

/** RFC 4180 rows of a saved file, by hand: the program's own reader must not judge its own writer. */
export function readCsv(text: string, separator = ','): string[][] {
  const rows: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"|([^"\r\n]*?))(\r\n|$|SEP)/
  const next = new RegExp(cell.source.replace('SEP', separator), 'y')
  while (next.lastIndex < text.length) {
    const found = next.exec(text)
    if (!found) throw new Error(`no cell at ${next.lastIndex}`)
    rows.at(-1)?.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    if (found[3] === '\r\n' && next.lastIndex < text.length) rows.push([])
    if (found[3] === '') break
  }
  return rows
}
