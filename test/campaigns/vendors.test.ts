import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TableFormat } from '../../src/contract/campaigns.ts'
import { type Addressee, formats, nobody } from '../../workers/campaigns/formats.ts'
import { hashedEmail, hashedMeta, hashedPhone } from '../../workers/campaigns/hashed.ts'

/** Sums that Meta's and Google's own pages show for their examples. */
test('hashes are those that Meta and Google publish', async () => {
  expect(await hashedEmail(' John_Smith@gmail.com ')).toBe(
    '62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f',
  )
  expect(await hashedEmail('test@example.com')).toBe(
    '973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b',
  )
  expect(await hashedPhone('+1 (650) 555-1212', '')).toBe(
    'e323ec626319ca94ee8bff2e4c87cf613be6ea19919ed1364124e16807ab3176',
  )
  expect(await hashedMeta(' Mary ')).toBe('6915771be1c5aa0c886870b6951b03d7eafc121fea0e80a5ea83beb7c449f4ec')
})

const word = fc.oneof(
  fc.constantFrom('Zoë', 'O’Brien', 'Müller-Lüdenscheidt', '李', 'von der Heide', 'José María', '🙂', ''),
  fc.string({ maxLength: 12 }),
)
const someone: fc.Arbitrary<Addressee> = fc.record({
  ...{ customer: word, name: word, firstName: word, lastName: word, street: word, city: word, region: word },
  email: fc.emailAddress(),
  phone: fc.constantFrom('', '+491711234567', '+16505551212', '01711234567', '5550100'),
  postcode: fc.constantFrom('', '10115', 'SW1A 1AA', '94016-1234', '0049'),
  country: fc.constantFrom('', 'Germany', 'US', 'Österreich', 'france', 'Narnia'),
  tags: fc.array(word, { maxLength: 3 }).map((tags) => tags.join(', ')),
  beside: fc.array(word, { minLength: 2, maxLength: 2 }),
})
const campaign = {
  title: 'Winter, "sale"',
  text: { subject: '', body: '' },
  columns: [
    { label: 'Offer', labels: [] },
    { label: 'Größe der Seife', labels: [] },
  ],
}

type File = ReadonlyMap<string, string>
const sha = (text: string) => createHash('sha256').update(text).digest('hex')
const digits = /^(?:[1-9]\d{6,14})?$/
const hashed = /^(?:[0-9a-f]{64})?$/
const alphanumeric = /^[A-Z0-9_]+$/

/** What the import pages of the tools ask of a row, in their own words checked by hand. */
const asks: { readonly [F in TableFormat]?: (row: File, one: Addressee) => void } = {
  mailchimp(row, one) {
    expect(row.get('Email Address')).toBe(one.email)
    expect(row.get('Phone Number')).toMatch(digits)
    expect(row.get('Tags')?.split(',')).toHaveLength(1)
  },
  klaviyo(row, one) {
    expect([...row.keys()][0]).toBe('Email')
    expect(row.get('Email')).toBe(one.email)
    expect(row.get('Phone Number')).toMatch(digits)
    expect(row.get('Country')).toBe(one.country)
  },
  brevo(row, one) {
    expect(row.get('EMAIL')).toBe(one.email)
    expect(row.get('SMS')).toMatch(digits)
    for (const header of row.keys()) expect(header).toMatch(alphanumeric)
  },
  hubspot(row, one) {
    expect(row.get('Email')).toBe(one.email)
    expect(new Set(row.keys()).size).toBe(row.size)
  },
  shopify(row, one) {
    expect(row.get('Email')).toBe(one.email)
    const before = one.tags
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean)
    const now = row.get('Tags')?.split(', ') ?? []
    expect(now).toEqual([...new Set([...before, 'Winter  "sale"'])])
  },
  meta(row, one) {
    expect(row.get('email')).toBe(sha(one.email.trim().toLowerCase()))
    for (const cell of row.values()) expect(cell).toMatch(hashed)
  },
  google(row, one) {
    expect(row.get('Email')).toBe(sha(one.email.trim().toLowerCase()))
    for (const header of ['Email', 'Phone', 'First Name', 'Last Name'])
      expect(row.get(header)).toMatch(hashed)
    expect(row.get('Country')).toMatch(/^(?:[A-Z]{2})?$/)
  },
}

test.each(Object.entries(asks))('%s takes every row of its file', async (format, ask) => {
  await fc.assert(
    fc.asyncProperty(someone, async (one) => {
      const cells = await formats[format as TableFormat].cells({ ...nobody, ...one }, campaign)
      const row = new Map(cells)
      expect(row.size).toBe(cells.length)
      ask?.(row, one)
    }),
    { numRuns: 300 },
  )
})
