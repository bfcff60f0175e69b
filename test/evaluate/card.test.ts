import { expect, it } from 'vitest'
import { fingerprint, modelCard } from '../../workers/evaluate/card.ts'
import { categoryColumn, finish, numberColumn } from '../models/churn.ts'

const columns = [numberColumn('x', [1, Number.NaN, 3]), categoryColumn('kind', ['a', 'b', 'a'])]
const happened = Uint8Array.of(1, 0, 0)

it('a card says what was learned from what, holds no row, and goes into a file and back', () => {
  const card = finish(
    modelCard({
      model: 'logistic regression',
      outcome: 'left',
      settings: { penalty: 1 },
      seed: 7,
      tried: '5 folds',
      columns,
      happened,
      refused: [{ column: 'left?', leak: 'same', measure: 2 }],
      shielded: [{ column: 'age', why: 'age' }],
      asOf: '2026-01-01',
      figures: { auc: { value: 0.8, low: 0.7, high: 0.9, baseline: 0.5 } },
    }),
  )
  expect(JSON.parse(JSON.stringify(card))).toEqual(card)
  expect(card.data).toMatchObject({ rows: 3, withOutcome: 1, asOf: '2026-01-01' })
  expect(card.features).toEqual([
    { name: 'x', kind: 'number', unknown: 1 - 2 / 3 },
    { name: 'kind', kind: 'category', unknown: 0 },
  ])
  expect(card.left.map(({ column, why }) => `${column}: ${why}`)).toEqual(['left?: same', 'age: age'])
})

it('the fingerprint knows the same data, and any other cell, name, order or outcome', () => {
  const print = (list: typeof columns, hits = happened) => finish(fingerprint(list, hits))
  const first = print(columns)
  expect(first).toMatch(/^[0-9a-f]{16}$/)
  expect(print([numberColumn('x', [1, Number.NaN, 3]), categoryColumn('kind', ['a', 'b', 'a'])])).toBe(first)
  const others = [
    print([numberColumn('x', [1, Number.NaN, 4]), ...columns.slice(1)]),
    print([numberColumn('y', [1, Number.NaN, 3]), ...columns.slice(1)]),
    print([numberColumn('x', [3, Number.NaN, 1]), ...columns.slice(1)]),
    print(columns.toReversed()),
    print(columns, Uint8Array.of(0, 1, 0)),
  ]
  expect(new Set([first, ...others]).size).toBe(6)
})
