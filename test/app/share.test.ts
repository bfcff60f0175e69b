import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestLink, sayLength } from '../../src/app/link/pack.ts'
import { readLink, writeLink } from '../../src/app/share.ts'
import { toRecipe } from '../../src/app/url.ts'
import type { Recipe } from '../../src/contract/report.ts'
import { card } from './fakes.ts'

const made: Recipe = {
  miner: 'rfm',
  version: 2,
  values: { bins: 3, preset: 'grün 🌿', refunds: true },
  scope: { asOf: '2024-03-31', currency: 'EUR' },
  seed: 7,
  data: 'abc',
}
const packed = (text: string) => `#r=${gzipSync(Buffer.from(text)).toString('base64url')}`
const link = (over: object) =>
  packed(
    JSON.stringify({ format: 1, miner: 'rfm', version: 2, values: [], asOf: '', seed: 1, data: '', ...over }),
  )

describe('a link', () => {
  it('gives back the recipe it was made of', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 })
    const any = fc.record({ segment: text, data: text, bins: fc.double({ min: 3, max: 9, noNaN: true }) })
    await fc.assert(
      fc.asyncProperty(any, async ({ segment, data, bins }) => {
        const given = { ...made, data, values: { ...made.values, bins }, scope: { ...made.scope, segment } }
        const opened = await readLink(`#${await writeLink(given)}`)
        if (!opened.ok) throw new Error(opened.sentence)
        expect(toRecipe(opened.asked, card)).toEqual({ recipe: given, repairs: [] })
      }),
    )
  })

  it.each([
    ['cut off', async () => `#${(await writeLink(made)).slice(0, -9)}`, /damaged or cut off/],
    ['no base64', async () => '#r=%%%%', /damaged or cut off/],
    ['no JSON', async () => packed('{"format":1,'), /damaged or cut off/],
    ['newer', async () => link({ format: 2, miner: 'x', extra: true }), /newer version/],
    ['SQL for a miner', async () => link({ miner: "rfm'; DROP TABLE orders" }), /holds no question/],
    ['SQL for a date', async () => link({ asOf: "2024-01-01' OR 1=1" }), /holds no question/],
    ['markup', async () => link({ miner: '<img src=x onerror=alert(1)>' }), /holds no question/],
    ['an object for a value', async () => link({ values: [['bins', { toString: 1 }]] }), /holds no question/],
    ['deep', async () => packed('['.repeat(400_000)), /damaged|no question/],
    ['a bomb', async () => packed(' '.repeat(30_000_000)), /1 MB|longer/],
    ['a small bomb', async () => packed(' '.repeat(1_100_000)), /1 MB/],
    ['endless', async () => `#r=${'A'.repeat(20_000)}`, /longer than any/],
  ])('that is %s becomes one sentence', async (_, make, words) => {
    const opened = await readLink(await make())
    expect(opened.ok).toBe(false)
    if (opened.ok) return
    expect(opened.sentence).toMatch(words)
    expect(opened.sentence).not.toMatch(/[<>]|DROP/)
  })

  it('never throws, whatever the fragment', async () => {
    const any = fc.oneof(
      fc.string(),
      fc.base64String().map((text) => `#r=${text}`),
    )
    await fc.assert(
      fc.asyncProperty(any, async (fragment) => {
        expect(typeof (await readLink(fragment)).ok).toBe('boolean')
      }),
    )
  })

  it('says when it is too long', () => {
    expect(sayLength('x'.repeat(longestLink))).toBe('')
    expect(sayLength('x'.repeat(longestLink + 1))).toMatch(/8,001 characters.*8,000/)
  })
})
