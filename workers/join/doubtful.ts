import { clash } from '../identity/compare.ts'
import { parseName } from '../identity/person-name.ts'
import { fullNames } from './names.ts'
import type { Rows } from './rows.ts'
import { usual } from './usual.ts'

interface Beside {
  beside: Int32Array
  alone: Uint8Array
  surest: Int32Array
}

/**
 * Nodes of a kind that must not be joined with the surer one they stand beside, flagged 1: their rows carry a clearly
 * different name. Only those can be that share it with others of their kind, or that also stand alone.
 */
export function otherNames(
  rows: Rows,
  own: { k: number; codes: Int32Array; from: number },
  { beside, alone, surest }: Beside,
): Uint8Array {
  const apart = new Uint8Array(beside.length)
  const doubtful = doubtfulOf(beside, alone, own.k === 1)
  if (!doubtful.includes(1)) return apart
  const { codes: names, labels } = fullNames(rows)
  if (labels.length === 0) return apart
  const leads = new Int32Array(own.codes.length).fill(-1)
  const mine = new Int32Array(own.codes.length).fill(-1)
  const size = own.from
  for (let r = 0; r < mine.length; r++) {
    const node = own.codes[r] ?? -1
    const surer = surest[r] ?? -1
    leads[r] = surer
    if (node >= 0 && doubtful[node] === 1 && (own.k === 1 || surer < 0)) mine[r] = node
  }
  const theirs = usual(leads, size, names, labels)
  usual(mine, beside.length, names, labels).forEach((name, node) => {
    const other = theirs[beside[node] ?? -1] ?? -1
    if (name >= 0 && other >= 0 && clash(parseName(labels[name] ?? ''), parseName(labels[other] ?? '')))
      apart[node] = 1
  })
  return apart
}

function doubtfulOf(beside: Int32Array, alone: Uint8Array, shared: boolean): Uint8Array {
  const out = new Uint8Array(beside.length)
  const first = new Map<number, number>()
  for (let node = 0; node < beside.length; node++) {
    const surer = beside[node] ?? -1
    if (surer < 0) continue
    if (alone[node] === 1) out[node] = 1
    if (!shared) continue
    const before = first.get(surer)
    if (before !== undefined) out[node] = out[before] = 1
    else first.set(surer, node)
  }
  return out
}
