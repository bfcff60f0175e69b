import { Failure } from '../../src/contract/fault.ts'
import type { Call } from '../../src/contract/wire.ts'
import type { Archive } from './archive.ts'
import type { Engine } from './engine.ts'
import type { Held, HeldFile } from './held.ts'
import type { Loader } from './loader.ts'
import type { Manifest } from './manifest.ts'

/**
 * Opens a stored workspace: from its snapshot where that is exactly what was written, else from the dropped files, else as
 * it was one save before. Throws Failure `unknown` or `broken-file`; what was open stays open then.
 */
export async function reopenFrom(
  archive: Archive,
  loader: Loader,
  starting: Promise<Engine>,
  id: string,
  call: Call,
): Promise<Omit<Held, 'writer'>> {
  const versions = await archive.versions(id)
  let first: unknown = await unknown(archive, id)
  for (const [i, manifest] of versions.entries()) {
    try {
      const held = await openVersion(archive, loader, starting, manifest, call)
      const older = i > 0 || !(await archive.isLatest(manifest))
      return older ? { ...held, notes: [...held.notes, asBefore] } : held
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

async function openVersion(
  archive: Archive,
  loader: Loader,
  starting: Promise<Engine>,
  manifest: Manifest,
  call: Call,
) {
  const stored = await archive.tables(manifest)
  const restored = stored !== null && (await loader.restore(await starting, stored, call))
  const files: HeldFile[] = []
  for (const f of manifest.files)
    files.push({ ...f, file: await archive.file(manifest.id, f.id, f.name, !restored), filled: null })
  const notes = restored ? manifest.notes : [...(await loader.open(starting, files, [], call)), rebuilt]
  const { id, title, opened, data, saved } = manifest
  return { id, title, opened, data, saved, notes, files, unsaved: '' }
}

const rebuilt =
  'The stored tables were not as they were written, so everything was built again from the files.'
