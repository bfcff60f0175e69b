/** A file of an archive. */
export interface Entry {
  name: string
  body: Blob
}

/** CRC-32 (IEEE 802.3, reflected) of each byte. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  return sum >>> 0
})

/** CRC-32 of a file, read piece by piece. */
async function crcOf(body: Blob): Promise<number> {
  let sum = 0xffffffff
  const reader = body.stream().getReader()
  for (let piece = await reader.read(); !piece.done; piece = await reader.read())
    for (const byte of piece.value) sum = (sum >>> 8) ^ (table[(sum ^ byte) & 0xff] ?? 0)
  return (sum ^ 0xffffffff) >>> 0
}

/** Widths in bytes and values of the fields of a record, little endian. */
function fields(...given: readonly (readonly [width: 2 | 4, value: number])[]): Uint8Array<ArrayBuffer> {
  const out = new DataView(new ArrayBuffer(given.reduce((sum, [width]) => sum + width, 0)))
  let at = 0
  for (const [width, value] of given) {
    if (width === 2) out.setUint16(at, value, true)
    else out.setUint32(at, value, true)
    at += width
  }
  return new Uint8Array(out.buffer)
}

/** Bit 11: names are UTF-8. The date is 1 January 1980, so that the same files give the same archive. */
const [utf8, stored, newYear] = [0x0800, 0, 0x0021]
/** What the form can tell; beyond it an archive would be another form. */
const most = 0xffff_fffe

/**
 * Files as a ZIP archive, stored and not packed (APPNOTE 4.3.7, 4.3.12, 4.3.16). Bodies are not copied into memory. Throws
 * RangeError for an archive of 4 GiB and more.
 */
export async function zipOf(
  entries: readonly Entry[],
  done: (share: number) => void = () => {},
): Promise<Blob> {
  const parts: BlobPart[] = []
  const directory: BlobPart[] = []
  let at = 0
  let length = 0
  for (const [i, { name, body }] of entries.entries()) {
    const named = new TextEncoder().encode(name)
    const crc = await crcOf(body)
    const shared = [
      [2, utf8],
      [2, stored],
      [2, 0],
      [2, newYear],
      [4, crc],
      [4, body.size],
      [4, body.size],
      [2, named.length],
      [2, 0],
    ] as const
    parts.push(fields([4, 0x04034b50], [2, 20], ...shared), named, body)
    directory.push(
      fields([4, 0x02014b50], [2, 20], [2, 20], ...shared, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]),
      named,
    )
    at += 30 + named.length + body.size
    length += 46 + named.length
    if (at > most) throw new RangeError('an archive of 4 GiB')
    done((i + 1) / entries.length)
  }
  const n = entries.length
  const end = fields([4, 0x06054b50], [2, 0], [2, 0], [2, n], [2, n], [4, length], [4, at], [2, 0])
  return new Blob([...parts, ...directory, end], { type: 'application/zip' })
}
