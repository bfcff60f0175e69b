/** Files of this device under paths such as `<workspace>/manifest.json`, whoever keeps them. */
export interface Store {
  /** The file as it stands; null where there is none. */
  read(path: string): Promise<Blob | null>
  /** Whole or not at all: what stood there stands until the new one is complete. */
  write(path: string, body: Blob | Uint8Array<ArrayBuffer>): Promise<void>
  /** A file, or a folder with all that is in it; what is not there is fine. */
  remove(path: string): Promise<void>
  /** Names in a folder; '' is the root. */
  list(folder: string): Promise<string[]>
  /** Bytes that may still be written: a hint. */
  free(): Promise<number>
}

/** Nothing more fits. */
export const isFull = (thrown: unknown) => thrown instanceof Error && thrown.name === 'QuotaExceededError'
