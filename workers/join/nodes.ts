/** Identifiers of all kinds, the surest kind first: `from[k]` is the first node of kind k. */
export interface Nodes {
  idents: readonly string[]
  from: readonly number[]
}

/** How sure the kind of a node is: 0 is the surest. */
export function kindOf({ from }: Nodes, node: number): number {
  let kind = from.length - 1
  while (kind > 0 && node < (from[kind] ?? 0)) kind--
  return kind
}

/** What the customer of a node is called. */
export function nameOf(nodes: Nodes, node: number): string {
  const ident = nodes.idents[node] ?? ''
  if (node >= (nodes.from.at(-1) ?? 0)) return ident.slice(ident.indexOf('|') + 1)
  return ident.slice(ident.indexOf('\u0000') + 1)
}

const kinds = ['email', 'number', 'phone', 'alias', 'name']

/** What a node is called in `customer_alias` and in decisions: its kind and what stands in the files. */
export function sourceKey(nodes: Nodes, node: number): string {
  const kind = kindOf(nodes, node)
  const ident = nodes.idents[node] ?? ''
  const told = kinds[kind] === 'name' ? (ident.split('|')[0] ?? '') : ident.replace('\u0000', ':')
  return `${kinds[kind]}:${told}`
}

/** The nodes that are called so; a key that nothing is called by any more is left out. */
export function nodesCalled(nodes: Nodes, keys: ReadonlySet<string>): Map<string, number> {
  const found = new Map<string, number>()
  if (keys.size === 0) return found
  for (let node = 0; node < nodes.idents.length; node++) {
    const key = sourceKey(nodes, node)
    if (keys.has(key)) found.set(key, node)
  }
  return found
}
