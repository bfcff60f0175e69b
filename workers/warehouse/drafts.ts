import type { Corrections, Draft, FileDraft } from '../../src/contract/desk.ts'
import { Failure, type Fault, speak } from '../../src/contract/fault.ts'
import { note } from '../../src/contract/notes.ts'
import type { Call } from '../../src/contract/wire.ts'
import { sheetWriting } from '../reading/sheet-file.ts'
import { faultyDraft } from '../recognise/draft.ts'
import type { Recogniser } from '../recognise/source.ts'
import type { HeldFile } from './held.ts'
import { type Also, alsoOf } from './one-answer.ts'
import { asBefore, type Shapes } from './shapes.ts'
import { sheetsApart } from './sheets.ts'
import { sidesApart } from './sides.ts'

export interface Drafted {
  file: File
  draft: FileDraft
  /** What had been decided before this look, and what was decided since. */
  base: Corrections
  corrections: Corrections
  /** What was said of this file alone, and what was said of one like it; absent = nothing. */
  said?: Corrections
  also?: Also
  /** The workbook that it is a sheet of; absent for any other file. */
  book?: { file: File; sheets: FileDraft['sheets']; sheet: string }
  /** Id of the file of the open workspace that this look is to replace; '' for a new one. */
  replaces: string
}

/** A file to be looked at, and where it comes from. `fault`: why it could not be unpacked from the archive `from`. */
export interface Brought {
  file: File
  base: Corrections
  replaces: string
  fault: Fault | null
  from: string
}

/** Files that were looked at and not yet adopted. */
export class Drafts {
  readonly #recogniser: Recogniser
  readonly #shapes: Shapes
  readonly #open = new Map<string, Drafted[]>()
  #next = 1
  constructor(recogniser: Recogniser, shapes: Shapes) {
    this.#recogniser = recogniser
    this.#shapes = shapes
  }

  async make(files: readonly Brought[], call: Call): Promise<Draft> {
    const looked: (Drafted & { from: string })[] = []
    for (const [i, { file, base, replaces, fault, from }] of files.entries()) {
      if (call.signal.aborted) throw new Failure({ code: 'stopped' })
      const own = { signal: call.signal, progress: within(call, i, files.length) }
      const draft = fault ? faultyDraft(file, fault) : await this.#recogniser.draft(file, base, own)
      const one = { file, draft, base, corrections: base, replaces }
      const all = replaces === '' ? await this.#allOf(one, own) : [one]
      looked.push(...all.map((part) => ({ ...part, from })))
      call.progress('read', (i + 1) / files.length)
    }
    const drafted = withoutWrapping(looked)
    if (call.signal.aborted) throw new Failure({ code: 'stopped' })
    const id = `draft-${this.#next++}`
    this.#open.set(id, drafted)
    return shown(id, drafted)
  }

  /** The file as it was read before, or each of its tables: of several sheets, or side by side on one. */
  async #allOf(one: Drafted, call: Call): Promise<Drafted[]> {
    const known = await this.#asBefore(one, call)
    const sheets = await sheetsApart(known, this.#recogniser, call)
    const all: Drafted[] = []
    for (const sheet of sheets ?? [known]) {
      const sides = await sidesApart(sheet, this.#recogniser, call)
      for (const part of sides ?? [sheet]) all.push(sheets || sides ? await this.#asBefore(part, call) : part)
    }
    return all
  }

  /** Read as the last file of that shape was, where the person said how. */
  async #asBefore<T extends Drafted>(one: T, call: Call): Promise<T> {
    const said = await this.#shapes.of(one.draft)
    if (!said) return one
    const read = await this.#recogniser.draft(one.file, said, call)
    const draft = remembered(one.book ? ofBook(read, one.book) : read)
    return { ...one, draft, base: said, corrections: said }
  }

  /** The corrections are all that were made in this draft, not one more: taking one back is giving fewer. */
  async correct(id: string, file: number, corrections: Corrections): Promise<Draft> {
    const drafted = this.get(id)
    const one = drafted[file]
    if (!one)
      throw new Failure({
        code: 'unknown',
        what: 'file of this draft',
        given: String(file),
        known: drafted.map((d) => d.file.name),
      })
    if (one.book && corrections.sheet !== undefined) {
      await this.#onlySheet(drafted, one.book.file, corrections)
      return shown(id, drafted)
    }
    drafted[file] = await this.#read(one, corrections)
    for (const [i, other] of drafted.entries()) {
      const also = i === file ? null : alsoOf(other, one, file, corrections)
      if (also) drafted[i] = await this.#read({ ...other, also }, other.said ?? {})
    }
    return shown(id, drafted)
  }

  /** The file as it is read by what was known before, by what was said of files like it, and by what is said of itself. */
  async #read(one: Drafted, said: Corrections): Promise<Drafted> {
    const { afresh, ...now } = said
    const before = merge(one.base, one.also?.said ?? {})
    const corrections = afresh ? now : merge(before, now)
    const read = await this.#recogniser.draft(one.file, corrections)
    const own = one.book ? ofBook(read, one.book) : read
    const draft = one.replaces === '' && !afresh && isRemembered(one.base) ? remembered(own) : own
    return { ...one, corrections, said, draft }
  }

  /** The one sheet that the person chose, in place of all that were read. */
  async #onlySheet(drafted: Drafted[], book: File, said: Corrections): Promise<void> {
    const draft = await this.#recogniser.draft(book, said)
    const at = drafted.findIndex((one) => one.book?.file === book)
    const others = drafted.filter((one) => one.book?.file !== book)
    const only = { file: book, draft, base: said, corrections: said, replaces: '' }
    drafted.splice(0, drafted.length, ...others.toSpliced(at, 0, only))
  }

  get(id: string): Drafted[] {
    const found = this.#open.get(id)
    if (!found)
      throw new Failure({
        code: 'unknown',
        what: 'draft',
        given: id.slice(0, 80),
        known: [...this.#open.keys()],
      })
    return found
  }

  discard(id: string): void {
    this.#open.delete(id)
  }

  /** Nobody's rows are kept here any longer. */
  clear(): void {
    this.#open.clear()
  }
}

/** Progress with one file of several, as progress with all. */
const within =
  (call: Call, before: number, files: number): Call['progress'] =>
  (stage, done, words) =>
    call.progress(stage, (before + done) / files, words)

/** True but for how the text of a sheet, which is of our own writing, is read. */
const isRemembered = (base: Corrections) => Object.keys(base).some((key) => !(key in sheetWriting))

/** Marks a draft; the recogniser knows it by itself, so that it stays the same object. */
function remembered(draft: FileDraft): FileDraft {
  draft.remembered = true
  draft.notes.unshift(note('remembered', asBefore))
  return draft
}

/** Tells with the draft of a sheet what other sheets there are to choose. The recogniser knows it by itself: it stays the same object. */
export function ofBook(draft: FileDraft, { sheets, sheet }: NonNullable<Drafted['book']>): FileDraft {
  draft.sheets = sheets
  draft.sheet = sheet
  return draft
}

/** What is in an archive beside its tables is told with the first of them, and is no file of the draft. */
function withoutWrapping(looked: readonly (Drafted & { from: string })[]): Drafted[] {
  const good = new Map<string, FileDraft>()
  for (const { from, draft } of looked)
    if (from !== '' && !draft.fault && !good.has(from)) good.set(from, draft)
  const stays = looked.filter((d) => {
    const first = good.get(d.from)
    const { fault } = d.draft
    if (!first || !fault || !wrapping.has(fault.code)) return true
    first.notes.push(note('plain', `Left out: ${speak(fault).what}`))
    return false
  })
  return stays.map(({ from: _, ...drafted }) => drafted)
}

const wrapping = new Set<Fault['code']>(['not-a-table', 'empty-file', 'header-only'])

/** The later word stands, column by column. */
function merge(earlier: Corrections, later: Corrections): Corrections {
  const means = new Map([...(earlier.means ?? []), ...(later.means ?? [])])
  const strict = new Map([...(earlier.strict ?? []), ...(later.strict ?? [])])
  return {
    ...earlier,
    ...later,
    ...(means.size > 0 && { means: [...means] }),
    ...(strict.size > 0 && { strict: [...strict] }),
  }
}

function shown(id: string, drafted: readonly Drafted[]): Draft {
  const files = drafted.map((d) => d.draft)
  return { id, files, ready: files.every((f) => f.fault === null && f.questions.length === 0) }
}

/** A file of the open workspace, to be looked at again. */
const kept = (file: File, base: Corrections, replaces: string) => ({
  file,
  base,
  replaces,
  fault: null,
  from: '',
})

/** A file of the workspace by its id. Throws Failure `unknown` where the device has none. */
export function keptOf(files: readonly HeldFile[], id: string): ReturnType<typeof kept> {
  const one = files.find((file) => file.id === id)
  const known = files.map(({ name }) => name)
  if (!one?.file) throw new Failure({ code: 'unknown', what: 'file', given: id.slice(0, 80), known })
  return kept(one.file, one.corrections, one.id)
}
