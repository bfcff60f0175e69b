import { describe, expect, it } from 'vitest'
import { explainPurchases } from '../../workers/miners/journeys/explain.ts'
import { purchases } from '../../workers/miners/journeys/model.ts'
import { byChance, contains, placedIn } from '../../workers/miners/journeys/order.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finish } from '../patterns/spmf.ts'
import { ask, asOf, choice, facts, frameOf, labels, type Row } from './journeys-shop.ts'

/** 300 customers with some purchases on random days; of the first `planted`, beans come 30 days after the press. */
function shop(planted: number, seed = 5): Row[] {
  const random = seeded(seed)
  const whole = (most: number) => Math.floor(random() * most)
  const rows: Row[] = []
  for (let who = 0; who < 300; who++) {
    for (let i = 0; i < 3; i++)
      rows.push([who, 100 + whole(700), rows.length, labels[whole(5)] ?? '', 5 + whole(9)])
    if (who >= planted) continue
    const day = 100 + whole(600)
    rows.push([who, day, rows.length, 'Press', 40])
    rows.push([who, day + 28 + whole(5), rows.length, 'Beans', 12])
  }
  return rows
}

describe('what comes after what', () => {
  it('finds a planted sequence, names its gap, and finds it above chance', () => {
    const { order, names } = ask(shop(90))
    const words = order.found.map((x) => x.elements.map((e) => e.map((i) => names[i]).join('+')).join('>'))
    expect(words).toContain('Press>Beans')
    const found = order.found[words.indexOf('Press>Beans')]
    expect(found?.gaps[0]).toBeGreaterThan(26)
    expect(found?.gaps[0]).toBeLessThan(34)
    expect(found?.lift).toBeGreaterThan(1.2)
  })

  it('is found over the sizes and colours it is spread on, unless each is asked for', () => {
    const random = seeded(4)
    const pick = (from: number, of: number) => labels[from + Math.floor(of * random())] ?? ''
    const rows = shop(0)
    for (let who = 0; who < 60; who++) {
      rows.push([who, 850, rows.length, pick(6, 3), 90])
      rows.push([who, 870, rows.length, pick(9, 2), 20])
    }
    const best = ({ order, names }: ReturnType<typeof ask>) =>
      order.found[0]?.elements.flat().map((i) => names[i])
    expect(best(ask(rows))).toEqual(['Coat', 'Hat'])
    const each = finish(purchases(frameOf(rows), { ...choice, level: 'product' }, asOf, seeded(1)))
    expect(best(each)).not.toEqual(['Coat', 'Hat'])
    expect(each.united.products).toBe(0)
  })

  it('is told whole in the headline, not by its first two steps', () => {
    const rows = shop(0).flatMap((row): Row[] => (row[0] < 90 ? [] : [row]))
    for (let who = 0; who < 90; who++)
      for (const [item, day] of [
        ['Press', 100 + who] as const,
        ['Beans', 120 + who] as const,
        ['Tin', 150 + who] as const,
      ])
        rows.push([who, day, rows.length, item, 9])
    const model = ask(rows)
    expect(model.order.found[0]?.elements.length).toBe(3)
    const { headline } = finish(explainPurchases(model, choice, facts))
    expect(headline).toMatch(/^After Press comes Beans, typically 20 days later, then Tin: 9\d customers, /)
  })

  it('finds nothing in most shops where nothing is planted', () => {
    const shops = Array.from({ length: 12 }, (_, i) => ask(shop(0, 50 + i), i).order.found.length)
    expect(shops.filter((found) => found > 0).length).toBeLessThanOrEqual(2)
  })

  it('says by chance as an exact Poisson comparison says, and nothing below what is expected', () => {
    expect(byChance(5, 150, 4, 30)).toBe(1)
    expect(byChance(20, 150, 4, 30)).toBeLessThan(1e-4)
    expect(byChance(1, 0, 0, 30)).toBeCloseTo(1 / 31, 9)
    expect(byChance(60, 1200, 25, 30)).toBeLessThan(0.001)
  })

  it('what comes before nearly everything is told once, and what stands out of that besides', () => {
    const pattern = (first: number, second: number, lift: number) => ({
      ...{ elements: [[first], [second]], count: 50, expected: 50 / lift, lift, p: 0, gaps: [] },
    })
    const box = [1.5, 1.6, 3, 1.4, 1.5, 1.6].map((lift, i) => pattern(0, 10 + i, lift))
    const others = [pattern(1, 2, 1.5), pattern(1, 3, 1.5)]
    expect(placedIn([...box, ...others])).toEqual(new Set(box.filter(({ lift }, i) => i > 0 && lift < 2)))
    expect(placedIn([...box.slice(0, 4), ...others]).size).toBe(0)
  })

  it('a longer sequence contains a shorter one in order only', () => {
    expect(contains([[1], [2, 3], [4]], [[1], [3]])).toBe(true)
    expect(contains([[1], [2, 3], [4]], [[4], [1]])).toBe(false)
  })
})

describe('bad input', () => {
  it('one order each: says how many came again and how many are needed', () => {
    const rows = Array.from({ length: 400 }, (_, i): Row => [i, 100 + i, i, 'Cup', 5])
    expect(() => ask(rows)).toThrowError(
      expect.objectContaining({
        fault: { code: 'too-few', have: 0, need: 100, unit: 'returning customers' },
      }),
    )
  })

  it('all orders of one day: says which, and where to look', () => {
    const rows = Array.from({ length: 400 }, (_, i): Row => [i % 40, 20_000, i, `Cup ${i % 4}`, 5])
    expect(() => ask(rows)).toThrowError(
      expect.objectContaining({
        fault: expect.objectContaining({ have: 1, advice: expect.stringContaining('4 Oct 2024') }),
      }),
    )
  })

  it('equal timestamps: what is bought on one day has no order', () => {
    const rows = shop(0).flatMap(([who, day, order, item, worth]): Row[] => [
      [who, day, order, item, worth],
      [who, day, order + 5000, 'Tin', 1],
    ])
    const same = ask(rows)
    const turned = ask(rows.map(([who, day, order, item, worth]) => [who, day, 9999 - order, item, worth]))
    expect(turned.order).toEqual(same.order)
  })

  it('a till of 20,000 events is set apart, and changes nothing for the others', () => {
    const till = Array.from(
      { length: 20_000 },
      (_, i): Row => [999, 100 + (i % 700), 20_000 + i, labels[i % 5] ?? '', 3],
    )
    const [alone, beside] = [ask(shop(90)), ask([...shop(90), ...till])]
    expect([...beside.tills.keys]).toEqual([999])
    expect(alone.tills.orders).toBe(0)
    expect(beside.order).toEqual(alone.order)
    expect(beside.refills).toEqual(alone.refills)
  })
})

describe('when it is time again', () => {
  it('finds the planted interval and who is due, drawn between customer and product', () => {
    const rows: Row[] = []
    for (let who = 0; who < 200; who++) {
      const every = who < 100 ? 20 : 40
      const last = who % 2 === 0 ? asOf - every : asOf - 3
      for (let k = 0; k < 6; k++) rows.push([who, last - k * every, rows.length, 'Beans', 10])
    }
    const { refills, due } = ask(rows)
    expect(refills.items[0]?.interval).toBeGreaterThan(20)
    expect(refills.items[0]?.interval).toBeLessThan(40)
    expect([...due].every((who) => who % 2 === 0)).toBe(true)
    expect(due.length).toBe(100)
    const report = finish(explainPurchases(ask(rows), choice, facts))
    const [what, why] = report.audiences.find(({ id }) => id === 'due-now')?.columns ?? []
    expect(new Set(Array.from(what?.codes ?? [], (code) => what?.labels[code]))).toEqual(new Set(['Beans']))
    expect(why?.labels).toContain('bought 6 times, last 20 days ago; usually again after 20 days')
    expect(refills.check?.hits).toBeGreaterThan(0.9)
    expect(refills.check?.plain).toBeLessThan(0.1)
  })
})

describe('what customers begin with', () => {
  it('stands apart where those who began with it spend more, and not where it is chance', () => {
    const random = seeded(9)
    const rows: Row[] = []
    for (let who = 0; who < 400; who++) {
      const first = who % 4 === 0 ? 'Press' : (labels[1 + (who % 4)] ?? 'Cup')
      rows.push([who, 100, rows.length, first, 20])
      rows.push([who, 150, rows.length, 'Filter', (first === 'Press' ? 60 : 20) + 30 * random()])
    }
    const { gateways, names } = ask(rows)
    const stands = new Map(gateways?.items.map((g) => [names[g.item], g.stands]))
    expect(stands.get('Press')).toBe('above')
    expect(gateways?.horizon).toBe(365)
    expect([...stands.values()].filter((s) => s === 'above')).toHaveLength(1)
  })
})

describe('who is due, tried on the past', () => {
  /** Beans about every 30 days: `even`, or on days of chance alone, when a long wait brings the next purchase no nearer. */
  const beans = (seed: number, even: boolean): Row[] => {
    const random = seeded(seed)
    const wait = () => (even ? 28 + 4 * random() : -30 * Math.log(random()))
    const rows: Row[] = []
    for (let who = 0; who < 300; who++)
      for (let day = asOf - 400 + 30 * random(); day <= asOf; day += wait())
        rows.push([who, Math.floor(day), 1_000 * who + day, 'Beans', 10])
    return rows
  }

  it('is told, and the promise of the list is what came, where customers have an interval', () => {
    const { refills, due } = ask(beans(3, true))
    expect(due.length).toBeGreaterThan(10)
    expect(refills.proof && refills.proof.hits / refills.proof.due).toBeGreaterThan(0.9)
    expect(refills.proof && refills.proof.chance / refills.proof.due).toBeLessThan(0.7)
  })

  it('is not told in nearly any shop where the wait says nothing of the next purchase', () => {
    const told = [1, 2, 3, 4, 5, 6, 7, 8].filter((seed) => ask(beans(seed, false)).due.length > 0)
    expect(told.length).toBeLessThanOrEqual(1)
    const { refills } = ask(beans(told.includes(1) ? 2 : 1, false))
    expect(refills.withheld).toBeGreaterThan(0)
    expect(refills.items[0]?.due).toBe(0)
  })
})
