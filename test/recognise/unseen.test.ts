import { describe, expect, test } from 'vitest'
import { said } from '../../src/contract/notes.ts'
import { draftOf, meansOf, readAll } from './fake-reader.ts'

const days = Array.from({ length: 30 }, (_, i) => `2025-03-${String(1 + i).padStart(2, '0')}`)

describe('stars', () => {
  const written: [string, (stars: number) => string][] = [
    ['4/5', (n) => `${n}/5`],
    ['4 out of 5', (n) => `${n} out of 5`],
    ['4 Sterne', (n) => `${n} ${n === 1 ? 'Stern' : 'Sterne'}`],
    ['4,0 étoiles', (n) => `${n},0 étoiles`],
    ['8/10', (n) => `${2 * n}/10`],
    ['★★★★☆', (n) => '★'.repeat(n) + '☆'.repeat(5 - n)],
    ['Poor, Average, Great', (n) => ['Bad', 'Poor', 'Average', 'Great', 'Excellent'][n - 1] ?? ''],
    [
      'mangelhaft, gut',
      (n) => ['mangelhaft', 'ausreichend', 'befriedigend', 'gut', 'hervorragend'][n - 1] ?? '',
    ],
  ]
  test.each(written)('written as %s', async (_, write) => {
    const stars = days.map((_, i) => 1 + (i % 5))
    const rows = stars.map((n, i) => [days[i] ?? '', write(n), `It was as I thought, number ${i}`])
    const all = await readAll({ headers: ['Submitted', 'How many stars?', 'Your review'], rows })
    expect(all.source.draft.grain).toBe('review')
    expect(all.cells.get('stars')).toEqual(stars)
  })
})

test('a review of pictures alone is what was written', async () => {
  const rows = days.map((day, i) => [day, `${1 + (i % 5)}`, i % 2 ? '😀❤️' : '👎'])
  const draft = await draftOf({ headers: ['Date', 'Rating', 'Review'], rows })
  expect(draft.grain).toBe('review')
  expect(meansOf(draft)).toMatchObject({ stars: 'Rating', text: 'Review' })
})

test('what was bought in one cell is told by its look, whatever the column is called', async () => {
  const headers = ['Datum', 'Bestellung #', 'Kunde', 'Produkt(e)', 'Nettoumsatz']
  const rows = days.map((day, i) => [
    day,
    `${100 + i}`,
    `Eva Berg${i}`,
    `${1 + (i % 3)}× Tee, 1× Tasse`,
    '9.50',
  ])
  const draft = await draftOf({ headers, rows })
  expect(draft.grain).toBe('order')
  expect(meansOf(draft)).toMatchObject({ packed: 'Produkt(e)', amount: 'Nettoumsatz', order: 'Bestellung #' })
})

test('events of pages stay visits where some of them tell a value', async () => {
  const headers = ['ts', 'client', 'path', 'action', 'value']
  const steps = [
    ['/', 'view', ''],
    ['/products/mug', 'view', ''],
    ['/thank-you', 'purchase', '29.90'],
  ]
  const rows = days.map((day, i) => [`${day}T10:00:00Z`, `c-${i % 7}a`, ...(steps[i % 3] ?? [])])
  expect((await draftOf({ headers, rows })).grain).toBe('event')
})

test('a list of refunds asks nothing and is said to be one', async () => {
  const headers = ['refund_id', 'order_id', 'refund_date', 'refund_amount', 'reason']
  const rows = days.map((day, i) => [`R${i}`, `${1000 + i}`, day, '12.50', 'damaged'])
  const draft = await draftOf({ headers, rows })
  expect(draft.questions).toEqual([])
  expect(meansOf(draft)).toMatchObject({ order: 'order_id', date: 'refund_date', refund: 'refund_amount' })
  expect(said(draft.notes)).toEqual(['One row is money given back; it comes off its order.'])
})

test('of a list of tickets the message is what is written in sentences, whatever its column is called', async () => {
  const wrote = (i: number) => `The lamp came on day ${i} and its left foot was broken in two`
  const rows = days.map((day, i) => [`T${i}`, day, 'Broken', wrote(i), 'closed', i % 2 ? 'good' : 'bad'])
  for (const called of ['Description', 'What is it about', 'Beschreibung']) {
    const headers = ['Ticket ID', 'Created', 'Subject', called, 'Status', 'Satisfaction']
    const draft = await draftOf({ headers, rows })
    expect(draft.grain).toBe('ticket')
    expect(meansOf(draft)).toMatchObject({ text: called, title: 'Subject', messageId: 'Ticket ID' })
  }
})

test('sentences beside whole numbers are reviews, without a header and in any language', async () => {
  const said = (i: number) => `Kubek przyszedł cały i zdrowy, polecam numer ${i}`
  const thumbs = days.map((_, i) => [said(i), String(i % 2)])
  const draft = await draftOf({ headers: ['Column 1', 'Column 2'], rows: thumbs, headerLine: 0 })
  expect([draft.grain, draft.questions, meansOf(draft)]).toEqual([
    'review',
    [],
    { text: 'Column 1', stars: 'Column 2' },
  ])
  const polish = {
    headers: ['Data', 'Ocena', 'Treść opinii'],
    rows: days.map((d, i) => [d, `${1 + (i % 5)}`, said(i)]),
  }
  expect(meansOf(await draftOf(polish))).toEqual({ date: 'Data', stars: 'Ocena', text: 'Treść opinii' })
})

const buyers = ['Ann Miller', 'Bo Larsen', 'Eva Braun', 'Ivan Novak', 'Mia Rossi', 'Noah Weber', 'Tom Ford']
const goods = ['Blue mug', 'Red mug', 'Plate', 'Bowl', 'Tea pot']
const bare = (mail: (name: string) => string[]) => ({
  headers: Array.from({ length: 5 + mail('x').length }, (_, c) => `Column ${c + 1}`),
  rows: Array.from({ length: 80 }, (_, i) => {
    const name = buyers[(i * 5) % 7] ?? ''
    return [`A${2000 + i}`, days[i % 30] ?? '', name, goods[i % 5] ?? '', `${10 + (i % 9)}.50`, ...mail(name)]
  }),
  headerLine: 0,
})

test('without a header, goods are no customers: what goes with the e-mail, or looks like people, is', async () => {
  const mailed = await draftOf(bare((name) => [`${name.replace(' ', '.').toLowerCase()}@example.net`]))
  expect(meansOf(mailed)).toMatchObject({ customerName: 'Column 3', product: 'Column 4', email: 'Column 6' })
  expect(meansOf(mailed)).not.toHaveProperty('customer')
  const named = await draftOf(bare(() => []))
  expect(meansOf(named)).toMatchObject({ customer: 'Column 3', product: 'Column 4', order: 'Column 1' })
})

test('how orders ended is told by its words, whatever the column is called', async () => {
  const rows = days.map((day, i) => [`${100 + i}`, day, '9.50', i % 4 ? 'Vyřízena' : 'Stornována'])
  const draft = await draftOf({ headers: ['Order number', 'Order date', 'Total', 'Zustand2'], rows })
  expect(meansOf(draft)).toMatchObject({ status: 'Zustand2', orderTotal: 'Total' })
})

test('a total that differs between the lines of an order is that of the line', async () => {
  const headers = ['Day', 'Order name', 'Product title', 'Net items sold', 'Net sales', 'Total sales']
  const rows = days.map((day, i) => [
    day,
    `#${Math.floor(i / 3)}`,
    `Mug ${i % 5}`,
    '1',
    `${8 + i}.00`,
    `${10 + i}.50`,
  ])
  const draft = await draftOf({ headers, rows })
  expect(draft.grain).toBe('order line')
  expect(meansOf(draft)).toMatchObject({
    order: 'Order name',
    amount: 'Total sales',
    quantity: 'Net items sold',
  })
  expect(meansOf(draft).orderTotal).toBeUndefined()
})

test('beside the total of the line, what is the same on all lines of an order is the total of the order', async () => {
  const headers = [
    'BestellNr.',
    'Bestelldatum',
    'Artikelname',
    'Gesamtpreis brutto',
    'Gesamtbetrag der Bestellung',
  ]
  const rows = days.map((_, i) => {
    const order = Math.floor(i / 3)
    return [`${100 + order}`, days[order] ?? '', `Tasse ${i % 7}`, `${5 + i}.00`, `${18 + 9 * order + 4.9}`]
  })
  const means = meansOf(await draftOf({ headers, rows }))
  expect(means).toMatchObject({ amount: 'Gesamtpreis brutto', orderTotal: 'Gesamtbetrag der Bestellung' })
})

test('the total of a document is what an order came to, not what tax is reckoned from', async () => {
  const headers = ['Data', 'Numero', 'Cliente', 'Imponibile', 'IVA', 'Totale documento', 'Stato pagamento']
  const rows = days.map((day, i) => [
    day,
    `${i + 1}/2025`,
    `Anna Rossi${i % 9}`,
    '100.00',
    '22.00',
    '122.00',
    'Pagata',
  ])
  const draft = await draftOf({ headers, rows })
  expect([draft.grain, draft.questions]).toEqual(['order', []])
  expect(meansOf(draft)).toMatchObject({
    order: 'Numero',
    orderTotal: 'Totale documento',
    subtotal: 'Imponibile',
    tax: 'IVA',
  })
})
