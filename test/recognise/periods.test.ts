import { expect, test } from 'vitest'
import { said } from '../../src/contract/notes.ts'
import { isPeriod } from '../../workers/recognise/periods.ts'
import { draftOf, table } from './fake-reader.ts'

test.each([
  'Jan 2024',
  '2024-01',
  '01/2024',
  'März',
  'févr. 2024',
  'Q1 24',
  '2024 Q3',
  '2023',
  'Sum of Jan 2024',
  "Dez '24",
])('‘%s’ names a period', (header) => {
  expect(isPeriod(header)).toBe(true)
})

test.each(['May be', 'Marzipan', 'Order 2024', 'Amount', 'Q', '12', '2024-01-05 10:00', 'Jan Kowalski', ''])(
  '‘%s’ names none',
  (header) => {
    expect(isPeriod(header)).toBe(false)
  },
)

test('a table of sums by month is called a summary, and what to bring instead is said', async () => {
  const { fault } = await draftOf(table('order,2024-01,2024-02,2024-03\n1,12,,5\n2,,7,\n3,4,4,4'))
  expect(fault).toMatchObject({ code: 'summary', columns: 3, first: '2024-01', last: '2024-03' })
})

test('customers with sums by month beside their names are customers; the sums are no orders', async () => {
  const draft = await draftOf(
    table('Customer,E-mail,Jan 2024,Feb 2024,Grand Total\nAnn,a@x.org,1,2,3\nBob,b@x.org,4,,4'),
  )
  expect(draft.grain).toBe('customer')
  expect(said(draft.notes).join()).toContain('2 columns (‘Jan 2024’ to ‘Feb 2024’) are sums by period')
})

test.each([
  [
    'Day,Orders,Net sales,Total sales\n2024-01-01,3,110,135\n2024-01-02,5,205,250\n2024-01-03,4,180,215',
    '2024-01-01',
  ],
  ['Monat,Umsatz,Bestellungen\nJanuar 2024,1200,30\nFebruar 2024,1100,28\nMärz 2024,1400,35', 'Januar 2024'],
  ['Week,Orders,Revenue\n2024-W01,30,1200\n2024-W02,28,1100\n2024-W03,35,1400', '2024-W01'],
])('a report by day, week or month is told from a list of orders', async (text, first) => {
  expect((await draftOf(table(text))).fault).toMatchObject({ code: 'totals', first })
})

test.each([
  'Customer,Last month,Orders,Total spent\nAnn,2024-01,3,110\nBob,2024-02,5,205\nCid,2024-03,4,180',
  'Age,Orders,Total spent\n31,3,110\n42,5,205\n31,4,180',
  'Date,Amount\n2024-01-01,110\n2024-01-02,205\n2024-01-03,180',
  'Last order,Orders,Total spent\n2024-01-01,3,110\n2024-01-01,5,205\n2024-01-03,4,180',
])('what names somebody, no period, one twice or no number of orders is no report', async (text) => {
  expect((await draftOf(table(text))).fault?.code).not.toBe('totals')
})
