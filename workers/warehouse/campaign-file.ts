import {
  type Campaign,
  type Channel,
  type ListFile,
  type ListFormat,
  type Member,
  type Reason,
  reasons,
  type TableFormat,
} from '../../src/contract/campaigns.ts'
import { Failure } from '../../src/contract/fault.ts'
import type { Call } from '../../src/contract/wire.ts'
import { csvRow } from '../../src/workbook/csv.ts'
import { workbookOf } from '../../src/workbook/write.ts'
import { against } from '../campaigns/choose.ts'
import { dayOf } from '../campaigns/days.ts'
import { type Addressee, formats, nobody } from '../campaigns/formats.ts'
import { labelSheet } from '../campaigns/label-sheet.ts'
import { type Everyone, everyone } from './campaign-people.ts'

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

const peopleAtOnce = 5_000

/** The list as a file in a format. Throws Failure `stopped`. */
export async function listFile(
  held: Held,
  campaign: Campaign,
  format: ListFormat,
  call: Call,
): Promise<ListFile> {
  const channel = format === 'sheet' ? 'post' : (formats[format].channel ?? campaign.rules.channel)
  const { all, listed, leftOut } = stillListed(held, campaign, channel)
  const people = listed.map(
    ({ key, member }) =>
      () =>
        addresseeOf(all, key, member, campaign),
  )
  const file =
    format === 'sheet'
      ? labelSheet(campaign.title, await each(people, (one) => one, call))
      : await tableFile(campaign, format, people, call)
  return { file, name: `${campaign.title} ${format}`, people: listed.length, leftOut }
}

/** One after the other, with progress and Stop. */
async function each<T>(
  people: readonly (() => Addressee)[],
  step: (one: Addressee) => T | Promise<T>,
  call: Call,
): Promise<T[]> {
  const made: T[] = []
  for (const [i, one] of people.entries()) {
    if (i % peopleAtOnce === 0) {
      if (call.signal.aborted) throw new Failure({ code: 'stopped' })
      call.progress('save', i / people.length)
      await new Promise((go) => setTimeout(go))
    }
    made.push(await step(one()))
  }
  return made
}

async function tableFile(
  campaign: Campaign,
  format: TableFormat,
  people: readonly (() => Addressee)[],
  call: Call,
): Promise<Blob> {
  const { cells, ascii } = formats[format]
  const head = apart((await cells(nobody, campaign)).map(([header]) => header))
  const rows = await each(people, async (one) => (await cells(one, campaign)).map(([, cell]) => cell), call)
  return format === 'xlsx' ? workbookOf(campaign.title, [head, ...rows]) : csvOf([head, ...rows], !ascii)
}

/** Tools take no header twice: a text beside the list may be called as a field is. */
function apart(headers: readonly string[]): string[] {
  const met = new Map<string, number>()
  return headers.map((header) => {
    const times = (met.get(header.toLowerCase()) ?? 0) + 1
    met.set(header.toLowerCase(), times)
    return times > 1 ? `${header} ${times}` : header
  })
}

/** Excel reads UTF-8 only behind a byte order mark; mail tools do not mind it, and plain letters need none. */
const csvOf = (rows: readonly string[][], marked: boolean) =>
  new Blob([...(marked ? ['\ufeff'] : []), ...rows.map((row) => csvRow(row, ','))], {
    type: 'text/csv;charset=utf-8',
  })

function addresseeOf(all: Everyone, key: number, { beside }: Member, { columns }: Campaign): Addressee {
  return { ...all.addressee(key), beside: columns.map(({ labels }, c) => labels[beside[c] ?? -1] ?? '') }
}
