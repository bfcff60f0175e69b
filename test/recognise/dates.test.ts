import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilDay, dayMs, isoDay } from '../../workers/recognise/calendar.ts'
import { decideDate, newTally, tallyDate } from '../../workers/recognise/date-order.ts'
import {
  cutDate,
  type DateFormat,
  type DayOrder,
  dateReader,
  readTime,
} from '../../workers/recognise/dates.ts'

const written = (order: DayOrder): DateFormat => ({ kind: 'written', order })
const pad = (n: number, width = 2) => String(n).padStart(width, '0')
const parts = (ms: number) => {
  const d = new Date(ms)
  return {
    y: d.getUTCFullYear(),
    m: d.getUTCMonth() + 1,
    d: d.getUTCDate(),
    h: d.getUTCHours(),
    min: d.getUTCMinutes(),
    s: d.getUTCSeconds(),
  }
}
const anyDay = fc
  .integer({ min: civilDay(1970, 1, 1), max: civilDay(2068, 12, 31) })
  .map((day) => day * dayMs)
const anyMoment = fc.tuple(anyDay, fc.integer({ min: 0, max: 86_399 })).map(([day, s]) => day + s * 1000)

const joins = ['.', '/', '-']
const days: [string, DateFormat, (ms: number) => string][] = [
  ['ISO', written('dmy'), isoDay],
  ['YYYYMMDD', written('dmy'), (ms) => isoDay(ms).replaceAll('-', '')],
  ['year, month, day without zeros', written('dmy'), (ms) => `${parts(ms).y}/${parts(ms).m}/${parts(ms).d}`],
  ...joins.flatMap((j): [string, DateFormat, (ms: number) => string][] => [
    [`D${j}M${j}Y`, written('dmy'), (ms) => `${pad(parts(ms).d)}${j}${pad(parts(ms).m)}${j}${parts(ms).y}`],
    [`d${j}m${j}yy`, written('dmy'), (ms) => `${parts(ms).d}${j}${parts(ms).m}${j}${pad(parts(ms).y % 100)}`],
    [`M${j}D${j}Y`, written('mdy'), (ms) => `${pad(parts(ms).m)}${j}${pad(parts(ms).d)}${j}${parts(ms).y}`],
    [`m${j}d${j}yy`, written('mdy'), (ms) => `${parts(ms).m}${j}${parts(ms).d}${j}${pad(parts(ms).y % 100)}`],
    [
      `yy${j}m${j}d`,
      written('ymd'),
      (ms) => `${pad(parts(ms).y % 100)}${j}${pad(parts(ms).m)}${j}${pad(parts(ms).d)}`,
    ],
  ]),
  ...['en-US', 'en-GB', 'de', 'fr', 'es', 'it', 'nl', 'pt'].flatMap((locale) =>
    (['long', 'short'] as const).map((month): [string, DateFormat, (ms: number) => string] => [
      `${month} month names in ${locale}`,
      written('dmy'),
      (ms) =>
        new Date(ms).toLocaleDateString(locale, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' }),
    ]),
  ),
  ['Excel day numbers', { kind: 'excel' }, (ms) => String(ms / dayMs + 25_569)],
]

const zones = ['', 'Z', ' UTC', '+02:00', ' -0500', '+0530', ' PDT']
const moments: [string, DateFormat, (ms: number) => string][] = [
  ...zones.map((zone): [string, DateFormat, (ms: number) => string] => [
    `ISO with T and “${zone}”`,
    written('dmy'),
    (ms) => `${new Date(ms).toISOString().slice(0, 19)}${zone}`,
  ]),
  [
    'ISO with a blank and a fraction',
    written('dmy'),
    (ms) => `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')}.000000`,
  ],
  [
    'German with Uhr',
    written('dmy'),
    (ms) => {
      const p = parts(ms)
      return `${p.d}.${p.m}.${p.y}, ${p.h}:${pad(p.min)}:${pad(p.s)} Uhr`
    },
  ],
  [
    'American with AM and PM',
    written('mdy'),
    (ms) => new Date(ms).toLocaleString('en-US', { timeZone: 'UTC' }),
  ],
  ['Unix seconds', { kind: 'unix', perSecond: 1 }, (ms) => String(Math.max(1e8, ms / 1000))],
  ['Unix milliseconds', { kind: 'unix', perSecond: 1000 }, (ms) => String(Math.max(1e11, ms))],
  ['Excel day numbers with time', { kind: 'excel' }, (ms) => (ms / dayMs + 25_569).toFixed(6)],
]

describe('a date written and read is the same date', () => {
  test.each(days)('%s', (_, format, write) => {
    const read = dateReader(format)
    fc.assert(
      fc.property(anyDay, (ms) => {
        expect(`${write(ms)} ${read(write(ms))}`).toBe(`${write(ms)} ${ms}`)
      }),
    )
  })
  test.each(moments)('%s', (name, format, write) => {
    const read = dateReader(format)
    fc.assert(
      fc.property(anyMoment, (given) => {
        const least = name.startsWith('Unix') ? 1e11 : 0
        const ms = Math.max(least, given)
        expect(`${write(ms)} ${read(write(ms))}`).toBe(`${write(ms)} ${ms}`)
      }),
    )
  })
})

test('the calendar agrees with the platform for every day of three centuries', () => {
  for (let day = civilDay(1900, 1, 1); day <= civilDay(2199, 12, 31); day += 1) {
    const { y, m, d } = parts(day * dayMs)
    if (civilDay(y, m, d) !== day) expect(civilDay(y, m, d)).toBe(day)
  }
  expect([civilDay(2023, 2, 29), civilDay(2100, 2, 29), civilDay(2024, 4, 31), civilDay(1899, 1, 1)]).toEqual(
    [Number.NaN, Number.NaN, Number.NaN, Number.NaN],
  )
})

const read = (text: string, order: DayOrder = 'dmy') => {
  const ms = dateReader(written(order))(text)
  return Number.isNaN(ms) ? 'no date' : new Date(ms).toISOString().slice(0, 16)
}

test.each([
  ['31/02/2024', 'no date'],
  ['2024-02-30', 'no date'],
  ['2024-13-01', 'no date'],
  ['2024-01-01 24:30', 'no date'],
  ['2024-01-01 ask Bob', 'no date'],
  ['twelve', 'no date'],
  ['12', 'no date'],
  ['1.234,56', 'no date'],
  ['192.168.1.10', 'no date'],
  ['+49 170 12345678', 'no date'],
  ['2012-01-01 11:13:25 -0500', '2012-01-01T11:13'],
  ['Jan 3, 2024', '2024-01-03T00:00'],
  ['3. März 2024', '2024-03-03T00:00'],
  ['Mi., 3. Jänner 2024', '2024-01-03T00:00'],
  ['1er août 2024', '2024-08-01T00:00'],
  ['3 de marzo de 2024', '2024-03-03T00:00'],
  ['segunda-feira, 3 de março de 2024', '2024-03-03T00:00'],
  ['Jul-21-25', '2025-07-21T00:00'],
  ['31-OCT-2023', '2023-10-31T00:00'],
  ['September 24, 2026', '2026-09-24T00:00'],
  ['Sep 4, 2026 1:05:07 AM PDT', '2026-09-04T01:05'],
  ['2026/05/28 7:01:33 PM GMT+2', '2026-05-28T19:01'],
  ['12/31/99', 'no date'],
  ['31/12/99', '1999-12-31T00:00'],
])('%s reads as %s', (text, expected) => expect(read(text)).toBe(expected))

test.each([
  ['14:05', 845],
  ['2:05 pm', 845],
  ['12:00 am', 0],
  ['12:30 p.m.', 750],
  ['9h15', 555],
  ['7 PM', 1140],
])('the time %s', (text, minutes) => expect(readTime(text)).toBe(minutes * 60_000))
test.each(['25:00', '13:00 pm', '14', 'noon', ''])('no time: %s', (text) => expect(readTime(text)).toBeNaN())

function verdict(values: string[], forced: DayOrder | null = null) {
  const tally = newTally()
  for (const value of values) tallyDate(tally, value)
  return decideDate(tally, forced, null)
}

test.each<[string[], string, boolean]>([
  [['03/04/2024', '05/06/2024'], 'dmy', false],
  [['03/04/2024', '25/06/2024'], 'dmy', true],
  [['03/04/2024', '06/25/2024'], 'mdy', true],
  [['05/05/2024', '06/06/2024'], 'dmy', true],
  [['03.04.2024', '05.06.2024'], 'dmy', true],
  [['25/06/2024', '06/25/2024'], 'dmy', false],
  [['24-01-15', '24-02-20', '24-03-28', '24-04-11'], 'ymd', true],
  [['2024-01-15'], 'dmy', true],
])('%j: %s, settled %s', (values, order, settled) =>
  expect(verdict(values)).toMatchObject({ format: { kind: 'written', order }, settled }),
)

test('numbers alone are told apart', () => {
  expect(verdict(['45213.5', '45296']).format).toEqual({ kind: 'excel' })
  expect(verdict(['1704067200', '1704153600']).format).toEqual({ kind: 'unix', perSecond: 1 })
  expect(verdict(['1704067200000']).format).toEqual({ kind: 'unix', perSecond: 1000 })
  expect(verdict(['20240131', '19970101']).format.kind).toBe('written')
})

test('no text is read for long or throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      const cut = cutDate(text)
      expect(cut === null || typeof cut.time === 'number').toBe(true)
    }),
  )
  expect(cutDate('1'.repeat(1e6))).toBeNull()
})

const shortYear: [string, DayOrder, (p: ReturnType<typeof parts>, yy: string) => string][] = [
  ['18.01.25', 'dmy', (p, yy) => `${p.d}.${p.m}.${yy}`],
  ['18/01/25', 'dmy', (p, yy) => `${p.d}/${p.m}/${yy}`],
  ['01/18/25', 'mdy', (p, yy) => `${p.m}/${p.d}/${yy}`],
  ['25-01-18', 'ymd', (p, yy) => `${yy}-${p.m}-${p.d}`],
]

test.each(shortYear)('years of two digits as in %s are told from days', (_, order, write) => {
  const year = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 120, maxLength: 200 })
  fc.assert(
    fc.property(year, (offsets) => {
      const tally = newTally()
      for (const offset of new Set([...offsets, 4, 32, 125, 300])) {
        const p = parts((civilDay(2025, 1, 1) + offset) * dayMs)
        tallyDate(tally, write(p, pad(p.y % 100)))
      }
      const { format } = decideDate(tally, null, null)
      expect(format).toEqual({ kind: 'written', order })
    }),
  )
})
