import { existsSync, readFileSync } from 'node:fs'
import { judge } from '../../workers/evaluate/judged.ts'
import { type FeatureColumn, type Features, featuresAt } from '../../workers/models/features.ts'
import type { Fit } from '../../workers/models/fitted.ts'
import { seeded } from '../../workers/numeric/random.ts'

const data = '../shared/data/churn/'
const results = '../shared/reference/churn.json'
const folds = '../shared/reference/folds/'

/** Two public tables with an outcome, and what a trusted program makes of them; they lie outside the project. */
export const churnThere = existsSync(data) && existsSync(results)

interface Measured {
  roc_auc: number
  pr_auc: number
  log_loss: number
  brier: number
  accuracy: number
  precision: number
  recall: number
  f1: number
}

export interface Expected {
  models: Record<string, Measured>
  logistic_full_data: {
    intercept: number
    coef: Record<string, number>
    in_sample_log_loss: number
    in_sample_roc_auc: number
    first_10_probabilities: number[]
  }
}

export interface ChurnSet {
  name: string
  features: Features
  outcome: Uint8Array
  fold: Uint8Array
  expected: Expected
}

function rowsOf(path: string, separator: string): { header: string[]; rows: string[][] } {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().replaceAll('"', '').split(/\r?\n/)
  return { header: head.split(separator), rows: lines.map((line) => line.split(separator)) }
}

export function numberColumn(name: string, values: ArrayLike<number>): FeatureColumn {
  return { name, kind: 'number', values: Float64Array.from(values) }
}

export function categoryColumn(name: string, texts: readonly string[]): FeatureColumn {
  const labels = [...new Set(texts)].sort()
  const place = new Map(labels.map((label, i) => [label, i]))
  return { name, kind: 'category', labels, codes: Int32Array.from(texts, (text) => place.get(text) ?? -1) }
}

interface Table {
  file: string
  separator: string
  outcome: string
  yes: string
  left: readonly string[]
  numeric: readonly string[]
}

function churnSet(name: string, table: Table): ChurnSet {
  const { header, rows } = rowsOf(data + table.file, table.separator)
  const texts = (column: string) => rows.map((row) => row[header.indexOf(column)] ?? '')
  const used = header.filter((column) => column !== table.outcome && !table.left.includes(column))
  const sorted = [...table.numeric, ...used.filter((column) => !table.numeric.includes(column))]
  const columns = sorted.map((column) =>
    table.numeric.includes(column)
      ? numberColumn(column, texts(column).map(Number))
      : categoryColumn(column, texts(column)),
  )
  const all = JSON.parse(readFileSync(results, 'utf8')) as Record<string, Expected>
  return {
    name,
    features: { rows: rows.length, columns },
    outcome: Uint8Array.from(texts(table.outcome), (text) => (text === table.yes ? 1 : 0)),
    fold: Uint8Array.from(rowsOf(`${folds}${name}.csv`, ',').rows, (row) => Number(row[3])),
    expected: all[name] ?? { models: {}, logistic_full_data: never },
  }
}

const never = {
  intercept: Number.NaN,
  coef: {},
  in_sample_log_loss: Number.NaN,
  in_sample_roc_auc: Number.NaN,
  first_10_probabilities: [],
}

export function churnSets(): ChurnSet[] {
  if (!churnThere) return []
  return [
    churnSet('telco', {
      file: 'Telco-Customer-Churn.csv',
      separator: ',',
      outcome: 'Churn',
      yes: 'Yes',
      left: ['customerID'],
      numeric: ['tenure', 'MonthlyCharges', 'TotalCharges'],
    }),
    churnSet('bank_marketing', {
      file: 'bank-full.csv',
      separator: ';',
      outcome: 'y',
      yes: 'yes',
      left: ['duration'],
      numeric: ['age', 'balance', 'day', 'campaign', 'pdays', 'previous'],
    }),
  ]
}

export function finish<M>(steps: Generator<number, M>): M {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** Each row scored by a model that did not see its fold. */
export function outOfFold({ features, outcome, fold }: ChurnSet, learn: Fit): Float64Array {
  const scores = new Float64Array(features.rows)
  for (let k = 0; k < 5; k++) {
    const [train, test] = [false, true].map((held) =>
      Int32Array.from(fold.keys()).filter((i) => (fold[i] === k) === held),
    ) as [Int32Array, Int32Array]
    const known = Uint8Array.from(train, (i) => outcome[i] ?? 0)
    const model = finish(learn(featuresAt(features, train), known, seeded(k)))
    finish(model.score(featuresAt(features, test))).forEach((score, i) => {
      scores[test[i] ?? 0] = score
    })
  }
  return scores
}

export const judgedNow = (scores: Float64Array, outcome: Uint8Array) => finish(judge(scores, outcome))

/** A cell as trees see it. */
export function valueAt(column: FeatureColumn, row: number): number {
  if (column.kind === 'number') return column.values[row] ?? Number.NaN
  const code = column.codes[row] ?? -1
  return code < 0 ? Number.NaN : code
}
