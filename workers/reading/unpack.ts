import { breathe } from '../../src/contract/breath.ts'
import { Failure } from '../../src/contract/fault.ts'
import type { Call } from '../../src/contract/wire.ts'
import { membersOf } from './members.ts'
import { bytesOf } from './pieces.ts'
import { isBomb, mostAll, mostPart, type Part, packedOf } from './zip.ts'

/** What may still be unpacked of one file that was brought, in bytes; archives inside it draw on the same. */
export interface Room {
  left: number
}
export const newRoom = (): Room => ({ left: mostAll })

/** Bytes that are handed on at a time. */
const chunk = 2_097_152

/** Signs of a member within another that are gone over before a file counts as damaged. */
const mostSigns = 32

/**
 * What is in a gzip file, all its members one after the other (RFC 1952, 2.2): engines read but the first. Failure
 * `broken-file`, `too-large`, `stopped`.
 */
export async function gunzip(file: File, name: string, room: Room, call: Call): Promise<File> {
  const ends = [...(await membersOf(file)).filter((at) => at > 0), file.size]
  const done: File[] = []
  let from = 0
  let passed = 0
  for (const end of ends) {
    try {
      done.push(await unpacked(file, name, file.slice(from, end), room, call))
      from = end
    } catch (thrown) {
      const damaged = thrown instanceof Failure && thrown.fault.code === 'broken-file'
      if (!damaged || end === file.size || ++passed > mostSigns) throw thrown
    }
  }
  return done.length === 1 && done[0] ? done[0] : new File(done, name)
}

/** One part of a zip file. Failure `broken-file`, `too-large`, `stopped`. */
export async function unzip(file: File, part: Part, name: string, room: Room, call: Call): Promise<File> {
  const packed = await packedIn(file, part, name)
  if (part.method === 0) return taken(new File([packed], name), room)
  return unpacked(file, name, packed, room, call)
}

/** The bytes of one part of a zip file, some MB at a time. Failure as `unzip`. */
export async function* unzipped(
  file: File,
  part: Part,
  room: Room,
  call: Call,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { name } = file
  const packed = await packedIn(file, part, name)
  if (part.method !== 0) {
    for await (const stretch of inflated(name, name, packed, room, call)) {
      room.left -= stretch.length
      yield stretch
    }
    return
  }
  taken(new File([packed], name), room)
  for (let at = 0; at < packed.size; at += chunk)
    yield bytesOf(new File([packed.slice(at, at + chunk)], name), 0, chunk)
}

/** What is packed, with a head and tail around it unless it is stored as it is. */
async function packedIn(file: File, part: Part, name: string): Promise<Blob> {
  const why = (reason: string) => new Failure({ code: 'broken-file', name, why: reason })
  const packed = await packedOf(file, part)
  if (!packed) throw why('the archive it is in is damaged')
  if (part.method === 0) return packed
  if (part.method !== 8) throw why('it is packed in a way that cannot be opened here; unpack it first')
  return new Blob([gzipHead, packed, gzipTail(part)])
}

/** Around packed bytes, head and tail make the engine prove the checksum that the archive tells. */
const gzipHead = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255)

function gzipTail({ crc, unpacked }: Part): Uint8Array<ArrayBuffer> {
  const tail = new DataView(new ArrayBuffer(8))
  tail.setUint32(0, crc, true)
  tail.setUint32(4, unpacked, true)
  return new Uint8Array(tail.buffer)
}

function taken(file: File, room: Room): File {
  if (file.size > mostPart || file.size > room.left) throw tooLarge(file.name)
  room.left -= file.size
  return file
}

const tooLarge = (name: string) =>
  new Failure({ code: 'too-large', name, have: mostPart + 1, most: mostPart, unit: 'unpacked' })

/** Unpacks as far as there is room: what a file says of its own size is not believed. */
async function unpacked(outer: File, name: string, packed: Blob, room: Room, call: Call): Promise<File> {
  const done: Blob[] = []
  for await (const stretch of inflated(outer.name, name, packed, room, call)) done.push(new Blob([stretch]))
  return taken(new File(done, name), room)
}

/** What is unpacked so far, in stretches. `outer` and `name` are what a fault calls the file and what is in it. */
async function* inflated(
  outer: string,
  name: string,
  packed: Blob,
  room: Room,
  call: Call,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = packed.stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  let open: Uint8Array<ArrayBuffer>[] = []
  let waiting = 0
  let size = 0
  try {
    for (;;) {
      const value = await next(reader, name)
      if (value) open.push(value)
      size += value?.length ?? 0
      waiting += value?.length ?? 0
      if (size > room.left || isBomb(packed.size, size)) throw tooLarge(outer)
      if (value && waiting < chunk) continue
      yield joined(open, waiting)
      if (!value) return
      open = []
      waiting = 0
      await breathe()
      if (call.signal.aborted) throw new Failure({ code: 'stopped' })
    }
  } finally {
    reader.cancel().catch(() => {})
  }
}

/** How engines tell of bytes behind the end of what is packed. */
const behind = /junk|trailing|after the end/i

async function next(reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>, name: string) {
  try {
    return (await reader.read()).value
  } catch (thrown) {
    const why = behind.test(String(thrown))
      ? 'it is packed, and something else follows what is packed; unpack it first'
      : 'it is packed, and what is packed is cut off or damaged'
    throw new Failure({ code: 'broken-file', name, why })
  }
}

function joined(stretches: Uint8Array<ArrayBuffer>[], size: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(size)
  let at = 0
  for (const some of stretches) {
    all.set(some, at)
    at += some.length
  }
  return all
}
