import type { Store } from './store.ts'

/** This site's own folder on the device (OPFS); null where the browser gives none. */
export async function openStore(): Promise<Store | null> {
  try {
    return new DiskStore(await navigator.storage.getDirectory())
  } catch {
    return null
  }
}

class DiskStore implements Store {
  readonly #root: FileSystemDirectoryHandle
  constructor(root: FileSystemDirectoryHandle) {
    this.#root = root
  }

  async read(path: string): Promise<Blob | null> {
    const place = await this.#place(path, false)
    if (!place) return null
    try {
      return await (await place.folder.getFileHandle(place.name)).getFile()
    } catch (thrown) {
      if (isMissing(thrown)) return null
      throw thrown
    }
  }

  /** `createWritable` swaps the file at close: what stood there stays until then, and after a fault. */
  async write(path: string, body: Blob | Uint8Array<ArrayBuffer>): Promise<void> {
    const place = await this.#place(path, true)
    if (!place) return
    const handle = await place.folder.getFileHandle(place.name, { create: true })
    const writable = await handle.createWritable()
    try {
      await writable.write(body)
      await writable.close()
    } catch (thrown) {
      await writable.abort().catch(() => {})
      throw thrown
    }
  }

  async remove(path: string): Promise<void> {
    if (path === '') {
      for (const name of await this.list('')) await this.remove(name)
      return
    }
    const place = await this.#place(path, false)
    await place?.folder.removeEntry(place.name, { recursive: true }).catch((thrown) => {
      if (!isMissing(thrown)) throw thrown
    })
  }

  async list(folder: string): Promise<string[]> {
    const within = folder === '' ? this.#root : await this.#folder(folder.split('/'), false)
    const names: string[] = []
    if (within) for await (const name of within.keys()) names.push(name)
    return names
  }

  async free(): Promise<number> {
    const { quota = 0, usage = 0 } = await navigator.storage.estimate()
    return Math.max(0, quota - usage)
  }

  async #place(path: string, create: boolean) {
    const parts = path.split('/')
    const name = parts.pop() ?? ''
    const folder = await this.#folder(parts, create)
    return folder && { folder, name }
  }

  async #folder(parts: readonly string[], create: boolean): Promise<FileSystemDirectoryHandle | null> {
    let folder = this.#root
    try {
      for (const part of parts) folder = await folder.getDirectoryHandle(part, { create })
      return folder
    } catch (thrown) {
      if (isMissing(thrown)) return null
      throw thrown
    }
  }
}

const isMissing = (thrown: unknown) => thrown instanceof Error && thrown.name === 'NotFoundError'
