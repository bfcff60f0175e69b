// A node has sixteen bytes: its limit, where its column begins in a group of eight rows, and the address of its high child,
// behind which the low one stands; a leaf is its own child. Where labels part, the limit is no number: `tagged` above, and
// below it where the marks of the labels begin.

const tagged: u32 = 0x7ff80001

/**
 * Adds what trees give to rows in groups of eight, whose values lie column by column. Eight rows go down side by side without a
 * branch, two steps between two looks at whether all have come to rest. `labels`: 1 where labels part anywhere.
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
  labels: i32,
): void {
  for (let t = 0; t < trees; t++) {
    const root = usize(load<u32>(roots + (usize(t) << 2)))
    if (labels) fall<i32>(root, nodes, values, groups, size, count, sums)
    else fall<f64>(root, nodes, values, groups, size, count, sums)
  }
}

function fall<T>(
  root: usize,
  nodes: usize,
  values: usize,
  groups: usize,
  size: usize,
  count: i32,
  sums: usize,
): void {
  let group = groups
  let sum = sums
  for (let k = 0; k < count; k++) {
    let a = root
    let b = root
    let c = root
    let d = root
    let e = root
    let f = root
    let g = root
    let h = root
    for (;;) {
      const a1 = next<T>(a, group + 0)
      const b1 = next<T>(b, group + 8)
      const c1 = next<T>(c, group + 16)
      const d1 = next<T>(d, group + 24)
      const e1 = next<T>(e, group + 32)
      const f1 = next<T>(f, group + 40)
      const g1 = next<T>(g, group + 48)
      const h1 = next<T>(h, group + 56)
      a = next<T>(a1, group + 0)
      b = next<T>(b1, group + 8)
      c = next<T>(c1, group + 16)
      d = next<T>(d1, group + 24)
      e = next<T>(e1, group + 32)
      f = next<T>(f1, group + 40)
      g = next<T>(g1, group + 48)
      h = next<T>(h1, group + 56)
      const moved = (a ^ a1) | (b ^ b1) | (c ^ c1) | (d ^ d1)
      if ((moved | (e ^ e1) | (f ^ f1) | (g ^ g1) | (h ^ h1)) == 0) break
    }
    give(sum, 0, values, nodes, a)
    give(sum, 8, values, nodes, b)
    give(sum, 16, values, nodes, c)
    give(sum, 24, values, nodes, d)
    give(sum, 32, values, nodes, e)
    give(sum, 40, values, nodes, f)
    give(sum, 48, values, nodes, g)
    give(sum, 56, values, nodes, h)
    group += size
    sum += 64
  }
}

@inline
function next<T>(node: usize, row: usize): usize {
  const at = row + usize(load<u32>(node, 8))
  let isLow = u32(load<f64>(at) <= load<f64>(node))
  if (isInteger<T>()) {
    const mask = u32(-i32(load<u32>(node, 4) == tagged))
    isLow |= u32(load<u8>(usize((load<u32>(node) + load<u32>(at)) & mask)))
  }
  return usize(load<u32>(node, 12) + (isLow << 4))
}

@inline
function give(sum: usize, offset: usize, values: usize, nodes: usize, node: usize): void {
  store<f64>(sum + offset, load<f64>(sum + offset) + load<f64>(values + ((node - nodes) >> 1)))
}
