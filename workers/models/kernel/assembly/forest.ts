/**
 * Adds what trees give to rows in groups of eight, whose values lie column by column. A node has sixteen bytes: its limit, where
 * its column begins in a group, and the address of its high child, behind which the low one stands; a leaf is its own child.
 * Eight rows go down side by side without a branch, two steps between two looks at whether all have come to rest.
 */
export function descend(
  roots: usize,
  trees: i32,
  nodes: usize,
  values: usize,
  groups: usize,
  size: usize,
  count: i32,
  sums: usize,
): void {
  for (let t = 0; t < trees; t++) {
    const root = usize(load<u32>(roots + (usize(t) << 2)))
    let base = groups
    let sum = sums
    for (let g = 0; g < count; g++) {
      let a = root
      let b = root
      let c = root
      let d = root
      let e = root
      let f = root
      let h = root
      let i = root
      for (;;) {
        const a1 = next(a, base)
        const b1 = next(b, base + 8)
        const c1 = next(c, base + 16)
        const d1 = next(d, base + 24)
        const e1 = next(e, base + 32)
        const f1 = next(f, base + 40)
        const h1 = next(h, base + 48)
        const i1 = next(i, base + 56)
        a = next(a1, base)
        b = next(b1, base + 8)
        c = next(c1, base + 16)
        d = next(d1, base + 24)
        e = next(e1, base + 32)
        f = next(f1, base + 40)
        h = next(h1, base + 48)
        i = next(i1, base + 56)
        if (((a ^ a1) | (b ^ b1) | (c ^ c1) | (d ^ d1) | (e ^ e1) | (f ^ f1) | (h ^ h1) | (i ^ i1)) == 0) break
      }
      give(sum, 0, values, nodes, a)
      give(sum, 8, values, nodes, b)
      give(sum, 16, values, nodes, c)
      give(sum, 24, values, nodes, d)
      give(sum, 32, values, nodes, e)
      give(sum, 40, values, nodes, f)
      give(sum, 48, values, nodes, h)
      give(sum, 56, values, nodes, i)
      base += size
      sum += 64
    }
  }
}

@inline
function next(node: usize, row: usize): usize {
  const isLow = load<f64>(row + usize(load<u32>(node, 8))) <= load<f64>(node)
  return usize(load<u32>(node, 12)) + (usize(isLow) << 4)
}

@inline
function give(sum: usize, offset: usize, values: usize, nodes: usize, node: usize): void {
  store<f64>(sum + offset, load<f64>(sum + offset) + load<f64>(values + ((node - nodes) >> 1)))
}
