import { fullNames } from './names.ts'
import { ratingsOf, satisfactionOf } from './ratings.ts'
import type { Rows } from './rows.ts'
import { type Column, coded, lazily, real, text } from './table.ts'

/** Who wrote, what kind of message it is, and its stars on one scale. */
export function columnsOfMessages(rows: Rows, which: () => Int32Array): Record<string, () => Column> {
  const rated = lazily(() => rows.files.map((_, f) => ratingsOf(starsIn(rows, f))))
  const place = (row: number) => row - (rows.start[rows.fileOf(row)] ?? 0)
  const of = (value: (row: number) => number) => real(Float64Array.from(which(), value))
  return {
    author: () => coded(fullNames(rows), which()),
    kind: () => text(Array.from(which(), (row) => rows.files[rows.fileOf(row)]?.grain ?? '')),
    rating: () => of((row) => rated()[rows.fileOf(row)]?.rating[place(row)] ?? Number.NaN),
    scale: () => of((row) => rated()[rows.fileOf(row)]?.scale ?? Number.NaN),
  }
}

/** Stars as a file tells them, or what it tells of satisfaction. */
function starsIn(rows: Rows, f: number): Float64Array {
  const file = rows.files[f]
  const [stars, said] = [file?.cells.get('stars'), file?.cells.get('satisfaction')]
  if (stars?.kind === 'number') return stars.values.subarray(0, file?.rows)
  if (said?.kind !== 'key') return new Float64Array(file?.rows ?? 0).fill(Number.NaN)
  const known = (file?.labels.get('satisfaction') ?? []).map(satisfactionOf)
  return Float64Array.from({ length: file?.rows ?? 0 }, (_, r) => known[said.values[r] ?? -1] ?? Number.NaN)
}
