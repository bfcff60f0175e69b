import {
  type Campaign,
  type Channel,
  type ListFile,
  type ListFormat,
  type Member,
  type Reason,
  reasons,
} from '../../src/contract/campaigns.ts'
import { Failure } from '../../src/contract/fault.ts'
import type { Call } from '../../src/contract/wire.ts'
import { workbookOf } from '../../src/workbook/write.ts'
import { against } from '../campaigns/choose.ts'
import { dayOf } from '../campaigns/days.ts'
import { type Addressee, formats } from '../campaigns/formats.ts'
import { type Everyone, everyone } from './campaign-people.ts'
import { csvRow } from './csv.ts'
import type { Held } from './held.ts'

interface Listed {
  readonly key: number
  readonly member: Member
}

/**
 * Those of a campaign who may be written to now, as far as the data tell: who objected, bought or left the files since it was
 * made is counted instead. Nobody held out is looked at at all.
 */
export function stillListed(held: Held, { rules, members }: Campaign, channel: Channel) {
  const all: Everyone = everyone(held)
  const people = all.people(dayOf(rules.sendOn))
  const keys = all.keys(members)
  const leftOut = {
    ...(Object.fromEntries(reasons.map((reason) => [reason, 0])) as Record<Reason, number>),
    gone: 0,
  }
  const listed: Listed[] = []
  for (const [i, member] of members.entries()) {
    const key = keys[i] ?? -1
    if (member.held) continue
    const why = key < 0 ? 'gone' : against(key, people, { ...rules, channel })
    if (why === '') listed.push({ key, member })
    else leftOut[why]++
  }
  return { all, listed, leftOut }
}

const rowsAtOnce = 5_000

/** Excel reads UTF-8 only behind a byte order mark; mail tools do not mind it. */
const csvOf = (rows: readonly string[][]) =>
  new Blob(['\ufeff', ...rows.map((row) => csvRow(row, ','))], { type: 'text/csv;charset=utf-8' })

/** The list as a file in a format. Throws Failure `stopped`. */
export async function listFile(
  held: Held,
  campaign: Campaign,
  format: ListFormat,
  call: Call,
): Promise<ListFile> {
  const { channel, header, row } = formats[format]
  const { all, listed, leftOut } = stillListed(held, campaign, channel ?? campaign.rules.channel)
  const rows: string[][] = []
  for (const [i, { key, member }] of listed.entries()) {
    if (i % rowsAtOnce === 0) {
      if (call.signal.aborted) throw new Failure({ code: 'stopped' })
      call.progress('save', i / listed.length)
      await new Promise((go) => setTimeout(go))
    }
    rows.push(await row(addresseeOf(all, key, member, campaign), campaign))
  }
  const head = header(campaign)
  const file = format === 'xlsx' ? await workbookOf(campaign.title, [head, ...rows]) : csvOf([head, ...rows])
  return { file, name: `${campaign.title} ${format}`, people: listed.length, leftOut }
}

function addresseeOf(all: Everyone, key: number, { beside }: Member, { columns }: Campaign): Addressee {
  return { ...all.addressee(key), beside: columns.map(({ labels }, c) => labels[beside[c] ?? -1] ?? '') }
}
