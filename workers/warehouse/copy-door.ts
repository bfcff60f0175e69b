import type { CopyDoor } from '../../src/contract/copy.ts'
import type { Workspace } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import { type Call, reply } from '../../src/contract/wire.ts'
import { fileHash } from '../reading/fingerprint.ts'
import { workspaceOf } from './account.ts'
import { readCopy, writeCopy } from './copy-file.ts'
import { dataHash } from './fingerprint.ts'
import type { Held, HeldFile } from './held.ts'
import { type Manifest, parseManifest } from './manifest.ts'
import { type OpenWorkspace, stored } from './open-workspace.ts'
import { becomeWriter } from './writer.ts'

/** The open workspace as one file, and such a file as a workspace. */
export function openCopyDoor(here: OpenWorkspace): CopyDoor {
  return {
    write: (passphrase, call) => reply(() => here.quiet.broken(() => write(here, passphrase, call))),
    restore: (file, passphrase, call) => here.inTurn(() => restore(here, file, passphrase, call)),
  }
}

/** What is written is read back, and each file held against its fingerprint, before it is given away. */
async function write(here: OpenWorkspace, passphrase: string, call: Call): Promise<Blob> {
  const held = here.needed()
  const files = held.files.map(({ file, name }) => {
    if (!file) throw new Failure({ code: 'broken-file', name, why: 'it is no longer on this device' })
    return file
  })
  const manifest = { ...stored(held), version: 1, generation: 0, tables: [] }
  const half = (from: number): Call => ({
    signal: call.signal,
    progress: (_, done) =>
      call.progress('save', from + done / 2, from === 0 ? 'Writing the file' : 'Reading it back'),
  })
  const copy = await writeCopy({ index: { manifest }, files }, passphrase, half(0))
  await checked(copy, held.title, passphrase, half(0.5))
  return copy
}

/** A workspace file of which every part is as it was written. Throws Failure `copy`. */
async function checked(
  file: Blob,
  name: string,
  passphrase: string,
  call: Call,
): Promise<{ manifest: Manifest; files: Blob[] }> {
  const { index, files } = await readCopy(file, name, passphrase, call)
  const manifest = manifestOf(index)
  const broken = new Failure({ code: 'copy', name, why: 'damaged', have: 0, want: file.size })
  if (!manifest || manifest.files.length !== files.length) throw broken
  for (const [i, { id }] of manifest.files.entries())
    if ((await fileHash(files[i] ?? new Blob())) !== id) throw broken
  return { manifest, files }
}

function manifestOf(index: unknown): Manifest | null {
  if (typeof index !== 'object' || index === null || !('manifest' in index)) return null
  try {
    return parseManifest(JSON.stringify(index.manifest))
  } catch {
    return null
  }
}

/** Under its own id where that is free on this device, else under a new one: what is here stays as it is. */
async function restore(here: OpenWorkspace, file: File, passphrase: string, call: Call): Promise<Workspace> {
  const { manifest, files } = await checked(file, file.name, passphrase, call)
  const { version: _, generation: __, tables: ___, cleared: ____, ...kept } = manifest
  const held: HeldFile[] = kept.files.map((one, i) => ({
    ...one,
    file: new File([files[i] ?? new Blob()], one.name),
    columns: null,
  }))
  const standing = await here.loader.open(held, [], kept.decisions, call)
  const data = await dataHash(held, kept.decisions)
  const id = await freeId(here, kept.id)
  const next: Held = {
    ...{ ...kept, id, data, opened: here.now(), files: held, standing },
    ...{ saved: '', unsaved: '', writer: await becomeWriter(id) },
  }
  try {
    return workspaceOf(await here.replace(next))
  } catch (thrown) {
    next.writer?.release()
    await here.archive?.forget(id).catch(() => {})
    throw thrown
  }
}

async function freeId(here: OpenWorkspace, id: string): Promise<string> {
  const known = ((await here.archive?.shelf()) ?? []).map((one) => one.id)
  const folder = (await here.archive?.versions(id)) ?? []
  const taken = known.includes(id) || folder.length > 0 || here.held?.id === id
  return taken ? `ws-${crypto.randomUUID()}` : id
}
