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

async function sha256(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
