import { expect, test } from 'vitest'
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
  expect(draft.notes.join()).toContain('2 columns (‘Jan 2024’ to ‘Feb 2024’) are sums by period')
})
