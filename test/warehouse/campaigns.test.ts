import { describe, expect, test } from 'vitest'
import type { CampaignRules, Plan, PlanAsked } from '../../src/contract/campaigns.ts'
import { everybody, quiet, unwrap } from '../../src/contract/wire.ts'
import { sql } from '../../workers/sql/sql.ts'
import type { WarehouseDesk } from '../../workers/warehouse/desk.ts'
import { MemoryStore } from '../../workers/warehouse/memory-store.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { ask, bringIn, csvFile, deskOn, saving } from './house.ts'

const engine = await sharedEngine()
const head = 'Order number,Order date,E-mail,Product,Quantity,Price'
const address = (i: number) => `p${String(i).padStart(3, '0')}@example.org`

/** 200 people, each with orders in autumn; every tenth ordered again in the last days. */
const past = Array.from({ length: 200 }, (_, i) => [
  `${1000 + i},2025-0${1 + (i % 9)}-1${i % 9},${address(i)},Mug,1,${10 + (i % 50)}.00`,
  ...(i % 10 === 0 ? [`${5000 + i},2025-12-20,${address(i)},Mug,1,10.00`] : []),
]).flat()
const customers = [
  'Email,First Name,Last Name,Phone,Accepts Email Marketing,Country',
  ...Array.from(
    { length: 200 },
    (_, i) =>
      `${address(i)},=Ann${i},Brown,+49 171 1000${String(i).padStart(3, '0')},${i % 20 === 1 ? 'no' : 'yes'},DE`,
  ),
]
const orders = csvFile('orders.csv', [head, ...past])
const people = csvFile('customers.csv', customers)

const rules: CampaignRules = {
  channel: 'email',
  order: 'spent',
  most: 0,
  budget: 0,
  cost: 0.5,
  holdOut: 0.15,
  recentDays: 30,
  gapDays: 60,
  agreed: true,
  sendOn: '2025-12-21',
  days: 30,
}
const asked: PlanAsked = { table: everybody, rules, seed: 7 }
const named = {
  title: 'Winter letter',
  from: 'All customers',
  text: { subject: 'Dear {first name}', body: '' },
}

async function shop() {
  const store = new MemoryStore()
  const desk = deskOn(store, engine)
  const { workspace } = await bringIn(desk, [orders, people])
  return { store, desk, id: workspace.id, data: workspace.data }
}

async function made() {
  const here = await shop()
  const campaign = unwrap(await here.desk.campaigns.make({ ...asked, ...named }))
  return { ...here, campaign }
}

const told = async (desk: WarehouseDesk) => unwrap(await desk.campaigns.told())
const text = async (
  desk: WarehouseDesk,
  id: string,
  format: 'csv' | 'mailchimp' | 'meta' | 'google' = 'csv',
) => (await unwrap(await desk.campaigns.file(id, format, quiet)).file.text()).replace('\ufeff', '')

/** Later orders: everybody on the list buys, nobody of those held out does; an earlier name moves all keys. */
async function later(desk: WarehouseDesk, id: string, campaign: string) {
  const listed = (await text(desk, campaign, 'mailchimp')).match(/p\d{3}@example\.org/g) ?? []
  const rows = [...listed, 'aaa@example.org'].map((who, i) => `${9000 + i},2026-01-05,${who},Mug,1,20.00`)
  await bringIn(
    desk,
    [csvFile('later.csv', [head, ...rows, '9999,2026-02-01,aaa@example.org,Mug,1,20.00'])],
    id,
  )
  return listed
}

describe('a plan', () => {
  test('counts everybody once, says what shows, and can be looked at', async () => {
    const { desk } = await shop()
    const plan: Plan = unwrap(await desk.campaigns.plan(asked, quiet))
    expect(plan.considered).toBe(200)
    expect(plan.leftOut).toMatchObject({ objected: 10, unasked: 0, unreachable: 0, recent: 20, room: 0 })
    expect([plan.listed, plan.held, plan.cost]).toEqual([144, 26, 72])
    expect(plan.listed + plan.held + 30).toBe(200)
    expect(plan.showing?.points).toBeGreaterThan(0.02)
    expect(plan.showing?.peopleForHalf).toBeGreaterThan(170)
    const page = unwrap(await desk.peek(plan.table, 0, 500))
    expect(page.total).toBe(144)
    expect(unwrap(await desk.campaigns.plan(asked, quiet))).toEqual(plan)
  })

  test('of a list that nobody keeps is said to be unknown, and of nobody is refused', async () => {
    const { desk } = await shop()
    expect(await desk.campaigns.plan({ ...asked, table: 'audience_x' }, quiet)).toMatchObject({
      ok: false,
      fault: { code: 'unknown' },
    })
    const none = { ...asked, ...named, rules: { ...rules, recentDays: 4000 } }
    expect(await desk.campaigns.make(none)).toMatchObject({ ok: false, fault: { code: 'too-few' } })
  })

  test('takes the texts beside a list along', async () => {
    const { desk } = await shop()
    const columns = [
      { label: 'Offer', codes: Int32Array.of(0, 1, 0), labels: ['Mug', 'Cup'] },
      { label: 'Expected to bring', codes: Int32Array.of(0, 1, 2), labels: ['€1,200', '€12.50', '-3,5 €'] },
    ]
    const keys = Int32Array.of(31, 32, 33)
    unwrap(await desk.dock.keep([{ table: 'audience_moves', keys, columns }], { asOf: '2025-12-20' }))
    const id = unwrap(
      await desk.campaigns.make({
        ...asked,
        ...named,
        table: 'audience_moves',
        rules: { ...rules, holdOut: 0 },
      }),
    )
    expect((await told(desk)).campaigns[0]?.expected).toBe(1209)
    const rows = (await text(desk, id)).split('\r\n')
    expect(rows[0]).toContain(',Offer,')
    expect(rows.find((row) => row.includes(address(32)))).toContain('Cup')
    expect(rows.find((row) => row.includes(address(33)))).toContain('Mug')
  })
})

describe('a campaign', () => {
  test('outlives a reload, leaves the fingerprint, and nobody of it is told to the page', async () => {
    const { store, desk, id, data } = await made()
    unwrap(await desk.campaigns.setMargin(0.4))
    const before = await told(desk)
    expect(JSON.stringify(before)).not.toContain('@example')
    const again = deskOn(store, engine)
    expect(unwrap(await again.reopen(id, quiet))).toMatchObject({ data, margin: 0.4 })
    expect(await told(again)).toEqual(before)
    expect(before.campaigns[0]).toMatchObject({
      listed: 144,
      held: 26,
      measured: { state: 'waits', effect: null },
    })
  })

  test('measures itself once later orders are here, whose keys are others', async () => {
    const { desk, id, campaign } = await made()
    unwrap(await desk.campaigns.setMargin(0.4))
    const listed = await later(desk, id, campaign)
    const [one] = (await told(desk)).campaigns
    expect(one?.measured).toMatchObject({ state: 'over', lost: 0, daysLeft: 0 })
    expect(one?.measured.listed).toEqual({ people: 144, ordered: listed.length, money: listed.length * 20 })
    expect(one?.measured.held).toMatchObject({ people: 26, ordered: 0 })
    expect(one?.measured.effect?.share.low).toBeGreaterThan(0.5)
    expect(one?.measured.profit?.value).toBeCloseTo(20 * 144 * 0.4 - 72, 6)
    expect(one?.log.map(({ what }) => what)).toEqual(['made', 'saved'])
  })

  test('lets nobody into a second one that runs at the same time, or too soon', async () => {
    const { desk } = await made()
    const again = unwrap(await desk.campaigns.plan({ ...asked, seed: 8 }, quiet))
    expect([again.listed, again.leftOut.running]).toEqual([0, 170])
    const soon = { ...asked, rules: { ...rules, sendOn: '2026-02-10' } }
    expect(unwrap(await desk.campaigns.plan(soon, quiet)).leftOut).toMatchObject({ gap: 144, running: 0 })
  })

  test('goes and comes back, and is changed in words and days alone', async () => {
    const { desk, campaign } = await made()
    unwrap(await desk.campaigns.change(campaign, { title: 'Letter 2', sendOn: '2025-12-24' }))
    expect((await told(desk)).campaigns[0]).toMatchObject({
      title: 'Letter 2',
      rules: { sendOn: '2025-12-24' },
    })
    unwrap(await desk.campaigns.drop(campaign))
    expect((await told(desk)).campaigns).toEqual([])
    unwrap(await desk.campaigns.restore())
    expect((await told(desk)).campaigns.map(({ title }) => title)).toEqual(['Letter 2'])
    expect(await desk.campaigns.drop('campaign-nobody')).toMatchObject({
      ok: false,
      fault: { code: 'unknown' },
    })
  })

  test('loses a person who is erased, and the workspace takes it along when it is forgotten', async () => {
    const { store, desk, id, campaign } = await made()
    const first = (await text(desk, campaign)).match(/p\d{3}@example\.org/)?.[0] ?? ''
    const [key = []] = await ask(desk, sql`select customer_key from customer where email = ${first}`)
    unwrap(await desk.erasePerson(Number(key[0]), quiet))
    expect((await told(desk)).campaigns[0]).toMatchObject({ listed: 143, held: 26 })
    expect(await (await store.read(`${id}/manifest.json`))?.text()).not.toContain(first)
    unwrap(await desk.forget(id))
    expect(await store.list('')).not.toContain(id)
  })
})

describe('a list that is saved', () => {
  test('holds nobody who is held out, and nobody who has objected or bought since', async () => {
    const { desk, id, campaign } = await made()
    const before = (await text(desk, campaign, 'mailchimp')).match(/p\d{3}@example\.org/g) ?? []
    const [objects = '', buys = ''] = before
    await bringIn(
      desk,
      [
        csvFile('new.csv', [head, `7000,2025-12-20,${buys},Mug,1,9.00`]),
        csvFile('unsubscribed.csv', [customers[0] ?? '', `${objects},Ann,Brown,,no,DE`]),
      ],
      id,
    )
    const saved = unwrap(await desk.campaigns.file(campaign, 'mailchimp', quiet))
    expect(saved).toMatchObject({ people: 142, leftOut: { objected: 1, recent: 1, gone: 0 } })
    const after = await saved.file.text()
    for (const who of [objects, buys]) expect(after).not.toContain(who)
    expect(unwrap(await desk.peek(unwrap(await desk.campaigns.look(campaign)), 0, 1)).total).toBe(142)
  })

  test('leaves out who asked not to be written to, also after the next opening', async () => {
    const { store, desk, id, campaign } = await made()
    const first = (await text(desk, campaign, 'mailchimp')).match(/p\d{3}@example\.org/)?.[0] ?? ''
    const [key = []] = await ask(desk, sql`select customer_key from customer where email = ${first}`)
    const { call, saved } = saving()
    unwrap(await desk.object(Number(key[0]), true, call))
    await saved
    const again = deskOn(store, engine)
    unwrap(await again.reopen(id, quiet))
    for (const one of [desk, again]) {
      const file = unwrap(await one.campaigns.file(campaign, 'mailchimp', quiet))
      expect(file).toMatchObject({ people: 143, leftOut: { objected: 1 } })
      expect(await file.file.text()).not.toContain(first)
    }
  })

  test('starts no formula, and hashes what goes to an advertiser', async () => {
    const { desk, campaign } = await made()
    expect(await text(desk, campaign)).toContain("'=Ann")
    const mail = (await text(desk, campaign, 'mailchimp')).split('\r\n')
    expect(mail[0]).toBe('Email Address,First Name,Last Name,Phone Number,Tags')
    expect(mail[1]).toMatch(/^p\d{3}@example\.org,'=Ann\d+,Brown,491711000\d{3},Winter letter$/)
    const hashed = await text(desk, campaign, 'meta')
    expect(hashed).not.toMatch(/@|Brown|brown/)
    expect(hashed.split('\r\n')[1]).toMatch(/^([0-9a-f]{64},){4},,,[0-9a-f]{64}$/)
    expect((await text(desk, campaign, 'google')).split('\r\n')[1]).toMatch(/^([0-9a-f]{64},){4}DE,$/)
  })
})
