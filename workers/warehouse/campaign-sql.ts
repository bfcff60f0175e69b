import type { Campaign } from '../../src/contract/campaigns.ts'
import { flag, int, real, type Table, table } from '../join/table.ts'
import { id, list, part, sql } from '../sql/sql.ts'
import { everyone } from './campaign-people.ts'
import type { Engine } from './engine.ts'
import type { Held } from './held.ts'
import { lay } from './lay.ts'

export const campaignTables = ['campaign', 'campaign_member'] as const

/** What the tables of a database were made of: keys of a warehouse that was made anew are others. */
const filled = new WeakMap<Engine, Pick<Held, 'book' | 'standing'>>()

/** Puts the campaigns of a workspace into the database, where they are not as they stand now; none leaves no table. */
export async function fillCampaigns(engine: Engine, held: Held): Promise<void> {
  const { book, standing } = held
  const before = filled.get(engine)
  if (before?.book === book && before.standing === standing) return
  filled.delete(engine)
  const drops = campaignTables.map((name) => part(sql`drop table if exists ${id(name)}`))
  await engine.run(sql`${list(drops, '; ')}`)
  if (book.campaigns.length > 0)
    for (const [name, told] of Object.entries(tablesOf(held))) await engine.insert(name, lay(told))
  filled.set(engine, { book, standing })
}

function tablesOf(held: Held): Record<(typeof campaignTables)[number], Table> {
  const { campaigns } = held.book
  const keys = everyone(held)
  const members = campaigns.map((one) => keys.keys(one.members))
  const of = campaigns.flatMap(({ members }, c) => members.map(() => c))
  const each = campaigns.flatMap((one) => one.members)
  return {
    campaign: campaignTable(campaigns),
    campaign_member: table('campaign_member', of.length, {
      campaign_id: { type: 'text', codes: Int32Array.from(of), labels: campaigns.map((one) => one.id) },
      customer_key: int(Int32Array.from(members.flatMap((list) => [...list]))),
      held_out: flag(Uint8Array.from(each, ({ held }) => Number(held))),
      stratum: int(Int32Array.from(each, ({ stratum }) => stratum)),
    }),
  }
}

function campaignTable(campaigns: readonly Campaign[]): Table {
  const codes = Int32Array.from(campaigns.keys())
  const text = (of: (one: Campaign) => string) => ({
    type: 'text' as const,
    codes,
    labels: campaigns.map(of),
  })
  const held = (one: Campaign) => one.members.filter((member) => member.held).length
  const whole = (of: (one: Campaign) => number) => int(Int32Array.from(campaigns, of))
  return table('campaign', campaigns.length, {
    campaign_id: text((one) => one.id),
    title: text((one) => one.title),
    made_on: text((one) => one.madeOn),
    send_on: text((one) => one.rules.sendOn),
    days: whole((one) => one.rules.days),
    listed: whole((one) => one.members.length - held(one)),
    held_out: whole(held),
    cost_each: real(Float64Array.from(campaigns, (one) => one.rules.cost)),
    expected: real(Float64Array.from(campaigns, (one) => one.expected ?? Number.NaN)),
    currency: text((one) => one.currency),
  })
}
