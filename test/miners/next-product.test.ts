import { describe, expect, it } from 'vitest'
import { knownBefore } from '../../workers/miners/next-product/known.ts'
import { signedG2 } from '../../workers/miners/next-product/measures.ts'
import { type NextModel, nextModel, type Rules } from '../../workers/miners/next-product/model.ts'
import { reasons } from '../../workers/miners/next-product/offers.ts'
import { type Trade, tradeOf } from '../../workers/miners/next-product/purchases.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finished, linesOf, planted, plantedRows, type Row, shuffledRows } from './next-shop.ts'

const rules: Rules = { what: 'next', level: 'product', offers: 3, least: 5, again: true }
const asOf = 800

function modelOf(rows: readonly Row[], given: Partial<Rules> = {}): NextModel {
  return finished(nextModel(linesOf(rows), { ...rules, ...given }, asOf))
}

const tradeIn = (rows: readonly Row[]): Trade => finished(tradeOf(linesOf(rows), 'product'))

/** The pair of two items, as the evidence has it. */
function pairIn({ known: { pairs } }: Pick<NextModel, 'known'>, a: number, b: number) {
  for (let i = pairs.start[a] ?? 0; i < (pairs.start[a + 1] ?? 0); i++)
    if (pairs.to[i] === b)
      return { took: pairs.took[i], could: pairs.could[i], both: pairs.both[i], lift: pairs.lift[i] ?? 0 }
  return undefined
}

describe('measures', () => {
  it('gives the log-likelihood ratio of “the swiss” of Dunning (1993), table 1', () => {
    expect(signedG2(110, 110 + 2442, 111, 111 + 29_114)).toBeCloseTo(270.72, 1)
    expect(signedG2(111, 111 + 29_114, 110, 110 + 2442)).toBeCloseTo(-270.72, 1)
    expect(signedG2(0, 0, 5, 10)).toBe(0)
  })
})

describe('what follows what', () => {
  it('counts by the definition: first purchases of b in the order after the first of a, by those without b', () => {
    const rows = plantedRows(3)
    const model = { known: finished(knownBefore(tradeIn(rows), 10_000, 'next', 2)) }
    const { took, could } = byHand(rows, planted.machine, planted.filter)
    expect(took).toBeGreaterThan(100)
    expect(pairIn(model, planted.machine, planted.filter)).toMatchObject({ took, could })
  })

  it('finds what was planted, and next to nothing once products are dealt out anew', () => {
    const found = modelOf(plantedRows(1)).known.pairs
    const dealt = [1, 2, 3, 4, 5, 6, 7, 8].map(
      (seed) => modelOf(shuffledRows(plantedRows(seed), seed)).known.pairs,
    )
    expect(found.to.length).toBeGreaterThan(0)
    expect(dealt.reduce((sum, pairs) => sum + pairs.to.length, 0)).toBeLessThanOrEqual(4)
  })

  it('knows nothing of what comes later', () => {
    const rows = plantedRows(2)
    const until = 300
    const whole = finished(knownBefore(tradeIn(rows), until, 'later', 3))
    const cut = finished(knownBefore(tradeIn(rows.filter((row) => row[1] < until)), until, 'later', 3))
    expect(whole.pairs).toEqual(cut.pairs)
    expect(whole.repeats).toEqual(cut.repeats)
    expect(whole.sellers).toEqual(cut.sellers)
  })
})

function byHand(rows: readonly Row[], a: number, b: number): { took: number; could: number } {
  let [took, could] = [0, 0]
  for (const who of new Set(rows.map((row) => row[0]))) {
    const own = rows.filter((row) => row[0] === who)
    const days = [...new Set(own.map((row) => row[1]))].sort((x, y) => x - y)
    const has = (day: number | undefined, product: number) =>
      own.some((row) => row[1] === day && row[2] === product)
    const at = days.findIndex((day) => has(day, a))
    if (at < 0 || at === days.length - 1 || days.slice(0, at + 1).some((day) => has(day, b))) continue
    could++
    if (has(days[at + 1], b)) took++
  }
  return { took, could }
}

describe('what is bought again', () => {
  it('tells the machine from the beans, and the days between', () => {
    const { kind, wait, due } = modelOf(plantedRows(1)).known.repeats
    expect([kind[planted.machine], kind[planted.beans]]).toEqual(['once', 'again'])
    expect(Math.abs((wait[planted.beans] ?? 0) - planted.waits)).toBeLessThanOrEqual(1)
    expect(due[planted.beans]).toBeGreaterThan(planted.waits - 5)
  })

  it('offers nobody what is bought once and owned, nor what is not due; three different ones at most', () => {
    const { given, trade, known } = modelOf(plantedRows(4))
    for (let c = 0; c < trade.customers; c++) {
      const places = Array.from({ length: given.count[c] ?? 0 }, (_, i) => 3 * c + i)
      expect(new Set(places.map((at) => given.item[at])).size).toBe(places.length)
      for (const at of places.filter((place) => given.reason[place] === reasons.indexOf('again'))) {
        const it = given.item[at] ?? 0
        expect(known.repeats.kind[it]).not.toBe('once')
        expect((given.since[at] ?? 0) < (known.repeats.due[it] ?? Number.NaN)).toBe(false)
      }
    }
  })

  it('switched off, offers only what a customer has not bought', () => {
    const { given, trade } = modelOf(plantedRows(4), { again: false })
    expect(
      given.reason.some((reason, at) => reason === 0 && at % 3 < (given.count[Math.floor(at / 3)] ?? 0)),
    ).toBe(false)
    const owned = new Set(plantedRows(4).map(([who, , product]) => `${who} ${product}`))
    for (let c = 0; c < trade.customers; c++)
      for (let at = 3 * c; at < 3 * c + (given.count[c] ?? 0); at++)
        expect(owned.has(`${trade.keys[c]} ${given.item[at]}`)).toBe(false)
  })
})

describe('the test on the past', () => {
  it('is better than best sellers where something is planted', () => {
    for (const seed of [1, 2, 3]) {
      const { test, offered } = modelOf(plantedRows(seed))
      expect([test.verdict, offered]).toEqual(['better', 'evidence'])
    }
  })

  it('is not better where products are dealt out anew: at most one of twenty shuffles says so', () => {
    const seeds = Array.from({ length: 60 }, (_, i) => i + 1)
    const tests = seeds.map((seed) => modelOf(shuffledRows(plantedRows(seed), seed)).test)
    expect(tests.filter(({ verdict }) => verdict === 'better').length).toBeLessThanOrEqual(3)
    const lists = tests.map((test) => test.lists.againstSellers)
    expect(lists.filter(({ difference, p }) => difference > 0 && p < 0.05).length).toBeLessThanOrEqual(3)
  })

  it('tells what lists made ahead were worth: better than best sellers where something is planted', () => {
    const { lists, tests } = modelOf(plantedRows(1)).test
    expect(lists.days).toBeGreaterThan(3)
    expect(lists.tests).toBeGreaterThan(tests)
    expect(lists.againstSellers.p).toBeLessThan(0.05)
    expect(lists.ours.hits).toBeGreaterThan(lists.sellers.hits)
  })

  it('tells that a list made ahead lacks what is not due on its day, and hits less than on the day of the order', () => {
    const random = seeded(6)
    const boxes = Array.from({ length: 300 }, (_, who) =>
      Array.from({ length: 3 + Math.floor(8 * random()) }, (__, i): Row[] => {
        const day = 3 * (who % 100) + 30 * i + Math.floor(3 * random())
        return [
          [who, day, who % 4],
          [who, day, 4 + Math.floor(12 * random())],
        ]
      }).flat(),
    ).flat()
    const { test } = modelOf(boxes)
    expect(test.ours.hits / test.tests).toBeGreaterThan(0.95)
    expect(test.lists.ours.hits / test.lists.tests).toBeLessThan(0.6)
  })

  it('shows best sellers where it is not better', () => {
    const { given, offered, known, trade } = modelOf(shuffledRows(plantedRows(1), 1))
    expect(offered).toBe('sellers')
    const shelf = new Set(known.sellers)
    for (let at = 0; at < 3 * trade.customers; at++)
      if (at % 3 < (given.count[Math.floor(at / 3)] ?? 0)) expect(shelf.has(given.item[at] ?? -1)).toBe(true)
  })

  it('needs two hundred repeat orders', () => {
    const few = Array.from({ length: 100 }, (_, i): Row => [i % 50, i, i % 3])
    const what = 'orders of customers who had ordered before'
    expect(() => modelOf(few)).toThrow(
      expect.objectContaining({ fault: { code: 'too-few', have: 50, need: 200, unit: 'orders', what } }),
    )
  })
})

describe('bad input', () => {
  const random = seeded(5)
  it('a basket of 5,000 lines counts as sales, not for pairs', () => {
    const giant = Array.from({ length: 5000 }, (_, i): Row => [7, 95, i])
    const { known } = modelOf([...plantedRows(1), ...giant])
    expect(known.units.giants).toBe(1)
    expect(known.pairs.to.length).toBeLessThan(40)
  })

  it('one product, nothing bought twice, and every order the same are refused', () => {
    const orders = (goods: (i: number) => number[]) =>
      Array.from({ length: 900 }, (_, i) => goods(i).map((it): Row => [i % 150, i, it])).flat()
    for (const goods of [() => [0], (i: number) => [i], () => [0, 1, 2]])
      expect(() => modelOf(orders(goods))).toThrow(
        expect.objectContaining({ fault: expect.objectContaining({ need: 2, unit: 'count' }) }),
      )
  })

  it('all on one day: nothing follows anything, which is said as too few days', () => {
    const rows = Array.from({ length: 900 }, (_, i): Row => [i % 150, 50, i % 7, i])
    expect(() => modelOf(rows)).toThrow(
      expect.objectContaining({
        fault: expect.objectContaining({ code: 'too-few', have: 1, what: 'days with orders' }),
      }),
    )
  })

  it('a till account is found, set apart, and offered nothing', () => {
    const till = Array.from(
      { length: 20_000 },
      (_, i): Row => [999, Math.floor(i / 60), Math.floor(random() * 20), 1e6 + i],
    )
    const { trade } = modelOf([...plantedRows(1), ...till])
    expect([...trade.tills.keys]).toEqual([999])
    expect(trade.keys.includes(999)).toBe(false)
  })

  it('a bag with two orders of five is named and offered to nobody, and the offers are those without it', () => {
    const bag = 25
    const rows = plantedRows(1).filter(([, , product]) => random() < 0.6 || product < 3)
    const isWithBag = (who: number, day: number) => (who * 31 + day * 17) % 5 < 2
    const bags = rows.flatMap(([who, day]): Row[] => (isWithBag(who, day) ? [[who, day, bag]] : []))
    const unique = [...new Map(bags.map((row) => [`${row[0]} ${row[1]}`, row])).values()]
    const [plain, beside] = [modelOf(rows), modelOf([...rows, ...unique])]
    expect(beside.trade.extras.map(({ item }) => beside.trade.names[item])).toEqual(['Thing Z'])
    const named = ({ trade, given }: NextModel) => Array.from(given.item, (it) => trade.names[it])
    expect([named(beside), beside.test.ours]).toEqual([named(plain), plain.test.ours])
  })
})
