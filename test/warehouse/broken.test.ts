import { expect, test } from 'vitest'
import { sharedEngine } from '../support/duckdb.ts'
import { broken, copyTry, linkTry, storedTry } from './broken.ts'

const engine = await sharedEngine()
/** BROKEN=500 of each for the long run; another SEED for other ones. */
const count = Number(process.env.BROKEN ?? 0)
const seed = Number(process.env.SEED ?? 1)

test.each([
  ['stored workspace is opened as it was, or as it was one save before', 40, () => storedTry(engine)],
  ['workspace file is refused in words', 60, () => copyTry(engine)],
  ['link tells what it did, or is refused in a sentence', 200, linkTry],
] as const)(
  'changed anywhere, a %s',
  async (_, usual, make) => {
    const found: string[] = []
    for await (const fault of broken(await make(), count || usual, seed)) found.push(fault)
    expect(found).toEqual([])
  },
  600_000,
)
