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
