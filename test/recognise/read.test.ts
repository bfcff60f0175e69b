import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Failure } from '../../src/contract/fault.ts'
import { said } from '../../src/contract/notes.ts'
import { quiet } from '../../src/contract/wire.ts'
import { recogniser } from '../../workers/recognise/recogniser.ts'
import { draftOf, fakeReader, nothing, readAll, sum, table } from './fake-reader.ts'

const sheet = (rows: string) => table(`order;date;customer;amount\n${rows}`, { delimiter: ';' })

test('rows that cannot be used are set aside with a reason, the others keep their line', async () => {
  const all = await readAll(
    sheet(
      '1;31/02/2024;Ann;5,00\n2;28/02/2024;Bob;6,00\n;;Cem;7,00\n3;29/02/2024;Dan;seven\n4;01/01/2031;Eve;8,00\n5;;Fay;9,00\n6;soon;Gus;1,00',
    ),
  )
  expect(all.aside.map((a) => [a.line, a.reason])).toEqual([
    [2, '31/02/2024 is no date'],
    [4, 'no date'],
    [5, 'seven is no amount'],
    [6, 'dated after 2026-06-30, the day it was read'],
    [8, 'soon is no date'],
  ])
  expect(all.aside[0]?.raw).toBe('1;31/02/2024;Ann;5,00')
  expect([all.lines, all.cells.get('customer'), all.cells.get('amount')]).toEqual([
    [3, 7],
    ['Bob', 'Fay'],
    [6, 9],
  ])
  expect(all.source.labels.get('customer')).toEqual(['Bob', 'Fay'])
  expect(all.source.rowsIn).toBe(7)
})

test('dates of today count, those of tomorrow do not; a file of the future is refused', async () => {
  const t = sheet('1;29/06/2026;A;1,00\n2;30/06/2026;B;2,00\n3;01/07/2026;C;3,00')
  expect((await readAll(t, {}, '2026-06-30')).rows).toBe(2)
  const failed = await readAll(t, {}, '2026-06-01').catch((e) => e)
  expect(failed).toBeInstanceOf(Failure)
  expect(failed.fault).toEqual({
    code: 'all-future',
    name: 'file.csv',
    rows: 3,
    first: '2026-06-29',
    today: '2026-06-01',
  })
})

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '31/02/2024',
    '25/12/2024',
    '01/01/2031',
    'n/a',
    '5,00',
    '1.000,50 €',
    'abc',
    '-',
    '(3,00)',
    'a@b.de',
  ),
  fc.string({ maxLength: 12 }),
)
test('rows in = rows used + rows set aside, each line once, whatever the cells hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 40 }), async (rows) => {
      const settled = ['0', '25/12/2023', 'Zoe', '5,00']
      const t = { headers: ['order', 'date', 'customer', 'amount'], rows: [settled, ...rows], delimiter: ';' }
      const means: [number, 'order' | 'date' | 'customer' | 'amount'][] = [
        [0, 'order'],
        [1, 'date'],
        [2, 'customer'],
        [3, 'amount'],
      ]
      const all = await readAll(t, { means, dateOrder: 'day-first', decimal: ',', grain: 'order' })
      expect([all.source.rowsIn, all.rows + all.aside.length]).toEqual([t.rows.length, t.rows.length])
      expect([...all.lines, ...all.aside.map((a) => a.line)].sort((a, b) => a - b)).toEqual(
        t.rows.map((_, i) => i + 2),
      )
      for (const cells of all.cells.values()) expect(cells.length).toBe(all.rows)
      for (const a of all.aside) expect(a.reason).not.toBe('')
    }),
    { numRuns: 150 },
  )
})

test('the same draft reads the same', async () => {
  const t = sheet(
    Array.from({ length: 30 }, (_, i) => `${i};${(i % 28) + 1}/01/2024;K${i % 4};${i},50`).join('\n'),
  )
  const [a, b] = [await readAll(t), await readAll(t)]
  expect([...a.cells]).toEqual([...b.cells])
})

test('a time column joins dates that have none', async () => {
  const t = table(
    'date,time,customer,amount\n2024-01-02,14:05:09,Ann,1.50\n2024-01-03,9:15 PM,Bob,2.50\n2024-01-04,,Cem,3.50',
  )
  const all = await readAll(t)
  expect(all.cells.get('date')).toEqual(['2024-01-02T14:05:09', '2024-01-03T21:15:00', '2024-01-04T00:00:00'])
  expect([all.source.hasTime, all.source.meanings]).toEqual([true, ['date', 'customer', 'amount']])
})

test('serial numbers are dates where the header says date', async () => {
  const dates = async (a: string, b: string) =>
    (await readAll(table(`order date,customer,amount\n${a},Ann,1.50\n${b},Bob,2.50`))).cells.get('date')
  expect(await dates('45296', '45297.5')).toEqual(['2024-01-05T00:00:00', '2024-01-06T12:00:00'])
  expect(await dates('1704412800', '1704499205')).toEqual(['2024-01-05T00:00:00', '2024-01-06T00:00:05'])
  expect(await dates('1704412800000', '1704499205000')).toEqual([
    '2024-01-05T00:00:00',
    '2024-01-06T00:00:05',
  ])
  expect(await dates('20240105', '20240106')).toEqual(['2024-01-05T00:00:00', '2024-01-06T00:00:00'])
})

test('signs beside amounts name the currency; a column or the person may name it instead', async () => {
  const plain = (a: string, b: string) =>
    table(`date;customer;amount\n2024-01-02;Ann;${a}\n2024-01-03;Bob;${b}`, { delimiter: ';' })
  const currency = async (a: string, b: string, code?: string) => {
    const all = await readAll(plain(a, b), code === undefined ? {} : { currency: code })
    return all.cells.get('currency')
  }
  expect(await currency('5,00 €', '6,00')).toEqual(['EUR', 'EUR'])
  expect(await currency('$5.00', '$6.00')).toEqual(['USD', 'USD'])
  expect(await currency('$5.00', '£6.00')).toEqual(['USD', 'GBP'])
  expect(await currency('5,00', '6,00')).toBeUndefined()
  expect(await currency('5,00 €', '6,00 €', 'CHF')).toEqual(['CHF', 'CHF'])
  expect(said((await draftOf(plain('5,00 €', '6,00 €'))).notes)).toContain(
    'Amounts are in EUR, as the sign beside them says.',
  )
})

test('keys: trimmed, e-mails in lower case, words for nothing are nothing, the town of Null stays', async () => {
  const t = table(
    "date,email,customer,city,phone,amount\n2024-01-02, Ann@Example.ORG ,'007,Null,'+491701234567,1.50\n2024-01-03,ann@example.org,007,-,N/A,2.50\n2024-01-04,NULL,n/a,Rome,(blank),3.50",
  )
  const all = await readAll(t)
  expect(all.cells.get('email')).toEqual(['ann@example.org', 'ann@example.org', ''])
  expect(all.cells.get('customer')).toEqual(['007', '007', ''])
  expect(all.cells.get('city')).toEqual(['Null', '', 'Rome'])
  expect(all.cells.get('phone')).toEqual(['+491701234567', '', ''])
  expect(all.source.labels.get('email')).toEqual(['ann@example.org'])
})

test('who may be written to, also where the column says who may not', async () => {
  const flags = async (header: string, words: string[]) => {
    const rows = words.map((word, i) => `p${i}@example.org,Ann,${word}`)
    return (await readAll(table(`email,first name,${header}\n${rows.join('\n')}`))).cells.get('consent')
  }
  expect(await flags('Accepts Marketing', ['yes', 'no', 'Ja', 'true', '0', ''])).toEqual([1, 0, 1, 1, 0, -1])
  expect(await flags('EMAIL_BLACKLISTED', ['true', 'false', 'true', '0', '1', ''])).toEqual([
    0, 1, 0, 1, 0, -1,
  ])
})

test('what could not be read beside date and amount is empty, counted and said', async () => {
  const all = await readAll(
    table(
      'order,date,email,quantity,refund,amount\n1,2024-01-02,a@example.org,2,lots,1.50\n2,2024-01-03,b@example.org,3,0.50,2.50\n3,2024-01-04,c@example.org,1,0.25,3.50',
    ),
  )
  expect([all.rows, sum(all.cells.get('refund'))]).toEqual([3, 0.75])
  expect(said(all.source.notes)).toEqual([
    '1 cell of ‘refund’ could not be read and counts as empty: line 2.',
  ])
})

test('a stop is heard', async () => {
  const stopper = new AbortController()
  const t = sheet(Array.from({ length: 50 }, (_, i) => `${i};${(i % 28) + 1}/01/2024;K;1,00`).join('\n'))
  const door = recogniser(fakeReader(t))
  const source = await door.read(nothing(), await door.draft(nothing(), {}), {}, '2026-06-30')
  const reading = async () => {
    for await (const _ of source.batches({ ...quiet, signal: stopper.signal })) stopper.abort()
  }
  await expect(reading()).rejects.toMatchObject({ fault: { code: 'stopped' } })
})
