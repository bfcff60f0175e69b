import { expect, it } from 'vitest'
import planted from '../../scripts/samples/truths.json' with { type: 'json' }
import { webshop } from '../../scripts/samples/truths.ts'
import type { Report } from '../../src/contract/report.ts'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { ask, bring, members } from './headless.ts'
import { group, rows } from './rows.ts'

const table = (report: Report, title: string) => {
  const found = report.blocks.find((block) => block.kind === 'table' && block.title.startsWith(title))
  return found?.kind === 'table' ? found.data.rows : []
}

it('names the refill after the starter set first, and beats best sellers and the time before', async () => {
  const report = await ask(await bring('webshop'), 'next-product')
  const [first] = table(report, 'Who bought this')
  expect(first?.slice(0, 2)).toEqual([webshop.starter.product, webshop.starter.refill])
  const [bestSellers, timeBefore] = report.yardsticks
  expect(bestSellers?.value).toBeGreaterThan((bestSellers?.baseline ?? 1) + 0.05)
  expect(timeBefore?.value).toBeGreaterThan(timeBefore?.baseline ?? 1)
  const kinds = new Map(table(report, 'Which products').map((row) => [row[0], row.at(-1)]))
  expect(kinds.get(webshop.starter.product)).toBe('bought once')
  expect(kinds.get(webshop.starter.refill)).toBe('bought again')
})

it('offers the refill to those who began with the set and have none yet, and tells each why', async () => {
  const brought = await bring('webshop')
  const report = await ask(brought, 'next-product')
  const offered = await members(brought, report, `Offer ${webshop.starter.refill}`)
  const byBuyer = group(
    rows('samples/webshop/orders_export.csv.gz', ',').filter((r) => r('Financial Status') !== 'voided'),
    (r) => r('Email'),
  )
  const without = planted.webshop.starter.filter(
    (email) => !byBuyer.get(email)?.some((r) => r('Lineitem name') === webshop.starter.refill),
  )
  const reached = without.filter((email) => offered.has(email))
  expect(without.length).toBeGreaterThan(50)
  expect(reached.length / without.length).toBeGreaterThan(0.85)
  const { table: list = '' } = report.audiences[0] ?? {}
  const csv = await unwrap(
    await brought.headless.desk.csv(list, { bom: false, separator: ',' }, quiet),
  ).text()
  expect(csv.split('\r\n', 1)[0]).toContain('Offer 1,Why 1,Offer 2,Why 2,Offer 3,Why 3')
  expect(csv).toMatch(/who bought Starter set took it next/)
})

it('sees who moved up to the large laundry powder', async () => {
  const report = await ask(await bring('webshop'), 'next-product')
  const [first] = table(report, 'Who moved up')
  expect([first?.[0], first?.[2]]).toEqual([webshop.ladder.from, webshop.ladder.to])
})

it('finds no pair in the café, where nothing follows anything', async () => {
  const report = await ask(await bring('cafe'), 'next-product')
  expect(table(report, 'Who bought this').length).toBeLessThanOrEqual(2)
})
