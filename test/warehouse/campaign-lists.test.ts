import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CampaignRules, channels, orders, type TableFormat } from '../../src/contract/campaigns.ts'
import { everybody, quiet, unwrap } from '../../src/contract/wire.ts'
import { sql } from '../../workers/sql/sql.ts'
import { MemoryStore } from '../../workers/warehouse/memory-store.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { ask, bringIn, csvFile, deskOn } from './house.ts'

const engine = await sharedEngine()
const written = ['mailchimp', 'klaviyo', 'brevo', 'hubspot', 'shopify', 'csv'] satisfies TableFormat[]

interface Shopper {
  name: string
  /** As it is written in each of their rows. */
  spellings: readonly string[]
  answers: readonly string[]
  /** Days before the last order of the shop. */
  since: number
  objects: boolean
}
const oddName = fc.constantFrom(
  ...[
    '',
    'Ann Lee',
    "O'Brien; drop table",
    '"Quo""ted"',
    'Ünï Çødé',
    '李 小龍',
    '=cmd()',
    'Null',
    '🙂',
    'A\tB',
  ],
)
const shopper = fc.record<Shopper>({
  name: oddName,
  spellings: fc.array(fc.constantFrom('plain', 'CAPITALS', ' blanks '), { minLength: 1, maxLength: 3 }),
  answers: fc.array(fc.constantFrom('yes', 'yes', 'Yes', 'yes', '', 'no'), { minLength: 1, maxLength: 2 }),
  since: fc.integer({ min: 0, max: 200 }),
  objects: fc.constantFrom(true, false, false),
})
const someRules = fc.record<CampaignRules>({
  channel: fc.constantFrom(...channels.filter((one) => one === 'email' || one === 'any')),
  order: fc.constantFrom(...orders),
  most: fc.constantFrom(0, 0, 5),
  budget: fc.constantFrom(0, 0, 6),
  cost: fc.constantFrom(0, 0.5),
  holdOut: fc.constantFrom(0, 0.15, 0.5),
  recentDays: fc.constantFrom(0, 30, 90),
  gapDays: fc.constantFrom(0, 60),
  agreed: fc.boolean(),
  sendOn: fc.constant('2025-12-31'),
  days: fc.constantFrom(1, 30),
})

const email = (i: number) => `who${i}x@example.org`
const spelled: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  CAPITALS: (text) => text.toUpperCase(),
  ' blanks ': (text) => ` ${text} `,
}
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const dayBack = (days: number) =>
  new Date(Date.UTC(2025, 11, 31) - days * 86_400_000).toISOString().slice(0, 10)

function files(shop: readonly Shopper[]) {
  const bought = shop.map(
    ({ since }, i) => `${100 + i},${dayBack(since)},${email(i)},Mug,1,${10 + (i % 7)}.00`,
  )
  const told = shop.flatMap(({ name, spellings, answers }, i) =>
    answers.map((answer, k) => {
      const spell = spelled[spellings[k % spellings.length] ?? 'plain']
      return [`${i}`, spell?.(email(i)) ?? email(i), name, answer].map(quoted).join(',')
    }),
  )
  return [
    csvFile('orders.csv', [
      'Order number,Order date,E-mail,Product,Quantity,Price',
      ...bought,
      '1,2025-12-31,last@example.org,Mug,1,5.00',
    ]),
    csvFile('people.csv', ['Customer ID,Email,Name,Accepts Email Marketing', ...told]),
  ]
}

const sha = (text: string) => createHash('sha256').update(text).digest('hex')

test('no file of any tool holds a person who said no, has objected, ordered lately or is in another campaign', async () => {
  let listed = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(shopper, { minLength: 12, maxLength: 30 }),
      someRules,
      someRules,
      async (shop, first, second) => {
        const desk = deskOn(new MemoryStore(), engine)
        await bringIn(desk, files(shop))
        for (const [i, { objects }] of shop.entries()) {
          if (!objects) continue
          const [[key] = []] = await ask(
            desk,
            sql`select customer_key from customer where lower(trim(email)) = ${email(i)}`,
          )
          if (key !== undefined) unwrap(await desk.object(Number(key), true, quiet))
        }
        const before = new Set<number>()
        for (const rules of [first, second]) {
          const made = await desk.campaigns.make({
            ...{ table: everybody, rules, seed: 3, title: 'Letter', from: 'All' },
            text: { subject: '', body: '' },
          })
          if (!made.ok) continue
          const texts: string[] = []
          for (const format of written)
            texts.push(await unwrap(await desk.campaigns.file(made.value, format, quiet)).file.text())
          const sums: string[] = []
          for (const format of ['meta', 'google'] as const)
            sums.push(await unwrap(await desk.campaigns.file(made.value, format, quiet)).file.text())
          const isIn = (i: number) =>
            texts.some((text) => text.toLowerCase().includes(email(i))) ||
            sums.some((text) => text.includes(sha(email(i))))
          for (const [i, { answers, objects, since }] of shop.entries()) {
            if (!isIn(i)) continue
            listed++
            expect(objects, `${email(i)} has objected`).toBe(false)
            expect(answers.includes('no'), `${email(i)} said no`).toBe(false)
            if (rules.agreed) expect(answers.some((answer) => /yes/i.test(answer))).toBe(true)
            if (rules.recentDays > 0) expect(since).toBeGreaterThan(rules.recentDays)
            expect(before.has(i), `${email(i)} is in the campaign that runs`).toBe(false)
          }
          for (const i of shop.keys()) if (isIn(i)) before.add(i)
          const emails = texts[0]?.toLowerCase().match(/who\d+x@/g) ?? []
          expect(new Set(emails).size).toBe(emails.length)
        }
      },
    ),
    { numRuns: 6, seed: 5 },
  )
  expect(listed).toBeGreaterThan(20)
}, 240_000)

test('a phone without its country is dialled into the country its owner lives in', async () => {
  const desk = deskOn(new MemoryStore(), engine)
  const head = 'Order number,Order date,E-mail,Phone,Country,Product,Quantity,Price'
  const people = [
    ['a@example.org', '0171 1000001', 'Deutschland', '491711000001'],
    ['b@example.org', '07700 900123', 'United Kingdom', '447700900123'],
    ['c@example.org', '+33 6 12 34 56 78', 'Deutschland', '33612345678'],
    ['d@example.org', '612 345 678', 'ES', '34612345678'],
    ['e@example.org', '0171 1000002', '', '491711000002'],
  ] as const
  const rows = people.map(
    ([mail, phone, country], i) => `${100 + i},2025-06-0${1 + i},${mail},${phone},${country},Mug,1,9.00`,
  )
  const home = Array.from(
    { length: 9 },
    (_, i) => `${200 + i},2025-06-09,h${i}@example.org,+49 171 200000${i},DE,Mug,1,9.00`,
  )
  await bringIn(desk, [csvFile('orders.csv', [head, ...rows, ...home])])
  const rules: CampaignRules = {
    ...{
      channel: 'email',
      order: 'list',
      most: 0,
      budget: 0,
      cost: 0,
      holdOut: 0,
      recentDays: 0,
      gapDays: 0,
    },
    ...{ agreed: false, sendOn: '2025-07-01', days: 30 },
  }
  const made = unwrap(
    await desk.campaigns.make({
      ...{ table: everybody, rules, seed: 1, title: 'Letter', from: 'All' },
      text: { subject: '', body: '' },
    }),
  )
  const text = async (format: TableFormat) =>
    await unwrap(await desk.campaigns.file(made, format, quiet)).file.text()
  const [mail, meta, google] = [await text('mailchimp'), await text('meta'), await text('google')]
  for (const [address, , , digits] of people) {
    expect(mail.split('\r\n').find((line) => line.includes(address))).toContain(`,${digits},`)
    expect(meta).toContain(sha(digits))
    expect(google).toContain(sha(`+${digits}`))
  }
})
