import { describe, expect, test } from 'vitest'
import { join } from '../../workers/join/join.ts'
import { columnsOf, linked } from './house.ts'

const rows = (make: (i: number) => string) => Array.from({ length: 12 }, (_, i) => make(i)).join('\n')

const forms: [string, string, Record<string, unknown>][] = [
  [
    'Google Forms',
    `Timestamp,Email Address,How satisfied were you with your visit?,What could we do better?\n${rows((i) => `2026/05/${10 + i} 7:01:33 PM GMT+2,a${i}@x.org,${1 + (i % 5)},The staff was kind but I waited ${i}`)}`,
    { told_at: Date.UTC(2026, 4, 10, 19, 1, 33), stars: 1, text: 'The staff was kind but I waited 0' },
  ],
  [
    'Google Forms, German',
    `Zeitstempel;Wie zufrieden waren Sie mit uns?;Was können wir besser machen?\n${rows((i) => `${10 + i}.05.2026 19:01:33;${1 + (i % 5)};Es hat etwas lange gedauert ${i}`)}`,
    { told_at: Date.UTC(2026, 4, 10, 19, 1, 33), stars: 1, text: 'Es hat etwas lange gedauert 0' },
  ],
  [
    'Typeform',
    `#,How likely are you to recommend us?,Tell us why,Your email,Start Date (UTC),Submit Date (UTC),Network ID\n${rows((i) => `k3j4h${i},${i % 11},Because it came quickly ${i},a${i}@x.org,2026-05-${10 + i} 10:00:00,2026-05-${10 + i} 10:02:00,9a8b${i}`)}`,
    { message_id: 'k3j4h0', told_at: Date.UTC(2026, 4, 10, 10, 2), text: 'Because it came quickly 0' },
  ],
  [
    'SurveyMonkey',
    `Respondent ID,Collector ID,Start Date,End Date,Email Address,How satisfied are you with us?,Which did you buy?,,Why is that so?\n,,,,,Response,Soap,Candles,Open-Ended Response\n${rows((i) => `1140${i + 10},42,05/${10 + i}/2026 09:10:00 AM,05/${10 + i}/2026 09:12:00 AM,a${i}@x.org,${i % 11},${i % 2 ? 'Soap' : ''},,Because it came quickly ${i}`)}`,
    { message_id: '114010', told_at: Date.UTC(2026, 4, 10, 9, 12), text: 'Because it came quickly 0' },
  ],
]

test.each(forms)('answers to %s are messages with day, score and words', async (_, text, first) => {
  const file = await columnsOf('answers.csv', text)
  expect([file.grain, file.rowsIn]).toEqual(['review', 12])
  const told = linked(join([file]), 'message')
  expect(told).toHaveLength(12)
  expect(told[0]).toMatchObject(first)
})

const facts = async (text: string) => {
  const all = join([await columnsOf('list.csv', text)])
  const labels = linked(all, 'label')
  const of = (customer: string) =>
    Object.fromEntries(labels.filter((l) => l.customer === customer).map((l) => [l.name, l.value]))
  return { all, of }
}

describe('facts of a customer', () => {
  test('a column called a label is one with more labels than can be learned, too; amounts and names are none', async () => {
    const list = async (cell: (i: number) => string) => {
      const lines = Array.from({ length: 600 }, (_, i) => `K${100 + i},a${i}@x.org,${cell(i)}`).join('\n')
      const file = await columnsOf('list.csv', `Customer no,E-mail,Segment\n${lines}`)
      return file.cells.has('label')
    }
    expect(await list((i) => `Group ${i % 40}`)).toBe(true)
    expect(await list((i) => String(i % 40))).toBe(false)
    expect(await list((i) => `Note ${i}`)).toBe(false)
  })

  test('a list of contracts keeps plan, fee and end', async () => {
    const text = `Member no;Plan;Fee per month;Start;End\n${rows((i) => `K${100 + i};${['Basic', 'Pro'][i % 2]};${9 + 10 * (i % 2)}.90;2025-0${1 + (i % 9)}-01;${i % 3 ? '' : '2026-04-01'}`)}`
    const { all, of } = await facts(text)
    expect(all.customer.rows).toBe(12)
    expect(all.summary.sums).toEqual([])
    expect(of('K100')).toEqual({ Plan: 'Basic', 'Fee per month': '9.9', End: '2026-04-01' })
    expect(of('K101')).toEqual({ Plan: 'Pro', 'Fee per month': '19.9' })
  })

  test.each([
    ['customer_id,name,plan,subscription_start,cancelled_on,status', ',', ['active', 'cancelled']],
    ['Kundennr;Name;Tarif;Abo-Beginn;Kündigungsdatum;Status', ';', ['aktiv', 'gekündigt']],
  ])('a list of who began and who cancelled has no sales in it: %s', async (header, by, status) => {
    const given = ['Anna', 'Ben', 'Clara', 'David']
    const cells = (i: number) => [
      ...[`K${100 + i}`, `${given[i % 4]} Meier`, ['Small', 'Large'][i % 2], `2025-0${1 + (i % 9)}-03`],
      ...[i % 3 ? '' : '2026-04-01', status[i % 3 ? 0 : 1]],
    ]
    const { all, of } = await facts(`${header}\n${rows((i) => cells(i).join(by))}`)
    expect([all.customer.rows, all.summary.sums]).toEqual([12, []])
    expect(Object.values(of('K100'))).toContain('2026-04-01')
  })

  test('people of one name are told apart by their phones', async () => {
    const visit = (i: number) =>
      `2026-05-${10 + i},${['Anna Meier', 'Ben Koch'][i % 2]},+49 171 555010${i % 4},Cut,${30 + i}.00`
    const { all } = await facts(`Start,Client,Mobile,Service,Total\n${rows(visit)}`)
    expect(all.customer.rows).toBe(4)
  })

  test('a German list of contracts, too', async () => {
    const text = `Kundennr.;Tarif;Monatsbeitrag;Vertragsbeginn;Vertragsende\n${rows((i) => `K${100 + i};Plus;19,90;01.0${1 + (i % 9)}.2025;${i % 3 ? '' : '01.04.2026'}`)}`
    const { of } = await facts(text)
    expect(of('K100')).toEqual({ Tarif: 'Plus', Monatsbeitrag: '19.9', Vertragsende: '2026-04-01' })
  })

  test('a list of stamp cards is a list of customers', async () => {
    const text = `Card number,Name,Stamps,Points,Visits,Email\n${rows((i) => `C${100 + i},Ann Miller${i},${i % 10},${i * 12},${1 + i},a${i}@x.org`)}`
    const { all, of } = await facts(text)
    expect(all.customer.rows).toBe(12)
    expect(of('a3@x.org')).toEqual({ Stamps: '3', Points: '36' })
  })

  test('stamps by day are visits', async () => {
    const text = `Date,Card no.,Stamps,Points\n${rows((i) => `2026-05-${10 + i},C${100 + (i % 4)},1,${10 + i}`)}`
    const file = await columnsOf('stamps.csv', text)
    expect(file.grain).toBe('event')
    const visits = linked(join([file]), 'visit')
    expect(visits.map((v) => v.visitor)).toEqual(Array.from({ length: 12 }, (_, i) => `C${100 + (i % 4)}`))
  })

  test('an appointment with an end is a sale, not a contract', async () => {
    const text = `Date,Start,End,Client,Service,Price\n${rows((i) => `2026-05-${10 + i},10:00,11:00,K${i % 4},Cut,30.00`)}`
    const { all } = await facts(text)
    expect(all.summary.sums[0]?.sums).toMatchObject({ orders: 12, revenue: 360 })
  })
})
