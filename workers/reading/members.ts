import { Failure } from '../../src/contract/fault.ts'
import { bytesOf } from './pieces.ts'

const stretch = 4 * 1024 * 1024
const headSize = 10
const most = 100_000

/** Where members of a gzip file may begin, by their heads (RFC 1952, 2.3). Failure `broken-file` where there are too many. */
export async function membersOf(file: File): Promise<number[]> {
  const found: number[] = []
  for (let from = 0; from < file.size; from += stretch) {
    const bytes = await bytesOf(file, from, from + stretch + headSize - 1)
    for (let at = bytes.indexOf(0x1f); at >= 0 && at < stretch; at = bytes.indexOf(0x1f, at + 1))
      if (isHead(bytes, at)) found.push(from + at)
    if (found.length > most)
      throw new Failure({ code: 'broken-file', name: file.name, why: 'it is packed in too many pieces' })
  }
  return found
}

/** The sign of gzip, its one method, no flag that is reserved, a known level and system. */
function isHead(bytes: Uint8Array, at: number): boolean {
  if (bytes[at + 1] !== 0x8b || bytes[at + 2] !== 8 || bytes.length < at + headSize) return false
  const [flags = 255, level = 255, system = 14] = [bytes[at + 3], bytes[at + 8], bytes[at + 9]]
  return flags <= 31 && (level === 0 || level === 2 || level === 4) && (system <= 13 || system === 255)
}
