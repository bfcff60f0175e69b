import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, describe, expect, test } from 'vitest'
import { asFault, quiet } from '../../src/contract/wire.ts'
import { nodeHands } from '../../workers/headless/hand-node.ts'
import { readerWith } from '../../workers/reading/away/reader.ts'
import { seeded } from './damage.ts'
import { textFile } from './support.ts'

const patience = 3_000
const hands = nodeHands()
const away = readerWith(hands, { patience })
afterAll(() => hands.close())

const rows = 40
const columnData = [
  { name: 'Order', data: Array.from({ length: rows }, (_, r) => `A-${r}`), type: 'STRING' as const },
  { name: 'Name', data: Array.from({ length: rows }, (_, r) => ['Ann', 'Bea', null][r % 3]), type: 'STRING' as const, nullable: true },
  { name: 'Pieces', data: Int32Array.from({ length: rows }, (_, r) => r % 4), type: 'INT32' as const },
  { name: 'Sum', data: Array.from({ length: rows }, (_, r) => r / 4), type: 'DOUBLE' as const },
]
const whole = {
  plain: new Uint8Array(parquetWriteBuffer({ columnData, codec: 'UNCOMPRESSED' })),
  snappy: new Uint8Array(parquetWriteBuffer({ columnData, codec: 'SNAPPY' })),
}

async function outcome(bytes: Uint8Array): Promise<string> {
  const file = textFile(bytes, 'a.parquet')
  try {
    const head = await away.open(file, {})
    let rows = 0
    for await (const batch of away.scan(file, head, head.headers.map((_, c) => c), quiet)) rows += batch.rows
    return rows > 0 ? 'rows' : 'no rows'
  } catch (thrown) {
    return asFault(thrown).code
  }
}

describe('Parquet with one bit wrong', () => {
  test.each(Object.entries(whole))('%s: ends as rows or in words', async (_, bytes) => {
    expect(await outcome(bytes)).toBe('rows')
    const ends = new Map<string, number>()
    for (const bit of seeded(100, bytes.length * 8)) {
      const damaged = bytes.slice()
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const t = performance.now()
      const end = await outcome(damaged)
      if (performance.now() - t > 1000) console.log(bit>>3, bit&7, end, performance.now()-t)
      ends.set(end, (ends.get(end) ?? 0) + 1)
    }
    console.log(ends)
    const known = ['rows', 'no rows', 'broken-file', 'header-only', 'too-large', 'not-a-table', 'protected']
    expect([...ends.keys()].filter((end) => !known.includes(end))).toEqual([])
  })
})
