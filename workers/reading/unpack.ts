import { breathe } from '../../src/contract/breath.ts'
import { Failure } from '../../src/contract/fault.ts'
import type { Call } from '../../src/contract/wire.ts'
import { isBomb, mostAll, mostPart, type Part, packedOf } from './zip.ts'

/** What may still be unpacked of one file that was brought, in bytes; archives inside it draw on the same. */
export interface Room {
  left: number
}
export const newRoom = (): Room => ({ left: mostAll })

const chunk = 8_000_000

/** What is in a gzip file. Failure `broken-file`, `too-large`, `stopped`. */
export function gunzip(file: File, name: string, room: Room, call: Call): Promise<File> {
  return unpacked(file, name, file, room, call)
}

/** One part of a zip file. Failure `broken-file`, `too-large`, `stopped`. */
export async function unzip(file: File, part: Part, name: string, room: Room, call: Call): Promise<File> {
  const why = (reason: string) => new Failure({ code: 'broken-file', name, why: reason })
  const packed = await packedOf(file, part)
  if (!packed) throw why('the archive it is in is damaged')
  if (part.method === 0) return taken(new File([packed], name), room)
  if (part.method !== 8) throw why('it is packed in a way that cannot be opened here; unpack it first')
  return unpacked(file, name, new Blob([gzipHead, packed, gzipTail(part)]), room, call)
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
  const inflated = packed.stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  const done: Blob[] = []
  let open: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  let told = 0
  try {
    for (;;) {
      const { value } = await inflated.read()
      if (value) open.push(value)
      size += value?.length ?? 0
      if (size > room.left || isBomb(packed.size, size)) throw tooLarge(outer.name)
      if (value && size - told < chunk) continue
      told = size
      done.push(new Blob(open))
      open = []
      if (!value) return taken(new File(done, name), room)
      await breathe()
      if (call.signal.aborted) throw new Failure({ code: 'stopped' })
    }
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown
    throw new Failure({
      code: 'broken-file',
      name,
      why: 'it is packed, and what is packed is cut off or damaged',
    })
  } finally {
    inflated.cancel().catch(() => {})
  }
}
