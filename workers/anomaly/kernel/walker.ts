import type { Matrix } from '../matrix.ts'
import { wasm } from './built.ts'
import { descendPlain, type Trees } from './plain.ts'

/** What `assembly/index.ts` exports; addresses and counts. */
interface Exports {
  memory: WebAssembly.Memory
  descend(
    nodes: number,
    leaves: number,
    trees: number,
    values: number,
    size: number,
    rows: number,
    sums: number,
  ): void
}

const page = 65_536
/** Rows that are copied in at a time, and that one call takes: about 15 ms. */
export const chunk = 8_192

let module: WebAssembly.Module | null | undefined

function load(): Exports | null {
  try {
    module ??= new WebAssembly.Module(Uint8Array.from(atob(wasm), (c) => c.charCodeAt(0)))
    return new WebAssembly.Instance(module, {}).exports as unknown as Exports
  } catch {
    module = null
    return null
  }
}

/** Adds to `sums` how far some rows of a matrix come in each tree. */
export type Walk = (matrix: Matrix, from: number, to: number, sums: Float64Array) => void

/**
 * Lays trees into the kernel's memory; without the kernel, or memory for it, loops in TypeScript find the same to the last bit.
 * Memory: 6 kB a tree and 8,192 rows of the matrix.
 */
export function walkOf(trees: Trees, columns: number, isPlain = false): Walk {
  const kernel = isPlain ? null : load()
  try {
    if (kernel) return fastWalk(kernel, trees, columns)
  } catch {
    // No memory for it.
  }
  return (matrix, from, to, sums) => descendPlain(trees, matrix.values, matrix.columns, from, to, sums)
}

function fastWalk(kernel: Exports, { trees, column, limit, path }: Trees, columns: number): Walk {
  const leaves = page + column.length * 16
  const values = leaves + path.length * 8
  const out = values + chunk * columns * 8
  const missing = out + chunk * 8 - kernel.memory.buffer.byteLength
  if (missing > 0) kernel.memory.grow(Math.ceil(missing / page))
  const { buffer } = kernel.memory
  const [reals, words] = [new Float64Array(buffer), new Uint32Array(buffer)]
  for (let k = 0; k < column.length; k++) {
    reals[(page >> 3) + 2 * k] = limit[k] ?? 0
    words[(page >> 2) + 4 * k + 2] = 8 * (column[k] ?? 0)
  }
  reals.set(path, leaves >> 3)
  return (matrix, from, to, sums) => {
    for (let at = from; at < to; at += chunk) {
      const end = Math.min(to, at + chunk)
      reals.set(matrix.values.subarray(at * columns, end * columns), values >> 3)
      reals.set(sums.subarray(at, end), out >> 3)
      kernel.descend(page, leaves, trees, values, columns * 8, Math.ceil((end - at) / 4) * 4, out)
      sums.set(reals.subarray(out >> 3, (out >> 3) + end - at), at)
    }
  }
}
