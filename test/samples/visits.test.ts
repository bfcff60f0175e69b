import { expect, it } from 'vitest'
import { webshop } from '../../scripts/samples/truths.ts'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { bring, members } from './headless.ts'
import { group, rows, share } from './rows.ts'

const seen = rows('samples/webshop/visits.csv.gz', ',')
const pagesOf = [...group(seen, (r) => r('visitor')).values()].map((own) => own.map((r) => r('page')))
const { delivery } = webshop.visits

async function visits() {
  const brought = await bring('webshop')
  const recipe = { miner: 'journeys', version: 1, values: { of: 'visits' }, seed: 1, data: '' }
  return { brought, report: await brought.headless.run({ ...recipe, scope: { asOf: '' } }, quiet) }
}

it('with a full cart, who looks up the costs of delivery mostly leaves', () => {
  const carts = pagesOf.filter((pages) => pages.includes('/cart'))
  const bought = (pages: string[]) => pages.includes('/thank-you')
  const [asked, others] = [true, false].map((is) => carts.filter((p) => p.includes(delivery.page) === is))
  expect(share(asked ?? [], bought)).toBeLessThan(0.25)
  expect(share(others ?? [], bought)).toBeGreaterThan(0.55)
})

it('the path by which carts are left is found, beside how many buy without it', async () => {
  const { report } = await visits()
  const paths = report.blocks.find((block) => block.kind === 'paths')
  if (paths?.kind !== 'paths') throw new Error('there is no picture of paths')
  const [worst] = paths.data.paths
  expect(worst?.steps).toEqual(['Cart', 'Other page'])
  expect(worst?.high).toBeLessThan(worst?.beside ?? 0)
})

it('every purchase is an order of the shop, and carts of known customers that were left are a list', async () => {
  const { brought, report } = await visits()
  const left = await members(brought, report, 'Left a cart')
  expect(left.size).toBeGreaterThan(10)
  const known = unwrap(await brought.headless.desk.peek('audience_everybody', 0, 2_000)).total
  expect(known).toBe(rows('samples/webshop/customers_export.csv.gz', ',').length)
})
