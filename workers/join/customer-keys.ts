import type { Identity } from './identity.ts'
import { kindOf, type Nodes, nameOf } from './nodes.ts'
import type { Keyed } from './rows.ts'
import { alphabetical, compare, sortRuns } from './sort.ts'
import { tally } from './table.ts'

/** Dense keys in label order: the same files in another order give the same keys. `some` are codes of rows. */
export function customerKeys({ codes, person, nodes }: Identity, some: Int32Array): Keyed {
  const few = tally(some, person.length)
  const best = calledBy(nodes, person, few.includes(0) ? tally(codes, person.length) : few)
  const names = Array.from(best, (node) => nameOf(nodes, node))
  const order = sortRuns(
    alphabetical(names),
    (a, b) => names[a] === names[b],
    (a, b) => surer(nodes, best[a] ?? 0, best[b] ?? 0),
  )
  const keyOf = new Int32Array(person.length).fill(-1)
  for (let key = 0; key < order.length; key++) keyOf[person[best[order[key] ?? 0] ?? 0] ?? 0] = key
  for (let node = 0; node < keyOf.length; node++) keyOf[node] = keyOf[person[node] ?? 0] ?? -1
  return { codes, keyOf, labels: Array.from(order, (at) => names[at] ?? '') }
}

const surer = (nodes: Nodes, a: number, b: number): number =>
  kindOf(nodes, a) - kindOf(nodes, b) || compare(nodes.idents[a], nodes.idents[b])

/** For each person that a row names, the node it is called by: the surest kind, and of these the smallest label. */
export function calledBy(nodes: Nodes, person: Int32Array, met: Int32Array): Int32Array {
  const named = new Uint8Array(person.length)
  for (let node = 0; node < met.length; node++) if (met[node]) named[person[node] ?? 0] = 1
  const best = new Int32Array(person.length).fill(-1)
  for (let node = 0; node < person.length; node++) {
    const who = person[node] ?? 0
    if (!named[who]) continue
    const rival = best[who] ?? -1
    if (rival < 0 || beats(nodes, node, rival)) best[who] = node
  }
  return best.filter((node) => node >= 0)
}

/** Nodes come by kind, so that a later one is never of a surer kind. */
function beats(nodes: Nodes, node: number, rival: number): boolean {
  return kindOf(nodes, node) === kindOf(nodes, rival) && nameOf(nodes, node) < nameOf(nodes, rival)
}
