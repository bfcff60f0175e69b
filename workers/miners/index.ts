import type { Card } from '../../src/contract/miner.ts'
import baskets from './baskets/miner.ts'
import cohorts from './cohorts/miner.ts'
import type { AnyMiner } from './define.ts'
import journeys from './journeys/miner.ts'
import kinds from './kinds/miner.ts'
import leavers from './leavers/miner.ts'
import moves from './moves/miner.ts'
import nextProduct from './next-product/miner.ts'
import oddOnes from './odd-ones/miner.ts'
import pulse from './pulse/miner.ts'
import rfm from './rfm/miner.ts'
import segments from './segments/miner.ts'
import value from './value/miner.ts'
import voices from './voices/miner.ts'

/** The register, in the order people see. */
export const miners: readonly AnyMiner[] = [
  pulse,
  rfm,
  segments,
  kinds,
  cohorts,
  leavers,
  value,
  baskets,
  journeys,
  nextProduct,
  voices,
  oddOnes,
  moves,
]

/** What the page needs to know of each. */
export const cards: Card[] = miners.map(({ id, version, question, home, needs, either, long, params }) => ({
  id,
  version,
  question,
  home,
  needs,
  ...(either && { either }),
  ...(long && { long }),
  params,
}))
