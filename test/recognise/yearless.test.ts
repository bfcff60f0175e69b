import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import type { Corrections } from '../../src/contract/desk.ts'
import { said } from '../../src/contract/notes.ts'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { openHeadless } from '../../workers/headless/open-headless.ts'
import { reader } from '../../workers/reading/open.ts'
import { civilDay, dayMs, isoDay } from '../../workers/recognise/calendar.ts'
import { dateReader } from '../../workers/recognise/dates.ts'
import { recogniser } from '../../workers/recognise/recogniser.ts'
import { yearIn } from '../../workers/recognise/years.ts'

const locales = ['en-GB', 'en-US', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'cs', 'sv', 'da']
const shapes: [string, (ms: number) => string][] = [
  ...locales.flatMap((locale) =>
    (['long', 'short'] as const).map((month): [string, (ms: number) => string] => [
      `${month} month names in ${locale}`,
      (ms) => new Date(ms).toLocaleDateString(locale, { day: 'numeric', month, timeZone: 'UTC' }),
    ]),
  ),
  ['5.1.', (ms) => `${new Date(ms).getUTCDate()}.${new Date(ms).getUTCMonth() + 1}.`],
  ['05/01', (ms) => isoDay(ms).slice(5).split('-').reverse().join('/')],
  ['24-Jan', (ms) => new Date(ms).toUTCString().slice(5, 11).replace(' ', '-')],
  ['Mon, 5 January', (ms) => new Date(ms).toUTCString().slice(0, 11)],
]

describe('a day without a year', () => {
  test.each(shapes)('is the one of that name in the twelve months it belongs to: %s', (_, write) => {
    for (const [year, month] of [
      [2023, 1],
      [2024, 1],
      [2023, 7],
    ] as const) {
      const read = dateReader({ kind: 'written', order: 'dmy', from: `${year}-0${month}` })
      const [first, after] = [civilDay(year, month, 1), civilDay(year + 1, month, 1)]
      for (let day = first; day < after; day++) expect(read(write(day * dayMs))).toBe(day * dayMs)
    }
  })

  test.each(shapes)('is none where nobody knows the year: %s', (_, write) => {
    expect(dateReader({ kind: 'written', order: 'dmy' })(write(civilDay(2024, 1, 24) * dayMs))).toBeNaN()
  })

  test('is none in a year that has no such day, and a whole date keeps its year', () => {
    const read = (from: string) => dateReader({ kind: 'written', order: 'dmy', from })
    expect(read('2023-01')('29 February')).toBeNaN()
    expect(isoDay(read('2023-07')('29 February'))).toBe('2024-02-29')
    expect(isoDay(read('2023-01')('3 May 2021'))).toBe('2021-05-03')
    expect(new Date(read('2024-01')('5 Jan 14:30')).toISOString()).toBe('2024-01-05T14:30:00.000Z')
  })
})

test.each([
  ['Sales 2024', 2024],
  ['umsatz_2023_q2', 2023],
  ['Kasse 2024 (Laden 2024)', 2024],
  ['From 1 January 2024 to 31 December 2024', 2024],
  ['2024/25', Number.NaN],
  ['Sales 2024-03', 2024],
  ['2024-01', 2024],
  ['2023 and 2024', Number.NaN],
  ['printed on 3 January 2025', Number.NaN],
  ['orders-2025-01-03', Number.NaN],
  ['orders 20250103', Number.NaN],
  ['Till 120245', Number.NaN],
  ['© 2019 Tills Ltd', Number.NaN],
  ['Orders', Number.NaN],
])('‘%s’ tells the year %d', (text, year) => expect(yearIn(text)).toBe(year))

const day = (i: number) =>
  new Date(Date.UTC(2024, 0, 2 + 9 * i)).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
const all = Array.from({ length: 30 }, (_, i) => i)
const row = (date: string, i: number) => `A${i},${date},p${i % 7}@example.org,Mug,${i + 1}.50`
const list = (dates: readonly string[], head = 'Order,Date,Email,Product,Amount') =>
  [head, ...dates.map(row)].join('\n')
const ordersOf = (name: string, text: string) =>
  new File([text], name, { lastModified: Date.UTC(2025, 4, 5) })

async function brought(file: File, corrections: Corrections = {}) {
  const { desk } = openHeadless()
  const drafted = unwrap(await desk.draft([file], quiet))
  const draft =
    Object.keys(corrections).length > 0 ? unwrap(await desk.correct(drafted.id, 0, corrections)) : drafted
  const { account, firstDay, lastDay } = unwrap(await desk.adopt(draft.id, '', '', quiet))
  return { draft: draft.files[0], account, days: [firstDay, lastDay] }
}
const drafted = (file: File, corrections: Corrections = {}) => recogniser(reader).draft(file, corrections)
const asked = (file: File) => drafted(file).then(({ questions }) => questions.map(({ id }) => id))

describe('the year of days without one', () => {
  test.each([
    ['from the name of the file', ordersOf('Sales 2024.csv', list(all.map(day)))],
    ['from above the table', ordersOf('sales.csv', `Takings of 2024\n\n${list(all.map(day))}`)],
    ['as in its other rows', ordersOf('sales.csv', list(['1 January 2024', ...all.map(day)]))],
  ])('is found, used and said: %s', async (where, file) => {
    const { draft, account, days } = await brought(file)
    expect(draft?.questions).toEqual([])
    expect(draft?.yearFrom).toBe('2024-01')
    expect(said(draft?.notes ?? [])).toContain(
      `Days in ‘Date’ have no year: they are read as of 2024, ${where}.`,
    )
    expect(account.files[0]?.rowsSetAside).toBe(0)
    const span = where === 'as in its other rows' ? '2024-01-01' : '2024-01-02'
    expect(days).toEqual([span, '2024-09-19'])
  })

  test('is asked for where nothing tells it, and the answer holds', async () => {
    const file = ordersOf('sales.csv', list(all.map(day)))
    const { questions } = await drafted(file)
    expect(questions).toHaveLength(1)
    expect(questions[0]?.ask).toBe(
      'Days in sales.csv have no year, such as 2 January. Of which year are they?',
    )
    expect(questions[0]?.options.map(({ label }) => label)).toEqual(
      [2025, 2024, 2023, 2022, 2021].map((year) => `${year}: 2 January ${year}`),
    )
    const { days, draft } = await brought(file, questions[0]?.options[2]?.corrections)
    expect(draft?.questions).toEqual([])
    expect(days[0]).toBe('2023-01-02')
  })

  test('changes at New Year where the days, down or up, pass it once', async () => {
    const passing = all.map((i) =>
      isoDay(Date.UTC(2023, 9, 2 + 5 * i))
        .slice(5)
        .split('-')
        .reverse()
        .join('/'),
    )
    for (const dates of [passing, passing.toReversed()]) {
      const file = ordersOf('Sales 2024.csv', list(dates))
      const { questions } = await drafted(file)
      expect(questions.map(({ id }) => id)).toEqual(['date-year'])
      expect(questions[0]?.options[1]?.label).toMatch(/^2023 into 2024: /)
      const { days } = await brought(file, questions[0]?.options[1]?.corrections)
      expect(days).toEqual(['2023-10-02', '2024-02-24'])
    }
  })

  test('is that of the sheet before that of the workbook', async () => {
    const sheets = ['Shop 2023', 'Shop 2022'].map((name) => ({
      name,
      rows: [
        ['Order', 'Date', 'Email', 'Product', 'Amount'],
        ...all.map((i) => [`${name}-${i}`, day(i), `p${i % 7}@example.org`, 'Mug', i + 0.5]),
      ],
    }))
    const bytes = new Uint8Array(await writeXlsx({ sheets }))
    const { days } = await brought(new File([bytes], 'Book 2024.xlsx'))
    expect(days).toEqual(['2022-01-02', '2023-09-19'])
  })

  test('is missing in a few rows: they are set aside, and why is said', async () => {
    const whole = all.map((i) => isoDay(Date.UTC(2023 + (i % 2), 0, 2 + 9 * i)))
    const { account, draft } = await brought(ordersOf('sales.csv', list([...whole, '5 March'])))
    expect(draft?.questions).toEqual([])
    expect(account.files[0]?.rowsSetAside).toBe(1)
    expect(account.setAside.map(({ reason }) => reason).join()).toContain('5 March is a day without a year')
  })
})

describe('what is no day', () => {
  const withColumn = (name: string, cell: (i: number) => string) =>
    ordersOf(
      'Sales 2024.csv',
      [
        'Order,Bought,Email,Amount,'.concat(name),
        ...all.map((i) => `A${i},2024-03-${10 + (i % 19)},p${i % 7}@example.org,${i}.50,${cell(i)}`),
      ].join('\n'),
    )
  test.each([
    ['Part', (i: number) => `${1 + (i % 3)}/${3 + (i % 2)}`],
    ['Pieces', (i: number) => `${1 + (i % 4)} set`],
    ['Card valid', (i: number) => `0${1 + (i % 9)}/${26 + (i % 4)}`],
    ['Month', (i: number) => `Jan ${22 + (i % 3)}`],
  ])('stays what it is: %s', async (name, cell) => {
    const draft = await drafted(withColumn(name, cell))
    expect(draft.columns.find((c) => c.means === 'date')?.name).toBe('Bought')
    expect(draft.yearFrom).toBeUndefined()
    expect(draft.questions).toEqual([])
  })

  test('a month of a year below ‘Date’ is not read as a day', async () => {
    const months = all.map((i) => `${['Jan', 'Feb', 'Mar'][i % 3]} ${22 + (i % 3)}`)
    const draft = await drafted(ordersOf('Sales 2024.csv', list(months)))
    expect(draft.yearFrom).toBeUndefined()
  })

  test('days below an unknown name are asked about', async () => {
    expect(await asked(ordersOf('x.csv', list(all.map(day), 'Order,Zkouška,Email,Product,Amount')))).toEqual([
      'date-year',
    ])
  })
})
