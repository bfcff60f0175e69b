import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** One row of a sample by the names of its header. Written apart from the generator and from the reader. */
export type Row = (column: string) => string

const root = new URL('../../public/', import.meta.url)

export function packed(path: string): Uint8Array {
  return readFileSync(new URL(path, root))
}

export function text(path: string): string {
  return gunzipSync(packed(path)).toString('utf8')
}

export function rows(path: string, separator: ',' | ';'): Row[] {
  const [header, ...body] = cut(text(path), separator)
  const place = new Map(header?.map((name, i) => [name, i]))
  return body.map((cells) => (column) => {
    const at = place.get(column)
    if (at === undefined) throw new RangeError(`no column ${column}`)
    return cells[at] ?? ''
  })
}

/** Every cell is a quoted text or a run without separator; what follows it says whether the row goes on. */
function cut(whole: string, separator: string): string[][] {
  const cell = new RegExp(`("(?:[^"]|"")*"|[^${separator}\\n]*)(${separator}|\\n)`, 'y')
  const out: string[][] = []
  let row: string[] = []
  for (let hit = cell.exec(whole); hit; hit = cell.exec(whole)) {
    const raw = hit[1] ?? ''
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw)
    if (hit[2] !== '\n') continue
    out.push(row)
    row = []
  }
  return out
}

export function group<T>(list: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const out = new Map<string, T[]>()
  for (const item of list) out.set(key(item), [...(out.get(key(item)) ?? []), item])
  return out
}

export function share<T>(list: readonly T[], holds: (item: T) => boolean): number {
  return list.filter(holds).length / list.length
}

export function sum(list: readonly number[]): number {
  return list.reduce((a, b) => a + b, 0)
}

export function median(list: readonly number[]): number {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN
}

/** Whole days between two ISO dates. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000
}
