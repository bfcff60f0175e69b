import type {
  AsyncBuffer,
  ColumnMetaData,
  Compressors,
  FileMetaData,
  PageHeader,
  RowGroup,
  SchemaTree,
} from 'hyparquet'

/** Values of one page, and its bytes, unpacked. */
const mostValues = 20_000_000
const mostBytes = 500_000_000
/** Writers fill a run up to whole groups of values. */
const slack = 512

/** What a column chunk is checked against. */
interface Chunk {
  bytes: Uint8Array
  meta: Pick<ColumnMetaData, 'codec' | 'type'>
  path: SchemaTree[]
  rows: number
  compressors: Compressors
}

class Damaged extends Error {}

function refuseUnless(sound: boolean): void {
  if (!sound) throw new Damaged('a page tells of more than it can hold')
}

const bitsOf = (most: number) => 32 - Math.clz32(most)

/**
 * Proves that no page of the named columns (all where none are named) claims more values than it can have: their reader
 * writes a run as long as it is told to be, and one wrong bit would fill all memory. Throws Error where one does.
 */
export async function proveGroup(
  file: AsyncBuffer,
  metadata: FileMetaData,
  group: RowGroup,
  compressors: Compressors,
  names?: string[],
): Promise<void> {
  const { parquetSchema } = await import('hyparquet')
  const { getTreePath } = await import('hyparquet/src/schema.js')
  const tree = parquetSchema(metadata)
  for (const { meta_data: meta } of group.columns) {
    if (!meta || (names && !names.includes(meta.path_in_schema[0] ?? ''))) continue
    const from = Number(meta.dictionary_page_offset || meta.data_page_offset)
    const bytes = new Uint8Array(await file.slice(from, from + Number(meta.total_compressed_size)))
    const path = getTreePath(tree, meta.path_in_schema)
    await proveRuns({ bytes, meta, path, rows: Number(group.num_rows), compressors })
  }
}

async function proveRuns({ bytes, meta, path, rows, compressors }: Chunk): Promise<void> {
  const { parquetHeader } = await import('hyparquet/src/column.js')
  const { decompressPage } = await import('hyparquet/src/datapage.js')
  const { getMaxDefinitionLevel, getMaxRepetitionLevel, isFlatColumn } = await import(
    'hyparquet/src/schema.js'
  )
  const levels = { repeated: getMaxRepetitionLevel(path), defined: getMaxDefinitionLevel(path) }
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 }
  const end = bytes.byteLength - 1
  for (let read = 0; reader.offset < end && (read < rows || !isFlatColumn(path)); ) {
    const header = parquetHeader(reader)
    const packed = bytes.subarray(reader.offset, reader.offset + header.compressed_page_size)
    refuseUnless(header.compressed_page_size >= 0 && inBounds(header.uncompressed_page_size, mostBytes))
    reader.offset += header.compressed_page_size
    read += provePage(header, levels, meta.type === 'BOOLEAN', packed, (some, size) =>
      decompressPage(some, size, meta.codec, compressors),
    )
  }
}

const inBounds = (value: number | undefined, most: number) =>
  value !== undefined && value >= 0 && value <= most

type Levels = Record<'repeated' | 'defined', number>
type Unpack = (packed: Uint8Array, size: number) => Uint8Array

/** How many values the page has. */
function provePage(
  header: PageHeader,
  levels: Levels,
  flags: boolean,
  packed: Uint8Array,
  unpack: Unpack,
): number {
  const { uncompressed_page_size: size, data_page_header: first, data_page_header_v2: second } = header
  if (header.type === 'DATA_PAGE' && first) {
    refuseUnless(inBounds(first.num_values, mostValues))
    const coded = /DICTIONARY|^RLE$/.test(first.encoding)
    if (coded || levels.repeated + levels.defined > 0) proveFirst(first, levels, flags, unpack(packed, size))
    return first.num_values
  }
  if (header.type === 'DATA_PAGE_V2' && second) {
    const { num_values: n, repetition_levels_byte_length: r, definition_levels_byte_length: d } = second
    refuseUnless(inBounds(n, mostValues) && inBounds(second.num_nulls, n))
    refuseUnless(inBounds(r, packed.length) && inBounds(d, packed.length - r) && r + d <= size)
    const run = runsIn(packed)
    if (levels.repeated > 0) run(0, bitsOf(levels.repeated), n, -1)
    if (levels.defined > 0) run(r, bitsOf(levels.defined), n, -1)
    if (/DICTIONARY|^RLE$/.test(second.encoding)) {
      const rest = packed.subarray(r + d)
      const values = second.is_compressed === false ? rest : unpack(rest, size - r - d)
      proveCodes(values, 0, n - second.num_nulls, flags && second.encoding === 'RLE')
    }
    return n
  }
  refuseUnless(inBounds(header.dictionary_page_header?.num_values, mostValues))
  return 0
}

/** A page of the first version: levels and values are packed as one, each kind of level with its length before it. */
function proveFirst(
  { num_values: n, encoding }: { num_values: number; encoding: string },
  { repeated, defined }: Levels,
  flags: boolean,
  page: Uint8Array,
): void {
  const run = runsIn(page)
  const view = viewOf(page)
  let at = 0
  let there = n
  if (repeated > 0) {
    run(at + 4, bitsOf(repeated), n, -1)
    at += 4 + view.getUint32(at, true)
  }
  if (defined > 0) {
    there = run(at + 4, bitsOf(defined), n, defined)
    at += 4 + view.getUint32(at, true)
  }
  if (/DICTIONARY|^RLE$/.test(encoding)) proveCodes(page, at, there, flags)
}

/** Numbers into a dictionary have their width before them, flags their length. */
function proveCodes(page: Uint8Array, at: number, n: number, flags: boolean): void {
  const width = flags ? 1 : (page[at] ?? 0)
  refuseUnless(width <= 32)
  if (width > 0) runsIn(page)(at + (flags ? 4 : 1), width, n, -1)
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Walks `n` values from a place on; how many of them are `sought`. */
function runsIn(page: Uint8Array): (at: number, width: number, n: number, sought: number) => number {
  return (from, width, n, sought) => {
    let at = from
    let found = 0
    for (let seen = 0; seen < n; ) {
      let head = 0
      let byte = 128
      for (let shift = 0; byte >= 128; shift += 7) {
        refuseUnless(at < page.length && shift < 35)
        byte = page[at++] ?? 0
        head += (byte & 127) * 2 ** shift
      }
      const packed = head % 2 === 1
      const count = Math.floor(head / 2) * (packed ? 8 : 1)
      refuseUnless(count <= n - seen + slack)
      const within = Math.min(count, n - seen)
      if (packed) found += sought < 0 ? 0 : countPacked(page, at, width, within, sought)
      else if (valueAt(page, at, width) === sought) found += within
      at += packed ? (count / 8) * width : (width + 7) >> 3
      seen += count
    }
    return found
  }
}

function valueAt(page: Uint8Array, at: number, width: number): number {
  let value = 0
  for (let k = 0; k < (width + 7) >> 3; k++) value += (page[at + k] ?? 0) * 2 ** (8 * k)
  return value
}

function countPacked(page: Uint8Array, at: number, width: number, n: number, sought: number): number {
  let found = 0
  for (let i = 0, bit = 0; i < n; i++) {
    let value = 0
    for (let k = 0; k < width; k++, bit++) value |= (((page[at + (bit >> 3)] ?? 0) >> (bit & 7)) & 1) << k
    if (value === sought) found++
  }
  return found
}
