import type { Corrections, RowWritten, Workspace } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import type { Call } from '../../src/contract/wire.ts'
import type { Recogniser } from '../recognise/source.ts'
import { decided } from './adopt.ts'
import type { HeldFile } from './held.ts'
import type { OpenWorkspace } from './open-workspace.ts'
import { put } from './take-back.ts'

/** A row of a file of the open workspace, as it stands there and as it was written anew. */
export async function rowOf(
  here: OpenWorkspace,
  recogniser: Recogniser,
  id: string,
  line: number,
  call: Call,
): Promise<RowWritten> {
  const held = fileCalled(here.needed().files, id)
  if (!held.file)
    throw new Failure({ code: 'broken-file', name: held.name, why: 'it is no longer on this device' })
  const text = await recogniser.row(held.file, held.draft, held.corrections, line, call)
  if (text === null)
    throw new Failure({ code: 'unknown', what: `row of ${held.name}`, given: `line ${line}`, known: [] })
  const { columns } = held.draft
  const repaired = new Map(held.corrections.repairs).get(line) ?? null
  return { columns: columns.map((c) => c.name), text, repaired }
}

/** Reads a file again with the row at a line written anew, or as it stands where `text` is null. Its bytes stay as they are. */
export async function repair(
  here: OpenWorkspace,
  id: string,
  line: number,
  text: string | null,
  call: Call,
): Promise<Workspace> {
  const before = here.needed()
  if (!before.writer) throw new Failure({ code: 'read-only' })
  const former = fileCalled(before.files, id)
  const corrections = withRepair(former.corrections, line, text)
  const files = before.files.map((f) => (f === former ? { ...f, corrections, columns: null } : f))
  const standing = await here.loader.open(files, [], before.decisions, call)
  return put(here, await decided({ ...before, files }, before.decisions, standing), call)
}

function withRepair(
  { repairs = [], ...others }: Corrections,
  line: number,
  text: string | null,
): Corrections {
  const left = repairs.filter(([at]) => at !== line)
  const written = text?.trim() ? [...left, [line, text] satisfies [number, string]] : left
  return { ...others, ...(written.length > 0 && { repairs: written.sort(([a], [b]) => a - b) }) }
}

function fileCalled(files: readonly HeldFile[], id: string): HeldFile {
  const found = files.find((f) => f.id === id)
  const known = files.map((f) => f.name)
  if (!found) throw new Failure({ code: 'unknown', what: 'file', given: id.slice(0, 80), known })
  return found
}
