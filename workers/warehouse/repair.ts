import type { Corrections, RowsWritten, Workspace } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import type { Call } from '../../src/contract/wire.ts'
import type { Recogniser } from '../recognise/source.ts'
import { decided } from './adopt.ts'
import type { HeldFile } from './held.ts'
import type { OpenWorkspace } from './open-workspace.ts'
import { put } from './take-back.ts'

/** Rows of a file of the open workspace, as they stand there and as they were written anew. */
export async function rowsOf(
  here: OpenWorkspace,
  recogniser: Recogniser,
  id: string,
  lines: readonly number[],
  call: Call,
): Promise<RowsWritten> {
  const held = fileCalled(here.needed().files, id)
  if (!held.file)
    throw new Failure({ code: 'broken-file', name: held.name, why: 'it is no longer on this device' })
  const { texts, decimal } = await recogniser.rows(held.file, held.draft, held.corrections, lines, call)
  const missing = lines.find((line) => !texts.has(line))
  if (missing !== undefined)
    throw new Failure({ code: 'unknown', what: `row of ${held.name}`, given: `line ${missing}`, known: [] })
  const repaired = new Map(held.corrections.repairs)
  const columns = held.draft.columns.map((c) => c.name)
  const rows = Array.from(texts, ([line, text]) => ({ line, text, repaired: repaired.get(line) ?? null }))
  return { columns, decimal, rows }
}

/** Reads a file again with rows written anew, or as they stand where the text is null. Its bytes stay as they are. */
export async function repair(
  here: OpenWorkspace,
  id: string,
  rows: readonly [line: number, text: string | null][],
  call: Call,
): Promise<Workspace> {
  const before = here.needed()
  if (!before.writer) throw new Failure({ code: 'read-only' })
  const former = fileCalled(before.files, id)
  const corrections = withRepairs(former.corrections, rows)
  const files = before.files.map((f) => (f === former ? { ...f, corrections, columns: null } : f))
  const standing = await here.loader.open(files, [], before.decisions, call)
  return put(here, await decided({ ...before, files }, before.decisions, standing), call)
}

function withRepairs(
  { repairs = [], ...others }: Corrections,
  rows: readonly [line: number, text: string | null][],
): Corrections {
  const all = new Map(repairs)
  for (const [line, text] of rows) {
    if (text?.trim()) all.set(line, text)
    else all.delete(line)
  }
  return { ...others, ...(all.size > 0 && { repairs: [...all].sort(([a], [b]) => a - b) }) }
}

function fileCalled(files: readonly HeldFile[], id: string): HeldFile {
  const found = files.find((f) => f.id === id)
  const known = files.map((f) => f.name)
  if (!found) throw new Failure({ code: 'unknown', what: 'file', given: id.slice(0, 80), known })
  return found
}
