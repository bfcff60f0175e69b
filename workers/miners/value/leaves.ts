import type { Scores } from '../../../src/contract/miner.ts'
import type { ValueModel } from './model.ts'

/** Money `ahead` of each customer; null where the past does not tell customers apart. */
export function valueLeaves({ rule, standing, keys, value }: ValueModel): Scores | null {
  if (rule === 'average') return null
  return { keys: standing.who.map((who) => keys[who] ?? 0), columns: { ahead: value } }
}
