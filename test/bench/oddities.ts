import { anomalyScores, isolationForest } from '../../workers/anomaly/forest.ts'
import { oddModel } from '../../workers/miners/odd-ones/model.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { cleanShop, frameOf, fullFrameOf } from '../miners/odd-shop.ts'
import { exponent, finish, spent } from './effort.ts'
import type { Row } from './experience.ts'
import { quantile } from './measure.ts'

const columns = 8
const sizes = [10_000, 100_000, 1_000_000] as const
const goals = [30, 150, 2_200] as const

function cloud(rows: number) {
  const random = seeded(rows)
  const values = Float64Array.from({ length: rows * columns }, () => random() + random() + random())
  return { rows, columns, values }
}

/** Growing 100 trees and scoring all rows; a tenth of them must score the same without the kernel first. */
function forestTime(rows: number, rounds: number): number {
  const matrix = cloud(rows)
  const few = { rows: rows / 10, columns, values: matrix.values.subarray(0, (rows / 10) * columns) }
  const forest = finish(isolationForest(matrix, seeded(1)))
  const [fast, plain] = [false, true].map((isPlain) => finish(anomalyScores(forest, few, isPlain)))
  if (!fast?.every((score, i) => score === plain?.[i]))
    throw new Error('isolation forest: kernel and law differ')
  const times = Array.from({ length: rounds }, () =>
    spent(() => finish(anomalyScores(finish(isolationForest(matrix, seeded(1))), matrix))),
  )
  return quantile(times, 0.5)
}

/** Isolation forest by size. */
export function forestRows(rounds: number): Row[] {
  const times = sizes.map((rows) => forestTime(rows, rounds))
  const rows = times.map((value, i): Row => {
    const what = `isolation forest, ${sizes[i]?.toLocaleString('en-GB')} × 8, grown and scored, processor time`
    return { what, unit: 'ms', value, must: goals[i] ?? 0, aim: goals[i] ?? 0 }
  })
  const growth = exponent(sizes, times)
  return [...rows, { what: 'isolation forest: fitted exponent', unit: '', value: growth, must: 1.1, aim: 1 }]
}

/** Alarms in so many shops where nothing is wrong, as a share of those that were promised; every other one tells households, payments and tills. */
export function falseAlarmRows(shops: number): Row[] {
  let [alarms, promised] = [0, 0]
  for (let seed = 1; seed <= shops; seed++) {
    const rows = cleanShop(seed)
    const frame = seed % 2 === 0 ? fullFrameOf(rows, seeded(1_000 + seed)) : frameOf(rows)
    const model = finish(oddModel(frame, { alarms: 3 }, seeded(seed)))
    alarms += model.cases.length
    promised += model.promised
  }
  const what = `odd-ones: false alarms in ${shops} clean shops, as a share of those promised`
  return [{ what, unit: '', value: alarms / Math.max(1, promised), must: 1, aim: 0.8 }]
}
