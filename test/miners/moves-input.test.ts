import { describe, expect, test } from 'vitest'
import type { MovesModel } from '../../workers/miners/moves/model.ts'
import type { Rules } from '../../workers/miners/moves/rules.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { plantedShop } from '../support/people.ts'
import { modelOf, ordersOf, type Row, said, shopOf, today, whole } from './moves-shop.ts'

describe('discounts', () => {
  const random = seeded(5)
  /** Every third customer buys with 20 % off alone and late; half of these once with 10 %. The others pay in full. */
  const rows = Array.from({ length: 300 }, (_, who) => {
    const hunter = who % 3 === 0
    const days: Row[] = []
    for (let day = today - 700 + Math.floor(random() * 60), nth = 0; day < today - 60; nth++) {
      const off = hunter ? (who % 6 === 0 && nth === 2 ? 4 : 8) : 0
      days.push({ who, day, revenue: 40 - off, off, consent: 'yes' })
      day += hunter && nth % 2 === 1 ? 260 : 40 + Math.floor(random() * 30)
    }
    return days
  }).flat()
  const model = modelOf(ordersOf(rows))

  test('who buys with codes alone is told from who never does', () => {
    const of = (who: number) => model.discounts.dependence[who] ?? 0
    for (let who = 0; who < 300; who++) expect(who % 3 === 0 ? of(who) > 0.8 : of(who) < 0.2).toBe(true)
    expect([...model.discounts.without].every((who) => who % 3 !== 0)).toBe(true)
    expect(model.discounts.without.length).toBe(200)
  })

  test('the smallest step that late customers came back with is offered, and only to who needs it', () => {
    expect([model.discounts.worked, model.terms.offer]).toEqual([0.1, 0.1])
    for (const { places, offered } of model.moves.planned)
      for (let k = 0; k < places.length; k++) if ((places[k] ?? 0) % 3 !== 0) expect(offered[k]).toBe(0)
  })

  test('no discount without a margin, above the limit or below the margin floor; each is said', () => {
    const none = (rules: Partial<Rules>) => modelOf(ordersOf(rows), rules).terms.offer
    expect([none({ margin: 0 }), none({ discount: 0.05 }), none({ margin: 50, floor: 45 })]).toEqual([
      0, 0, 0,
    ])
    const words = JSON.stringify(said(modelOf(ordersOf(rows), { margin: 0 }), { margin: 0 }))
    expect(words).toMatch(/no discount is offered/)
    expect(words).toMatch(/because the margin is not known/)
  })
})

describe('bad input is normal input', () => {
  const many = (n: number, row: (who: number) => Row[]) =>
    ordersOf(Array.from({ length: n }, (_, who) => row(who)).flat())

  test('too few customers or days is a fault with both numbers', () => {
    const few = many(29, (who) => [
      { who, day: today - 50 },
      { who, day: today },
    ])
    expect(() => modelOf(few)).toThrow(
      expect.objectContaining({ fault: expect.objectContaining({ code: 'too-few', have: 29, need: 30 }) }),
    )
    const short = many(60, (who) => [{ who, day: today - (who % 12) }])
    expect(() => modelOf(short)).toThrow(
      expect.objectContaining({ fault: expect.objectContaining({ have: 12, need: 21, unit: 'days' }) }),
    )
  })

  test('everyone bought yesterday, or said no: nobody is named, with the counts', () => {
    const fresh = many(80, (who) => [
      { who, day: today - 200 + who },
      { who, day: today - 1 },
    ])
    expect(said(modelOf(fresh)).headline).toMatch(
      /Nobody can be written to now: of 80 customers, 80 ordered just now/,
    )
    const gone = many(80, (who) => [
      { who, day: today - 200 + who, consent: 'no' },
      { who, day: today - 40, consent: 'no' },
    ])
    const { headline, audiences, caveats } = said(modelOf(gone))
    expect(headline).toMatch(/of 80 customers, 80 said no/)
    expect(audiences).toEqual([])
    expect(caveats.join(' ')).toMatch(/80 customers said no/)
  })

  test('no consent column, no margin: said, and lists are made', () => {
    const orders = shopOf(plantedShop(4), () => '')
    const report = said(modelOf(orders, { margin: 0 }), { margin: 0 })
    expect(report.caveats.join(' ')).toMatch(/tell nothing of consent/)
    expect(report.caveats.join(' ')).toMatch(/You told no margin/)
    expect(report.headline).toMatch(/in revenue/)
    expect(report.audiences.length).toBeGreaterThan(1)
  })

  test('thirty customers, or one product at one price: an answer with wide ranges', () => {
    const few = many(30, (who) => [
      { who, day: today - 300 + who },
      { who, day: today - 200 + 3 * who },
    ])
    const { all } = modelOf(few).moves
    expect(said(modelOf(few)).blocks.length).toBeGreaterThan(4)
    expect(all.high - all.low).toBeGreaterThanOrEqual(0)
  })

  test('monthly bills are no purchases: nobody is due, thanked or won for a second one', () => {
    const bills = many(120, (who) =>
      Array.from({ length: 12 }, (_, k) => ({ who, day: today - 360 + 30 * k + (who % 2), consent: 'yes' })),
    )
    const model = modelOf(bills)
    expect([model.bills, model.reach.recent, model.moves.open]).toEqual([true, 0, 0])
    expect(said(model).caveats.join(' ')).toMatch(/as bills are paid/)
    expect(whole.bills).toBe(false)
  })

  test('worth nothing: leave everybody alone', () => {
    const orders = many(60, (who) => [
      { who, day: today - 300 + who, revenue: 0 },
      { who, day: today - 60, revenue: -5 },
    ])
    expect(said(modelOf(orders)).headline).toMatch(/Leave everybody alone for now/)
  })

  test('nothing better is hidden: an offer text only where an offer is made', () => {
    const drafts = (model: MovesModel) =>
      JSON.stringify(said(model).blocks.filter(({ title }) => /^Drafts/.test(title)))
    expect(drafts(whole)).toMatch(/\{first name\}/)
    expect(drafts(whole)).not.toMatch(/\{Offer\}/)
  })

  test('the fields of a draft are columns of its list, and a draft goes with each action', () => {
    const lists = said(whole).audiences.filter(({ draft }) => draft)
    expect(lists.length).toBeGreaterThan(1)
    for (const { draft, columns = [] } of lists) {
      const fields = [...`${draft?.subject} ${draft?.text}`.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name)
      const known = ['first name', 'last name', ...columns.map(({ label }) => label)]
      expect(fields.filter((name) => !known.includes(name ?? ''))).toEqual([])
    }
  })
})
