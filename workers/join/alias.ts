import type { Identity } from './identity.ts'
import { type Nodes, sourceKey } from './nodes.ts'
import type { Keyed } from './rows.ts'
import type { Merge } from './same.ts'
import { alphabetical } from './sort.ts'
import { int, lazily, lazyTable, real, type Table, tally, text } from './table.ts'

/**
 * `customer_alias(customer_key, source_key, rule, weight)`: every name that the files have for a customer who has more than
 * one; `rule` says how it came to the customer, `weight` is log2 of the odds where likeness decided.
 * No table where nobody has.
 */
export function aliasTables(
  { nodes, person, spellings }: Identity,
  { keyOf, labels }: Keyed,
  merges: readonly Merge[],
): Table[] {
  const names = tally(keyOf, labels.length)
  const isOne = (key: number) => key >= 0 && (names[key] ?? 0) > 1
  let rows = 0
  for (const n of names) if (n > 1) rows += n
  if (rows === 0) return []
  const some = lazily(() => ordered(nodes, keyOf, isOne))
  const boxes = new Set(spellings.map(({ node }) => node))
  const mergeOf = new Map(merges.map((merge) => [person[merge.b] ?? merge.b, merge]))
  const of = (node: number) => mergeOf.get(person[node] ?? node)
  const told = (node: number) => (boxes.has(node) ? 'mailbox' : (of(node)?.rule ?? 'same rows'))
  const columns = {
    customer_key: () => int(some().map((node) => keyOf[node] ?? -1)),
    source_key: () => text(Array.from(some(), (node) => sourceKey(nodes, node))),
    rule: () => text(Array.from(some(), told)),
    weight: () => real(Float64Array.from(some(), (node) => of(node)?.match?.weight ?? Number.NaN)),
  }
  return [lazyTable('customer_alias', rows, columns)]
}

/** Nodes by customer, those of one customer by name. */
function ordered(nodes: Nodes, keyOf: Int32Array, isOne: (key: number) => boolean): Int32Array {
  const some: number[] = []
  keyOf.forEach((key, node) => {
    if (isOne(key)) some.push(node)
  })
  const order = alphabetical(some.map((node) => sourceKey(nodes, node)))
  return order.map((at) => some[at] ?? 0).sort((a, b) => (keyOf[a] ?? 0) - (keyOf[b] ?? 0))
}
