import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Matrix } from '../../workers/anomaly/matrix.ts'

const folder = '../shared/data/anomaly/'
const results = '../shared/reference/anomaly.json'

/** Public data sets and what a trusted program makes of them; they lie outside the project. */
export const referenceThere = existsSync(folder) && existsSync(results)

interface Judged {
  roc_auc: number
}

export interface ReferenceSet {
  name: string
  matrix: Matrix
  strange: Uint8Array
  forest: { min: number; max: number; mean: number }
  lof?: number
  knn?: number
}

/** Mean 0 and population standard deviation 1; columns of one value are left out. */
function standard(columns: number[][], rows: number): Matrix {
  const scaled = columns.flatMap((values) => {
    const mean = values.reduce((s, v) => s + v, 0) / rows
    const deviation = Math.sqrt(values.reduce((s, v) => s + (v - mean) ** 2, 0) / rows)
    return deviation > 0 ? [values.map((v) => (v - mean) / deviation)] : []
  })
  const values = new Float64Array(rows * scaled.length)
  scaled.forEach((column, j) => {
    column.forEach((value, i) => {
      values[i * scaled.length + j] = value
    })
  })
  return { rows, columns: scaled.length, values }
}

interface Entry {
  isolation_forest: { roc_auc: { min: number; max: number; mean: number } }
  lof_20?: Judged
  knn_mean_5?: Judged
}

export function referenceSets(): ReferenceSet[] {
  const found = JSON.parse(readFileSync(results, 'utf8')) as Record<string, Entry>
  const names = ['cardio', 'mammography', 'PageBlocks', 'satimage2', 'Stamps', 'thyroid', 'creditcard_sample']
  return names.flatMap((name) => {
    const entry = found[name]
    if (!entry) return []
    const [head = '', ...lines] = gunzipSync(readFileSync(`${folder}${name}.csv.gz`))
      .toString('utf8')
      .trim()
      .split(/\r?\n/)
    const header = head.split(',').map((label) => label.replaceAll('"', ''))
    const rows = lines.map((line) => line.split(',').map((cell) => Number(cell.replaceAll('"', ''))))
    const column = (label: string) => rows.map((row) => row[header.indexOf(label)] ?? 0)
    const wanted = header.filter((label) => !['', 'label', 'Class', 'Time'].includes(label))
    const truth = header.includes('label') ? column('label') : column('Class')
    return [
      {
        name,
        matrix: standard(wanted.map(column), rows.length),
        strange: Uint8Array.from(truth),
        forest: entry.isolation_forest.roc_auc,
        ...(entry.lof_20 && { lof: entry.lof_20.roc_auc }),
        ...(entry.knn_mean_5 && { knn: entry.knn_mean_5.roc_auc }),
      },
    ]
  })
}

/** Chance that a strange row scores above another one; ties count half: Hanley & McNeil (1982). */
export function auc(scores: Float64Array, strange: Uint8Array): number {
  const order = Array.from(scores.keys()).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0))
  let [sum, marked] = [0, 0]
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0]) to++
    for (let k = from; k < to; k++) {
      if (strange[order[k] ?? 0] !== 1) continue
      marked++
      sum += (from + to + 1) / 2
    }
    from = to
  }
  return (sum - (marked * (marked + 1)) / 2) / (marked * (order.length - marked))
}
