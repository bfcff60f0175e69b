import { gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { expect, it } from 'vitest'
import { readAll, textFile } from './support.ts'

const rows = 5_000
const ids = Array.from({ length: rows }, (_, k) => 1_000 + k)
const towns = ids.map((id) => ['York', 'Bath', 'Köln'][id % 3] ?? '')
const sums = ids.map((id) => (id * 37) / 100)
/** A frame of Zstandard (RFC 8878) that holds its bytes as they are, in one raw block. */
function zstd(bytes: Uint8Array): Uint8Array {
  const size = new Uint8Array(Uint32Array.of(bytes.length).buffer)
  const block = new Uint8Array(Uint32Array.of(1 + bytes.length * 8).buffer).subarray(0, 3)
  return Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, ...size, ...block, ...bytes])
}
const packers = {
  ZSTD: zstd,
  GZIP: (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes)),
}

it.each([
  ['UNCOMPRESSED', 'PLAIN', 1_000_000],
  ['SNAPPY', 'PLAIN', 4_000],
  ['SNAPPY', undefined, 4_000],
  ['SNAPPY', 'DELTA_BINARY_PACKED', 4_000],
  ['GZIP', undefined, 1_000_000],
  ['GZIP', 'PLAIN', 4_000],
  ['ZSTD', 'PLAIN', 4_000],
  ['ZSTD', undefined, 4_000],
] as const)(
  'Parquet pages packed by %s, numbers written as %s, %d bytes a page',
  async (codec, encoding, pageSize) => {
    const columnData = [
      { name: 'id', data: ids, type: 'INT32' as const, ...(encoding && { encoding }) },
      { name: 'town', data: towns, type: 'STRING' as const },
      { name: 'sum', data: sums, type: 'DOUBLE' as const },
    ]
    const bytes = parquetWriteBuffer({
      columnData,
      codec,
      compressors: packers,
      pageSize,
      rowGroupSize: 2_000,
    })
    const read = await readAll(textFile(new Uint8Array(bytes), 'orders.parquet'))
    expect(read.rows).toEqual(ids.map((id, k) => [String(id), towns[k], String(sums[k])]))
  },
)
