import { existsSync, readFileSync } from 'node:fs'
import type { Orders } from '../support/people.ts'

const data = '../shared/data/clv/CDNOW_sample.txt'
const reference = '../shared/reference/clv.json'

/** The CDNOW sample (Fader & Hardie) and what a trusted program computes from it lie outside the project. */
export const cdnowThere = existsSync(data) && existsSync(reference)

/** Purchase days of 2,357 customers, 1997-01-01 to 1998-06-30; orders of one day are one. */
export function cdnow(): Orders {
  const days = new Map<string, number>()
  for (const line of readFileSync(data, 'utf8').trim().split(/\r?\n/)) {
    const [, id = '', date = '', , value = ''] = line.trim().split(/\s+/)
    const day = Date.UTC(+date.slice(0, 4), +date.slice(4, 6) - 1, +date.slice(6, 8)) / 86_400_000
    const key = `${Number(id) - 1} ${day}`
    days.set(key, (days.get(key) ?? 0) + Number(value))
  }
  const rows = [...days].map(([key, value]) => [...key.split(' ').map(Number), value])
  return {
    customer: Int32Array.from(rows, (r) => r[0] ?? 0),
    day: Int32Array.from(rows, (r) => r[1] ?? 0),
    revenue: Float64Array.from(rows, (r) => r[2] ?? 0),
    channel: rows.map(() => ''),
  }
}

export interface Spread {
  count: number
  mean: number
  std: number
  min: number
  '25%': number
  '50%': number
  '75%': number
  max: number
}

export function cdnowReference(): {
  cells_RFM: Record<string, number>
  recency_days: Spread
  frequency: Spread
  monetary: Spread
} {
  return JSON.parse(readFileSync(reference, 'utf8')).cdnow_sample_rfm
}
