import { type Decisions, settled } from '../../src/contract/decisions.ts'
import type { Corrections, FileDraft } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import { note } from '../../src/contract/notes.ts'
import type { Alias } from '../../src/contract/person.ts'
import type { Call } from '../../src/contract/wire.ts'
import type { FileColumns } from '../join/columns.ts'
import { linesOf, markPattern, marksOf, type Within } from '../join/person.ts'
import { aliasesOf } from '../join/person-facts.ts'
import { fileHash } from '../reading/fingerprint.ts'
import type { Recogniser } from '../recognise/source.ts'
import { bookWithout, nameOfKey } from './campaign-book.ts'
import { cleanedFile, type Erasing, instead } from './erased-file.ts'
import { dataHash } from './fingerprint.ts'
import type { Held, HeldFile } from './held.ts'
import type { Loader } from './loader.ts'
import { marksWithout } from './marks.ts'
import { namesOf, objecting } from './objections.ts'
import type { OpenWorkspace } from './open-workspace.ts'
import { find } from './person.ts'
import { openHeld } from './raw-rows.ts'

/** A workspace before it is known who may write to it. */
type Made = Omit<Held, 'writer'>

export interface Tools {
  loader: Loader
  recogniser: Recogniser
  now(): string
}

/** Takes a person out of what is open and of all that is kept of it; `keepOut`: also of what later files bring. Throws Failure `read-only`, and what `without` throws. */
export async function erase(
  here: OpenWorkspace,
  recogniser: Recogniser,
  key: number,
  call: Call,
  keepOut: boolean,
): Promise<Held> {
  if (!here.needed().writer) throw new Failure({ code: 'read-only' })
  const tools = { loader: here.loader, recogniser, now: () => here.now() }
  const { held, within, key: now } = await find(here, key, call)
  const names = keepOut ? namesOf(held.standing)(key) : []
  const objections = await objecting(held.decisions.objections, names, 'process', true)
  const decisions = settled({ ...held.decisions, ...(objections && { objections }) })
  const next = await without({ ...held, decisions }, within, [now], tools, call)
  if (call.signal.aborted) throw new Failure({ code: 'stopped' })
  return here.replace({ ...next, writer: held.writer })
}

/** What was just made of files, without who asked not to come back. Throws what `without` throws. */
export async function keepOut(next: Made, tools: Tools, call: Call): Promise<Made> {
  const { unwanted, within } = next.standing
  if (unwanted.length === 0 || !within) return next
  return without(next, within, unwanted, tools, call)
}

/**
 * The workspace as if its files had never held these people: each file without their rows, joined anew. What is open is
 * not touched. Throws Failure `stopped`, `nobody-left`, `broken-file`, or whatever reading and joining throw.
 */
async function without(
  held: Made,
  within: Within,
  keys: readonly number[],
  tools: Tools,
  call: Call,
): Promise<Made> {
  const lines = linesOfAll(within, keys, held.files)
  const known = keys.flatMap((key) => marksOf(within, key))
  const marks = markPattern(
    known.filter((mark) => mark.includes('@')),
    'giu',
  )
  const files: HeldFile[] = []
  let touched = 0
  for (const [f, file] of held.files.entries()) {
    call.progress('read', f / held.files.length, `Taking the rows out of ${file.name}`)
    const next = await fileWithout(file, { lines: lines[f] ?? new Set(), marks }, tools, call)
    if (next !== file) touched++
    if (next) files.push(next)
  }
  if (files.length === 0) throw new Failure({ code: 'nobody-left' })
  const aliases = keys.flatMap((key) => aliasesOf(within, key))
  const isOwn = ownNames(known, aliases)
  const names = [
    ...keys.map((key) => within.customers.labels[key] ?? ''),
    ...known,
    ...aliases.map(({ source }) => nameOfKey(source)),
  ]
  const decisions = decisionsWithout(held.decisions, isOwn)
  const standing = await tools.loader.open(files, [], decisions, call)
  if (standing.facts.customers === 0 && standing.facts.orders === 0)
    throw new Failure({ code: 'nobody-left' })
  const rows = lines.reduce((sum, { size }) => sum + size, 0)
  const erasure = { on: tools.now().slice(0, 10), people: keys.length, rows, files: touched }
  const { again: _, ...rest } = held
  return {
    ...rest,
    files,
    standing,
    data: await dataHash(files, decisions),
    decisions,
    marks: marksWithout(held.marks, isOwn),
    book: bookWithout(held.book, names),
    asked: held.asked.filter((query) => !isOwn(query)),
    notes: [],
    erased: [...held.erased, erasure],
  }
}

/** Lines of all of them, by file. */
function linesOfAll(within: Within, keys: readonly number[], files: readonly HeldFile[]): Set<number>[] {
  const each = keys.map((key) =>
    linesOf(
      within,
      key,
      files.map((file) => file.columns),
    ),
  )
  return files.map((_, f) => new Set(each.flatMap((lines) => [...(lines[f] ?? [])])))
}

/** Whether a name or a source key is one of that person. */
function ownNames(marks: readonly string[], aliases: readonly Alias[]): (name: string) => boolean {
  const own = new Set(aliases.map(({ source }) => source))
  return (name) => own.has(name) || marks.some((mark) => name.toLowerCase().includes(mark.toLowerCase()))
}

/** What was decided about that person goes with them. */
function decisionsWithout({ identity, ...rest }: Decisions, isOwn: (name: string) => boolean): Decisions {
  const { same = [], ...who } = identity ?? {}
  return settled({ ...rest, identity: { ...who, same: same.filter(([a, b]) => !isOwn(a) && !isOwn(b)) } })
}

/** The same file where nothing of the person is in it; null where nothing else is. */
async function fileWithout(
  held: HeldFile,
  erasing: Erasing,
  tools: Tools,
  call: Call,
): Promise<HeldFile | null> {
  if (held.rows > 0 && erasing.lines.size >= held.rows) return null
  const [file, head] = await openHeld(held)
  const { body, changed, delimiter } = await cleanedFile(file, head, erasing, call)
  if (!changed) return held
  const next = new File([body], held.name)
  return readAgain(held, next, pinned(held, erasing, head.headerLine, delimiter), erasing, tools, call)
}

/** What was found out about the file stays, also where an erased row was the proof of it. */
function pinned(
  { corrections, draft }: HeldFile,
  { lines, marks }: Erasing,
  headerLine: number,
  delimiter: string,
): Corrections {
  const { sheet: _, repairs: written = [], ...kept } = corrections
  const repairs = written
    .filter(([line]) => !lines.has(line))
    .map(([line, row]): [number, string] => [line, marks ? row.replace(marks, instead) : row])
  const means = draft.columns.map((c, column): [number, typeof c.means] => [column, c.means])
  const year = draft.yearFrom
  const others = { ...kept, ...(year && { year }), ...(repairs.length > 0 && { repairs }) }
  return { ...others, encoding: 'utf-8', delimiter, headerLine, grain: draft.grain, means }
}

const ways: readonly Corrections[] = [
  {},
  { dateOrder: 'day-first' },
  { dateOrder: 'month-first' },
  { decimal: '.' },
  { decimal: ',' },
  { dateOrder: 'day-first', decimal: ',' },
  { dateOrder: 'day-first', decimal: '.' },
  { dateOrder: 'month-first', decimal: ',' },
  { dateOrder: 'month-first', decimal: '.' },
]

/** The cleaned file, read so that what stays in it tells what it told before. */
async function readAgain(
  former: HeldFile,
  file: File,
  pins: Corrections,
  { lines }: Erasing,
  { loader, recogniser }: Tools,
  call: Call,
): Promise<HeldFile> {
  let first: HeldFile | null = null
  for (const way of ways) {
    const corrections = { ...pins, ...way }
    const draft = draftOf(former.draft, await recogniser.draft(file, corrections))
    const next = {
      ...former,
      id: await fileHash(file),
      bytes: file.size,
      file,
      draft,
      corrections,
      columns: null,
    }
    const columns = await loader.columnsOf(next, call)
    if (!former.columns || isSame(former.columns, lines, columns)) return next
    first ??= next
  }
  const left = `What is left of ${former.name} is read otherwise than before: have a look at its columns.`
  return { ...(first as HeldFile), notes: [...(first?.notes ?? []), note('loss', left)] }
}

/** What was said of the file stands; cells are shown as they are now. */
function draftOf(former: FileDraft, { columns, preview, bytes, fault, ...fresh }: FileDraft): FileDraft {
  if (fault) throw new Failure(fault)
  const shown = former.columns.map((c, i) => ({ ...c, examples: columns[i]?.examples ?? [] }))
  const { format, sheets, sheet, encoding, delimiter, headerLine } = fresh
  return { ...former, format, sheets, sheet, encoding, delimiter, headerLine, bytes, preview, columns: shown }
}

/** True where dates and numbers of the rows that stay are what they were. */
function isSame(before: FileColumns, gone: ReadonlySet<number>, after: FileColumns): boolean {
  const kept: number[] = []
  for (let r = 0; r < before.rows; r++) if (!gone.has(before.lines[r] ?? 0)) kept.push(r)
  if (kept.length !== after.rows) return false
  for (const [meaning, cells] of before.cells) {
    const now = after.cells.get(meaning)
    if (!(cells.values instanceof Float64Array)) continue
    for (const [r, row] of kept.entries())
      if (!Object.is(cells.values[row], now?.values[r] ?? Number.NaN)) return false
  }
  return true
}
