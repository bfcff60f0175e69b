import { orders } from './orders.ts'
import type { Visit } from './page.ts'

/** Orders whose first column is told by nobody but the person: the draft asks. */
const unclear = {
  name: 'till.csv',
  body: `When,Who,Sum\n${Array.from({ length: 60 }, (_, i) => `0${1 + (i % 9)}/0${1 + (i % 8)}/2024,guest${i % 30},${10 + i}`).join('\n')}\n`,
}
const untidy = {
  name: 'orders.csv',
  body: orders({ customers: 80, rows: 600 }).replaceAll(/-0[24]-3/g, '-13-3'),
}

type Show = (visit: Visit) => Promise<void>

const question =
  (words: string): Show =>
  async (visit) => {
    await visit.ask(words)
    await visit.unfold()
  }

/** Every screen of the page in the order of a walk, each with all its folds open. */
export const screens: readonly (readonly [string, Show])[] = [
  ['start', async (visit) => void (await visit.go('Start'))],
  [
    'draft',
    async (visit) => {
      await visit.bring(unclear)
      await visit.heading(/only you can know|how it was read/).waitFor()
    },
  ],
  [
    'home',
    async (visit) => {
      await visit.button('Leave these files out').click()
      await visit.start(untidy)
    },
  ],
  ['business', question('How is business?')],
  ['customers', question('Who are my customers?')],
  [
    'share',
    async (visit) => {
      await visit.button('Share this question').click()
      await visit.tab.getByRole('dialog').waitFor()
    },
  ],
  [
    'people',
    async (visit) => {
      await visit.tab.keyboard.press('Escape')
      await visit.people('Loyal')
      await visit.tab.getByRole('gridcell').first().waitFor()
    },
  ],
  [
    'campaign planned',
    async (visit) => {
      await visit.button('Plan a campaign').click()
      await visit.heading(/gets? it/).waitFor()
    },
  ],
  [
    'campaign made',
    async (visit) => {
      await visit.button('Save and make the list').click()
      await visit.heading('Take the list with you').waitFor()
      await visit.unfold()
    },
  ],
  [
    'campaigns',
    async (visit) => {
      await visit.go('Campaigns')
      await visit.heading('What was decided, and what came of it').waitFor()
    },
  ],
  [
    'customers found',
    async (visit) => {
      await visit.go('Home')
      await visit.tab.getByLabel('Find a customer').fill('buyer')
      await visit.button('Find').click()
      await visit.tab.getByRole('gridcell').first().waitFor()
    },
  ],
  [
    'customer',
    async (visit) => {
      await visit.tab.getByRole('grid').getByRole('link').first().click()
      await visit.heading('What your files say').waitFor()
    },
  ],
  [
    'erase a customer',
    async (visit) => {
      await visit.button('Erase this person').click()
      await visit.tab.getByRole('dialog').waitFor()
    },
  ],
  [
    'cohorts',
    async (visit) => {
      await visit.tab.keyboard.press('Escape')
      await question('Do customers come back?')(visit)
    },
  ],
  [
    'sql',
    async (visit) => {
      await visit.go('SQL')
      await visit.tab.getByText('mart_customers').click()
      await visit.button('How many ordered how often').click()
      await visit.tab.getByText('As a picture').click()
      await visit.heading('customers by orders').waitFor()
    },
  ],
  [
    'data',
    async (visit) => {
      await visit.go('Data')
      await visit.rowCounts()
      await visit.unfold()
      await visit.tab.getByRole('grid').waitFor()
    },
  ],
  [
    'menu',
    async (visit) => {
      await visit.tab.getByRole('banner').getByRole('button', { name: 'orders' }).click()
      await visit.tab.getByLabel('Name of this workspace').waitFor()
    },
  ],
  [
    'privacy',
    async (visit) => {
      await visit.tab.keyboard.press('Escape')
      await visit.go('Privacy')
      await visit.heading('The two doors').waitFor()
    },
  ],
  [
    'erase',
    async (visit) => {
      await visit.button('Erase everything').click()
      await visit.tab.getByRole('dialog').waitFor()
    },
  ],
  [
    'palette',
    async (visit) => {
      await visit.tab.keyboard.press('Escape')
      await visit.tab.keyboard.press('Control+k')
      await visit.tab.getByRole('option').first().waitFor()
    },
  ],
  [
    'start again',
    async (visit) => {
      await visit.tab.keyboard.press('Escape')
      await visit.go('Start')
      await visit.button('Forget orders').waitFor()
    },
  ],
]
