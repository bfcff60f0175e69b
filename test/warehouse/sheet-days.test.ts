import { describe, expect, test } from 'vitest'
import type { Corrections, Draft } from '../../src/contract/desk.ts'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { openHeadless } from '../../workers/headless/open-headless.ts'
import { csvFile } from './house.ts'
import { brought, drafted, type Sheet } from './workbook.ts'

describe('a sheet for each day', () => {
  const day = (name: string, at: number): Sheet => ({
    name,
    rows: [
      ['Bon', 'Kunde', 'Artikel', 'Betrag'],
      ...Array.from({ length: 12 }, (_, i) => [i + 1, `Kunde ${(i * at) % 5}`, 'Tee', 3 + at + i / 4]),
    ],
  })
  const revenue = (days: number) =>
    Array.from({ length: days }, (_, d) => Array.from({ length: 12 }, (_, i) => 4 + d + i / 4))
      .flat()
      .reduce((a, b) => a + b)

  test.each([
    [['2025-03-01', '2025-03-02', '2025-03-03']],
    [['1. März 2025', '2. März 2025', '3. März 2025']],
    [['1.3.25', '2.3.25', '13.3.25']],
  ])('is of that day, with receipts that begin at 1 on each: %j', async (names) => {
    const { account, draft, sums } = await brought(...names.map((name, d) => day(name, d + 1)))
    expect(draft.files.flatMap(({ questions }) => questions)).toEqual([])
    expect(sums).toMatchObject({ orders: 36, lines: 36, revenue: revenue(3) })
    expect(account.period?.from.slice(0, 10)).toBe('2025-03-01')
    expect(draft.files[0]?.notes.map(({ text }) => text).join(' ')).toContain('called after a day')
  })
})

describe('a sheet for each month, whose rows tell the number of the day', () => {
  const sheet = (name: string, m: number, head: string): Sheet => ({
    name,
    rows: [
      [head, 'Kunde', 'Artikel', 'Betrag'],
      ...Array.from({ length: 20 }, (_, i) => [
        i % 3 === 1 ? null : 1 + i,
        `Kunde ${(i * (m + 1)) % 7}`,
        'Tee',
        2 + m + i / 4,
      ]),
      [null, null, 'Summe', 20 * (2 + m) + 47.5],
    ],
  })
  const revenue = 20 * (2 + 3 + 4) + 3 * 47.5

  test.each([
    [['Januar 2025', 'Februar 2025', 'März 2025'], 'Tag'],
    [['2025-01', '2025-02', '2025-03'], 'Datum'],
    [['Jan 2025', 'Feb 2025', 'Mar 2025'], 'Day'],
  ])('%j: each row is of its day', async (names, head) => {
    const { account, draft, sums } = await brought(...names.map((name, m) => sheet(name, m, head)))
    expect(draft.files.flatMap(({ questions }) => questions)).toEqual([])
    expect([sums?.lines, sums?.revenue.toFixed(2)]).toEqual([60, revenue.toFixed(2)])
    expect(draft.files[0]?.columns[0]?.means).toBeNull()
    const { from, to } = account.period ?? { from: '', to: '' }
    expect([from.slice(0, 10), to.slice(0, 10)]).toEqual(['2025-01-01', '2025-03-19'])
  })

  test('the year is asked where neither sheet nor workbook tells it', async () => {
    const { draft } = await drafted(...['Januar', 'Februar', 'März'].map((name, m) => sheet(name, m, 'Tag')))
    expect(draft.files.map(({ questions }) => questions.map(({ id }) => id))).toEqual(
      Array(3).fill(['date-year']),
    )
  })

  test('one answer holds for all sheets of the workbook, and taken back for none', async () => {
    const sheets = ['Januar', 'Februar', 'März'].map((name, m) => sheet(name, m, 'Tag'))
    const { desk, draft } = await drafted(...sheets)
    const open = async (said: Corrections, at = 1) =>
      unwrap(await desk.correct(draft.id, at, said)).files.map(
        ({ questions, yearFrom }) => yearFrom ?? questions.length,
      )
    expect(await open({ year: '2023-01' })).toEqual(Array(3).fill('2023-01'))
    expect(await open({ year: '2024-01' }, 0)).toEqual(['2024-01', '2023-01', '2023-01'])
    expect(await open({ year: '2022-01' })).toEqual(['2024-01', '2022-01', '2022-01'])
    expect(await open({})).toEqual(['2024-01', 1, 1])
    const { files } = unwrap(await desk.correct(draft.id, 1, { year: '2025-01' }))
    expect(files.some(({ remembered }) => remembered)).toBe(false)
  })
})

test('how dates are written is asked once of files with the same columns', async () => {
  const { desk } = openHeadless()
  const month = (m: number, extra = '') =>
    csvFile(`${m}.csv`, [
      `Order,Date,Email,Product,Total${extra}`,
      ...Array.from({ length: 9 }, (_, i) => `${m}${i},0${i + 1}/0${m}/2025,p${i}@x.org,Mug,${i}.50`),
    ])
  const draft = unwrap(await desk.draft([month(1), month(2), month(3, ',Note')], quiet))
  const asked = ({ files }: Draft) => files.map(({ questions }) => questions.length)
  expect(asked(draft)).toEqual([1, 1, 1])
  expect(asked(unwrap(await desk.correct(draft.id, 0, { dateOrder: 'day-first' })))).toEqual([0, 0, 1])
  expect(asked(unwrap(await desk.correct(draft.id, 0, {})))).toEqual([1, 1, 1])
})
