import type { Store } from './store.ts'

/** A store that lives as long as it is held. `fault(n)` makes the n-th write from now on fail, once. */
export class MemoryStore implements Store {
  readonly files: Map<string, Uint8Array<ArrayBuffer>>
  writes = 0
  #failing = { at: 0, fault: new Error() }

  constructor(files: Iterable<readonly [string, Uint8Array<ArrayBuffer>]> = []) {
    this.files = new Map(files)
  }

  fault(n: number, fault: Error): void {
    this.#failing = { at: this.writes + n, fault }
  }

  async read(path: string): Promise<Blob | null> {
    const bytes = this.files.get(path)
    return bytes ? new Blob([bytes]) : null
  }

  async write(path: string, body: Blob | Uint8Array<ArrayBuffer>): Promise<void> {
    this.writes++
    if (this.writes === this.#failing.at) throw this.#failing.fault
    this.files.set(path, new Uint8Array(await new Blob([body]).arrayBuffer()))
  }

  async remove(path: string): Promise<void> {
    for (const name of this.files.keys())
      if (name === path || name.startsWith(`${path}/`) || path === '') this.files.delete(name)
  }

  async list(folder: string): Promise<string[]> {
    const within = folder === '' ? '' : `${folder}/`
    const names = [...this.files.keys()].filter((n) => n.startsWith(within))
    return [...new Set(names.map((n) => n.slice(within.length).split('/')[0] ?? ''))]
  }

  async free(): Promise<number> {
    return 0
  }
}
