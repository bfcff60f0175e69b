import { judge } from '../../workers/evaluate/judged.ts'
import { rocAuc } from '../../workers/evaluate/ranking.ts'
import { fitBoosted } from '../../workers/models/boosted.ts'
import { type Features, featuresAt } from '../../workers/models/features.ts'
import type { Fitted } from '../../workers/models/fitted.ts'
import { logistic } from '../../workers/models/fitted.ts'
import { fitLogistic } from '../../workers/models/logistic.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { exponent, repeated } from './effort.ts'
import type { Row } from './experience.ts'
import { quantile } from './measure.ts'

const columns = 20

interface Planted {
  features: Features
  chances: Float64Array
  outcome: Uint8Array
}

/** Numbers of which most matter a little, two only together, and one in its middle. */
function planted(rows: number): Planted {
  const random = seeded(rows)
  const values = Array.from({ length: columns }, () =>
    Float64Array.from({ length: rows }, () => random() * 2 - 1),
  )
  const chances = Float64Array.from({ length: rows }, (_, i) => {
    const x = (j: number) => values[j]?.[i] ?? 0
    let sum = 2 * x(0) * x(3) - 1.5 * x(7) * x(7)
    for (let j = 0; j < columns; j++) sum += ((j % 5) - 2) * 0.5 * x(j)
    return logistic(sum)
  })
  const outcome = Uint8Array.from(chances, (p) => (random() < p ? 1 : 0))
  const named = values.map((list, j) => ({ name: `c${j}`, kind: 'number' as const, values: list }))
  return { features: { rows, columns: named }, chances, outcome }
}

function finish<M>(steps: Generator<number, M>): M {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** Milliseconds of processor time, the median of some rounds: neighbours on the machine do not count. */
function spent(rounds: number, work: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000
  })
  return quantile(times, 0.5)
}

/** Throws where a model ranks rows it has not seen much worse than the chances they were made with. */
function proven(model: Fitted, { features, chances, outcome }: Planted, from: number, most: number): void {
  const rows = Int32Array.from({ length: Math.min(20_000, features.rows - from) }, (_, i) => from + i)
  const happened = Uint8Array.from(rows, (i) => outcome[i] ?? 0)
  const area = (scores: Float64Array) => rocAuc(finish(judge(scores, happened)))
  const gap =
    area(Float64Array.from(rows, (i) => chances[i] ?? 0)) -
    area(finish(model.score(featuresAt(features, rows))))
  if (!(gap < most)) throw new Error(`a model ranks ${gap} worse than the chances its rows were made with`)
}

const learnBoosted = fitBoosted({ trees: 100, leaves: 31, rate: 0.1, patience: 0, depth: 64 })
const wordsOf = (rows: number) => `${rows.toLocaleString('en-GB')} × ${columns}`

const sizes = [10_000, 100_000, 1_000_000] as const

/** How the time grows: 1 = ten times the rows take ten times as long. */
function growth(what: string, rows: readonly Row[]): Row {
  const value = exponent(
    sizes,
    rows.map((row) => Number(row.value)),
  )
  return {
    what: `${what}, 10,000 to 1,000,000 rows: exponent of the time`,
    unit: '',
    value,
    must: 1.1,
    aim: 1,
  }
}

function boostedRow(rows: number, rounds: number, must: number, aim: number): Row {
  const data = planted(rows)
  const train = Int32Array.from({ length: rows * 0.8 }, (_, i) => i)
  const known = featuresAt(data.features, train)
  const learn = () => finish(learnBoosted(known, data.outcome.subarray(0, train.length), seeded(1)))
  proven(learn(), data, train.length, 0.04)
  const what = `Boosted trees, ${wordsOf(rows)} (80 % learned from), 100 × 31 leaves: processor time`
  return { what, unit: 'ms', value: spent(repeated(rounds, rows), learn), must, aim }
}

function logisticRow(rows: number, rounds: number, must: number, aim: number): Row {
  const data = planted(rows)
  const learn = () => finish(fitLogistic()(data.features, data.outcome, seeded(1)))
  proven(learn(), data, 0, 0.08)
  const what = `Logistic regression, ${wordsOf(rows)}: processor time`
  return { what, unit: 'ms', value: spent(repeated(rounds, rows), learn), must, aim }
}

function scoringRow(rounds: number): Row {
  const data = planted(1_000_000)
  const few = featuresAt(
    data.features,
    Int32Array.from({ length: 20_000 }, (_, i) => i),
  )
  const model = finish(learnBoosted(few, data.outcome.subarray(0, 20_000), seeded(1)))
  proven(model, data, 500_000, 0.05)
  const what = `Boosted trees, ${wordsOf(1_000_000)} scored by 100 × 31 leaves: processor time`
  const value = spent(rounds, () => finish(model.score(data.features)))
  return { what, unit: 'ms', value, must: 3_100, aim: 1_240 }
}

/** Models on planted data; that they rank fresh rows well is shown before they are timed. */
export function modelRows(rounds: number): Row[] {
  const boosted = [
    boostedRow(10_000, rounds, 350, 230),
    boostedRow(100_000, rounds, 1_520, 900),
    boostedRow(1_000_000, Math.min(2, rounds), 13_700, 10_000),
  ]
  const linear = [
    logisticRow(10_000, rounds, 12, 9),
    logisticRow(100_000, rounds, 78, 70),
    logisticRow(1_000_000, rounds, 1_060, 650),
  ]
  return [
    ...boosted,
    growth('Boosted trees', boosted),
    ...linear,
    growth('Logistic regression', linear),
    scoringRow(rounds),
  ]
}
