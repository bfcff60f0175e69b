import { describe, expect, it } from 'vitest'
import { logLoss } from '../../workers/evaluate/probability.ts'
import { rocAuc } from '../../workers/evaluate/ranking.ts'
import { fitLogistic } from '../../workers/models/logistic.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { churnSets, churnThere, finish, judgedNow, numberColumn, outOfFold } from './churn.ts'

const zeroOrOne: Record<string, string> = { 0: 'No', 1: 'Yes' }

describe.skipIf(!churnThere)('logistic regression of a trusted program', () => {
  const sets = churnSets().map((set) => [set.name, set] as const)

  it.each(sets)('%s: every weight, every probability', (_, { features, outcome, expected }) => {
    const want = expected.logistic_full_data
    const model = finish(fitLogistic()(features, outcome, seeded(1)))
    expect(model.weights.length).toBe(Object.keys(want.coef).length)
    const gaps = model.weights.map(({ column, label, value }) => {
      const name = label === undefined ? column : `${column}=${zeroOrOne[label] ?? label}`
      return Math.abs(value - (want.coef[name] ?? Number.NaN))
    })
    gaps.push(Math.abs(model.intercept - want.intercept))
    // The trusted program stops before the optimum, where its slope is still 0.03 to 0.1, a hundred times ours.
    expect(gaps.filter((gap) => !(gap < 1e-3)).length).toBeLessThanOrEqual(2)
    expect(Math.max(...gaps)).toBeLessThan(5e-3)
    const judged = judgedNow(finish(model.score(features)), outcome)
    finish(model.score(features)).forEach((p, i) => {
      if (i < 10) expect(p).toBeCloseTo(want.first_10_probabilities[i] ?? Number.NaN, 3)
    })
    expect(logLoss(judged)).toBeCloseTo(want.in_sample_log_loss, 6)
    expect(rocAuc(judged)).toBeCloseTo(want.in_sample_roc_auc, 5)
  })

  it.each(sets)('%s: as good on rows it has not seen', (_, set) => {
    const want = set.expected.models['LogisticRegression C=1 L2']
    const judged = judgedNow(outOfFold(set, fitLogistic()), set.outcome)
    expect(Math.abs(rocAuc(judged) - (want?.roc_auc ?? 0))).toBeLessThan(0.002)
    expect(Math.abs(logLoss(judged) - (want?.log_loss ?? 0))).toBeLessThan(0.002)
  })
})

describe('logistic regression', () => {
  const random = seeded(4)
  const x = Float64Array.from({ length: 4000 }, () => random() * 6 - 3)
  const outcome = Uint8Array.from(x, (v) => (random() < 1 / (1 + Math.exp(1 - 2 * v)) ? 1 : 0))

  it('ends where the penalised loss has no slope', () => {
    const [x2, penalty] = [x.map((v, i) => Math.sin(i) + v / 3), 3]
    const features = { rows: 4000, columns: [numberColumn('x', x), numberColumn('x2', x2)] }
    const model = finish(fitLogistic({ penalty })(features, outcome, random))
    const scores = finish(model.score(features))
    const standard = (values: Float64Array) => {
      const mean = values.reduce((s, v) => s + v, 0) / 4000
      const deviation = Math.sqrt(values.reduce((s, v) => s + (v - mean) ** 2, 0) / 4000)
      return values.map((v) => (v - mean) / deviation)
    }
    for (const [k, values] of [standard(x), standard(x2)].entries()) {
      const pull = values.reduce((s, v, i) => s + v * ((scores[i] ?? 0) - (outcome[i] ?? 0)), 0)
      expect(Math.abs(pull + penalty * (model.weights[k]?.value ?? 0))).toBeLessThan(1e-3)
    }
  })

  it('finds planted odds, per standard deviation', () => {
    const model = finish(
      fitLogistic({ penalty: 1e-6 })({ rows: 4000, columns: [numberColumn('x', x)] }, outcome, random),
    )
    expect(Math.abs((model.weights[0]?.value ?? 0) - 2 * Math.sqrt(3))).toBeLessThan(0.3)
  })

  it('is finite where a column parts the outcomes, where all are alike and where nothing is known', () => {
    const parted = Uint8Array.from(x, (v) => (v > 0 ? 1 : 0))
    const columns = [numberColumn('x', x), numberColumn('none', new Float64Array(4000).fill(Number.NaN))]
    for (const labels of [parted, new Uint8Array(4000)]) {
      const model = finish(fitLogistic()({ rows: 4000, columns }, labels, random))
      const scores = finish(model.score({ rows: 4000, columns }))
      expect(scores.every((p) => p >= 0 && p <= 1)).toBe(true)
    }
  })

  it('reasons sum to the log-odds', () => {
    const gaps = x.map((v, i) => (i % 7 === 0 ? Number.NaN : v * v))
    const features = { rows: 4000, columns: [numberColumn('x', x), numberColumn('gaps', gaps)] }
    const model = finish(fitLogistic()(features, outcome, random))
    const scores = finish(model.score(features))
    const { base, values } = finish(model.reasons(features))
    for (let i = 0; i < 50; i++) {
      const p = scores[i] ?? 0
      expect(base + (values[2 * i] ?? 0) + (values[2 * i + 1] ?? 0)).toBeCloseTo(Math.log(p / (1 - p)), 9)
    }
  })
})
