import { parquetWriteBuffer } from 'hyparquet-writer'

/** `count` numbers below `end`, always the same ones (linear congruence of Numerical Recipes). */
export function seeded(count: number, end: number): number[] {
  let state = 20_240_229
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * end)
  })
}

/** A Parquet file of forty rows, in which a run of levels is a thousand million long: its reader would fill all memory. */
export function runAway(): Uint8Array {
  const data = Array.from({ length: 40 }, (_, r) => `Somebody ${r}`)
  const columnData = [{ name: 'Name', data, type: 'STRING' as const, nullable: true }]
  const bytes = new Uint8Array(parquetWriteBuffer({ columnData, codec: 'UNCOMPRESSED' }))
  const levels = Buffer.from(bytes).indexOf('Somebody 0') - 6
  bytes.set([0xfe, 0xff, 0xff, 0xff, 0x07], levels)
  return bytes
}
