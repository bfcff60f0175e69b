import { describe, expect, it } from 'vitest'
import { webshop } from '../../scripts/samples/truths.ts'
import { ask, bring, members } from './headless.ts'
import { rows } from './rows.ts'

const reviews = rows('samples/webshop/reviews.csv.gz', ',')

describe('what do people say, asked of the web shop', () => {
  it('names the product that went bad, and quality as what it is about', async () => {
    const report = await ask(await bring('webshop'), 'voices')
    const products = report.blocks.flatMap((b) =>
      b.kind === 'table' && b.data.columns[0]?.label === 'Product' ? b.data.rows : [],
    )
    const worse = products.filter((row) => row.at(-1) === 'yes')
    expect(worse.map((row) => String(row[0]).replaceAll('-', ' '))).toEqual([
      webshop.reviews.turned.product.toLowerCase(),
    ])
    expect(worse[0]?.at(-2)).toBe('Quality')
  })

  it('shows that product month by month: fine until it turned, bad from then on', async () => {
    const report = await ask(await bring('webshop'), 'voices')
    const map = report.blocks.find((b) => b.kind === 'heatmap' && b.data.rowTitle === 'Product')
    if (map?.kind !== 'heatmap') throw new Error('there is no picture of products by month')
    const { rows: products, columns, values, counts, low, high } = map.data
    const at = products.findIndex((name) => /hand.balm/i.test(name))
    const told = columns.map((month, i) => ({
      month,
      share: values[at]?.[i] ?? 0,
      texts: counts[at]?.[i] ?? 0,
    }))
    const unhappy = (from: number, to: number) =>
      told.slice(from, to).reduce((sum, { share, texts }) => sum + share * texts, 0) /
      told.slice(from, to).reduce((sum, { texts }) => sum + texts, 0)
    const turned = columns.indexOf('August 2026')
    expect(unhappy(0, turned - 1)).toBeLessThan(0.25)
    expect(unhappy(turned, columns.length)).toBeGreaterThan(0.6)
    for (const [p, row] of values.entries())
      for (const [i, share] of row.entries()) {
        expect(low?.[p]?.[i] ?? 0).toBeLessThanOrEqual(share ?? 0)
        expect(high?.[p]?.[i] ?? 1).toBeGreaterThanOrEqual(share ?? 0)
        expect((counts[p]?.[i] ?? 0) === 0).toBe(share === null)
      }
  })

  it('sees that buyers who complained of the delivery came back less often, and nothing of the kind else', async () => {
    const report = await ask(await bring('webshop'), 'voices')
    expect(report.headline).toMatch(
      /most often about delivery\. Buyers unhappy about delivery came back .* less often/,
    )
    const links = report.blocks.flatMap((b) =>
      b.kind === 'table' && b.data.columns[0]?.label === 'Unhappy about' ? b.data.rows : [],
    )
    const found = links.filter((row) => String(row[1]).startsWith('Ordered again') && row.at(-1) === 'yes')
    expect(found.map(([about]) => about)).toEqual(['Anything', 'Delivery'])
  })

  it('lists those unhappy about the delivery, and names nobody in the report', async () => {
    const brought = await bring('webshop')
    const report = await ask(brought, 'voices')
    const list = await members(brought, report, 'Unhappy: Delivery')
    expect(list.size).toBeGreaterThan(60)
    const text = JSON.stringify(report)
    for (const review of reviews) {
      const [first = '', last = ''] = review('reviewer_name').split(' ')
      expect(text.includes(last), last).toBe(false)
      expect(new RegExp(`(?<!\\p{L})${first}(?!\\p{L})`, 'u').test(text), first).toBe(false)
      expect(text.includes(review('reviewer_email'))).toBe(false)
    }
  })
})
