import { expect, it } from 'vitest'
import { hunt } from './mutants.ts'
import { seeds } from './seeds.ts'

/** MUTANTS=5000 for the long run; another SEED for other ones. */
const count = Number(process.env.MUTANTS ?? 500)
const seed = Number(process.env.SEED ?? 1)

it(`${count} mutated files: each is read line by line to the joined tables, or refused in words`, async () => {
  const found: string[] = []
  for await (const fault of hunt(seeds(), count, seed)) found.push(fault)
  expect(found).toEqual([])
}, 1_200_000)
