import { describe, expect, it } from 'vitest'
import { explain } from '../../workers/miners/odd-ones/explain.ts'
import { type OddModel, oddModel } from '../../workers/miners/odd-ones/model.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finish } from '../cluster/support.ts'
import { cleanShop, firstDay, frameOf, price, type Row } from './odd-shop.ts'
import { toldOf } from './told.ts'

const asked = (rows: readonly Row[], alarms = 3, seed = 1): OddModel =>
  finish(oddModel(frameOf(rows), { alarms, group: '' }, seeded(seed)))

const ids = ({ cases }: OddModel, id: string) => cases.filter(({ detector }) => detector.id === id)
const sure = ({ cases }: OddModel) => cases.filter(({ chance }) => chance < 0.05)

describe('what looks wrong, in a shop where nothing is', () => {
  it('gives at most as many alarms as promised, whatever was promised', () => {
    for (const alarms of [0.3, 10]) {
      const shops = Array.from({ length: 4 }, (_, seed) => asked(cleanShop(seed + 1), alarms))
      const mean = (of: (model: OddModel) => number) =>
        shops.reduce((sum, one) => sum + of(one), 0) / shops.length
      const promised = mean((model) => model.promised)
      expect(mean(({ cases }) => cases.length)).toBeLessThan(
        promised + 2 * Math.sqrt(promised / shops.length),
      )
      expect(mean(({ dealt }) => dealt.measured)).toBeLessThan(
        mean(({ dealt }) => dealt.promised) + 2 * Math.sqrt(promised / shops.length),
      )
    }
  })

  it('calls hardly anything sure', () => {
    const all = Array.from({ length: 4 }, (_, seed) => sure(asked(cleanShop(seed + 1))).length)
    expect(all.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(2)
  })
})

describe('what looks wrong, with something planted', () => {
  const rows = cleanShop(21)
  const often = [...new Set(rows.map((row) => row.customer))].find(
    (who) => rows.filter(({ customer }) => customer === who).length >= 12,
  )

  it('names who gets everything back', () => {
    const wild = rows.map((row) => (row.customer === often ? { ...row, refund: row.amount } : row))
    const [first] = sure(asked(wild))
    expect([first?.detector.id, first?.customer]).toEqual(['refunds', often])
  })

  it('finds a charge made twice, minutes apart', () => {
    const one = rows[500]
    if (!one) throw new RangeError('too few rows')
    const found = ids(asked([...rows, { ...one, second: one.second + 240 }]), 'duplicates')
    expect(found.map(({ customer, figures }) => [customer, figures[0]])).toEqual([[one.customer, 4]])
  })

  it('finds a slip of the point in a price, and a quantity too many', () => {
    const wrong = rows.map((row, i) => (i === 300 ? { ...row, amount: row.amount * 100 } : row))
    const [price] = ids(asked(wrong), 'prices')
    expect(price?.day).toBe(rows[300]?.day)
    expect(price?.chance).toBeLessThan(0.05)
    const many = rows.map((row, i) => (i === 300 ? { ...row, pieces: 400, amount: row.amount * 400 } : row))
    expect(ids(asked(many), 'quantities').map(({ day }) => day)).toEqual([rows[300]?.day])
  })

  it('finds a hundred pieces where nobody takes more than three', () => {
    const many = rows.map((row, i) => (i === 300 ? { ...row, pieces: 100, amount: row.amount * 100 } : row))
    const [found] = ids(asked(many), 'quantities')
    expect(found?.day).toBe(rows[300]?.day)
    expect(found?.chance).toBeLessThan(0.05)
    const wide = rows.map((row, i) => ({ ...row, pieces: Math.round(10 ** (2 * ((i * 0.618) % 1))) }))
    expect(ids(asked(wide), 'quantities')).toEqual([])
  })

  it('finds a charge made twice in a shop of few prices, and none in amounts that come by chance', () => {
    const few = rows.map((row) => ({ ...row, amount: price(row.product), pieces: 1, refund: 0 }))
    const one = few.find(({ product }) => product === 5)
    if (!one) throw new RangeError('too few rows')
    const found = ids(asked([...few, { ...one, second: one.second + 120 }]), 'duplicates')
    expect(found.map(({ customer }) => customer)).toEqual([one.customer])
    const other = { ...one, second: one.second + 120, amount: price(7) }
    expect(ids(asked([...few, other]), 'duplicates')).toEqual([])
  })

  it('finds orders in a burst', () => {
    const extra = Array.from({ length: 6 }, (_, i) => ({
      ...{ customer: often ?? 0, day: firstDay + 100, second: 36_000 + i * 300, amount: 20 + i, refund: 0 },
      ...{ pieces: 1, coupon: '', product: i },
    }))
    const [found] = ids(asked([...rows, ...extra]), 'bursts')
    expect([found?.customer, found?.figures[0]]).toEqual([often, 6])
    expect(found?.chance).toBeLessThan(0.05)
  })

  it('finds days that are missing, in a row as one, and not the weekday that is always quiet', () => {
    const dense = cleanShop(22, { customers: 900 })
    const gone = dense.filter(({ day }) => day < firstDay + 120 || day > firstDay + 122)
    const found = ids(asked(gone), 'silent')
    expect(found.map(({ day, figures }) => [day, figures[0]])).toEqual([[firstDay + 120, 3]])
    expect(ids(asked(dense), 'silent')).toEqual([])
  })

  it('finds a category that jumps for a month', () => {
    const shifted = rows.map((row) =>
      row.day >= firstDay + 183 && row.day < firstDay + 213 ? { ...row, product: 2 } : row,
    )
    expect(ids(asked(shifted), 'shifts').length).toBeGreaterThan(0)
  })

  it('what is dealt anew is found no more: alarms stay within the promise', () => {
    const wild = rows.map((row) => (row.customer === often ? { ...row, refund: row.amount } : row))
    const { judged } = asked(wild)
    const refunds = judged.find(({ detector }) => detector.id === 'refunds')
    expect(refunds?.found.length).toBe(1)
    expect(refunds?.measured).toBeLessThan(refunds?.promised ?? 0)
  })
})

describe('what looks wrong, asked of odd data', () => {
  const rows = cleanShop(5)

  it('refuses too few orders, and numbers of orders read as money, with both numbers', () => {
    expect(() => asked(rows.slice(0, 150))).toThrow('too-few')
    const numbered = rows.map((row, i) => ({ ...row, amount: 4_700_000 + 7 * i, refund: 0 }))
    expect(() => asked(numbered)).toThrow('not-money')
  })

  it('amounts that are all equal, and one day of data, give no alarm about them', () => {
    const equal = asked(rows.map((row) => ({ ...row, amount: 20, pieces: 1, refund: 0 })))
    expect([...ids(equal, 'duplicates'), ...ids(equal, 'prices')]).toEqual([])
    const day = asked(rows.map((row) => ({ ...row, day: firstDay })))
    expect(day.judged.filter(({ lacks }) => lacks).map(({ detector }) => detector.id)).toEqual(
      expect.arrayContaining(['silent', 'crowded', 'shifts']),
    )
  })

  it('tests first digits only where they mean something', () => {
    expect(asked(rows).benford.invalid).not.toBeNull()
    const grown = rows.map((row, i) => ({ ...row, amount: 1.013 ** (i % 700) }))
    const { benford } = asked(grown)
    expect(benford.invalid).toBeNull()
    expect(benford.p).toBeGreaterThan(0.001)
  })

  it('tells made-up round sums given back from parts of prices, and leaves whole orders out', () => {
    const odd = rows.map((row, i) => ({ ...row, amount: row.amount + ((37 * i) % 97) / 100, refund: 0 }))
    const back = (part: (amount: number, i: number) => number) =>
      asked(odd.map((row, i) => (i % 9 === 0 ? { ...row, refund: part(row.amount, i) } : row))).round
    const made = back((amount, i) => Math.min(amount - 1, i % 2 === 0 ? 5 : 0.3 * amount))
    expect(made.invalid).toBeNull()
    expect(made.p).toBeLessThan(1e-6)
    const parts = back((amount) => Math.round(30 * amount) / 100)
    expect(parts.invalid).toBeNull()
    expect(parts.p).toBeGreaterThan(0.001)
    expect(back((amount) => amount)).toMatchObject({
      parts: { of: 0, round: 0 },
      invalid: expect.stringMatching(/seldom/),
    })
  })
})

describe('what is strange in mixture alone', () => {
  const rows = cleanShop(21)
  const regulars = [...new Set(rows.map((row) => row.customer))].filter(
    (who) => rows.filter(({ customer }) => customer === who).length >= 6,
  )

  it('names a customer whose ways do not go together, and nobody on clean data beyond the promise', () => {
    const odd = regulars[3] ?? -1
    const wild = rows.map((row) =>
      row.customer === odd ? { ...row, pieces: 30, amount: row.amount * 25 } : row,
    )
    const [first] = ids(asked(wild, 10), 'odd-customers')
    expect(first?.customer).toBe(odd)
    expect(ids(asked(rows, 10), 'odd-customers').length).toBeLessThanOrEqual(10)
  })

  it('names a day on which everything came back', () => {
    const day = firstDay + 120
    const wild = rows.map((row) =>
      row.day === day ? { ...row, refund: row.amount, pieces: 9, amount: row.amount * 8 } : row,
    )
    expect(ids(asked(wild, 10), 'odd-days').map((one) => one.day)).toContain(day)
  })

  it('stands beside the nearest normal ones, which are no case themselves', () => {
    const wild = rows.map((row, i) => (i === 300 ? { ...row, pieces: 400, amount: row.amount * 400 } : row))
    const model = asked(wild)
    const [many] = ids(model, 'quantities')
    const normal = model.normal[many?.place ?? -1]
    const pieces = normal?.traits.find(({ trait }) => trait.name === 'pieces')
    expect([normal?.count, pieces?.own]).toEqual([3, 400])
    const most = Math.max(...rows.map((row) => row.pieces))
    expect(pieces?.high).toBeLessThanOrEqual(most)
  })
})

describe('F1: how often customers of each group are named', () => {
  const who = Array.from({ length: 300 }, (_, key) => key)
  const told = toldOf(
    ['Region'],
    who.map((key) => [key < 20 ? 'Island' : key % 2 === 0 ? 'North' : 'South']),
  )
  /** Everybody of these gets all back, always. */
  const shop = (isHit: (who: number) => boolean) =>
    cleanShop(5, { days: 400 }).map((row) => (isHit(row.customer) ? { ...row, refund: row.amount } : row))
  const tables = (rows: readonly Row[], group: string) => {
    const rules = { alarms: 10, group }
    const model = finish(oddModel(frameOf(rows), rules, seeded(1), { told }))
    const facts = { scope: { asOf: '2026-01-01' }, currency: 'EUR', locale: 'en-GB' }
    const { blocks } = explain(model, null, rules, facts)
    return { model, table: blocks.find(({ title }) => title.startsWith('Is everybody named')) }
  }

  it('counts each named customer once, calls out who is named less than four fifths as often, and nobody of under 30', () => {
    const rows = shop((one) => one >= 20 && one % 16 === 0)
    const { model, table } = tables(rows, 'Region')
    if (table?.kind !== 'table') throw new Error('no table')
    const named = new Set(
      model.cases.flatMap((one) => one.people ?? [one.customer]).filter((key) => key >= 0),
    )
    const buyers = [...new Set(rows.map(({ customer }) => customer))]
    for (const [label, part] of [
      ['North', 0],
      ['South', 1],
    ] as const) {
      const all = buyers.filter((key) => key >= 20 && key % 2 === part)
      const row = table.data.rows.find(([name]) => name === label)
      expect(row?.slice(0, 2)).toEqual([label, all.length])
      expect(row?.[2]).toBeCloseTo(all.filter((key) => named.has(key)).length / all.length, 3)
    }
    expect(table.data.rows.map(([name]) => name)).not.toContain('Island')
    expect(table.data.rows.find(([name]) => name === 'South')?.at(-1)).toBe('Yes')
    expect(table.reading).toContain('“South”')
  })

  it('says nothing where nobody asks, or of a column that is not there', () => {
    const rows = shop((one) => one % 16 === 0)
    expect([tables(rows, '').table, tables(rows, 'Shoe size').table]).toEqual([undefined, undefined])
  })
})
