import { describe, expect, test } from 'vitest'
import { signatures } from '../../workers/recognise/signatures.ts'
import { exportHeaders } from './export-headers.ts'
import { moreHeaders } from './export-headers-more.ts'
import { mustMean } from './export-meanings.ts'
import { draftOf, meansOf, table } from './fake-reader.ts'

const money =
  /amount|total|price|cost|sales|tax|shipping$|subtotal|spen[dt]|value|fee|gross|net|discount|refund|aov|sold for/i
const rules: [RegExp, string[]][] = [
  [/e-?mail(?! marketing|_black)|email$/i, ['ann@example.org', 'bob@example.org']],
  [/event_timestamp/, ['1706266200000000', '1706352600000000']],
  [/ip$|_ip_?/i, ['192.0.2.1', '192.0.2.2']],
  [/accepts|consent|blacklisted|captured|delinquent|livemode|verified/i, ['yes', 'no']],
  [
    /date\/time|created|date| at$|_at$|_time$|sign up|last active|time$(?<=d time)/i,
    ['2024-01-26 10:30:00', '2024-02-27 11:45:00'],
  ],
  [/^time$/i, ['10:30:00', '11:45:00']],
  [/phone|sms$|whatsapp/i, ['+49 170 1234567', '+49 170 7654321']],
  [/curren/i, ['EUR', 'EUR']],
  [/quantity|qty|items|count|orders$|reopens|users/i, ['1', '2']],
  [/stars|rating|score/i, ['5', '1']],
  [/status|stage/i, ['paid', 'refunded']],
  [/country|^cc$/i, ['DE', 'FR']],
  [/content|^body$|^review$/i, ['It works very well and came soon', 'The mug was broken when it came']],
]

/** Two rows of plausible values for a header. */
function cellsOf(header: string, row: number): string {
  const rule = rules.find(([name]) => name.test(header))
  if (rule) return rule[1][row] ?? ''
  return money.test(header) ? `${12 + row}.50` : `${header.slice(0, 8)} ${'AB'[row]}`
}

const everyHeader = [...exportHeaders, ...moreHeaders]

describe.each(everyHeader)('%s', (id, grain, header, delimiter = ',') => {
  const headers = header.split(delimiter)
  const rows = [0, 1].map((row) => headers.map((h) => cellsOf(h, row)))

  test('is recognised, whatever the order and case of its columns', async () => {
    const draft = await draftOf({ headers, rows, delimiter })
    expect([draft.recognisedAs, draft.grain]).toEqual([id, grain])
    expect(draft.evidence).not.toBe('')
    const turned = {
      headers: headers.map((h) => ` ${h.toUpperCase()}`).reverse(),
      rows: rows.map((r) => [...r].reverse()),
    }
    expect((await draftOf({ ...turned, delimiter })).recognisedAs).toBe(id)
  })

  test('its columns mean what they should, one column a meaning', async () => {
    const draft = await draftOf({ headers, rows, delimiter })
    expect(meansOf(draft)).toMatchObject(mustMean[id] ?? {})
    const means = draft.columns.flatMap((c) => (c.means ? [c.means] : []))
    expect(new Set(means).size).toBe(means.length)
    expect(means.length).toBeGreaterThan(0)
    for (const c of draft.columns) {
      expect(c.sure >= 0 && c.sure <= 1).toBe(true)
      expect(c.evidence).not.toBe('')
      expect(c.evidence).not.toMatch(/neither its name/)
    }
  })
})

test('in a list of no known source the start of a contract is since when one is a customer', async () => {
  const contracts = table(
    'Customer number;Contract start;Contract end;Tariff\nK1;07.12.2022;31.01.2026;Basic\nK2;13.12.2022;;Pro',
    {
      delimiter: ';',
    },
  )
  const draft = await draftOf(contracts)
  expect([draft.recognisedAs, meansOf(draft).customerSince]).toEqual(['customers', 'Contract start'])
  expect(draft.columns.map((c) => c.evidence).join(' ')).toMatch(/neither its name nor its values/)
})

test('every source of the table has a header here', () => {
  expect(new Set(everyHeader.map(([id]) => id))).toEqual(new Set(signatures.map((s) => s.id)))
})

test.each([
  [
    'Record Id,Contact Owner,Lead Source,First Name,Last Name,Account Name,Email,Phone,Created Time,Mailing City',
    'HubSpot',
  ],
  ['Record ID,First Name,Last Name,Email,Lead Status', 'HubSpot'],
  ['Deal Name,Deal Stage,Amount,Close Date,Owner', 'HubSpot'],
  ['ID,Assignee,Subject,Status,Created at,Satisfaction score', 'Zendesk'],
])('%s is not called %s: others write that, too', async (header, vendor) => {
  const headers = header.split(',')
  const rows = [0, 1].map((row) => headers.map((h) => cellsOf(h, row)))
  expect((await draftOf({ headers, rows, delimiter: ',' })).source ?? '').not.toContain(vendor)
})
