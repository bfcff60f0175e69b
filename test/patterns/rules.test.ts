import { describe, expect, it, test } from 'vitest'
import { frequentItemsets } from '../../workers/patterns/itemsets.ts'
import { measures } from '../../workers/patterns/measures.ts'
import { countsOf, improvementOf, type RuleLimits, rulesOf } from '../../workers/patterns/rules.ts'
import { childrenOf, facetsOf, itemsOf } from '../../workers/patterns/trie.ts'
import { basketsThere, counted, type Named, named, publicBaskets, type RuleThere, run } from './support.ts'

/** All rules of baskets by name: what is given → what follows. */
function rulesIn(baskets: Named, minCount: number, limits: RuleLimits) {
  const trie = run(frequentItemsets(baskets, { minCount }))
  const facets = run(facetsOf(trie, childrenOf(trie)))
  const rules = run(rulesOf(trie, facets, limits))
  const label = (node: number) =>
    itemsOf(trie, node)
      .map((item) => baskets.names[item] ?? '')
      .sort()
      .join(' + ')
  return new Map(
    Array.from({ length: rules.rules }, (_, at) => {
      const counts = countsOf(trie, rules, at)
      const name = `${label(rules.antecedent[at] ?? 0)} → ${label(rules.consequent[at] ?? 0)}`
      const improvement = improvementOf(trie, facets, rules, at)
      return [name, { counts, improvement, ...measures(counts) }] as const
    }),
  )
}

const nameOf = ({ lhs, rhs }: RuleThere) =>
  [lhs, rhs].map((side) => side.map(String).sort().join(' + ')).join(' → ')

describe.skipIf(!basketsThere)('rules of trusted programs', () => {
  for (const name of ['groceries', 'mushroom', 'T10I4D100K'] as const)
    test(name, () => {
      const baskets = publicBaskets(name)
      for (const there of counted(name).rules) {
        const minCount = Math.ceil(there.min_support * (baskets.start.length - 1) - 1e-9)
        const limits = (consequents: 'one' | 'any') => ({ minConfidence: there.min_confidence, consequents })
        const one = rulesIn(baskets, minCount, limits('one'))
        const any = rulesIn(baskets, minCount, limits('any'))
        expect([one.size, any.size]).toEqual([there.rules_single, there.rules_any])
        for (const rule of there.top_by_lift_single) same(one.get(nameOf(rule)), rule)
        for (const rule of there.top_by_lift_any) same(any.get(nameOf(rule)), rule)
      }
    })

  test('all 410 rules of groceries', () => {
    const found = rulesIn(publicBaskets('groceries'), 10, { minConfidence: 0.8, consequents: 'one' })
    const { rows } = counted('groceries')['all_rules_supp0.001_conf0.8_single']
    expect([found.size, rows.length]).toEqual([410, 410])
    for (const [lhs, rhs, count, support, confidence, lift, leverage, conviction] of rows) {
      const name = nameOf({ lhs: String(lhs).split(' + '), rhs: [String(rhs)] } as RuleThere)
      same(found.get(name), { count, support, confidence, lift, leverage, conviction } as RuleThere)
    }
  })
})

function same(
  found: ReturnType<typeof rulesIn> extends Map<string, infer R> ? R | undefined : never,
  there: RuleThere,
) {
  expect(found?.counts.both).toBe(there.count)
  for (const name of ['support', 'confidence', 'lift', 'leverage'] as const)
    expect(found?.[name]).toBeCloseTo(there[name], 9)
  const gap = Math.abs((found?.conviction ?? 0) - (there.conviction ?? 0))
  expect(gap).toBeLessThan(1e-9 * Math.max(1, there.conviction ?? 0))
  expect(found?.conviction === null).toBe(there.conviction === null)
}

/** Of 1,000 baskets 200 hold A, 250 C, 120 both: each value worked out on paper from its definition. */
it('gives every measure its textbook value', () => {
  const found = measures({ baskets: 1000, antecedent: 200, consequent: 250, both: 120 })
  const paper = {
    support: 0.12,
    confidence: 0.6,
    coverage: 0.2,
    lift: 2.4,
    leverage: 0.07,
    conviction: 1.875,
    zhang: 0.07 / (0.12 * 0.8),
    jaccard: 120 / 330,
    kulczynski: 0.54,
    imbalance: 50 / 330,
    cosine: 120 / Math.sqrt(50_000),
    certainty: 0.35 / 0.75,
    oddsRatio: (120 * 670) / (80 * 130),
    chiSquared: (1000 * 70 ** 2) / (0.2 * 0.8 * 0.25 * 0.75) / 1e6,
  }
  for (const [name, value] of Object.entries(paper))
    expect(found[name as keyof typeof paper]).toBeCloseTo(value, 12)
  expect(found.fisher).toBeLessThan(1e-30)
  expect(found.hyperConfidence).toBe(1)
})

it('where two never differ, has no number that is none', () => {
  const found = measures({ baskets: 50, antecedent: 50, consequent: 50, both: 50 })
  expect(found).toMatchObject({
    lift: 1,
    conviction: null,
    zhang: null,
    certainty: null,
    oddsRatio: null,
    chiSquared: null,
    fisher: 1,
  })
})

it('a rule improves on its parts only by what the added item tells', () => {
  const lists = [
    ...Array.from({ length: 40 }, () => ['a', 'b', 'c']),
    ...Array.from({ length: 10 }, () => ['a', 'b']),
    ...Array.from({ length: 40 }, () => ['a', 'c']),
    ...Array.from({ length: 10 }, () => ['a']),
    ...Array.from({ length: 100 }, () => ['d']),
  ]
  const found = rulesIn(named(lists), 5, { minConfidence: 0, consequents: 'one' })
  expect(found.get('a → c')?.improvement).toBeCloseTo(0.8 - 0.4, 12)
  expect(found.get('a + b → c')?.improvement).toBeCloseTo(0, 12)
  expect(found.get('a + c → b')?.improvement).toBeCloseTo(0, 12)
})
