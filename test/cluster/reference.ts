import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Matrix } from '../../workers/cluster/matrix.ts'

const folder = '../shared/data/clustering/'
const results = '../shared/reference/clustering.json'

/** Public data sets and what a trusted program makes of them; they lie outside the project. */
export const referenceThere = existsSync(folder) && existsSync(results)

export interface Expected {
  best_inertia: number
  davies_bouldin: number
  calinski_harabasz: number
  silhouette?: number
  adjusted_rand?: number
  sizes: number[]
}

export interface ReferenceSet {
  name: string
  matrix: Matrix
  truth?: { labels: number[]; clusters: number }
  k: Record<string, Expected>
}

export function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  return { rows: rows.length, columns: rows[0]?.length ?? 0, values: Float64Array.from(rows.flat()) }
}

/** Mean 0 and population standard deviation 1. */
function standard(rows: number[][]): number[][] {
  const column = (j: number) => {
    const values = rows.map((row) => row[j] ?? 0)
    const mean = values.reduce((s, v) => s + v, 0) / rows.length
    const deviation = Math.sqrt(values.reduce((s, v) => s + (v - mean) ** 2, 0) / rows.length)
    return values.map((v) => (v - mean) / deviation)
  }
  const columns = (rows[0] ?? []).map((_, j) => column(j))
  return rows.map((_, i) => columns.map((values) => values[i] ?? 0))
}

function csv(name: string, wanted: readonly string[]): number[][] {
  const [head = '', ...lines] = readFileSync(folder + name, 'utf8')
    .trim()
    .split(/\r?\n/)
  const header = head.split(',')
  const at = wanted.map((label) => header.indexOf(label))
  return lines.map((line) => {
    const cells = line.split(',')
    return at.map((place) => Number(cells[place]))
  })
}

const packed = (name: string) =>
  gunzipSync(readFileSync(folder + name))
    .toString('utf8')
    .split('\n')
    .filter((line) => /^\s*[-\d]/.test(line))
    .map((line) => line.trim().split(/\s+/).map(Number))

function truthOf(values: number[]): { labels: number[]; clusters: number } {
  const known = [...new Set(values)]
  return { labels: values.map((v) => known.indexOf(v)), clusters: known.length }
}

export function referenceSets(): ReferenceSet[] {
  const found = JSON.parse(readFileSync(results, 'utf8')) as Record<string, { k: Record<string, Expected> }>
  const mall = csv('Mall_Customers.csv', ['Age', 'Annual Income (k$)', 'Spending Score (1-100)'])
  const goods = ['Fresh', 'Milk', 'Grocery', 'Frozen', 'Detergents_Paper', 'Delicassen']
  const wholesale = csv('Wholesale customers data.csv', goods)
  const channel = csv('Wholesale customers data.csv', ['Channel']).flat()
  const made: Record<string, [number[][], number[]?]> = {
    mall_income_spending_raw: [mall.map((row) => row.slice(1))],
    mall_age_income_spending_z: [standard(mall)],
    wholesale_6_raw: [wholesale],
    wholesale_6_log1p_z: [standard(wholesale.map((row) => row.map(Math.log1p))), channel],
  }
  for (const name of ['s1', 's3', 'a1', 'unbalance'])
    made[`sipu_${name}`] = [packed(`sipu_${name}.data.gz`), packed(`sipu_${name}.labels0.gz`).flat()]
  return Object.entries(made).map(([name, [rows, truth]]) => ({
    name,
    matrix: matrixOf(rows),
    ...(truth && { truth: truthOf(truth) }),
    k: found[name]?.k ?? {},
  }))
}
