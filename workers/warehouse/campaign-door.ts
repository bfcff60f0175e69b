import * as v from 'valibot'
import type {
  Campaign,
  CampaignBook,
  CampaignChange,
  CampaignDoor,
  CampaignNamed,
  LogEntry,
  PlanAsked,
} from '../../src/contract/campaigns.ts'
import { Failure } from '../../src/contract/fault.ts'
import { reply } from '../../src/contract/wire.ts'
import type { People } from '../campaigns/choose.ts'
import { campaignSchema, rulesSchema } from './campaign-book.ts'
import { listFile, stillListed } from './campaign-file.ts'
import { tellCampaign } from './campaign-measure.ts'
import { everyone } from './campaign-people.ts'
import { besideOf, membersOf, type Planned, planned, side, tellPlan } from './campaign-plan.ts'
import type { OpenWorkspace } from './open-workspace.ts'

const planTable = 'audience_plan'
const longestTitle = 120
const longestText = 20_000

/** The page's door to campaigns. What changes the book waits its turn, is stored at once, and is refused in a tab that only reads. */
export function openCampaigns(here: OpenWorkspace): CampaignDoor {
  /** Nobody who was erased since comes back with it. */
  let dropped: { workspace: string; campaign: Campaign; erased: number } | null = null
  const plan = (asked: PlanAsked) =>
    planned(here.needed(), here.lists, { ...asked, rules: v.parse(rulesSchema, asked.rules) })
  return {
    plan: (asked) =>
      reply(() =>
        here.quiet.broken(async () => {
          const made = plan(asked)
          keepList(here, planTable, made)
          return tellPlan(made, asked.rules, planTable)
        }),
      ),
    make: (asked) =>
      changing(here, ({ book }) => {
        const campaign = campaignOf(plan(asked), asked, here)
        return [{ ...book, campaigns: [campaign, ...book.campaigns] }, campaign.id]
      }),
    told: () =>
      reply(() =>
        here.quiet.broken(async () => {
          const { book } = here.needed()
          const all = everyone(here.needed())
          const campaigns = book.campaigns.map((one) => tellCampaign(one, all, book.margin))
          return { margin: book.margin, ...reached(all.people(0)), campaigns }
        }),
      ),
    change: (id, change) =>
      changing(here, ({ book }) => [
        replaced(book, changed(found(book, id), change, today(here))),
        undefined,
      ]),
    drop: (id) =>
      changing(here, ({ book, id: workspace, erased }) => {
        dropped = { workspace, campaign: found(book, id), erased: erased.length }
        return [{ ...book, campaigns: book.campaigns.filter((one) => one.id !== id) }, undefined]
      }),
    restore: () =>
      changing(here, ({ book, id, erased }) => {
        const one = dropped?.workspace === id && dropped.erased === erased.length ? dropped.campaign : null
        dropped = null
        return [one ? { ...book, campaigns: byDay([one, ...book.campaigns]) } : book, undefined]
      }),
    setMargin: (margin) =>
      changing(here, ({ book }) => [
        { ...book, margin: margin === null ? null : Math.min(1, Math.max(0, margin)) },
        undefined,
      ]),
    look: (id) => reply(() => lookAt(here, id)),
    file: (id, format, call) =>
      reply(async () => {
        const held = here.needed()
        const campaign = found(held.book, id)
        const made = await listFile(held, campaign, format, call)
        const entry: LogEntry = { on: today(here), what: 'saved', format, people: made.people }
        if (held.writer) await changing(here, ({ book }) => [logged(book, id, entry), undefined])
        return made
      }),
  }
}

/** Stores what comes of the book. Where that fails it stays until the tab is closed, or the next save. */
function changing<T>(
  here: OpenWorkspace,
  change: (held: ReturnType<OpenWorkspace['needed']>) => [CampaignBook, T],
) {
  return here.inTurn(async () => {
    const held = here.needed()
    if (!held.writer) throw new Failure({ code: 'read-only' })
    const [book, answer] = change(held)
    held.book = book
    if (held.saved !== '') await here.archive?.amend(held.id, { book })
    return answer
  })
}

/** How many said yes, and how many can be reached in each way. */
function reached({ consent, reach }: People) {
  const by = (bit: number) => reach.reduce((sum, one) => sum + Number((one & bit) !== 0), 0)
  const agreed = consent.reduce((sum, one) => sum + Number(one > 0), 0)
  return { agreed, reach: { email: by(1), phone: by(2), post: by(4) } }
}

const today = (here: OpenWorkspace) => here.now().slice(0, 10)

function found({ campaigns }: CampaignBook, id: string): Campaign {
  const one = campaigns.find((campaign) => campaign.id === id)
  if (one) return one
  const known = campaigns.map(({ title }) => title)
  throw new Failure({ code: 'unknown', what: 'campaign', given: id.slice(0, 80), known })
}

const replaced = (book: CampaignBook, next: Campaign): CampaignBook => ({
  ...book,
  campaigns: book.campaigns.map((one) => (one.id === next.id ? next : one)),
})

function logged(book: CampaignBook, id: string, entry: LogEntry): CampaignBook {
  const one = book.campaigns.find((campaign) => campaign.id === id)
  return one ? replaced(book, { ...one, log: [...one.log, entry] }) : book
}

const byDay = (campaigns: Campaign[]) => campaigns.sort((a, b) => (a.madeOn < b.madeOn ? 1 : -1))

function keepList(here: OpenWorkspace, table: string, made: Planned): void {
  const { lastDay, currency } = made.all
  const listed = side(made, false)
  const keys = Int32Array.from(listed, (i) => made.chosen.keys[i] ?? -1)
  here.lists.keep(table, {
    keys,
    scope: { asOf: lastDay || '1970-01-01', currency },
    columns: besideOf(made, listed),
  })
}

function campaignOf(made: Planned, asked: PlanAsked & CampaignNamed, here: OpenWorkspace): Campaign {
  const on = today(here)
  const { considered, leftOut } = made.chosen
  if (made.chosen.keys.length === 0)
    throw new Failure({ code: 'too-few', have: 0, need: 1, unit: 'customers' })
  return v.parse(campaignSchema, {
    id: `campaign-${crypto.randomUUID()}`,
    title: asked.title.trim().slice(0, longestTitle) || asked.from.slice(0, longestTitle),
    from: asked.from.slice(0, longestTitle),
    madeOn: on,
    rules: v.parse(rulesSchema, asked.rules),
    seed: asked.seed,
    currency: made.all.currency,
    considered,
    leftOut,
    showing: made.showing,
    expected: tellPlan(made, asked.rules, planTable).expected,
    text: shortened(asked.text),
    ...membersOf(made),
    log: [{ on, what: 'made' }],
  })
}

const shortened = ({ subject, body }: Campaign['text']) => ({
  subject: subject.slice(0, longestTitle * 2),
  body: body.slice(0, longestText),
})

function changed(one: Campaign, { title, text, sendOn, days }: CampaignChange, on: string): Campaign {
  const rules = v.parse(rulesSchema, {
    ...one.rules,
    ...(sendOn !== undefined && { sendOn }),
    ...(days !== undefined && { days }),
  })
  const moved = rules.sendOn !== one.rules.sendOn || rules.days !== one.rules.days
  return {
    ...one,
    title: title?.trim().slice(0, longestTitle) || one.title,
    text: text ? shortened(text) : one.text,
    rules,
    log: moved ? [...one.log, { on, what: 'moved', sendOn: rules.sendOn, days: rules.days }] : one.log,
  }
}

function lookAt(here: OpenWorkspace, id: string): string {
  const held = here.needed()
  const campaign = found(held.book, id)
  const { all, listed } = stillListed(held, campaign, campaign.rules.channel)
  const table = `audience_${id}`
  const keys = Int32Array.from(listed, ({ key }) => key)
  const columns = campaign.columns.map(({ label, labels }, c) => ({
    label,
    codes: Int32Array.from(listed, ({ member }) => member.beside[c] ?? -1),
    labels: [...labels],
  }))
  here.lists.keep(table, {
    keys,
    scope: { asOf: all.lastDay || '1970-01-01', currency: all.currency },
    columns,
  })
  return table
}
