import { type Decisions, settled } from '../../src/contract/decisions.ts'
import type { Corrections, FileDraft } from '../../src/contract/desk.ts'

/** Few enough bytes to be in the processor's reach when they are hashed: twice as fast as megabytes at a time. */
const piece = 256 * 1024
const stretch = 32 * piece

/** SHA-256 of the pieces' SHA-256 (256 kB each), in hex: a large file is never held whole. */
export async function fileHash(file: Blob): Promise<string> {
  const print = new Fingerprint()
  for (let at = 0; at < file.size; at += stretch)
    print.add(new Uint8Array(await file.slice(at, at + stretch).arrayBuffer()))
  return print.hex()
}

/** The same, of bytes that somebody reads anyway. */
export class Fingerprint {
  readonly #sums: Promise<Uint8Array<ArrayBuffer>>[] = []
  #bytes = 0
  #even = true

  /** The next bytes of the file: whole pieces, but for the last ones. */
  add(bytes: Uint8Array<ArrayBuffer>): void {
    this.#even &&= this.#bytes % piece === 0
    this.#bytes += bytes.length
    for (let at = 0; at < bytes.length; at += piece) this.#sums.push(sha256(bytes.subarray(at, at + piece)))
  }

  /** True where all of a file was added, in such pieces. */
  isOf(file: Blob): boolean {
    return this.#even && this.#bytes === file.size
  }

  async hex(): Promise<string> {
    return hex(await sha256(await new Blob(await Promise.all(this.#sums)).arrayBuffer()))
  }
}

/** SHA-256 in hex. */
export async function hash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hex(await sha256(bytes))
}

/** Fingerprint of a workspace: the same files, read and decided as the same, give the same, in whatever order they came. */
export async function dataHash(
  files: readonly { id: string; draft: FileDraft; corrections: Corrections }[],
  decisions: Decisions,
): Promise<string> {
  const told = files.map(({ id, draft, corrections }) =>
    JSON.stringify([id, draft.recognisedAs, draft.grain, draft.columns.map((c) => c.means), corrections]),
  )
  const decided = JSON.stringify(settled(decisions))
  const all = await sha256(
    new TextEncoder().encode([...told.sort(), ...(decided === '{}' ? [] : [decided])].join('\n')),
  )
  return hex(all).slice(0, 16)
}

async function sha256(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
