import type { Measured } from './campaign-results.ts'
import type { Call, Reply } from './wire.ts'

/** How people are reached; `any` = by whichever is known. */
export const channels = ['email', 'phone', 'post', 'any'] as const
export type Channel = (typeof channels)[number]

/** Who comes first where not all can: as the list has them, who spent most, who ordered last. */
export const orders = ['list', 'spent', 'recent'] as const
export type ListOrder = (typeof orders)[number]

/** What the person decides about a campaign. Days are whole, money is in the main currency, shares 0–1. */
export interface CampaignRules {
  readonly channel: Channel
  readonly order: ListOrder
  /** People who are contacted at most; 0 = as many as there are. */
  readonly most: number
  /** Money that may be spent on contacts; 0 = no limit. */
  readonly budget: number
  /** Of one contact. */
  readonly cost: number
  /** Share of those chosen who get nothing, so that the rest can be compared with them; 0–0.5. */
  readonly holdOut: number
  /** Who ordered within so many days before sending is left out; 0 = nobody is. */
  readonly recentDays: number
  /** Who was written to by a campaign within so many days before or after is left out; 0 = nobody is. */
  readonly gapDays: number
  /** Only those who said yes, not those of whom nothing is told. */
  readonly agreed: boolean
  /** ISO day. */
  readonly sendOn: string
  /** Days from sending on in which orders count. */
  readonly days: number
}

/** Why somebody is left out, each person by the first that holds: the order is the order of the account. */
export const reasons = ['objected', 'unasked', 'unreachable', 'running', 'gap', 'recent', 'room'] as const
export type Reason = (typeof reasons)[number]
export type LeftOut = Readonly<Record<Reason, number>>

/** What is asked when a campaign is planned: a list of people by name of table, and the rules. */
export interface PlanAsked {
  readonly table: string
  readonly rules: CampaignRules
  readonly seed: number
}

/** What such a number of people could show, with a power of 80 % at 5 %; null where nothing can be compared. */
export interface Showing {
  /** Share of customers like these who ordered within as many days, as it was lately; money a head beside it. */
  readonly rate: number
  readonly money: number
  /** Smallest difference that shows: of shares (-1 = none does), and of money a head. */
  readonly points: number
  readonly amount: number
  /** People needed for half of that difference; 0 = no number is enough. */
  readonly peopleForHalf: number
}

export interface Plan {
  readonly considered: number
  readonly leftOut: LeftOut
  /** On the list, and held out. */
  readonly listed: number
  readonly held: number
  readonly cost: number
  readonly showing: Showing | null
  /** Name of the list of those who are on it, to be looked at. */
  readonly table: string
  /** Of those on the list, told by a column of expected money; null where none is. */
  readonly expected: number | null
  /** Labels of the columns beside the list. */
  readonly fields: readonly string[]
}

/** Something that happened to a campaign; `on` is an ISO day. */
export type LogEntry = { readonly on: string } & (
  | { readonly what: 'made' }
  | { readonly what: 'moved'; readonly sendOn: string; readonly days: number }
  | { readonly what: 'saved'; readonly format: ListFormat; readonly people: number }
)

/** A person of a campaign in words of the files, which a later import tells again. Any one name is enough. */
export interface Member {
  readonly names: readonly string[]
  readonly held: boolean
  /** Third by what they had spent × third by how long ago they ordered: 3 · spent + recent, 0–8. */
  readonly stratum: number
  /** Places in the labels of the columns beside the list; -1 = nothing. */
  readonly beside: readonly number[]
}

/** A text beside each person of a list, such as what they are offered and why. */
export interface BesideColumn {
  readonly label: string
  readonly labels: readonly string[]
}

/** What a campaign is called, of which list it is, and the draft of what is sent. */
export interface CampaignNamed {
  readonly title: string
  readonly from: string
  readonly text: CampaignText
}

export interface CampaignText {
  readonly subject: string
  readonly body: string
}

/** A campaign as it is kept with the workspace. */
export interface Campaign {
  readonly id: string
  readonly title: string
  /** The list it was made of, in words. */
  readonly from: string
  readonly madeOn: string
  readonly rules: CampaignRules
  readonly seed: number
  readonly currency: string
  readonly considered: number
  readonly leftOut: LeftOut
  readonly showing: Showing | null
  readonly expected: number | null
  readonly text: CampaignText
  readonly columns: readonly BesideColumn[]
  readonly members: readonly Member[]
  readonly log: readonly LogEntry[]
}

/** What is kept beside the files; `margin` is the share of revenue that is left, null until the person says it. */
export interface CampaignBook {
  readonly margin: number | null
  readonly campaigns: readonly Campaign[]
}

/** A campaign as the page knows it: no member, only how many. */
export interface CampaignTold extends Omit<Campaign, 'members'> {
  readonly listed: number
  readonly held: number
  readonly measured: Measured
}

export interface CampaignsTold {
  readonly margin: number | null
  /** Customers of whom is told that they may be written to, and who can be reached by e-mail, by phone and by post. */
  readonly agreed: number
  readonly reach: { readonly email: number; readonly phone: number; readonly post: number }
  readonly campaigns: readonly CampaignTold[]
}

/** What can be changed once a campaign is made: never who is in it. */
export interface CampaignChange {
  readonly title?: string
  readonly text?: CampaignText
  readonly sendOn?: string
  readonly days?: number
}

/** Tables in which a list is saved: the import formats of tools, addresses, and plain ones. */
export const tableFormats = [
  'mailchimp',
  'klaviyo',
  'brevo',
  'hubspot',
  'shopify',
  'meta',
  'google',
  'labels',
  'csv',
  'xlsx',
] as const
export type TableFormat = (typeof tableFormats)[number]

/** Formats in which a list is saved: tables, and a page of address labels to be printed. */
export const listFormats = [...tableFormats, 'sheet'] as const
export type ListFormat = (typeof listFormats)[number]

/** The ending of a file in a format. */
export function endingOf(format: ListFormat): 'csv' | 'xlsx' | 'html' {
  if (format === 'sheet') return 'html'
  return format === 'xlsx' ? 'xlsx' : 'csv'
}

/** A list as a file. Who may no longer be written to is not in it: counted by reason, `gone` = no file names them any more. */
export interface ListFile {
  readonly file: Blob
  readonly name: string
  readonly people: number
  readonly leftOut: LeftOut & { readonly gone: number }
}

/** What the page asks about campaigns. Nobody is in an answer but in a list to be looked at and a file to be saved. */
export interface CampaignDoor {
  /** Who would be in, and who not and why; nothing is kept but the list, to be looked at under `Plan.table`. */
  plan(asked: PlanAsked, call: Call): Promise<Reply<Plan>>
  /** Keeps a campaign with those who are in it and those held out; answers with its id. */
  make(asked: PlanAsked & CampaignNamed): Promise<Reply<string>>
  /** All campaigns, the latest first, each measured with the data that are here. */
  told(): Promise<Reply<CampaignsTold>>
  change(id: string, change: CampaignChange): Promise<Reply<void>>
  /** Takes a campaign out; `restore` brings the last one back until the tab is closed. */
  drop(id: string): Promise<Reply<void>>
  restore(): Promise<Reply<void>>
  /** Share of revenue that is left after the cost of goods, 0–1; null takes it back. */
  setMargin(margin: number | null): Promise<Reply<void>>
  /** Name of the list of those who are on it and are still to be written to, to be looked at. */
  look(id: string): Promise<Reply<string>>
  /** The list in a format. Those held out never are in it, nor anybody who may not be written to any more. */
  file(id: string, format: ListFormat, call: Call): Promise<Reply<ListFile>>
}
