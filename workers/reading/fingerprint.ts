import xxhash, { type XXHash } from 'xxhash-wasm'

/** Bytes asked of a file at once, and bytes hashed at once, which are copied first. */
const stretch = 8 * 1024 * 1024
const piece = 256 * 1024

let started: ReturnType<typeof xxhash> | null = null

/** XXH64 of the file, in hex: tells one file from another and a whole copy from a damaged one; a large file is never held whole. */
export async function fileHash(file: Blob): Promise<string> {
  const print = await Fingerprint.start()
  for (let at = 0; at < file.size; at += stretch)
    print.add(new Uint8Array(await file.slice(at, at + stretch).arrayBuffer()))
  return print.hex()
}

/** XXH64 of the bytes, in hex. */
export async function hash(bytes: Uint8Array): Promise<string> {
  const print = await Fingerprint.start()
  print.add(bytes)
  return print.hex()
}

/**
 * XXH64 (Collet, "xxHash fast digest algorithm", seed 0), of bytes that somebody reads anyway. Nobody is kept from making
 * two files of one fingerprint: it is not a proof against forgers. Two different files of a shop have one in about 10⁻¹⁹ of pairs.
 */
export class Fingerprint {
  readonly #hash: XXHash<bigint>
  #bytes = 0

  private constructor(state: XXHash<bigint>) {
    this.#hash = state
  }

  static async start(): Promise<Fingerprint> {
    started ??= xxhash()
    return new Fingerprint((await started).create64())
  }

  /** The next bytes of the file. */
  add(bytes: Uint8Array): void {
    this.#bytes += bytes.length
    for (let at = 0; at < bytes.length; at += piece) this.#hash.update(bytes.subarray(at, at + piece))
  }

  /** True where all of a file was added. */
  isOf(file: Blob): boolean {
    return this.#bytes === file.size
  }

  hex(): string {
    return this.#hash.digest().toString(16).padStart(16, '0')
  }
}
