import type { Shape } from '../../src/contract/frame.ts'
import type { Miner } from '../../src/contract/miner.ts'
import type { Params } from '../../src/contract/param.ts'

/** A miner as it is; the constant type parameters let values and columns follow from the declarations. */
export function defineMiner<const P extends Params, const S extends Shape, M>(
  miner: Miner<P, S, M>,
): Miner<P, S, M> {
  return miner
}

/** Any registered miner, seen by those who only walk it. */
export type AnyMiner = Miner<Params, Shape, unknown>
