import type { Corrections, FileDraft } from '../../src/contract/desk.ts'

const piece = 8 * 1024 * 1024

/** SHA-256 of the pieces' SHA-256 (8 MB each), in hex: a large file is never held whole. */
export async function fileHash(file: Blob): Promise<string> {
  const sums: Uint8Array[] = []
  for (let at = 0; at < Math.max(1, file.size); at += piece)
    sums.push(await sha256(await file.slice(at, at + piece).arrayBuffer()))
  return hex(await sha256(await new Blob(sums as BlobPart[]).arrayBuffer()))
}

/** SHA-256 in hex. */
export async function hash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hex(await sha256(bytes))
}

/** Fingerprint of a workspace: the same files, read as the same, give the same, in whatever order they came. */
export async function dataHash(
  files: readonly { id: string; draft: FileDraft; corrections: Corrections }[],
): Promise<string> {
  const told = files.map(({ id, draft, corrections }) =>
    JSON.stringify([id, draft.recognisedAs, draft.grain, draft.columns.map((c) => c.means), corrections]),
  )
  const all = await sha256(new TextEncoder().encode(told.sort().join('\n')))
  return hex(all).slice(0, 16)
}

async function sha256(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
