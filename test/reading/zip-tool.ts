import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/** Parts of a sound zip file as text, found through its directory. */
export async function unzip(bytes: Uint8Array): Promise<[string, string][]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const parts: [string, string][] = []
  for (let at = 0; at + 46 <= bytes.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)))
    const offset = view.getUint32(at + 42, true)
    const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
    const packed = bytes.subarray(from, from + view.getUint32(at + 20, true))
    const plain = view.getUint16(at + 10, true) === 0 ? packed : inflateRawSync(packed)
    parts.push([name, new TextDecoder().decode(plain)])
  }
  return parts
}

type Parts = [string, string | Uint8Array][]

/** A zip file of parts that are stored, not packed. */
export const zipOf = (parts: Parts) => zip(parts, 0, (plain) => plain)

/** A zip file of packed parts. `stated`: the unpacked size that is told, where it is not the true one. */
export const packedZip = (parts: Parts, stated?: number) =>
  zip(parts, 8, (plain) => deflateRawSync(plain), stated)

function zip(parts: Parts, method: number, pack: (plain: Buffer) => Buffer, stated?: number): Uint8Array {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, content] of parts) {
    const plain = Buffer.from(content)
    const data = pack(plain)
    const label = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(method, 4)
    fields.writeUInt32LE(crc32(plain), 10)
    fields.writeUInt32LE(data.length, 14)
    fields.writeUInt32LE(stated ?? plain.length, 18)
    fields.writeUInt16LE(label.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    central.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), fields, tail, label)
    const part = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), fields, label, data])
    local.push(part)
    offset += part.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...local, directory, end]))
}
