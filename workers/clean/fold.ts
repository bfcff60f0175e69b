import type { Meaning } from '../../src/contract/schema.ts'
import type { FileColumns } from '../join/columns.ts'
import { tally } from '../join/table.ts'
import { codesOf, labelsOf, type Renamed } from './change.ts'

/** Groups of labels that are one: each of two or more spellings. */
export type Spellings = readonly (readonly string[])[]

/** Labels of a meaning over all files that share a key; a label with the key '' stands for itself. */
export function alike(
  files: readonly FileColumns[],
  meaning: Meaning,
  keyOf: (label: string) => string,
): Spellings {
  const first = new Map<string, string>()
  const several = new Map<string, Set<string>>()
  for (const file of files)
    for (const label of labelsOf(file, meaning)) {
      const key = keyOf(label)
      const known = key === '' ? label : first.get(key)
      if (known === undefined) first.set(key, label)
      else if (known !== label) several.set(key, (several.get(key) ?? new Set([known])).add(label))
    }
  return Array.from(several.values(), (group) => [...group])
}

/** Every spelling is called as the one with the most rows is; of equal ones the smallest, whatever the order of the files. */
export function fold(files: readonly FileColumns[], meaning: Meaning, groups: Spellings): Renamed[] {
  if (groups.length === 0) return []
  const rows = rowsOfLabels(files, meaning)
  const nameOf = new Map<string, string>()
  for (const group of groups) {
    const [name = ''] = [...group].sort((a, b) => (rows.get(b) ?? 0) - (rows.get(a) ?? 0) || (a < b ? -1 : 1))
    for (const label of group) if (label !== name) nameOf.set(label, name)
  }
  return files.flatMap((file, f) => {
    const to = renamedIn(labelsOf(file, meaning), nameOf)
    return to.size === 0 ? [] : [{ file: f, meaning, to }]
  })
}

function renamedIn(labels: readonly string[], nameOf: ReadonlyMap<string, string>): Map<number, string> {
  const to = new Map<number, string>()
  labels.forEach((label, code) => {
    const name = nameOf.get(label)
    if (name !== undefined) to.set(code, name)
  })
  return to
}

/** Rows of each label over all files. */
function rowsOfLabels(files: readonly FileColumns[], meaning: Meaning): Map<string, number> {
  const rows = new Map<string, number>()
  for (const file of files) {
    const labels = labelsOf(file, meaning)
    const counts = tally(codesOf(file, meaning), labels.length)
    labels.forEach((label, code) => {
      rows.set(label, (rows.get(label) ?? 0) + (counts[code] ?? 0))
    })
  }
  return rows
}
