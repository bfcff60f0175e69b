import { describe, expect, it } from 'vitest'
import { byGroup } from '../../workers/evaluate/fairness.ts'
import { association, protectedName, proxies } from '../../workers/evaluate/protected.ts'
import { rocAuc } from '../../workers/evaluate/ranking.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { categoryColumn, finish, numberColumn } from '../models/churn.ts'

describe('names of protected columns', () => {
  it.each([
    ['Age', 'age'],
    ['Geburtsdatum', 'age'],
    ['Date de naissance', 'age'],
    ['fecha_nacimiento', 'age'],
    ['customer_gender', 'gender'],
    ['Geschlecht', 'gender'],
    ['Civilité', 'gender'],
    ['Staatsangehörigkeit', 'origin'],
    ['nazionalità', 'origin'],
    ['Postleitzahl', 'place'],
    ['Shipping Zip', 'place'],
    ['Code postal', 'place'],
    ['Familienstand', 'family'],
    ['SeniorCitizen', 'age'],
    ['geloof', 'religion'],
    ['Behinderung', 'health'],
    ['partido político', 'politics'],
  ])('%s', (name, kind) => {
    expect(protectedName(name)).toBe(kind)
  })

  it.each([
    'average order value',
    'agency',
    'sessions',
    'Essex store',
    'page',
    'package',
    'capital',
    'partnership',
    'Racer',
    'usage',
    'Message',
    'orders',
  ])('%s is left alone', (name) => {
    expect(protectedName(name)).toBe(null)
  })
})

describe('proxies', () => {
  const random = seeded(6)
  const gender = Array.from({ length: 800 }, () => (random() < 0.5 ? 'f' : 'm'))
  const shielded = categoryColumn('gender', gender)
  const columns = [
    categoryColumn(
      'greeting',
      gender.map((g) => (random() < 0.05 ? 'Dear' : g === 'f' ? 'Ms' : 'Mr')),
    ),
    numberColumn(
      'size',
      gender.map((g) => (g === 'f' ? 37 : 43) + 3 * random()),
    ),
    numberColumn(
      'spent',
      gender.map(() => random() * 100),
    ),
    categoryColumn(
      'town',
      gender.map((_, i) => `t${i % 40}`),
    ),
  ]

  it('what tells a protected column is pointed out, what does not is not', () => {
    expect(
      finish(proxies(columns, [shielded])).map(({ column, tells }) => `${column} tells ${tells}`),
    ).toEqual(['size tells gender', 'greeting tells gender'])
  })

  it('a column gives itself wholly, and independent ones nothing on average', () => {
    expect(association(shielded, shielded)).toBeCloseTo(1, 9)
    expect(association(columns[3] ?? shielded, shielded)).toBeLessThan(0.2)
    expect(association(numberColumn('flat', new Float64Array(800)), shielded)).toBe(0)
  })
})

describe('figures by group', () => {
  it('a planted gap is outside chance, and its interval holds it', () => {
    const random = seeded(7)
    const rows = 2000
    const codes = Array.from({ length: rows }, (_, i) => (i % 50 === 0 ? 2 : i % 2))
    const outcome = Uint8Array.from({ length: rows }, () => (random() < 0.5 ? 1 : 0))
    const scores = Float64Array.from(outcome, (hit, i) => (codes[i] === 1 ? 0.1 : 1) * hit + random())
    const found = finish(
      byGroup(
        scores,
        outcome,
        { codes, labels: ['a', 'b', 'few', 'none'], fewest: 50 },
        { auc: rocAuc },
        random,
        100,
      ),
    )
    expect(found.groups.map(({ label, rows: n }) => [label, n])).toEqual([
      ['a', 960],
      ['b', 1000],
    ])
    expect(found.left).toBe(40)
    expect(found.gaps.auc.value).toBeGreaterThan(0.3)
    expect(found.gaps.auc.low).toBeGreaterThan(0.3)
    expect(found.gaps.auc.high).toBeLessThan(0.6)
  })
})
