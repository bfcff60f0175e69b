/** What this browser stores for the page. Bytes; null where the browser does not say. */
export interface Stored {
  used: number | null
  most: number | null
  /** The browser has promised not to clear it by itself. */
  kept: boolean
}

export async function measureStorage(): Promise<Stored> {
  const storage = navigator.storage
  if (!storage?.estimate) return { used: null, most: null, kept: false }
  const [{ usage, quota }, kept] = await Promise.all([storage.estimate(), storage.persisted()])
  return { used: usage ?? null, most: quota ?? null, kept }
}

/** Bytes that each workspace takes on this device: stored copies of files, tables made of them, what was decided. */
export async function measureWorkspaces(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>()
  try {
    const root = await navigator.storage.getDirectory()
    for (const id of ids) sizes.set(id, await bytesIn(await root.getDirectoryHandle(id)))
  } catch {
    // A folder that is just being written, or a browser without one: what is known is shown.
  }
  return sizes
}

async function bytesIn(folder: FileSystemDirectoryHandle): Promise<number> {
  let bytes = 0
  for await (const entry of folder.values())
    bytes += entry instanceof FileSystemDirectoryHandle ? await bytesIn(entry) : (await entry.getFile()).size
  return bytes
}

/** Asks the browser to keep what is stored until the person erases it. False = it did not promise. */
export async function askToKeep(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false
}

/** Erases what the page itself stores beside the warehouse: settings, the offline copy, databases, files. */
export async function eraseBrowserStorage(): Promise<void> {
  await Promise.allSettled([eraseCaches(), eraseServiceWorkers(), eraseDatabases(), eraseFiles()])
  localStorage.clear()
  sessionStorage.clear()
}

async function eraseCaches(): Promise<void> {
  for (const name of await caches.keys()) await caches.delete(name)
}

async function eraseServiceWorkers(): Promise<void> {
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister()
}

async function eraseDatabases(): Promise<void> {
  for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name)
}

async function eraseFiles(): Promise<void> {
  const root = await navigator.storage.getDirectory()
  for await (const name of root.keys()) await root.removeEntry(name, { recursive: true })
}
