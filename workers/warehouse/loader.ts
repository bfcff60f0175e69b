import { type CleaningStep, stepIds } from '../../src/contract/cleaning.ts'
import type { Decisions } from '../../src/contract/decisions.ts'
import { Failure, type Fault, speak } from '../../src/contract/fault.ts'
import { type Note, note } from '../../src/contract/notes.ts'
import type { Call } from '../../src/contract/wire.ts'
import { recipe } from '../clean/recipe.ts'
import { type FileColumns, gather } from '../join/columns.ts'
import { fileHash } from '../reading/fingerprint.ts'
import type { Recogniser } from '../recognise/source.ts'
import type { Looked } from './drift.ts'
import { driven } from './driven.ts'
import type { HeldFile } from './held.ts'
import { memoryFault } from './memory-fault.ts'
import { honour } from './objections.ts'
import { type Standing, standing as standingIn } from './standing.ts'

/** Reads files and joins them. Nothing that is open is touched: the caller puts the new warehouse in its place. */
export class Loader {
  readonly #recogniser: Recogniser
  constructor(recogniser: Recogniser) {
    this.#recogniser = recogniser
  }

  /** Throws Failure `stopped`, `out-of-memory`, `bad-file` for a fresh file without one usable row, or the reader's. */
  async open(
    files: readonly HeldFile[],
    fresh: readonly HeldFile[],
    decisions: Decisions,
    call: Call,
  ): Promise<Standing> {
    const columns: FileColumns[] = []
    for (const file of files) columns.push(await this.columnsOf(file, call))
    const rows = columns.reduce((sum, c) => sum + c.rowsIn, 0)
    try {
      call.progress('join', 0)
      await breathe(call)
      const standing = await driven(standingIn(columns, decisions), call)
      standing.facts.notes.push(...uselessFiles(files, fresh, standing))
      standing.unwanted = await honour(standing, decisions.objections, () => heed(call))
      call.progress('join', 1)
      await breathe(call)
      return standing
    } catch (thrown) {
      throw memoryFault(thrown, rows)
    }
  }

  /** The files with their columns, read again where these are not in memory. */
  async looked(files: readonly HeldFile[], call: Call): Promise<Looked[]> {
    const found: Looked[] = []
    for (const file of files) found.push({ file, columns: await this.columnsOf(file, call) })
    return found
  }

  /** What each step of the cleaning recipe comes to. Throws Failure `stopped`, `out-of-memory`, or the reader's. */
  async recipe(files: readonly HeldFile[], decisions: Decisions, call: Call): Promise<CleaningStep[]> {
    const columns: FileColumns[] = []
    for (const file of files) columns.push(await this.columnsOf(file, call))
    const told: CleaningStep[] = []
    for (const step of recipe(columns, decisions)) {
      told.push(step)
      call.progress('clean', told.length / stepIds.length)
      await breathe(call)
    }
    return told
  }

  /** The typed columns of a file, read where they are not here yet. */
  async columnsOf(file: HeldFile, call: Call): Promise<FileColumns> {
    if (file.columns) return file.columns
    if (!file.file)
      throw new Failure({ code: 'broken-file', name: file.name, why: 'it is no longer on this device' })
    let rows = 0
    try {
      const source = await this.#recogniser.read(file.file, file.draft, file.corrections, file.today, call)
      const reading = { ...call, print: (hex: string) => Object.assign(file, { id: file.id || hex }) }
      const columns = await gather(source, reading, (batch) => {
        if (call.signal.aborted) throw new Failure({ code: 'stopped' })
        rows += batch.rows
        call.progress('read', batch.done, `${rows.toLocaleString('en-GB')} rows of ${file.name} read`)
      })
      file.id ||= await fileHash(file.file)
      file.columns = { ...columns, id: file.id }
      file.rows = columns.rowsIn
      file.notes = columns.notes
      return file.columns
    } catch (thrown) {
      throw memoryFault(thrown, rows)
    }
  }
}

/** Lets a stop come in before and after the one step that cannot be interrupted. */
async function breathe(call: Call): Promise<void> {
  await new Promise((go) => setTimeout(go, 0))
  heed(call)
}

function heed({ signal }: Call): void {
  if (signal.aborted) throw new Failure({ code: 'stopped' })
}

/** New files of which not one row can be used, in words; where all of them are so, Failure `bad-file`. */
function uselessFiles(
  files: readonly HeldFile[],
  fresh: readonly HeldFile[],
  { facts, firstAside }: Standing,
): Note[] {
  const faults = files.flatMap((file, f): Fault[] => {
    const counts = facts.files[f]
    if (!fresh.includes(file) || counts === undefined || counts.rowsUsed > 0) return []
    const { reason, line } = firstAside(file.name) ?? { reason: 'it has no rows', line: 0 }
    return [{ code: 'bad-file', name: file.name, rows: counts.rowsIn, reason, line }]
  })
  const [first] = faults
  const allPayments = fresh.every((f) => f.draft.grain === 'payment')
  if (first && faults.length === fresh.length && !allPayments) throw new Failure(first)
  return faults.map((fault) => note('loss', speak(fault).what))
}
