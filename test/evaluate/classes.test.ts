import { describe, expect, it } from 'vitest'
import { simplestThatWins } from '../../workers/evaluate/choice.ts'
import { accuracy, confusion } from '../../workers/evaluate/confusion.ts'
import { classesOf, unfit } from '../../workers/evaluate/labels.ts'
import { brierOfMany, likeliest, logLossOfMany, rankingOfMany } from '../../workers/evaluate/many.ts'
import { brier, logLoss } from '../../workers/evaluate/probability.ts'
import { averagePrecision, rocAuc } from '../../workers/evaluate/ranking.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finish, judgedNow } from '../models/churn.ts'

describe('labels as people write them', () => {
  it('yes and no in any spelling are two classes, blanks are none', () => {
    const found = classesOf([
      'Yes',
      'yes',
      'Y',
      '1',
      'No',
      'no',
      '0',
      '',
      'n/a',
      ' ',
      '?',
      '1.0',
      'Sí',
      'nein',
    ])
    expect(found.labels.length).toBe(2)
    expect([...found.codes]).toEqual([0, 0, 0, 0, 1, 1, 1, -1, -1, -1, -1, 0, 0, 1])
    expect([found.counts, found.blank]).toEqual([[6, 4], 4])
    expect(found.united.length).toBe(2)
  })

  it('numbers and letters that are no yes or no stay apart', () => {
    expect(classesOf(['1', '2', '3', '1']).labels).toEqual(['1', '2', '3'])
    expect(classesOf(['Y', 'N', 'maybe', 'yes']).labels.length).toBe(4)
    expect(classesOf(['Gold', 'gold ', 'GOLD', 'silver', 'gold']).labels).toEqual(['gold', 'silver'])
    expect(classesOf(['-1', '1', '-1']).labels).toEqual(['-1', '1'])
    expect(classesOf(['多い', '少ない', '多い']).labels).toEqual(['多い', '少ない'])
  })

  it('the same rows in another order give the same classes', () => {
    const texts = ['b', 'a', 'c', 'A', 'b', 'd']
    const back = classesOf(texts.toReversed())
    expect(back.labels).toEqual(classesOf(texts).labels)
    expect([...back.codes].reverse()).toEqual([...classesOf(texts).codes])
  })

  it('what cannot be learned is said with both numbers', () => {
    const of = (...counts: number[]) =>
      classesOf(counts.flatMap((n, k) => Array<string>(n).fill(`kind ${k}`)))
    expect(unfit(of(50))).toEqual({ why: 'one', classes: 1 })
    expect(unfit(classesOf(['', '']))).toEqual({ why: 'one', classes: 0 })
    expect(unfit(of(...Array<number>(40).fill(50)))).toEqual({ why: 'many', classes: 40, most: 12 })
    expect(unfit(of(90, 40, 3))).toEqual({ why: 'few', label: 'kind 2', have: 3, need: 30 })
    expect(unfit(of(90, 40, 30))).toBe(null)
  })
})

describe('figures of several classes', () => {
  it('of two classes they are those of two', () => {
    const random = seeded(1)
    const scores = Float64Array.from({ length: 200 }, () => random())
    const actual = Uint8Array.from(scores, (p) => (random() < p ? 1 : 0))
    const two = { shares: Float64Array.from([...scores].flatMap((p) => [1 - p, p])), classes: 2, actual }
    const judged = judgedNow(scores, actual)
    expect(logLossOfMany(two)).toBeCloseTo(logLoss(judged), 12)
    expect(brierOfMany(two)).toBeCloseTo(2 * brier(judged), 12)
    expect(finish(rankingOfMany(two)).rocAuc).toBeCloseTo(rocAuc(judged), 12)
    expect(finish(rankingOfMany(two)).averagePrecision).not.toBe(averagePrecision(judged))
    expect([...likeliest(two)]).toEqual([...scores].map((p) => (p > 0.5 ? 1 : 0)))
  })

  it('a sure answer is perfect, an even one is log of the number of classes', () => {
    const actual = [0, 1, 2, 1]
    const sure = {
      shares: Float64Array.from(actual.flatMap((a) => [0, 1, 2].map((k) => (k === a ? 1 : 0)))),
      classes: 3,
      actual,
    }
    expect([logLossOfMany(sure), brierOfMany(sure)]).toEqual([0, 0].map((v) => v + 0))
    expect(finish(rankingOfMany(sure))).toEqual({ rocAuc: 1, averagePrecision: 1 })
    expect(accuracy(confusion(actual, likeliest(sure), 3))).toBe(1)
    const even = { shares: new Float64Array(12).fill(1 / 3), classes: 3, actual }
    expect(logLossOfMany(even)).toBeCloseTo(Math.log(3), 12)
    expect(finish(rankingOfMany(even)).rocAuc).toBe(0.5)
  })
})

describe('the simplest model that wins', () => {
  const random = seeded(5)
  const truth = Float64Array.from({ length: 1500 }, () => random())
  const outcome = Uint8Array.from(truth, (p) => (random() < p ? 1 : 0))
  const noisy = truth.map((p) => p + 2 * random())
  const nothing = new Float64Array(1500)

  it('is the simple one where a better one is not there, and the better one where it is', () => {
    const same = { name: 'simple', scores: truth.map((p) => p * 2) }
    const complex = { name: 'complex', scores: truth.map((p) => p + 0.001 * random()) }
    const tie = finish(simplestThatWins([same, complex], nothing, outcome, rocAuc, random, 100))
    expect([tie.name, tie.wins]).toEqual(['simple', true])
    const weak = { name: 'simple', scores: noisy }
    expect(finish(simplestThatWins([weak, complex], nothing, outcome, rocAuc, random, 100)).name).toBe(
      'complex',
    )
  })

  it('does not win where there is nothing to be found', () => {
    const dice = { name: 'dice', scores: truth.map(random) }
    const found = finish(simplestThatWins([dice], nothing, outcome, rocAuc, random, 100))
    expect([found.wins, found.ahead.low < 0]).toEqual([false, true])
  })
})
