import type { Meaning } from '../../src/contract/schema.ts'
import type { FileColumns } from './columns.ts'
import { compare } from './sort.ts'

/** Files from the oldest export to the newest, and for each of them its place in the list as it came. */
export interface Aged {
  files: readonly FileColumns[]
  came: readonly number[]
}

/** What happens to an order lies before its export; what is foretold does not. */
const telling: readonly Meaning[] = ['date', 'cancelledAt']

/**
 * Puts files in the order in which they were exported, whatever the order in which they were brought: by the last day they
 * tell of, or the day in their name where that is later; then by rows, name and content.
 */
export function byAge(files: readonly FileColumns[]): Aged {
  if (files.length < 2) return { files, came: files.map((_, i) => i) }
  const aged = files.map((file, i) => ({ file, i, at: exportedAt(file) }))
  aged.sort((a, b) => a.at - b.at || sooner(a.file, b.file))
  return { files: aged.map(({ file }) => file), came: aged.map(({ i }) => i) }
}

function sooner(a: FileColumns, b: FileColumns): number {
  return a.rowsIn - b.rowsIn || compare(a.name, b.name) || compare(a.id, b.id)
}

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
