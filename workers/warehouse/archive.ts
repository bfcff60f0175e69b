import type { CampaignBook } from '../../src/contract/campaigns.ts'
import { Failure } from '../../src/contract/fault.ts'
import type { Mark } from '../../src/contract/marks.ts'
import { fileHash, hash } from '../reading/fingerprint.ts'
import { type Manifest, parseManifest, readManifest, writeManifest } from './manifest.ts'
import { isFull, type Store } from './store.ts'

/** A table as an Arrow stream with its number of rows. */
export interface TableBytes {
  name: string
  rows: number
  bytes: Uint8Array<ArrayBuffer>
}

/** What is stored apart from the files and what was made of them. */
interface Amended {
  title?: string
  opened?: string
  marks?: readonly Mark[]
  book?: CampaignBook
  asked?: readonly string[]
}

/** What is stored, before it is known in how many parts and for which time. */
type Unnumbered = Omit<Manifest, 'tables' | 'generation' | 'version' | 'cleared'>

/**
 * Workspaces on the device. The dropped files are the truth, a table's snapshot only makes opening fast. The manifest is
 * written last and is the commit; the one before it stays as the way back.
 */
export class Archive {
  readonly #store: Store
  constructor(store: Store) {
    this.#store = store
  }

  /**
   * Throws Failure `no-room` when it does not fit; what was stored before is as it was. `cleared`: what was before goes
   * for good, once what is written now stands.
   */
  async save(
    next: Unnumbered,
    files: ReadonlyMap<string, Blob>,
    tables: () => Iterable<TableBytes>,
    cleared = false,
  ): Promise<void> {
    try {
      await this.#write({ ...next, cleared }, files, tables())
    } catch (thrown) {
      if (!isFull(thrown)) throw thrown
      let need = 0
      for (const { bytes } of tables()) need += bytes.length
      throw new Failure({ code: 'no-room', need, free: await this.#store.free().catch(() => 0) })
    }
  }

  async #write(
    next: Unnumbered & { cleared: boolean },
    files: ReadonlyMap<string, Blob>,
    tables: Iterable<TableBytes>,
  ): Promise<void> {
    const folder = next.id
    const former = await this.#text(`${folder}/manifest.json`)
    const generation = former === null ? 1 : this.#generation(former) + 1
    const copied = this.#copy(folder, files)
    const [entries] = await both(this.#snapshot(folder, generation, tables), copied)
    const manifest: Manifest = { ...next, version: 1, generation, tables: entries }
    if (former !== null && !next.cleared) await this.#store.write(`${folder}/previous.json`, bytesOf(former))
    await this.#store.write(`${folder}/manifest.json`, bytesOf(await writeManifest(manifest)))
    await this.finish(folder).catch(() => {})
  }

  /** Removes what is no longer needed, also where the removing was cut short before. */
  async finish(folder: string): Promise<void> {
    const manifest = await this.#manifest(`${folder}/manifest.json`)
    if (!manifest) return
    if (manifest.cleared) await this.#store.remove(`${folder}/previous.json`)
    await this.#tidy(folder, manifest)
  }

  /** Keeps the dropped files: the browser copies them while tables are laid. */
  async #copy(folder: string, files: ReadonlyMap<string, Blob>): Promise<void> {
    const stored = new Set(await this.#store.list(`${folder}/files`))
    for (const [id, file] of files)
      if (!stored.has(id)) await this.#store.write(`${folder}/files/${id}`, file)
  }

  /** A table is laid while the one before it is written: two of them are in memory at once. */
  async #snapshot(
    folder: string,
    generation: number,
    tables: Iterable<TableBytes>,
  ): Promise<Manifest['tables']> {
    const entries: Promise<Manifest['tables'][number]>[] = []
    try {
      for (const { name, rows, bytes } of tables) {
        const entry = this.#entry(folder, `${generation}-${name}.arrow`, { name, rows, bytes })
        entry.catch(alsoBelow)
        entries.push(entry)
        await entries.at(-2)
      }
      return await Promise.all(entries)
    } finally {
      await Promise.allSettled(entries)
    }
  }

  async #entry(
    folder: string,
    file: string,
    { name, rows, bytes }: TableBytes,
  ): Promise<Manifest['tables'][number]> {
    const [print] = await both(hash(bytes), this.#store.write(`${folder}/${file}`, bytes))
    return { name, file, rows, hash: print }
  }

  #generation(json: string): number {
    try {
      return parseManifest(json).generation
    } catch {
      return Number(/"generation":(\d{1,9})/.exec(json)?.[1] ?? 0)
    }
  }

  /** Removes what neither this generation nor the one before it needs. */
  async #tidy(folder: string, manifest: Manifest): Promise<void> {
    const previous = await this.#manifest(`${folder}/previous.json`)
    const wanted = [manifest, ...(previous ? [previous] : [])]
    const files = new Set(wanted.flatMap((m) => m.files.map((f) => f.id)))
    const snapshots = new Set(wanted.flatMap((m) => m.tables.map((t) => t.file)))
    for (const name of await this.#store.list(folder))
      if (name.endsWith('.arrow') && !snapshots.has(name)) await this.#store.remove(`${folder}/${name}`)
    for (const name of await this.#store.list(`${folder}/files`))
      if (!files.has(name)) await this.#store.remove(`${folder}/files/${name}`)
  }

  /** Every workspace that can be read, the latest first. */
  async shelf(): Promise<Manifest[]> {
    const found: Manifest[] = []
    for (const folder of await this.#store.list('')) found.push(...(await this.versions(folder)).slice(0, 1))
    return found.sort((a, b) => (a.opened < b.opened ? 1 : -1))
  }

  /** The manifest of a workspace and the one before it, as far as they are whole and its own; the newest first. */
  async versions(id: string): Promise<Manifest[]> {
    const both = [await this.#manifest(`${id}/manifest.json`), await this.#manifest(`${id}/previous.json`)]
    return both.filter((m): m is Manifest => m?.id === id).sort((a, b) => b.generation - a.generation)
  }

  /** The tables of a manifest; null when any of them is not exactly what was written. */
  async tables(manifest: Manifest): Promise<TableBytes[] | null> {
    const found: TableBytes[] = []
    for (const { name, file, rows, hash: print } of manifest.tables) {
      const stored = await this.#store.read(`${manifest.id}/${file}`).catch(() => null)
      if (!stored) return null
      const bytes = new Uint8Array(await stored.arrayBuffer())
      if ((await hash(bytes)) !== print) return null
      found.push({ name, rows, bytes })
    }
    return found.length > 0 ? found : null
  }

  /** A dropped file as it came; null when it is gone; Failure `broken-file` when it is another one now. */
  async file(workspace: string, id: string, name: string, checked: boolean): Promise<File | null> {
    const stored = await this.#store.read(`${workspace}/files/${id}`)
    if (!stored) return null
    if (checked && (await fileHash(stored)) !== id)
      throw new Failure({ code: 'broken-file', name, why: 'the copy on this device has changed' })
    return new File([stored], name)
  }

  /** False where a damaged manifest made an older one stand in. */
  async isLatest(manifest: Manifest): Promise<boolean> {
    const latest = await this.#manifest(`${manifest.id}/manifest.json`)
    return latest !== null && latest.generation <= manifest.generation
  }

  /** Changes words of the manifest alone. */
  async amend(workspace: string, words: Amended): Promise<void> {
    const latest = await this.#manifest(`${workspace}/manifest.json`)
    if (latest)
      await this.#store.write(
        `${workspace}/manifest.json`,
        bytesOf(await writeManifest({ ...latest, ...words })),
      )
  }

  async forget(workspace: string): Promise<void> {
    await this.#store.remove(workspace)
  }

  async eraseAll(): Promise<void> {
    await this.#store.remove('')
  }

  async #manifest(path: string): Promise<Manifest | null> {
    const json = await this.#text(path)
    try {
      return json === null ? null : await readManifest(json)
    } catch {
      return null
    }
  }

  /** A file that is exchanged between finding and reading it cannot be read: it is found anew. Rejects after three times. */
  async #text(path: string, tries = 3): Promise<string | null> {
    try {
      const stored = await this.#store.read(path)
      return stored ? await stored.text() : null
    } catch (thrown) {
      if (tries <= 1) throw thrown
      await new Promise((go) => setTimeout(go, pause))
      return this.#text(path, tries - 1)
    }
  }
}

/** One may fail while another is waited for: whoever waits for all of them hears of it. */
const alsoBelow = () => {}

/** Milliseconds after which what could not be read is tried again. */
const pause = 50

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** Waits for both, also where one fails: a write that goes on would stand in the way of the next attempt. */
async function both<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b])
  return Promise.all([a, b])
}
