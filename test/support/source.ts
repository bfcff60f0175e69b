import type { FileDraft } from '../../src/contract/desk.ts'
import { type Grain, type Meaning, meanings } from '../../src/contract/schema.ts'
import type { Batch, Cells, Source } from '../../workers/recognise/source.ts'

export type Row = Partial<Record<Meaning, string | number | null>>

/** A source made of rows as a person would write them: dates as ISO text, flags as 1 and 0. */
export function sourceOf(
  rows: readonly Row[],
  options: { grain?: Grain; recognisedAs?: string; name?: string; batch?: number } = {},
): Source {
  const found = Object.keys(meanings).filter((m): m is Meaning => rows.some((r) => m in r))
  const labels = new Map<Meaning, string[]>()
  const codes = new Map<Meaning, Map<string, number>>()
  for (const m of found) if (['key', 'text'].includes(meanings[m].kind)) labels.set(m, [])
  const size = options.batch ?? 1000

  function code(meaning: Meaning, value: Row[Meaning]): number {
    if (value === null || value === undefined || value === '') return -1
    const known = codes.get(meaning) ?? new Map<string, number>()
    codes.set(meaning, known)
    const at = known.get(String(value)) ?? known.size
    if (at === known.size) labels.get(meaning)?.push(String(value))
    known.set(String(value), at)
    return at
  }

  function cells(meaning: Meaning, part: readonly Row[]): Cells {
    const kind = meanings[meaning].kind
    const value = (r: Row) => r[meaning]
    if (kind === 'key' || kind === 'text')
      return { kind: 'key', values: Int32Array.from(part, (r) => code(meaning, value(r))) }
    if (kind === 'flag') return { kind, values: Int8Array.from(part, (r) => Number(value(r) ?? -1)) }
    if (kind === 'date')
      return { kind, values: Float64Array.from(part, (r) => Date.parse(`${value(r) ?? 'never'}Z`)) }
    return { kind, values: Float64Array.from(part, (r) => Number(value(r) ?? Number.NaN)) }
  }

  return {
    draft: draftOf(options),
    meanings: found,
    hasTime: rows.some((r) => /T(?!00:00)/.test(String(r.date ?? ''))),
    labels,
    rowsIn: rows.length,
    notes: [],
    async *batches() {
      for (let at = 0; at < rows.length; at += size) {
        const part = rows.slice(at, at + size)
        const batch: Batch = {
          rows: part.length,
          lines: Int32Array.from(part, (_, i) => at + i + 2),
          cells: new Map(found.map((m) => [m, cells(m, part)])),
          aside: [],
          done: Math.min(1, (at + size) / rows.length),
        }
        yield batch
      }
    },
  }
}

export function draftOf(options: { grain?: Grain; recognisedAs?: string; name?: string }): FileDraft {
  return {
    name: options.name ?? 'orders.csv',
    bytes: 0,
    format: 'csv',
    sheets: [],
    sheet: '',
    encoding: 'utf-8',
    delimiter: ',',
    headerLine: 1,
    recognisedAs: options.recognisedAs ?? 'orders',
    evidence: '',
    grain: options.grain ?? 'order line',
    columns: [],
    preview: [],
    notes: [],
    questions: [],
    fault: null,
  }
}
