import type { Report } from '../../src/contract/report.ts'
import { anomalyScores, isolationForest } from '../../workers/anomaly/forest.ts'
import { oddModel } from '../../workers/miners/odd-ones/model.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { cleanShop, frameOf, fullFrameOf } from '../miners/odd-shop.ts'
import { ask, bring } from '../samples/headless.ts'
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
    const model = finish(oddModel(frame, { alarms: 3, group: '' }, seeded(seed)))
    alarms += model.cases.length
    promised += model.promised
  }
  const what = `odd-ones: false alarms in ${shops} clean shops, as a share of those promised`
  return [{ what, unit: '', value: alarms / Math.max(1, promised), must: 1, aim: 0.8 }]
}

/** What is planted in the samples and looks wrong, beside the false alarms promised there: recall, precision, and alarms by chance. */
export async function plantedRows(): Promise<Row[]> {
  let [found, sure, chance, promised] = [0, 0, 0, 0]
  for (const [id, wanted] of Object.entries(planted)) {
    const report = await ask(await bring(id), 'odd-ones')
    const told = surest(report)
    sure += told.length
    found += wanted.filter((what) => told.includes(what)).length
    const [alarms] = report.yardsticks
    chance += alarms?.value ?? 0
    promised += alarms?.baseline ?? 0
  }
  const where = 'odd-ones, web shop and café of the samples'
  const share = (what: string, value: number): Row => ({
    ...{ what: `${where}: ${what}`, unit: '', value, must: 0.8, aim: 0.9 },
    better: 'higher',
  })
  const byChance = `${where}: false alarms by chance, as a share of those promised`
  return [
    share('share of what is planted that is told as hardly chance', found / all),
    share('share planted of what is told as hardly chance', found / Math.max(1, sure)),
    { what: byChance, unit: '', value: chance / Math.max(1, promised), must: 1, aim: 0.8 },
  ]
}

/** What each kind of case that is planted is called. */
const planted: Readonly<Record<string, readonly string[]>> = {
  webshop: ['Ordered twice', 'Much given back', 'Many accounts at one place', 'Price entered wrong'],
  cafe: ['A day is missing'],
}

const all = Object.values(planted).flat().length

/** Names of the rules with cases that chance would give less than once in twenty shops, one a case. */
const surest = ({ blocks }: Report) =>
  blocks.flatMap((b) =>
    b.kind === 'table' && b.title.startsWith('What looks wrong')
      ? b.data.rows.flatMap((row) => (Number(row.at(-1)) < 0.05 ? [String(row[1])] : []))
      : [],
  )
