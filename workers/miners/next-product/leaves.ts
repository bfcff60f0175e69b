import type { Scores } from '../../../src/contract/miner.ts'
import type { NextModel } from './model.ts'
import { reasons } from './offers.ts'

const seller = reasons.indexOf('seller')

/** The first `offer` that is no mere best seller, and the `reason` for it; null where best sellers did as well in the past. */
export function nextLeaves({ trade, given, offered }: NextModel): Scores | null {
  if (offered !== 'evidence') return null
  const places: number[] = []
  for (let c = 0; c < trade.customers; c++)
    for (let i = 3 * c; i < 3 * c + (given.count[c] ?? 0); i++) {
      if (given.reason[i] === seller) continue
      places.push(i)
      break
    }
  const at = Int32Array.from(places)
  return {
    keys: at.map((i) => trade.keys[Math.floor(i / 3)] ?? 0),
    columns: {
      offer: { codes: at.map((i) => given.item[i] ?? 0), labels: trade.names },
      reason: { codes: at.map((i) => given.reason[i] ?? 0), labels: [...reasons] },
    },
  }
}
