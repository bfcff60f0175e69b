import { purchases } from '../../workers/miners/journeys/model.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finish } from '../patterns/spmf.ts'

export type Row = [who: number, day: number, order: number, item: string, worth: number]

export const labels = [
  'Press',
  'Beans',
  'Filter',
  'Cup',
  'Tin',
  '',
  'Coat - S',
  'Coat - M',
  'Coat - L',
  'Hat, red',
  'Hat, blue',
]

export function frameOf(rows: Row[]) {
  const sorted = [...rows].sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
  const column = (k: 0 | 1 | 2) => Int32Array.from(sorted, (r) => r[k])
  const codes = Int32Array.from(sorted, (r) => labels.indexOf(r[3]))
  return {
    rows: rows.length,
    who: column(0),
    day: column(1),
    step: column(2),
    item: { codes, labels },
    group: { codes: new Int32Array(rows.length).fill(5), labels },
    worth: Float64Array.from(sorted, (r) => r[4]),
  }
}

export const choice = { level: 'variant', within: 180, shuffles: 30 } as const
export const asOf = 900
export const facts = { scope: { asOf: '2026-01-01' }, currency: '', locale: 'en-GB' }
export const ask = (rows: Row[], seed = 1) => finish(purchases(frameOf(rows), choice, asOf, seeded(seed)))
