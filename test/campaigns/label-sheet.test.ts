import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nobody } from '../../workers/campaigns/formats.ts'
import { addressLines, labelSheet } from '../../workers/campaigns/label-sheet.ts'

const ann = { ...nobody, name: 'Ann Brown', street: 'Lane 4', postcode: '12345', city: 'Ulm' }

test('an address is written as its country writes it, and names the country only where several are', () => {
  expect(addressLines({ ...ann, country: 'DE' }, false)).toEqual(['Ann Brown', 'Lane 4', '12345 Ulm'])
  expect(addressLines({ ...ann, country: 'Germany' }, true).at(-1)).toBe('GERMANY')
  const leeds = { ...ann, postcode: 'LS1 4AP', city: 'Leeds', country: 'United Kingdom' }
  expect(addressLines(leeds, false)).toEqual(['Ann Brown', 'Lane 4', 'Leeds', 'LS1 4AP'])
  const york = { ...ann, postcode: '10001', city: 'New York', region: 'NY', country: 'US' }
  expect(addressLines(york, false)).toEqual(['Ann Brown', 'Lane 4', 'New York NY 10001'])
  expect(addressLines({ ...ann, name: '', firstName: 'A', lastName: 'B', postcode: '' }, false)).toEqual([
    'A B',
    'Lane 4',
    'Ulm',
  ])
})

test('each person has one label, 21 a page, and whatever stands in an address stays text', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ maxLength: 60 }), { minLength: 1, maxLength: 50 }),
      fc.constantFrom('<script>', '"><img src=x onerror=1>', '&lt;', '</style>', ''),
      async (names, nasty) => {
        const people = names.map((name) => ({ ...ann, name: `x${name}${nasty}` }))
        const page = await labelSheet(nasty, people).text()
        expect(page.match(/<address/g)).toHaveLength(people.length)
        expect(page.match(/<section>/g)).toHaveLength(Math.ceil(people.length / 21))
        expect(page).not.toMatch(/<(?:script|img)|onerror=[^&]*>/i)
        expect(page.match(/<\/style>/g)).toHaveLength(1)
      },
    ),
    { numRuns: 100 },
  )
})
