import { told } from '../join/aside.ts'
import type { FileColumns } from '../join/columns.ts'
import { Dictionary } from '../join/dictionary.ts'
import { pick } from '../recognise/typing.ts'
import type { Change, LeftOut, Renamed } from './change.ts'

/** The files with a change made: new columns where something changes, the very same file where nothing does. */
export function apply(files: readonly FileColumns[], change: Change): readonly FileColumns[] {
  if (change.renamed.length === 0 && change.out.length === 0) return files
  return files.map((file, f) => {
    const renamed = change.renamed.filter((one) => one.file === f)
    const out = change.out.filter((one) => one.file === f)
    return withoutRows(withNames(file, renamed), out)
  })
}

function withNames(file: FileColumns, renamed: readonly Renamed[]): FileColumns {
  if (renamed.length === 0) return file
  const cells = new Map(file.cells)
  const labels = new Map(file.labels)
  for (const { meaning, to } of renamed) {
    const { codes, names } = recoded(file.labels.get(meaning) ?? [], to)
    const column = file.cells.get(meaning)
    if (column?.kind !== 'key') continue
    cells.set(meaning, { kind: 'key', values: through(column.values, codes) })
    labels.set(meaning, names)
  }
  return { ...file, cells, labels }
}

/** The new code of each old one, -1 where nothing is named, and the labels of the new ones. */
function recoded(labels: readonly string[], to: Renamed['to']): { codes: Int32Array; names: string[] } {
  const known = new Dictionary()
  const codes = new Int32Array(labels.length)
  for (let code = 0; code < codes.length; code++) {
    const name = to.get(code) ?? labels[code] ?? ''
    codes[code] = name === '' ? -1 : known.code(name)
  }
  return { codes, names: known.labels }
}

function through(values: Int32Array, codes: Int32Array): Int32Array {
  const out = new Int32Array(values.length)
  for (let r = 0; r < out.length; r++) {
    const code = values[r] ?? -1
    out[r] = code < 0 ? -1 : (codes[code] ?? -1)
  }
  return out
}

/** Rows that are left out are set aside: rows in = rows + aside goes on to hold. */
function withoutRows(file: FileColumns, out: readonly LeftOut[]): FileColumns {
  const reasons = new Map(out.flatMap(({ rows, reason }) => rows.map((row) => [row, reason] as const)))
  if (reasons.size === 0) return file
  const kept = rowsBut(reasons, file.rows)
  const left = [...reasons].map(([row, reason]) => ({
    line: file.lines[row] ?? 0,
    reason,
    raw: told(file, row),
  }))
  return {
    ...file,
    rows: kept.length,
    lines: kept.map((row) => file.lines[row] ?? 0),
    cells: new Map([...file.cells].map(([meaning, cells]) => [meaning, pick(cells, kept)])),
    ...(file.traits && { traits: file.traits.map((one) => ({ ...one, codes: codesAt(one.codes, kept) })) }),
    aside: [...file.aside, ...left],
  }
}

const codesAt = (codes: Int32Array, kept: Int32Array) => kept.map((row) => codes[row] ?? -1)

function rowsBut(reasons: ReadonlyMap<number, string>, rows: number): Int32Array {
  const kept = new Int32Array(rows - reasons.size)
  let at = 0
  for (let row = 0; row < rows; row++) if (!reasons.has(row)) kept[at++] = row
  return kept
}
