import { expect, test } from 'vitest'
import type { FileDraft } from '../../src/contract/desk.ts'
import { said } from '../../src/contract/notes.ts'
import { draftOf, meansOf, readAll, table } from './fake-reader.ts'

const orders = (dates: string[], amounts = dates.map((_, i) => `${i + 1}.50`), delimiter = ';') =>
  table(
    `order${delimiter}date${delimiter}email${delimiter}amount\n${dates.map((d, i) => [`A${i}`, d, `p${i % 2}@example.org`, amounts[i]].join(delimiter)).join('\n')}`,
    { delimiter },
  )

const asked = (draft: FileDraft) => draft.questions.map((q) => q.id)

test('dates that read both ways are asked about, with both readings', async () => {
  const t = orders(['03/04/2024', '05/06/2024'])
  const draft = await draftOf(t)
  expect(asked(draft)).toEqual(['date-order'])
  const [question] = draft.questions
  expect(question?.ask).toBe('Is 03/04/2024 3 April 2024 or 4 March 2024?')
  for (const [i, day] of ['2024-04-03T00:00:00', '2024-03-04T00:00:00'].entries()) {
    const corrections = question?.options[i]?.corrections ?? {}
    expect(asked(await draftOf(t, corrections))).toEqual([])
    expect((await readAll(t, corrections)).cells.get('date')?.[0]).toBe(day)
  }
})

test.each([
  ['25/06/2024', '2024-04-03T00:00:00', 'day first'],
  ['06/25/2024', '2024-03-04T00:00:00', 'month first'],
])('one %s settles it, in the sample or far behind it', async (proof, first, words) => {
  const many = Array.from({ length: 40 }, (_, i) => `0${(i % 9) + 1}/0${((i + 4) % 9) + 1}/2024`)
  for (const sample of [2000, 10]) {
    const t = { ...orders(['03/04/2024', ...many, proof]), sample }
    const draft = await draftOf(t)
    expect(asked(draft)).toEqual([])
    expect(said(draft.notes).join(' ')).toContain(`${words}, as ${proof} shows`)
    const all = await readAll(t)
    expect([all.rows, all.aside.length, all.cells.get('date')?.[0]]).toEqual([42, 0, first])
  }
})

test('another date column of the file settles it too', async () => {
  const t = table(
    'order,order date,cancelled at,amount,email\n1,03/04/2024,,2.50,a@example.org\n2,04/04/2024,25/04/2024,3.50,b@example.org',
  )
  expect(asked(await draftOf(t))).toEqual([])
})

test('where the person chose, rows that prove the other order are set aside and said', async () => {
  const t = { ...orders(['03/04/2024', '05/06/2024', '06/25/2024']), sample: 2 }
  const all = await readAll(t, { dateOrder: 'day-first' })
  expect(all.rows).toBe(2)
  expect(all.aside).toEqual([
    { line: 4, reason: '06/25/2024 is no date with the day first', raw: 'A2;06/25/2024;p0@example.org;3.50' },
  ])
})

test('12,345 everywhere is asked about, unless the file tells', async () => {
  const t = {
    headers: ['order', 'date', 'email', 'amount'],
    rows: [
      ['1', '2024-01-02', 'a@example.org', '12,345'],
      ['2', '2024-01-03', 'b@example.org', '1,200'],
    ],
  }
  const draft = await draftOf(t)
  expect(asked(draft)).toEqual(['decimal'])
  expect(draft.questions[0]?.ask).toBe('Is 12,345 12,345 or 12.345, in English notation?')
  const [point, comma] = draft.questions[0]?.options ?? []
  expect((await readAll(t, point?.corrections)).cells.get('amount')).toEqual([12_345, 1200])
  expect((await readAll(t, comma?.corrections)).cells.get('amount')).toEqual([12.345, 1.2])
  expect(asked(await draftOf({ ...t, delimiter: ';' }))).toEqual([])
  const later = { ...t, rows: [...t.rows, ['3', '2024-01-04', 'a@example.org', '3,50']], sample: 2 }
  expect(asked(await draftOf(later))).toEqual([])
  expect((await readAll(later)).cells.get('amount')).toEqual([12.345, 1.2, 3.5])
})

test('a missing date is asked for where a column could be it, and is a fault where none could', async () => {
  const t = table(
    'order,began,ended,email,amount\n1,2024-01-02,2024-02-02,a@example.org,3.50\n2,2024-01-03,2024-02-03,b@example.org,4.50',
  )
  const without = {
    means: [
      [1, null],
      [2, null],
    ] as [number, null][],
  }
  const draft = await draftOf(t, without)
  expect(asked(draft)).toEqual(['missing-date'])
  expect(draft.questions[0]?.options.map((o) => o.label)).toEqual([
    'began, for instance 2024-01-02',
    'ended, for instance 2024-02-02',
  ])
  const chosen = await draftOf(t, draft.questions[0]?.options[1]?.corrections ?? {})
  expect([asked(chosen), meansOf(chosen).date, chosen.columns[2]?.sure]).toEqual([[], 'ended', 1])
  const none = await draftOf(table('order,email,amount\n1,a@example.org,3.50\n1,b@example.org,4.50'))
  expect(none.fault).toEqual({
    code: 'missing-meaning',
    name: 'file.csv',
    meaning: 'when an order was placed',
    columns: 3,
  })
})

test('a missing amount is asked for, or is a fault', async () => {
  const t = table(
    'order,date,email,alpha,beta\n1,2024-01-02,a@example.org,3.50,7.5\n2,2024-01-03,b@example.org,4.50,8.25',
  )
  const draft = await draftOf(t)
  expect(asked(draft)).toEqual(['missing-amount'])
  expect(draft.questions[0]?.options.length).toBe(2)
  expect(asked(await draftOf(t, draft.questions[0]?.options[0]?.corrections ?? {}))).toEqual([])
  const none = await draftOf(
    table('order,date,email\n1,2024-01-02,a@example.org\n1,2024-01-03,b@example.org'),
  )
  expect(none.fault).toMatchObject({ code: 'missing-meaning', meaning: 'what an order came to' })
})

test('a file without customers serves for business figures: a note, no question', async () => {
  const draft = await draftOf(table('date,amount\n2024-01-02,3.50\n2024-01-03,4.50'))
  expect([draft.questions, draft.fault, draft.recognisedAs]).toEqual([[], null, 'transactions'])
  expect(said(draft.notes).join(' ')).toContain('No column tells who ordered')
})

test('a column that looks like customers is offered, and may be refused', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => `K${100 + (i % 25)},2024-01-${10 + (i % 20)},${i}.50`)
  const t = table(`thing,date,amount\n${rows.join('\n')}`)
  const draft = await draftOf(t)
  expect(asked(draft)).toEqual(['missing-customer'])
  const options = draft.questions[0]?.options ?? []
  expect(options.map((o) => o.label)).toEqual(['thing, for instance K100', 'None of them'])
  const [yes, none] = await Promise.all(options.map((o) => draftOf(t, o.corrections)))
  expect([yes && asked(yes), yes && meansOf(yes).customer]).toEqual([[], 'thing'])
  expect([none && asked(none), none && meansOf(none).customer]).toEqual([[], undefined])
})

test('corrections override every guess and make it sure', async () => {
  const t = table('name,date,amount,total\nAnn,2024-01-02,3.50,4.50\nBob,2024-01-03,4.50,5.50')
  const draft = await draftOf(t, {
    means: [
      [2, 'tax'],
      [3, 'amount'],
      [0, 'product'],
    ],
    grain: 'order line',
  })
  expect(meansOf(draft)).toEqual({ product: 'name', date: 'date', tax: 'amount', amount: 'total' })
  expect(draft.columns.map((c) => c.sure)).toEqual([1, expect.any(Number), 1, 1])
  expect(draft.grain).toBe('order line')
})

test('words that agree are those the person names; without a word, odd ones agree to nothing', async () => {
  const t = table('email,name,newsletter\na@x.org,A,yes\nb@x.org,B,Non\nc@x.org,C,1\nd@x.org,D,x')
  const consent = async (corrections = {}) => (await readAll(t, corrections)).cells.get('consent')
  const [usual, , some, none] = (await draftOf(t)).questions[0]?.options ?? []
  expect([usual?.label, some?.label, none?.label]).toEqual(['Only yes, 1, x', 'None of them', undefined])
  expect(await consent(usual?.corrections)).toEqual([1, 0, 1, 1])
  expect(await consent({ agree: ['yes'] })).toEqual([1, 0, 0, 0])
  expect(await consent({ agree: [] })).toEqual([0, 0, 0, 0])
  const against = table(
    'email,name,unsubscribed\na@x.org,A,yes\nb@x.org,B,Non\nc@x.org,C,maybe\nd@x.org,D,no',
  )
  expect((await draftOf(against)).questions[0]?.options[0]?.label).toBe('Only non, no')
})

test('who was not asked, or did not answer, agreed to nothing, and nobody is asked about it', async () => {
  const t = table(
    'email,name,newsletter\na@x.org,A,ja\nb@x.org,B,nein\nc@x.org,C,weiß nicht\nd@x.org,D,unbekannt',
  )
  expect((await draftOf(t)).questions).toEqual([])
  expect((await readAll(t, {})).cells.get('consent')).toEqual([1, 0, -1, -1])
})

test('one column of remarks is no list of reviews: when an order was placed is missing', async () => {
  const days = ['Monday', 'Friday', 'Sunday']
  const rows = Array.from({ length: 60 }, (_, i) => `was here on a ${days[i % 3]}`)
  expect((await draftOf(table(['Remark', ...rows].join('\n')))).fault).toMatchObject({
    code: 'missing-meaning',
    columns: 1,
  })
})
