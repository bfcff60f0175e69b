import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { minutesOf, sayTimes } from '../../src/contract/zones.ts'
import { inZone, timesOf } from '../../workers/join/zone.ts'
import { readAll, table } from '../recognise/fake-reader.ts'
import { file } from './people.ts'

const hour = 3_600_000
const zoned = (moments: readonly number[], zone = 'Z') => {
  const rows = moments.map((_, i) => ({ order: `${i}`, customer: 'c', date: '2025-01-01', amount: 1, zone }))
  const one = file('a.csv', 'order', rows, { hasTime: true })
  const cells = new Map(one.cells).set('date', { kind: 'date', values: Float64Array.from(moments) })
  return { ...one, cells }
}
const moved = (moments: readonly number[], zone: string, written = 'Z') => {
  const cells = inZone([zoned(moments, written)], zone)[0]?.cells.get('date')
  return cells?.kind === 'date' ? Array.from(cells.values) : []
}
const iso = (moments: readonly number[]) => moments.map((at) => new Date(at).toISOString().slice(0, 16))
const at = (text: string) => Date.parse(`${text}Z`)

/** Directive 2000/84/EC: from the last Sunday of March to that of October, each at 01:00 in Greenwich. */
function summerInEurope(moment: number): boolean {
  const year = new Date(moment).getUTCFullYear()
  const change = (month: number) => {
    const last = new Date(Date.UTC(year, month + 1, 0))
    return Date.UTC(year, month, last.getUTCDate() - last.getUTCDay(), 1)
  }
  return moment >= change(2) && moment < change(9)
}

/** Energy Policy Act of 2005, section 110: second Sunday of March to the first of November, at 2 on the local clock. */
function summerInNewYork(moment: number): boolean {
  const year = new Date(moment).getUTCFullYear()
  const sunday = (month: number, nth: number) => {
    const first = new Date(Date.UTC(year, month, 1)).getUTCDay()
    return 1 + ((7 - first) % 7) + 7 * (nth - 1)
  }
  return moment >= Date.UTC(year, 2, sunday(2, 2), 7) && moment < Date.UTC(year, 10, sunday(10, 1), 6)
}

const moment = fc.integer({ min: at('2008-01-01T00:00'), max: at('2025-12-31T00:00') })

describe('times that tell a zone', () => {
  it('stand on the clock of the shop, by the published rules of summer time', () => {
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 40 }), (moments) => {
        expect(moved(moments, 'Europe/Berlin')).toEqual(
          moments.map((m) => m + (summerInEurope(m) ? 2 : 1) * hour),
        )
        expect(moved(moments, 'America/New_York')).toEqual(
          moments.map((m) => m - (summerInNewYork(m) ? 4 : 5) * hour),
        )
      }),
    )
  })

  it('are right to the minute on the nights on which the clocks are changed', () => {
    const nights = ['2025-03-30T00:59', '2025-03-30T01:00', '2025-10-26T00:59', '2025-10-26T01:00'].map(at)
    expect(iso(moved(nights, 'Europe/Berlin'))).toEqual([
      '2025-03-30T01:59',
      '2025-03-30T03:00',
      '2025-10-26T02:59',
      '2025-10-26T02:00',
    ])
  })

  it('move to the day on which the shop sold', () => {
    expect(iso(moved([at('2025-06-30T22:30')], 'Europe/Berlin'))).toEqual(['2025-07-01T00:30'])
    expect(iso(moved([at('2025-07-01T03:30')], 'America/New_York'))).toEqual(['2025-06-30T23:30'])
  })

  it('stay where they are when they were written by that clock', () => {
    expect(iso(moved([at('2025-07-01T10:00')], 'Europe/Berlin', '+02:00'))).toEqual(['2025-07-01T10:00'])
    expect(iso(moved([at('2025-07-01T10:00')], 'Europe/Berlin', '+0530'))).toEqual(['2025-07-01T06:30'])
  })

  it('leave everything as it was where no zone is chosen, or none is told', () => {
    const told = [zoned([at('2025-07-01T10:00')])]
    expect(inZone(told, undefined)).toBe(told)
    const plain = [file('a.csv', 'order', [{ order: '1', customer: 'c', date: '2025-01-01', amount: 1 }])]
    expect(inZone(plain, 'Europe/Berlin')).toBe(plain)
    expect(timesOf(plain)).toBeNull()
  })

  it('of an unknown name stay as they are written', () => {
    expect(moved([at('2025-07-01T10:00')], 'Europe/Berlin', 'XYZ')).toEqual([at('2025-07-01T10:00')])
  })
})

test.each([
  ['Z', 0],
  ['utc', 0],
  ['+02:00', 120],
  ['-0330', -210],
  ['+2', 120],
  ['PDT', -420],
  ['CEST', 120],
])('%s is %d minutes east of Greenwich', (label, minutes) => {
  expect(minutesOf(label)).toBe(minutes)
})
test.each(['', 'constructor', 'XYZ', '+99:00', '12'])('%s is no zone', (label) => {
  expect(minutesOf(label)).toBeNaN()
})

describe('zones are read beside the times', () => {
  const zones = async (head: string, ...dates: string[]) => {
    const all = await readAll(
      table(`order,${head},customer,amount\n${dates.map((date, i) => `${i},${date},c,5.00`).join('\n')}`),
    )
    return all.cells.get('zone')
  }

  it.each([
    ['2025-07-01T10:00:00Z', 'Z'],
    ['2025-07-01 10:00:00 +0200', '+0200'],
    ['2025-07-01T10:00:00.123+02:00', '+02:00'],
    ['2025-07-01 10:00:00 UTC', 'UTC'],
    ['07/13/2025 10:00 PM PDT', 'PDT'],
  ])('%s tells %s', async (date, zone) => {
    expect(await zones('date', date)).toEqual([zone])
  })

  it('from a column of its own, as PayPal writes it', async () => {
    const header =
      'Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,Transaction ID,Balance Impact'
    const row = (day: string, zone: string) =>
      `${day},10:00:00,${zone},Ann,Express Checkout Payment,Completed,EUR,5.00,0,5.00,a@x.org,T${day},Credit`
    const all = await readAll(table([header, row('2025-01-13', 'PST'), row('2025-07-13', 'PDT')].join('\n')))
    expect(all.source.draft.recognisedAs).toBe('paypal_activity')
    expect(all.cells.get('zone')).toEqual(['PST', 'PDT'])
    expect(['PST', 'PDT'].map(minutesOf)).toEqual([-480, -420])
  })

  it('from the name of the column, or from a count of seconds', async () => {
    expect(await zones('date (UTC)', '2025-07-01 10:00:00')).toEqual(['UTC'])
    expect(await zones('date', '1751364000', '1751364001')).toEqual(['UTC', 'UTC'])
  })

  it.each(['2025-07-01', '2025-07-01 10:00:00', '2025-07-01 10:00', '01/07/2025', '7/13/2025 10:00 PM'])(
    '%s tells none',
    async (date) => {
      expect(await zones('date', date)).toBeUndefined()
    },
  )
})

test('what is told of the clock names numbers and the choice', () => {
  const times = { offsets: [[0, 1200] as [number, number], [-210, 3] as [number, number]], plain: 1 }
  expect(sayTimes(times, undefined)).toBe(
    '1,203 of 1,204 times are written in UTC, UTC−03:30; each counts on the day that is written.',
  )
  expect(sayTimes(times, 'Europe/Berlin')).toContain('the day it was in Europe/Berlin (your choice).')
})
