import * as v from 'valibot'
import {
  type Campaign,
  type CampaignBook,
  channels,
  type LeftOut,
  listFormats,
  orders,
  reasons,
} from '../../src/contract/campaigns.ts'

/** A workspace in which nobody has planned yet. */
export const noCampaigns: CampaignBook = { margin: null, campaigns: [] }

const text = v.pipe(v.string(), v.maxLength(20_000))
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))
const count = v.pipe(v.number(), v.finite(), v.minValue(0))
/** JSON has no other numbers: what is not finite would not be read back. */
const real = v.pipe(v.number(), v.finite())
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3660))

/** Rules as they come from the page or from the disk. */
export const rulesSchema = v.object({
  channel: v.picklist(channels),
  order: v.picklist(orders),
  most: count,
  budget: count,
  cost: count,
  holdOut: v.pipe(v.number(), v.minValue(0), v.maxValue(0.5)),
  recentDays: count,
  gapDays: count,
  agreed: v.boolean(),
  sendOn: day,
  days,
})

const leftOut: v.GenericSchema<unknown, LeftOut> = v.object(v.entriesFromList(reasons, count))
const on = { on: day }

/** A campaign as it is kept; what does not fit would make the whole workspace unreadable. */
export const campaignSchema: v.GenericSchema<unknown, Campaign> = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{4,80}$/)),
  title: text,
  from: text,
  madeOn: day,
  rules: rulesSchema,
  seed: count,
  currency: text,
  considered: count,
  leftOut,
  showing: v.nullable(
    v.object({
      rate: share,
      money: real,
      points: real,
      amount: real,
      peopleForHalf: real,
    }),
  ),
  expected: v.nullable(real),
  text: v.object({ subject: text, body: text }),
  columns: v.array(v.object({ label: text, labels: v.array(text) })),
  members: v.array(
    v.object({
      names: v.array(text),
      held: v.boolean(),
      stratum: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8)),
      beside: v.array(v.pipe(v.number(), v.integer(), v.minValue(-1))),
    }),
  ),
  log: v.array(
    v.variant('what', [
      v.object({ ...on, what: v.literal('made') }),
      v.object({ ...on, what: v.literal('moved'), sendOn: day, days }),
      v.object({ ...on, what: v.literal('saved'), format: v.picklist(listFormats), people: count }),
    ]),
  ),
})

/** As it stands in the manifest. */
export const bookSchema: v.GenericSchema<unknown, CampaignBook> = v.object({
  margin: v.nullable(share),
  campaigns: v.array(campaignSchema),
})

/** The book without a person, whatever of these they are called by; texts beside nobody else go, too. */
export function bookWithout({ margin, campaigns }: CampaignBook, names: readonly string[]): CampaignBook {
  const own = new Set(names.map(plainName))
  return { margin, campaigns: campaigns.map((one) => campaignWithout(one, own)) }
}

function campaignWithout(one: Campaign, own: ReadonlySet<string>): Campaign {
  const members = one.members.filter(({ names }) => !names.some((name) => own.has(plainName(name))))
  if (members.length === one.members.length) return one
  const columns = one.columns.map((column, c) => {
    const used = new Set(members.map(({ beside }) => beside[c] ?? -1))
    return { ...column, labels: column.labels.map((label, code) => (used.has(code) ? label : '')) }
  })
  return { ...one, members, columns }
}

/** Names that differ in capitals or blanks are one. */
export const plainName = (name: string): string => name.trim().toLowerCase()

/** What a source key names, without its kind. */
export const nameOfKey = (source: string): string => source.replace(/^[^:]*:/, '')
