import { describe, expect, it } from 'vitest'
import { type BoostedOptions, fitBoosted } from '../../workers/models/boosted.ts'
import { chanceOf } from '../../workers/models/kernel/chances.ts'
import { openGrove } from '../../workers/models/kernel/grove.ts'
import { fitLogistic } from '../../workers/models/logistic.ts'
import { summed, summedPlain } from '../../workers/models/nodes.ts'
import { fitTree } from '../../workers/models/tree.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { categoryColumn, finish, numberColumn } from './churn.ts'

/** Numbers with gaps and ties, endless ones, a column that is nearly empty, categories; an outcome that follows some. */
function table(rows: number, seed: number) {
  const random = seeded(seed)
  const many = (make: () => number) => Array.from({ length: rows }, make)
  const x = many(() => (random() < 0.1 ? Number.NaN : random() * 10 - 5))
  const few = many(() => Math.floor(random() * 4))
  const odd = many(() =>
    random() < 0.01 ? Number.NEGATIVE_INFINITY : random() < 0.01 ? Infinity : -random(),
  )
  const rare = many(() => (random() < 0.98 ? Number.NaN : random()))
  const kinds = Array.from({ length: rows }, () => 'abcdefgh'.charAt(Math.floor(random() * 9)))
  const more = Array.from({ length: 7 }, (_, j) => numberColumn(`more${j}`, many(random)))
  const outcome = Uint8Array.from(x, (v, i) => {
    const sum = (Number.isNaN(v) ? 1 : v) * ((few[i] ?? 0) - 1) + ('ace'.includes(kinds[i] ?? '') ? 2 : 0)
    return random() < 1 / (1 + Math.exp(-sum)) ? 1 : 0
  })
  const columns = [
    numberColumn('x', x),
    numberColumn('few', few),
    numberColumn('odd', odd),
    numberColumn('rare', rare),
    categoryColumn('kind', kinds),
    ...more,
  ]
  return { features: { rows, columns }, outcome }
}

describe('the kernel of models', () => {
  it('runs here, so that what follows compares two things', () => {
    const [fast, plain] = [false, true].map((isPlain) =>
      openGrove({ rows: 2, columns: 1, slots: 1 }, isPlain),
    )
    expect(fast?.constructor).not.toBe(plain?.constructor)
  })

  const cases: [string, BoostedOptions][] = [
    ['held-back rows', { trees: 30, patience: 5, rate: 0.3 }],
    ['many leaves', { trees: 10, leaves: 63, depth: 20, patience: 0, leastRows: 1 }],
    ['a column that may only rise', { trees: 20, rising: ['x'] }],
  ]
  it.each(cases)('grows the same boosted trees to the last bit: %s', (_, options) => {
    for (const rows of [37, 3001]) {
      const { features, outcome } = table(rows, rows)
      const [fast, plain] = [false, true].map((isPlain) => {
        const model = finish(fitBoosted({ ...options, plain: isPlain })(features, outcome, seeded(5)))
        return { trees: model.trees, scores: finish(model.score(features)) }
      })
      expect(fast).toEqual(plain)
    }
  })

  it('grows and prunes the same tree', () => {
    const { features, outcome } = table(2500, 8)
    const [fast, plain] = [false, true].map(
      (isPlain) => finish(fitTree({ plain: isPlain })(features, outcome, seeded(5))).nodes,
    )
    expect(fast).toEqual(plain)
  })

  it('scores as the trees do one by one: gaps, endless numbers, labels never seen, rows that fill no group', () => {
    const learned = table(3000, 11)
    const model = finish(
      fitBoosted({ trees: 40, leastRows: 5 })(learned.features, learned.outcome, seeded(1)),
    )
    for (const rows of [64, 1000, 1003]) {
      const asked = table(rows, rows).features
      const columns = asked.columns.map((column) =>
        column.kind === 'category'
          ? {
              ...column,
              codes: column.codes.map((code, i) => (i % 7 === 0 ? 1_000_000 : i % 11 ? code : -1)),
            }
          : column,
      )
      const features = { rows, columns }
      expect(finish(summed(model.trees, 0.5, features))).toEqual(
        finish(summedPlain(model.trees, 0.5, features)),
      )
    }
    const numbers = { ...learned.features, columns: learned.features.columns.slice(0, 4) }
    const lean = finish(fitBoosted({ trees: 40 })(numbers, learned.outcome, seeded(1))).trees
    expect(finish(summed(lean, 0, numbers))).toEqual(finish(summedPlain(lean, 0, numbers)))
    expect(finish(summed([], 0.5, learned.features))[2999]).toBe(0.5)
  })

  it('leaves nothing behind for the next model', () => {
    const { features, outcome } = table(400, 9)
    const learn = () => finish(fitBoosted({ trees: 20 })(features, outcome, seeded(1))).trees
    const alone = learn()
    const other = table(900, 10)
    finish(fitBoosted({ trees: 5 })(other.features, other.outcome, seeded(1)))
    expect(learn()).toEqual(alone)
  })

  it('finds the same weights of a logistic regression: numbers even and odd in number, labels, gaps', () => {
    for (const rows of [41, 3000]) {
      const { features, outcome } = table(rows, rows)
      const columns = features.columns.filter(({ name }) => name !== 'odd')
      for (const kept of [columns, columns.slice(1), columns.filter((c) => c.kind === 'category')]) {
        const [fast, plain] = [false, true].map((isPlain) => {
          const learn = fitLogistic({ plain: isPlain })
          const { intercept, weights } = finish(learn({ rows, columns: kept }, outcome, seeded(1)))
          return { intercept, weights }
        })
        expect(fast).toEqual(plain)
      }
    }
  })

  it('takes log-odds for chances to fifteen digits', () => {
    for (let x = -60; x <= 60; x += 0.37)
      expect(Math.abs(chanceOf(x) * (1 + Math.exp(-x)) - 1)).toBeLessThan(1e-15)
    expect([chanceOf(0), chanceOf(1e9), chanceOf(Number.NEGATIVE_INFINITY)]).toEqual([
      0.5,
      1,
      expect.closeTo(0, 300),
    ])
  })
})
