// biome-ignore-all lint/performance/useDomNodeTextContent: what a person reads is the text that is shown
import type { Told } from './model.ts'
import { fileOf, type Import, mailOf, oddLine, written } from './model.ts'
import { numberIn, numbersIn, Visit } from './page.ts'
import { until } from './support.ts'

const step = 'Spellings of a product'

/** The page in the hands of a person who keeps a shop: what they do, each until it is said to be saved, and what they read. */
export class Keeper extends Visit {
  isSafe(): Promise<boolean> {
    return until(() => this.isSaved(), 60_000)
  }

  async open(title: string): Promise<void> {
    if ((await this.button(title).count()) > 0) return
    await this.go('Start')
    await this.button(new RegExp(`^${title} .*rows`)).click()
    await this.button(title).waitFor()
  }

  async bringNew(one: Import): Promise<void> {
    await this.go('Start')
    await this.bring(fileOf(one))
    await this.read()
  }

  async add(one: Import): Promise<void> {
    await this.go('Data')
    await this.bring(fileOf(one))
    await this.read()
  }

  private async read(): Promise<void> {
    await this.tab.getByText(/rows? read:/).waitFor()
    await this.isSafe()
  }

  /** `files` is how many are left. */
  async takeBack(files: number): Promise<void> {
    await this.go('Data')
    await this.button('Take back the last import').click()
    await this.button('Take it back').click()
    const names = this.tab.getByRole('table', { name: 'Rows in, used and set aside, for each file' })
    await until(async () => (await names.getByRole('row').count()) === files + 1)
    await this.isSafe()
  }

  private async switch() {
    await this.go('Data')
    const count = this.button('Count what each step changes')
    const box = this.tab.getByRole('checkbox', { name: step })
    await count.or(box).first().waitFor({ state: 'attached' })
    if (await count.isVisible()) await count.click()
    await box.waitFor({ state: 'attached' })
    return box
  }

  async turnSpellings(on: boolean): Promise<void> {
    const box = await this.switch()
    await box.press('Space')
    await this.tab.getByText(`${step}: ${on ? 'on' : 'off'}.`).waitFor()
    await this.isSafe()
  }

  async undo(is: () => Promise<boolean>): Promise<void> {
    await this.button('Undo').click()
    await until(is)
    await this.isSafe()
  }

  async spellingsAre(): Promise<boolean> {
    return (await this.switch()).isChecked()
  }

  async repair(one: Import): Promise<void> {
    await this.go('Data')
    const rows = this.tab.locator('details:has(> summary:has-text("Put rows right"))')
    await rows.waitFor({ state: 'attached' })
    if ((await rows.getAttribute('open')) === null) await rows.locator('summary').first().click()
    await this.tab.getByLabel('Why', { exact: true }).selectOption('never is no date')
    await this.button(`Write line ${oddLine} of ${one.name} anew`).press('Enter')
    await this.tab.getByLabel('The row', { exact: true }).fill(written(one) ?? '')
    await this.button('Read it again').click()
    await this.tab.getByText(`it is used now: line ${oddLine} of ${one.name}.`).waitFor()
    await this.isSafe()
  }

  async rename(from: string, to: string): Promise<void> {
    await this.button(from).click()
    await this.tab.getByLabel('Name of this workspace').fill(to)
    await this.button('Rename').click()
    await this.button(to).waitFor()
  }

  async forget(title: string): Promise<void> {
    await this.go('Start')
    await this.button(`Forget ${title}`).click()
    await this.button('Forget it').click()
    await this.button(`Forget ${title}`).waitFor({ state: 'detached' })
  }

  private async planning(): Promise<void> {
    await this.go('Campaigns')
    await this.button('Plan a campaign').click()
    await this.heading(/customers? gets? it/).waitFor()
  }

  async keepOf100(margin: number): Promise<void> {
    await this.planning()
    const change = this.button('Change')
    const field = this.tab.getByRole('spinbutton', { name: 'Of 100 in revenue, you keep' })
    await change.or(field).first().waitFor()
    if (await change.isVisible()) await change.click()
    await field.fill(String(margin))
    await field.blur()
    await this.button(`Count with ${margin}`).click()
    await this.tab.getByText(`Of 100 in revenue you keep ${margin},`).waitFor()
  }

  async plan(title: string): Promise<void> {
    await this.planning()
    for (const [rule, value] of [
      ['Leave out who ordered within', '0'],
      ['People at most', '5'],
    ] as const) {
      await this.tab.getByLabel(rule).fill(value)
      await this.tab.getByLabel(rule).blur()
    }
    await this.tab.getByLabel('Name of the campaign').fill(title)
    await this.button('Save and make the list').click()
    await this.heading(/customers? gets? it on/).waitFor()
  }

  private async seek(buyer: number): Promise<void> {
    await this.go('Home')
    await this.tab.getByLabel('Find a customer').fill(mailOf(buyer))
    await this.tab.keyboard.press('Enter')
    await this.tab.getByText(/^\d+ of \d+ rows hold it/).waitFor()
  }

  private async person(buyer: number): Promise<void> {
    await this.seek(buyer)
    await this.tab
      .getByRole('grid')
      .getByRole('link', { name: mailOf(buyer), exact: true })
      .click()
    await this.heading(`Buyer ${buyer}`).waitFor()
  }

  async object(buyer: number): Promise<void> {
    await this.person(buyer)
    await this.button('Do not write to this customer').click()
    await this.button('Take the objection back').waitFor()
    await this.isSafe()
  }

  private async objects(buyer: number): Promise<boolean> {
    await this.seek(buyer)
    if ((await this.tab.getByText(/^0 of \d+ rows hold it/).count()) > 0) return false
    await this.person(buyer)
    const back = this.button('Take the objection back')
    await back.or(this.button('Do not write to this customer')).waitFor()
    return back.isVisible()
  }

  async erase(buyer: number, keepOut: boolean): Promise<void> {
    await this.person(buyer)
    await this.button('Erase this person').click()
    await this.tab.getByRole('checkbox', { name: /^Keep them out/ }).setChecked(keepOut)
    await this.button(/^Erase \d+ rows$/).click()
    await this.tab
      .getByText(/(person was|people were) erased/)
      .first()
      .waitFor()
    await this.isSafe()
  }

  /** Marks the surest case as fine, where there is one. */
  async markFirst(): Promise<void> {
    await this.ask('What looks wrong?')
    const fine = this.tab.getByRole('button', { name: /^Fine: /, pressed: false }).first()
    if ((await fine.count()) === 0) return
    await fine.click()
    await this.tab.getByText(/^Kept on this device/).waitFor()
  }

  private async marks(): Promise<number> {
    await this.ask('What looks wrong?')
    const said = this.tab.getByText(/^\d+ marks? so far\./)
    return (await said.count()) === 0 ? 0 : numberIn(await said.first().innerText())
  }

  /** Compares `days` in the question who the customers are. */
  async compare(days: number): Promise<void> {
    await this.ask('Who are my customers?')
    await this.tab.getByText('Settings', { exact: true }).first().click()
    const field = this.compared()
    await field.fill(String(days))
    await field.blur()
    await until(() => this.tab.url().includes(`compareDays=${days}`))
  }

  private compared() {
    return this.tab.locator('input[name=compareDays]')
  }

  async comparedDays(): Promise<number> {
    await this.answered('Who are my customers?')
    return Number(await this.compared().inputValue())
  }

  /** All that a workspace says of itself. `of` are the customers whose objection is looked up. */
  async holds(title: string, of: readonly number[]): Promise<Told> {
    await this.open(title)
    await this.go('Data')
    const counts = await this.rowCounts()
    const sums = await this.firstRow('Sums by currency')
    const tables = new Map(
      (await this.table('Tables and their rows')).map(([name = '', rows = '']) => [name, rows]),
    )
    const files = (await this.table('Rows in, used and set aside, for each file')).slice(1)
    const spellings = await this.spellingsAre()
    await this.planning()
    const kept = this.tab.getByText(/^Of 100 in revenue you keep/)
    const margin = (await kept.count()) > 0 ? (numbersIn(await kept.innerText())[1] ?? null) : null
    await this.go('Campaigns')
    await this.button('Plan a campaign').waitFor()
    const campaigns = await this.tab.getByRole('main').getByRole('listitem').getByRole('link').allInnerTexts()
    const objecting: number[] = []
    for (const buyer of of) if (await this.objects(buyer)) objecting.push(buyer)
    return {
      title,
      counts,
      revenue: numberIn(sums.get('Revenue') ?? ''),
      orders: numberIn(tables.get('orders') ?? ''),
      customers: numberIn(tables.get('customer') ?? ''),
      products: numberIn(tables.get('product') ?? ''),
      files: files
        .map(([name = '', ...cells]) => [name, ...cells.map(numberIn)] as unknown as Told['files'][number])
        .sort((a, b) => (a[0] < b[0] ? -1 : 1)),
      spellings,
      margin,
      campaigns: campaigns.sort(),
      objecting,
      marks: await this.marks(),
    }
  }
}
