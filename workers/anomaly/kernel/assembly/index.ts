// AssemblyScript. Adds up how far each row comes in each tree, without a branch; `plain.ts` says the same one row at a time.

/** Rows that stay near while all trees pass over them. */
const block: i32 = 256
/** Eight levels, four bits a node. */
const first: usize = 255 << 4

/** One step down: a node has sixteen bytes, its limit and where its column stands in a row. */
@inline
function next(at: usize, tree: usize, row: usize): usize {
  const node = tree + at
  const isHigh = usize(load<f64>(row + usize(load<u32>(node, 8))) >= load<f64>(node))
  return (at << 1) + 16 + (isHigh << 4)
}

@inline
function give(sum: usize, leaves: usize, at: usize): void {
  store<f64>(sum, load<f64>(sum) + load<f64>(leaves + ((at - first) >> 1)))
}

/** `rows` is a multiple of four, `size` the bytes of a row; `sums` are added to. */
export function descend(
  nodes: usize,
  leaves: usize,
  trees: i32,
  values: usize,
  size: usize,
  rows: i32,
  sums: usize,
): void {
  for (let from = 0; from < rows; from += block) {
    const to = min(rows, from + block)
    let tree = nodes
    let leaf = leaves
    for (let t = 0; t < trees; t++) {
      let row = values + usize(from) * size
      let sum = sums + (usize(from) << 3)
      for (let i = from; i < to; i += 4) {
        const second = row + size
        const third = second + size
        const fourth = third + size
        let a: usize = 0
        let b: usize = 0
        let c: usize = 0
        let d: usize = 0
        for (let level = 0; level < 8; level++) {
          a = next(a, tree, row)
          b = next(b, tree, second)
          c = next(c, tree, third)
          d = next(d, tree, fourth)
        }
        give(sum, leaf, a)
        give(sum + 8, leaf, b)
        give(sum + 16, leaf, c)
        give(sum + 24, leaf, d)
        row = fourth + size
        sum += 32
      }
      tree += first
      leaf += 256 << 3
    }
  }
}
