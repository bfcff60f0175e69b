import { describe, expect, it } from 'vitest'
import { Failure, speak } from '../../src/contract/fault.ts'
import { repeatsIn } from '../../workers/miners/baskets/detail.ts'
import { between, capped, gather, type Lines, sizeOf } from '../../workers/miners/baskets/kernel.ts'
import baskets from '../../workers/miners/baskets/miner.ts'
import { basketModel, type Judged, type Rules } from '../../workers/miners/baskets/model.ts'
import { seeded, shuffle } from '../../workers/numeric/random.ts'
import { run } from '../patterns/support.ts'

const usual: Rules = { basket: 'order', level: 'product', largest: 'threes', least: 0 }

/** One row a customer, day and list of products; each an order of its own, in the mart's order. */
function lines(orders: [customer: number, day: number, products: readonly string[]][]): Lines {
  const sorted = [...orders].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const rows = sorted.flatMap(([customer, day, products], order) =>
    [...products].sort().map((product) => ({ customer, day, order, product })),
  )
  const labels = [...new Set(rows.map(({ product }) => product))]
  const codeOf = new Map(labels.map((label, code) => [label, code]))
  const key = { codes: Int32Array.from(rows, ({ product }) => codeOf.get(product) ?? 0), labels }
  return {
    rows: rows.length,
    order: Int32Array.from(rows, ({ order }) => order),
    customer: Int32Array.from(rows, ({ customer }) => customer),
    day: Int32Array.from(rows, ({ day }) => day),
    product: key,
    category: { codes: key.codes, labels: labels.map((label) => label[0] ?? '') },
    amount: Float64Array.from(rows, () => 2.5),
  }
}

const model = (given: Lines, rules: Partial<Rules> = {}) =>
  run(basketModel(given, { ...usual, ...rules }, seeded(1)))

/** A shop of 60 products and 3,000 orders over a year; some with jam also have scones. */
function shop(seed: number): [number, number, string[]][] {
  const random = seeded(seed)
  return Array.from({ length: 3000 }, (_, i) => {
    const list = new Set(
      Array.from({ length: 1 + Math.floor(5 * random()) }, () => `p${Math.floor(60 * random() ** 2)}`),
    )
    if (random() < 0.06) list.add('jam')
    if (list.has('jam') ? random() < 0.6 : random() < 0.04) list.add('scones')
    return [i % 400, 19_000 + Math.floor(i / 8), [...list]]
  })
}

describe('baskets from rows', () => {
  const rows = lines([
    [-1, 10, ['tea']],
    [-1, 10, ['milk']],
    [4, 10, ['tea', 'milk']],
    [4, 10, ['milk', 'jam']],
    [4, 60, ['tea']],
    [4, 99, ['jam']],
    [4, 100, ['jam']],
  ])
  it.each([
    ['order', [1, 1, 2, 2, 1, 1, 1]],
    ['day', [1, 1, 3, 1, 1, 1]],
    ['span', [1, 1, 3, 1]],
  ] as const)('by %s', (by, sizes) => {
    const all = run(gather(rows, rows.product.codes, rows.product.labels, by))
    expect(Array.from(all.day, (_, b) => sizeOf(all, b))).toEqual(sizes)
    expect(all.amount.reduce((a, b) => a + b)).toBe(rows.amount.reduce((a, b) => a + b))
    expect(run(between(all, -Infinity, Infinity))).toEqual(all)
    expect(run(between(all, 10, 60)).day.every((day) => day < 60)).toBe(true)
    expect(run(capped(all, 9))).toEqual(all)
  })

  it('rows that name nothing are left out, and never join two orders', () => {
    const names = rows.product.labels.map((label) => (label === 'tea' ? '' : label))
    const all = run(gather(rows, rows.product.codes, names, 'order'))
    expect(all.nameless).toBe(3)
    expect(Array.from(all.day, (_, b) => sizeOf(all, b))).toEqual([1, 1, 2, 1, 1])
  })
})

describe('the planted pair', () => {
  it('is found first, held, counted right, and wanted by those who have one half', () => {
    const orders = shop(1)
    const found = model(lines(orders))
    const best = found.rules[0]
    expect([...(best?.given ?? []), best?.follows].map((item) => found.names[item ?? -1]).sort()).toEqual([
      'jam',
      'scones',
    ])
    const both = orders.filter(([, , list]) => list.includes('jam') && list.includes('scones'))
    expect([best?.held, best?.all.both]).toEqual([true, both.length])
    const has = (name: number | undefined) =>
      new Set(orders.flatMap(([who, , list]) => (list.includes(found.names[name ?? -1] ?? '') ? [who] : [])))
    const lacking = [...has(best?.given[0])]
      .filter((who) => !has(best?.follows).has(who))
      .sort((a, b) => a - b)
    expect([...(found.detail.wanting[0] ?? [])]).toEqual(lacking)
  })

  it('is gone once products are dealt again', () => {
    let any = 0
    for (let seed = 0; seed < 4; seed++) {
      const given = lines(shop(seed))
      shuffle(given.product.codes, seeded(seed + 50))
      any += model(given).rules.length
    }
    expect(any).toBeLessThanOrEqual(1)
  })
})

describe('hard shops', () => {
  const many = (n: number, list: (i: number) => string[]) =>
    lines(Array.from({ length: n }, (_, i) => [i % 90, 19_000 + i, list(i)]))

  it.each([
    ['one product only', () => ['tea'], 'There is only 1 of the 2 products', 'names the products'],
    [
      'every basket the same',
      () => ['tea', 'milk', 'jam'],
      '1 of the 2 kinds of order',
      'Each of 900 orders holds the same 3',
    ],
    [
      '1,800 products once each',
      (i: number) => [`a${i}`, `b${i}`],
      '0 products bought in more',
      'Each of 1,800 products',
    ],
    [
      'two products, one an order',
      (i: number) => [`p${i % 2}`],
      '0 baskets with two products',
      '“On one day”',
    ],
  ])('%s is refused with a number, the reason and what to do', (_, list, what, next) => {
    const said = () => {
      try {
        return model(many(900, list))
      } catch (thrown) {
        return thrown instanceof Failure ? speak(thrown.fault) : thrown
      }
    }
    expect(said()).toEqual({ what: expect.stringContaining(what), next: expect.stringContaining(next) })
  })

  it('a basket of 5,000 lines counts with the hundred that sell best, and changes nothing else', () => {
    const orders = shop(2)
    const before = model(lines(orders.slice(1)))
    orders[0] = [1, 19_100, ['jam', 'scones', ...Array.from({ length: 4998 }, (_, i) => `rare ${i}`)]]
    const found = model(lines(orders))
    expect(found.giants).toEqual({ baskets: 1, most: 5000, limit: 100 })
    expect(found.baskets).toBe(3000)
    expect(found.rules[0]?.all.both).toBe((before.rules[0]?.all.both ?? 0) + 1)
    const whole = lines(orders)
    const all = run(gather(whole, whole.product.codes, whole.product.labels, 'order'))
    const cut = run(capped(all, 100))
    const at = Array.from(all.day, (_, b) => sizeOf(all, b)).indexOf(5000)
    const kept = [...cut.item.subarray(cut.start[at], cut.start[at + 1])].map((item) => cut.names[item])
    expect(kept).toHaveLength(100)
    expect(kept).toEqual(expect.arrayContaining(['jam', 'scones']))
  })

  it('all on one day, nothing can be tested on later orders', () => {
    const found = model(lines(shop(3).map(([who, , list]) => [who, 19_000, list])))
    expect(found.cut).toBe(-1)
    expect(found.rules.some(({ held }) => held)).toBe(false)
  })
})

describe('sizes and colours', () => {
  it('of one product are one from the start: what goes with the shirt is found, whatever its size', () => {
    const random = seeded(8)
    const sizes = ['S', 'M', 'L', 'XL'].flatMap((size) =>
      ['red', 'blue', 'white'].map((c) => `Shirt ${size} ${c}`),
    )
    const orders = Array.from({ length: 3_000 }, (_, i): [number, number, string[]] => {
      const list = new Set(
        Array.from({ length: 1 + Math.floor(5 * random()) }, () => `p${Math.floor(60 * random())}`),
      )
      if (random() < 0.2) list.add(sizes[Math.floor(12 * random())] ?? '')
      if ([...list].some((name) => name.startsWith('Shirt')) ? random() < 0.3 : random() < 0.06)
        list.add('belt')
      return [i % 300, 19_000 + Math.floor(i / 5), [...list]]
    })
    const level = baskets.params.level.default
    const found = model(lines(orders), { level })
    const pairs = found.rules.map(({ given, follows }) =>
      [...given, follows].map((item) => found.names[item]).sort(),
    )
    expect(pairs).toContainEqual(['Shirt', 'belt'])
    expect(found.united).toEqual({ names: 12, products: 1 })
    const apart = model(lines(orders), { level: 'product' })
    expect(apart.united).toEqual({ names: 0, products: 0 })
    expect(apart.rules.length).toBeLessThan(12)
  })
})

describe('an account that looks like a till', () => {
  const pairs = (given: Lines, basket: Rules['basket'] = 'order') => {
    const { names, rules, least, apart } = model(given, { basket })
    const held = rules.filter((rule) => rule.held)
    return {
      least,
      apart,
      held: held.map(({ given: of, follows }) => [...of, follows].map((i) => names[i]).sort()),
    }
  }
  const single = (i: number): [number, number, string[]] => [
    999,
    19_000 + (i % 370),
    [['jam', 'scones', 'p0'][i % 3] ?? ''],
  ]

  it('of 20,000 orders of one product changes nothing, and is set apart', () => {
    const alone = pairs(lines(shop(1)))
    const beside = pairs(lines([...shop(1), ...Array.from({ length: 20_000 }, (_, i) => single(i))]))
    expect([beside.held, beside.least]).toEqual([alone.held, alone.least])
    expect(beside.apart).toEqual({ out: { keys: Int32Array.of(999), orders: 20_000 }, loose: 0 })
  })

  it('whose receipts hold several counts with them, one by one even where a day is a basket', () => {
    const receipts = shop(2).map(([, day, list]): [number, number, string[]] => [999, day, list])
    const found = pairs(lines([...shop(1), ...receipts]), 'day')
    expect(found.held).toContainEqual(['jam', 'scones'])
    expect(found.apart).toEqual({ out: { keys: new Int32Array(), orders: 0 }, loose: 3000 })
  })
})

describe('rules that say the same', () => {
  const rule = (given: number[], follows: number, both: number, held = true): Judged => {
    const counts = { given: both, follows: both, both }
    const later = { counts, expected: 1, p: 0 }
    return { given, follows, counts, expected: 1, p: 0, later, held, all: counts, chance: 1, shorter: [] }
  }

  it('are told once: three items one way, and a pair only where it is often bought without the third', () => {
    const three = rule([1, 2], 3, 90)
    const [around, inside, apart] = [rule([3, 1], 2, 90), rule([1], 2, 100), rule([2], 3, 200)]
    expect(repeatsIn([three, around, inside, apart])).toEqual(new Set([around, inside]))
  })

  it('a rule that held is not told by one that did not', () => {
    const [three, pair] = [rule([1, 2], 3, 90, false), rule([1], 2, 100)]
    expect(repeatsIn([pair, three]).size).toBe(0)
  })
})
