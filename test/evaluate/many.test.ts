import { describe, expect, it } from 'vitest'
import {
  accuracy,
  balancedAccuracy,
  confusion,
  f1,
  kappa,
  macro,
  matthews,
  precision,
  recall,
} from '../../workers/evaluate/confusion.ts'
import { byGroup } from '../../workers/evaluate/fairness.ts'
import { brierOfMany, likeliest, logLossOfMany, rankingOfMany } from '../../workers/evaluate/many.ts'
import { estimatesOf, figuresOf, manyFigures, sheetOf } from '../../workers/evaluate/many-figures.ts'
import { manyByGroup } from '../../workers/evaluate/many-groups.ts'
import { rocAuc } from '../../workers/evaluate/ranking.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finish } from '../models/churn.ts'

/** Rows of some classes, each foretold by chances that come true: the class is drawn from them. */
function made(rows: number, classes: number, seed: number) {
  const random = seeded(seed)
  const shares = new Float64Array(rows * classes)
  const actual = Int32Array.from({ length: rows }, (_, i) => {
    const raw = Array.from({ length: classes }, () => -Math.log(1 - random()))
    const whole = raw.reduce((s, v) => s + v, 0)
    raw.forEach((v, k) => {
      shares[i * classes + k] = v / whole
    })
    let at = random() * whole
    const drawn = raw.findIndex((v) => {
      at -= v
      return at < 0
    })
    return drawn < 0 ? classes - 1 : drawn
  })
  return { shares, classes, actual }
}

const sheet = (judged: ReturnType<typeof made>) => finish(sheetOf(judged))

describe('all figures of several classes at once', () => {
  it.each([2, 3, 5])('are those worked out one by one (%i classes)', (classes) => {
    const judged = made(300, classes, classes)
    const c = confusion(judged.actual, likeliest(judged), classes)
    const ranking = finish(rankingOfMany(judged))
    const one = {
      accuracy: accuracy(c),
      balancedAccuracy: balancedAccuracy(c),
      precision: macro(c, precision),
      recall: macro(c, recall),
      f1: macro(c, f1),
      matthews: matthews(c),
      kappa: kappa(c),
      ...ranking,
      logLoss: logLossOfMany(judged),
      brier: brierOfMany(judged),
    }
    const all = figuresOf(sheet(judged))
    for (const name of manyFigures) expect(all[name], name).toBeCloseTo(one[name], 10)
  })

  it('of rows that count several times are those of as many rows', () => {
    const judged = made(120, 3, 7)
    const random = seeded(8)
    const times = Uint16Array.from({ length: 120 }, () => Math.floor(random() * 4))
    const again = [...times.keys()].flatMap((i) => Array<number>(times[i] ?? 0).fill(i))
    const written = {
      classes: 3,
      actual: Int32Array.from(again, (i) => judged.actual[i] ?? 0),
      shares: Float64Array.from(again.flatMap((i) => [...judged.shares.subarray(3 * i, 3 * i + 3)])),
    }
    const counted = figuresOf(sheet(judged), times)
    const whole = figuresOf(sheet(written))
    for (const name of manyFigures) expect(counted[name], name).toBeCloseTo(whole[name], 10)
  })

  it('have intervals that hold the figure of the whole world about as often as they say', () => {
    const world = figuresOf(sheet(made(60_000, 3, 99)))
    const held = { accuracy: 0, rocAuc: 0, logLoss: 0 }
    const samples = 60
    for (let seed = 1; seed <= samples; seed++) {
      const { figures } = finish(estimatesOf([sheet(made(150, 3, seed))], seeded(seed), 100))
      for (const name of ['accuracy', 'rocAuc', 'logLoss'] as const)
        if (figures[name].low <= world[name] && world[name] <= figures[name].high) held[name]++
    }
    for (const count of Object.values(held)) expect(count / samples).toBeGreaterThan(0.85)
  }, 60_000)
})

describe('figures of several classes, group by group', () => {
  const judged = made(400, 3, 11)
  const codes = Int32Array.from(judged.actual, (_, i) => (i < 20 ? 2 : i % 2))
  const found = finish(manyByGroup(sheet(judged), { codes, labels: ['a', 'b', 'few'] }, seeded(1), 50))

  it('are those of the rows of each group alone; small groups are left out and counted', () => {
    expect(found.groups.map(({ label, rows }) => [label, rows])).toEqual([
      ['a', 190],
      ['b', 190],
    ])
    expect(found.left).toBe(20)
    for (const [code, group] of found.groups.entries()) {
      const own = [...judged.actual.keys()].filter((i) => codes[i] === code)
      const alone = figuresOf(
        sheet({
          classes: 3,
          actual: Int32Array.from(own, (i) => judged.actual[i] ?? 0),
          shares: Float64Array.from(own.flatMap((i) => [...judged.shares.subarray(3 * i, 3 * i + 3)])),
        }),
      )
      for (const name of manyFigures) expect(group.figures[name].value).toBeCloseTo(alone[name], 10)
    }
  })

  it('lie apart by the largest less the smallest', () => {
    for (const name of manyFigures) {
      const values = found.groups.map(({ figures }) => figures[name].value)
      expect(found.gaps[name].value).toBeCloseTo(Math.max(...values) - Math.min(...values), 12)
      expect(found.gaps[name].low).toBeGreaterThanOrEqual(0)
    }
  })

  it('of two classes are those of two, group by group', () => {
    const two = made(300, 2, 5)
    const outcome = Uint8Array.from(two.actual)
    const scores = Float64Array.from(outcome, (_, i) => two.shares[2 * i + 1] ?? 0)
    const grouping = { codes: Int32Array.from(outcome, (_, i) => i % 3), labels: ['x', 'y', 'z'] }
    const many = finish(manyByGroup(sheet(two), grouping, seeded(1), 20))
    const one = finish(byGroup(scores, outcome, grouping, { rocAuc }, seeded(1), 20))
    expect(many.groups.map(({ figures }) => figures.rocAuc.value)).toEqual(
      one.groups.map(({ figures }) => expect.closeTo(figures.rocAuc.value, 10)),
    )
  })
})
