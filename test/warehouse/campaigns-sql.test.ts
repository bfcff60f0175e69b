import { expect, test } from 'vitest'
import type { CampaignRules } from '../../src/contract/campaigns.ts'
import { entryOf } from '../../src/contract/dictionary.ts'
import { everybody, quiet, unwrap } from '../../src/contract/wire.ts'
import type { WarehouseDesk } from '../../workers/warehouse/desk.ts'
import { bring } from '../samples/headless.ts'

const rules: CampaignRules = {
  ...{ channel: 'email', order: 'spent', most: 0, budget: 0, cost: 0.5, holdOut: 0.15, recentDays: 30 },
  ...{ gapDays: 60, agreed: true, sendOn: '2026-10-19', days: 30 },
}
const asked = {
  table: everybody,
  rules,
  seed: 7,
  title: 'Letter',
  from: 'all',
  text: { subject: '', body: '' },
}

async function numbers(desk: Pick<WarehouseDesk, 'sql' | 'peek'>, text: string) {
  const { table } = unwrap(await desk.sql.ask(text, quiet))
  return unwrap(await desk.peek(table, 0, 10)).rows
}

test('campaigns stand as two tables as they are now, every column and example explained', async () => {
  const { desk } = (await bring('webshop')).headless
  const campaign = unwrap(await desk.campaigns.make(asked))
  const schema = unwrap(await desk.sql.schema(quiet)).filter(({ name }) => name.startsWith('campaign'))
  expect(schema.map(({ name }) => name).sort()).toEqual(['campaign', 'campaign_member'])
  for (const { name, columns } of schema) {
    const { columns: words, examples } = entryOf(name)
    expect(columns.map((column) => column.name)).toEqual(Object.keys(words))
    for (const { text } of examples) expect(await desk.sql.ask(text, quiet), text).toMatchObject({ ok: true })
  }
  const counts = 'select listed, held_out from campaign'
  const [[listed, held] = []] = await numbers(desk, counts)
  const of = 'select count(*) - sum(held_out::integer), sum(held_out::integer) from campaign_member'
  expect(await numbers(desk, `${of} where customer_key >= 0`)).toEqual([[listed, held]])
  expect(Number(listed) + Number(held)).toBeGreaterThan(500)
  unwrap(await desk.campaigns.drop(campaign))
  expect(await desk.sql.ask(counts, quiet)).toMatchObject({ ok: false })
})
