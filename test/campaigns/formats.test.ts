import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { type TableFormat, tableFormats } from '../../src/contract/campaigns.ts'
import { csvRow } from '../../src/workbook/csv.ts'
import { workbookOf } from '../../src/workbook/write.ts'
import { type Addressee, formats, namesOf, nobody } from '../../workers/campaigns/formats.ts'
import { merged } from '../../workers/campaigns/merge.ts'

const ann: Addressee = {
  customer: 'K7',
  name: 'Ann Mary Brown',
  firstName: '',
  lastName: '',
  email: ' Ann.Brown@Example.org',
  phone: '+491711234567',
  street: 'Lane 4',
  postcode: '12 345-a',
  city: 'New York',
  region: '',
  country: 'Germany',
  tags: 'regular, vip',
  beside: ['Mug', 'bought cups'],
}
const campaign = {
  title: 'Autumn, letter',
  text: { subject: 'For {First name}', body: 'Dear {name}, {offer}? {nothing}' },
  columns: [
    { label: 'Offer', labels: [] },
    { label: 'Why', labels: [] },
  ],
}
const sha = (text: string) => createHash('sha256').update(text).digest('hex')
const cellsFor = async (format: TableFormat, one = ann, of = campaign) => formats[format].cells(one, of)
const rowOf = async (format: TableFormat, one = ann) => (await cellsFor(format, one)).map(([, cell]) => cell)

describe('what tools import', () => {
  test.each(tableFormats)('%s has the same headers for everybody, also for nobody', async (format) => {
    const heads = (one: Addressee) => cellsFor(format, one).then((cells) => cells.map(([head]) => head))
    expect(await heads(nobody)).toEqual(await heads(ann))
  })

  test('headers are those of the tools', async () => {
    const head = async (format: TableFormat) =>
      (await cellsFor(format, ann, { ...campaign, columns: [] })).map(([header]) => header).join(',')
    expect(await head('mailchimp')).toBe('Email Address,First Name,Last Name,Phone Number,Tags')
    expect(await head('brevo')).toBe('EMAIL,LASTNAME,FIRSTNAME,SMS,CAMPAIGN')
    expect(await head('klaviyo')).toBe(
      'Email,First Name,Last Name,Phone Number,Address,City,State / Region,Country,Zip Code,Campaign',
    )
    expect(await head('hubspot')).toBe(
      'Email,First Name,Last Name,Phone Number,Street Address,City,State/Region,Postal Code,Country/Region,Campaign',
    )
    expect(await head('shopify')).toBe('First Name,Last Name,Email,Tags')
    expect(await head('meta')).toBe('email,phone,fn,ln,ct,st,zip,country')
    expect(await head('google')).toBe('Email,Phone,First Name,Last Name,Country,Zip')
  })

  test('tags are one each and the old ones stay; phones are digits with the country', async () => {
    expect(await rowOf('mailchimp')).toEqual([
      ...[
        ' Ann.Brown@Example.org',
        'Ann Mary',
        'Brown',
        '491711234567',
        'Autumn  letter',
        'Mug',
        'bought cups',
      ],
    ])
    expect((await rowOf('shopify'))[3]).toBe('regular, vip, Autumn  letter')
    expect((await rowOf('brevo', { ...ann, phone: '01711234567' }))[3]).toBe('')
  })

  test('what is hashed is normalised as Meta and Google ask', async () => {
    expect(await rowOf('meta')).toEqual([
      sha('ann.brown@example.org'),
      sha('491711234567'),
      sha('annmary'),
      sha('brown'),
      sha('newyork'),
      '',
      sha('12345a'),
      sha('de'),
    ])
    expect(await rowOf('google')).toEqual([
      sha('ann.brown@example.org'),
      sha('+491711234567'),
      sha('ann mary'),
      sha('brown'),
      'DE',
      '12 345-a',
    ])
    const nothing = { ...ann, email: '', phone: '', name: '', city: '', postcode: '', country: '' }
    expect(await rowOf('meta', nothing)).toEqual(['', '', '', '', '', '', '', ''])
    const state = { ...ann, country: 'USA', postcode: '94016-1234', region: 'New York' }
    expect((await rowOf('meta', state)).slice(5)).toEqual([sha('newyork'), sha('94016'), sha('us')])
  })

  test('names are told, or taken from the whole name', () => {
    expect(namesOf(ann)).toEqual(['Ann Mary', 'Brown'])
    expect(namesOf({ ...ann, name: 'Brown, Ann' })).toEqual(['Ann', 'Brown'])
    expect(namesOf({ ...ann, name: 'Brown' })).toEqual(['', 'Brown'])
    expect(namesOf({ ...ann, firstName: 'A', lastName: '' })).toEqual(['A', ''])
  })

  test('merge fields are filled in, and what is none stays', () => {
    expect(merged(campaign.text.body, ann, campaign)).toBe('Dear Ann Mary Brown, Mug? {nothing}')
    expect(merged(campaign.text.subject, ann, campaign)).toBe('For Ann Mary')
    expect(merged('{first name}', { ...ann, name: '{last name}x y' }, campaign)).toBe('{last name}x')
  })
})

const blanks = ['', ' ', '\t', '\r', '\n', '\0', '\u00a0', '\u200b', '\u3000', '\ufeff']
const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠']
const nasty = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.tuple(fc.constantFrom(...blanks), fc.constantFrom(...signs), fc.string()).map((parts) => parts.join('')),
  fc.constantFrom('\tx', '\rx', '_x0041_', '-12.50', '0049', '1e5', 'TRUE', '2024-01-01', ''),
)
const startsFormula = /^[\s\p{Cc}\p{Cf}\p{Z}]*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** What a reader of RFC 4180 makes of a record. */
function cellsOf(record: string): string[] {
  const cells: string[] = []
  for (const [, quoted, plain] of `,${record.slice(0, -2)}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/gs))
    cells.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
  return cells
}

describe('S4: nothing that is saved starts a formula, and it is read back as it was', () => {
  test('10,000 cells of CSV, whatever the format', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...tableFormats.filter((format) => format !== 'xlsx')),
        fc.array(nasty, { minLength: 12, maxLength: 12 }),
        async (format, cells) => {
          const told = Object.fromEntries(Object.keys(ann).map((name, i) => [name, cells[i] ?? '']))
          const one = { ...ann, ...told, beside: [cells[10] ?? '', cells[11] ?? ''] }
          const given = await rowOf(format, one)
          const read = cellsOf(csvRow(given, ','))
          expect(read).toHaveLength(given.length)
          for (const [i, cell] of given.entries()) {
            const back = read[i] ?? ''
            const number = /^-?\d+(?:[.,]\d+)?$/.test(cell)
            expect(number ? back === cell : !startsFormula.test(back)).toBe(true)
            expect(back === cell || back === `'${cell}`).toBe(true)
          }
        },
      ),
      { numRuns: 1_500 },
    )
  })

  test('10,000 cells of a workbook are texts, none a formula', async () => {
    const whole = nasty.filter((text) => !/\p{Cs}/u.test(text))
    const rows = fc.sample(fc.array(whole, { minLength: 10, maxLength: 10 }), { numRuns: 1_000, seed: 5 })
    const book = await workbookOf('List: [1]', [['a', 'b'], ...rows])
    const { sheets } = await readXlsx(new Uint8Array(await book.arrayBuffer()))
    const read = sheets[0]?.rows.slice(1) ?? []
    expect(sheets[0]?.name).toBe('List   1')
    for (const [r, row] of rows.entries())
      for (const [c, cell] of row.entries()) expect(read[r]?.[c] ?? '').toBe(cell)
  })
})
