import type { Meaning } from '../../src/contract/schema.ts'
import type { FileColumns } from './columns.ts'
import { compare } from './sort.ts'

/** Files in an order that does not depend on how they came. */
export interface Ordered {
  files: readonly FileColumns[]
  /** Of each, its place in the list as it came. */
  came: readonly number[]
  /** Of each, its place from the oldest export to the newest. */
  age: readonly number[]
}

/** What happens to an order lies before its export; what is foretold does not. */
const telling: readonly Meaning[] = ['date', 'cancelledAt']

/**
 * Puts files in the order of their names, as parts of one export follow each other. The newest is the one that tells of the
 * latest day, in its rows or in its name; of equals the one with more rows, then the later name, then by content.
 */
export function ordered(given: readonly FileColumns[]): Ordered {
  const alone = { files: given, came: given.map((_, i) => i), age: given.map((_, i) => i) }
  if (given.length < 2) return alone
  const named = given.map((file, i) => ({ file, i, name: natural(file.name) }))
  named.sort(
    (a, b) => compare(a.name, b.name) || a.file.rowsIn - b.file.rowsIn || compare(a.file.id, b.file.id),
  )
  const files = named.map(({ file }) => file)
  const at = files.map(exportedAt)
  const rows = (f: number) => files[f]?.rowsIn ?? 0
  const oldest = [...files.keys()].sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || rows(a) - rows(b) || a - b)
  const age = [...files.keys()].map((f) => oldest.indexOf(f))
  return { files, came: named.map(({ i }) => i), age }
}

/** Part 2 comes before part 10. */
const natural = (name: string) => name.replace(/\d+/g, (digits) => digits.padStart(12, '0'))

/** Milliseconds; the export was not made before. */
function exportedAt(file: FileColumns): number {
  let latest = dayIn(file.name)
  for (const meaning of telling) {
    const cells = file.cells.get(meaning)
    if (cells?.kind !== 'date') continue
    for (let r = 0; r < cells.values.length; r++) {
      const at = cells.values[r] ?? Number.NaN
      if (at > latest) latest = at
    }
  }
  return latest
}

const day = /(?<!\d)(20\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/g

/** The end of the latest day that is written in a name such as orders_2026-03-01.csv. */
function dayIn(name: string): number {
  const days = [...name.matchAll(day)].map(([, y, , m, d]) =>
    Date.UTC(Number(y), Number(m) - 1, Number(d) + 1),
  )
  return Math.max(0, ...days) - 1
}
