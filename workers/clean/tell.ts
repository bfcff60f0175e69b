import type { CleaningStep } from '../../src/contract/cleaning.ts'
import type { Meaning } from '../../src/contract/schema.ts'
import type { FileColumns } from '../join/columns.ts'
import { tally } from '../join/table.ts'
import { type Change, codesOf, labelsOf, type Renamed } from './change.ts'
import { moneyIn, type Touched } from './money.ts'

/** What a step comes to, beside its name and its switch. */
export type Told = Pick<CleaningStep, 'rows' | 'before' | 'after' | 'of' | 'money' | 'examples'>

/** Meanings whose texts may be shown as an example: no person is in them. */
const shown = new Set<Meaning>([
  ...(['product', 'variant', 'category', 'city', 'status'] as const),
  ...(['country', 'currency', 'channel', 'location'] as const),
])
const mostExamples = 5

/** Counts what a change does to these files. */
export function tellChange(files: readonly FileColumns[], change: Change): Told {
  const touched = files.map((file, f) => touchedRows(file, f, change))
  const rows = touched.reduce(
    (sum, marks) => sum + (marks ? (tally(Int32Array.from(marks), 2)[1] ?? 0) : 0),
    0,
  )
  const leaves = change.out.length > 0
  const all = files.reduce((sum, file) => sum + file.rows, 0)
  const spelled = leaves ? { before: all, after: all - rows } : spellings(files, change.renamed)
  return {
    rows,
    ...spelled,
    of: leaves ? 'rows' : 'spellings',
    money: moneyIn(files, touched, leaves),
    examples: leaves ? linesOut(files, change) : renamings(files, change.renamed),
  }
}

function touchedRows(file: FileColumns, f: number, { renamed, out }: Change): Touched | null {
  const names = renamed.filter((one) => one.file === f)
  const gone = out.filter((one) => one.file === f)
  if (names.length + gone.length === 0) return null
  const marks = new Uint8Array(file.rows)
  for (const { rows } of gone) for (const row of rows) marks[row] = 1
  for (const { meaning, to } of names) {
    const codes = codesOf(file, meaning)
    for (let r = 0; r < codes.length; r++) if (to.has(codes[r] ?? -1)) marks[r] = 1
  }
  return marks
}

/** Distinct labels of the columns that change, before and after, over all files. */
function spellings(files: readonly FileColumns[], renamed: readonly Renamed[]) {
  const [before, after] = [new Set<string>(), new Set<string>()]
  for (const { file, meaning, to } of withUntouched(files, renamed))
    labelsOf(files[file], meaning).forEach((label, code) => {
      before.add(`${meaning}|${label}`)
      after.add(`${meaning}|${to.get(code) ?? label}`)
    })
  return { before: before.size, after: after.size }
}

/** A column that changes in one file is counted in all. */
function withUntouched(files: readonly FileColumns[], renamed: readonly Renamed[]): Renamed[] {
  const meanings = [...new Set(renamed.map(({ meaning }) => meaning))]
  return meanings.flatMap((meaning) =>
    files.map(
      (_, file) =>
        renamed.find((one) => one.file === file && one.meaning === meaning) ?? {
          file,
          meaning,
          to: new Map(),
        },
    ),
  )
}

/** The renamings with the most rows. */
function renamings(files: readonly FileColumns[], renamed: readonly Renamed[]): Told['examples'] {
  const found = new Map<string, Told['examples'][number]>()
  for (const { file, meaning, to } of renamed.filter((one) => shown.has(one.meaning))) {
    const labels = labelsOf(files[file], meaning)
    const counts = tally(codesOf(files[file], meaning), labels.length)
    for (const [code, name] of to) {
      const from = visible(labels[code] ?? '')
      const one = found.get(`${meaning}|${from}|${name}`) ?? { from, to: short(name), rows: 0 }
      found.set(`${meaning}|${from}|${name}`, { ...one, rows: one.rows + (counts[code] ?? 0) })
    }
  }
  return foremost([...found.values()])
}

/** The first five, those with the most rows first. */
export function foremost(examples: Told['examples']): Told['examples'] {
  const by = (a: Told['examples'][number], b: Told['examples'][number]) =>
    b.rows - a.rows || (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1)
  return examples.sort(by).slice(0, mostExamples)
}

/** Blanks and signs that nobody would see in an example stand as a mark. */
const visible = (label: string) => short(label.replace(/ (?= )|(?! )[\s\p{Cf}\p{Cc}]/gu, '␣'))

const short = (label: string) => (label.length > 80 ? `${label.slice(0, 79)}…` : label)

function linesOut(files: readonly FileColumns[], { out }: Change): Told['examples'] {
  const first = out.flatMap(({ file, rows, reason }) =>
    rows.slice(0, mostExamples).map((row) => {
      const line = files[file]?.lines[row] ?? 0
      return {
        from: `line ${line} of ${short(files[file]?.name ?? '')}`,
        to: `set aside: ${reason}`,
        rows: 1,
      }
    }),
  )
  return first.slice(0, mostExamples)
}
