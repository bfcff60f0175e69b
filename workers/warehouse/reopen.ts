import { Failure } from '../../src/contract/fault.ts'
import { note } from '../../src/contract/notes.ts'
import type { Call } from '../../src/contract/wire.ts'
import type { Archive } from './archive.ts'
import type { Held, HeldFile } from './held.ts'
import type { Loader } from './loader.ts'
import type { Manifest } from './manifest.ts'
import { type Standing, standingFrom } from './standing.ts'

/**
 * Opens a stored workspace: from its snapshot where that is exactly what was written, else from the dropped files, else as
 * it was one save before. Throws Failure `unknown` or `broken-file`; what was open stays open then.
 */
export async function reopenFrom(
  archive: Archive,
  loader: Loader,
  id: string,
  call: Call,
): Promise<Omit<Held, 'writer'>> {
  const versions = await archive.versions(id)
  let first: unknown = await unknown(archive, id)
  for (const [i, manifest] of versions.entries()) {
    try {
      const held = await openVersion(archive, loader, manifest, call)
      const older = i > 0 || !(await archive.isLatest(manifest))
      return older ? { ...held, notes: [...held.notes, note('loss', asBefore)] } : held
    } catch (thrown) {
      if (!(thrown instanceof Failure) || thrown.fault.code !== 'broken-file') throw thrown
      if (i === 0) first = thrown
    }
  }
  throw first
}

const asBefore = 'The last save could not be read whole: this is the workspace as it was one save before.'

async function unknown(archive: Archive, id: string): Promise<Failure> {
  const known = (await archive.shelf()).map((m) => m.title)
  return new Failure({ code: 'unknown', what: 'workspace', given: id.slice(0, 80), known })
}

async function openVersion(archive: Archive, loader: Loader, manifest: Manifest, call: Call) {
  const restored = await restore(archive, manifest)
  const files: HeldFile[] = []
  for (const f of manifest.files)
    files.push({ ...f, file: await archive.file(manifest.id, f.id, f.name, !restored), columns: null })
  const standing = restored ?? (await loader.open(files, [], manifest.decisions, call))
  const notes = restored ? manifest.notes : [...manifest.notes, note('plain', rebuilt)]
  const { version: _, generation: __, tables: ___, cleared: ____, ...kept } = manifest
  return { ...kept, notes, standing, files, unsaved: '' }
}

/** The stored tables; null when they are not exactly what was written. */
async function restore(archive: Archive, manifest: Manifest): Promise<Standing | null> {
  const stored = await archive.tables(manifest)
  try {
    return stored && standingFrom(stored)
  } catch {
    return null
  }
}

const rebuilt =
  'The stored tables were not as they were written, so everything was built again from the files.'
