import type { Scores } from '../../../src/contract/miner.ts'
import { aspects } from '../../text/aspects.ts'
import { unhappyLately } from './lists.ts'
import type { VoicesModel } from './model.ts'
import { aspectWord } from './words.ts'

/** Who wrote something unhappy lately, and `about` what; `about` is empty where the text names nothing that is known. */
export function voicesLeave(model: VoicesModel): Scores {
  const bits = unhappyLately(model)
  const keys = Int32Array.from(bits.keys()).sort()
  const kinds = [...new Set(bits.values())].sort((a, b) => a - b)
  const codes = keys.map((who) => kinds.indexOf(bits.get(who) ?? 0))
  const words = (of: number) => aspects.flatMap((_, a) => (of & (1 << a) ? [aspectWord(a)] : [])).join(', ')
  return { keys, columns: { about: { codes, labels: kinds.map(words) } } }
}
