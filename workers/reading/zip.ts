import { Failure } from '../../src/contract/fault.ts'
import { bytesOf } from './pieces.ts'

/** A part of a zip file, as its directory claims. Sizes in bytes. */
export interface Part {
  name: string
  packed: number
  unpacked: number
  method: number
  offset: number
  crc: number
  /** Behind a password. */
  locked: boolean
}

/** Bytes of one part, and of all, unpacked. */
export const mostPart = 200_000_000
export const mostAll = 500_000_000
const mostParts = 2_000
/** Beyond this ratio, from 50 MB on, the part is a bomb and no table. */
const mostRatio = 200

export const isBomb = (packed: number, unpacked: number) =>
  unpacked > mostPart || (unpacked > mostPart / 4 && unpacked > mostRatio * Math.max(1, packed))
const tail = 66_000

const broken = (file: File, why: string) => new Failure({ code: 'broken-file', name: file.name, why })

/** The directory of a zip file, read from its end; Failure `broken-file`. */
export async function partsOf(file: File): Promise<Part[]> {
  const from = Math.max(0, file.size - tail)
  const end = view(await bytesOf(file, from, file.size))
  let at = end.byteLength - 22
  while (at >= 0 && end.getUint32(at, true) !== 0x06054b50) at--
  if (at < 0) throw broken(file, 'its end is missing')
  const size = end.getUint32(at + 12, true)
  const start = end.getUint32(at + 16, true)
  if (end.getUint16(at + 10, true) > mostParts)
    throw broken(file, `it is packed in more than ${mostParts} parts`)
  if (start + size > file.size) throw broken(file, 'its table of contents is missing')
  return entries(file, view(await bytesOf(file, start, start + size)))
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function entries(file: File, directory: DataView): Part[] {
  const parts: Part[] = []
  for (let at = 0; at + 46 <= directory.byteLength; ) {
    if (directory.getUint32(at, true) !== 0x02014b50) throw broken(file, 'its table of contents is damaged')
    const length = directory.getUint16(at + 28, true)
    if (at + 46 + length > directory.byteLength) throw broken(file, 'its table of contents is damaged')
    parts.push({
      name: nameOf(new Uint8Array(directory.buffer, directory.byteOffset + at + 46, length)),
      packed: directory.getUint32(at + 20, true),
      unpacked: unpackedSize(directory, at),
      method: directory.getUint16(at + 10, true),
      offset: directory.getUint32(at + 42, true),
      crc: directory.getUint32(at + 16, true),
      locked: (directory.getUint16(at + 8, true) & 1) === 1,
    })
    at += 46 + length + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true)
  }
  return parts
}

/** Letters of IBM code pages 437 and 850 from 0x80 on, as far as the two agree: names packed by Windows. */
const windows = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ?????áíóúñÑ'
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** A name with `/` between folders, letters composed (macOS takes them apart). */
function nameOf(bytes: Uint8Array): string {
  return told(bytes).replaceAll('\\', '/').normalize('NFC')
}

function told(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return Array.from(bytes, (b) => (b < 128 ? String.fromCharCode(b) : (windows[b - 128] ?? '?'))).join('')
  }
}

/** Writers that stream keep the size in a ZIP64 field, whose first number it is. */
function unpackedSize(directory: DataView, entry: number): number {
  const size = directory.getUint32(entry + 24, true)
  if (size !== 0xffffffff) return size
  const length = directory.getUint16(entry + 30, true)
  let at = entry + 46 + directory.getUint16(entry + 28, true)
  for (const end = Math.min(at + length, directory.byteLength); at + 12 <= end; ) {
    if (directory.getUint16(at, true) === 1) return Number(directory.getBigUint64(at + 4, true))
    at += 4 + directory.getUint16(at + 2, true)
  }
  return size
}

/** Throws Failure `too-large` for sizes that no workbook has, as its directory tells them. */
export function refuseBomb(file: File, parts: Part[]): void {
  const all = parts.reduce((sum, part) => sum + part.unpacked, 0)
  const bomb = parts.find((p) => isBomb(p.packed, p.unpacked))
  const fault = { code: 'too-large', name: file.name, unit: 'unpacked' } as const
  if (bomb) throw new Failure({ ...fault, have: Math.max(bomb.unpacked, mostPart + 1), most: mostPart })
  if (all > mostAll) throw new Failure({ ...fault, have: all, most: mostAll })
}

/** What a zip file is called that is no document of any program. */
export const archive = 'a packed archive (.zip)'

/** What a zip file holds, told by the names of its parts: `xlsx`, `xlsb`, `ods`, or in words what is no table. */
export function contentOf(parts: Part[]): string {
  const has = (start: string) => parts.some(({ name }) => name.startsWith(start))
  if (has('xl/workbook.bin')) return 'xlsb'
  if (has('[Content_Types].xml') && (has('xl/') || !(has('word/') || has('ppt/')))) return 'xlsx'
  if (has('xl/')) return 'xlsx'
  if (has('word/')) return 'a Word document'
  if (has('ppt/')) return 'a presentation'
  if (has('content.xml')) return 'ods'
  if (has('Index/')) return 'a Numbers or Pages document'
  return archive
}

/** True when an XML part declares entities or a document type: instructions, which no program that writes sheets puts there. */
export async function hasInstructions(file: File, parts: Part[]): Promise<boolean> {
  const xml = parts.filter(({ name }) => /\.(xml|rels)$/i.test(name)).slice(0, 200)
  for (const part of xml) if (/<!DOCTYPE|<!ENTITY/i.test(await startOf(file, part))) return true
  return false
}

/** The bytes of a part as they are packed; null where its own header is not there. */
export async function packedOf(file: File, part: Part): Promise<Blob | null> {
  const header = view(await bytesOf(file, part.offset, part.offset + 30))
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) return null
  const from = part.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true)
  return file.slice(from, from + part.packed)
}

/** The first letters of a part, at most 4 KB of packed bytes read. */
async function startOf(file: File, part: Part): Promise<string> {
  const packed = (await packedOf(file, part))?.slice(0, 4_096)
  if (!packed) return ''
  if (part.method === 0) return packed.text()
  const inflated = packed.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  try {
    const { value } = await inflated.read()
    return new TextDecoder().decode(value)
  } catch {
    return ''
  } finally {
    inflated.cancel().catch(() => {})
  }
}
