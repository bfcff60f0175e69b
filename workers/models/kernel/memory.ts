import { wasm } from './built.ts'

/** What `assembly/index.ts` exports; addresses, counts and numbers. */
export interface Kernel {
  readonly memory: WebAssembly.Memory
  bin(
    values: number,
    limits: number,
    unknown: number,
    byColumn: number,
    byRow: number,
    width: number,
    n: number,
  ): void
  sort(values: number, spare: number, counts: number, n: number): void
  pack(
    order: number,
    sums: number,
    outcome: number,
    shares: number,
    packed: number,
    from: number,
    to: number,
    gradientScale: number,
    curvatureScale: number,
  ): void
  add(
    byRow: number,
    order: number,
    packed: number,
    histogram: number,
    width: number,
    from: number,
    to: number,
  ): void
  subtract(parent: number, child: number, bins: number, width: number): void
  part(column: number, marks: number, order: number, spare: number, from: number, to: number): number
  pull(order: number, outcome: number, shares: number, from: number, to: number, found: number): void
  move(order: number, sums: number, from: number, to: number, value: number): void
  walk(
    histogram: number,
    start: number,
    end: number,
    before: number,
    sum: number,
    penalty: number,
    least: number,
    limit: number,
    found: number,
  ): number
  slope(
    numbers: number,
    width: number,
    dense: number,
    intercept: number,
    places: number,
    placesPerRow: number,
    weights: number,
    outcome: number,
    gradient: number,
    pulled: number,
    from: number,
    to: number,
  ): number
  square(numbers: number, width: number, shares: number, every: number, count: number, squares: number): void
  descend(
    roots: number,
    trees: number,
    nodes: number,
    values: number,
    groups: number,
    size: number,
    count: number,
    sums: number,
    labels: number,
  ): void
}

const page = 65_536
/** A kernel with more memory than this is not kept for the next model. */
const mostKept = 64 << 20
const mostIdle = 2

let module: WebAssembly.Module | null | undefined
const idle: Kernel[] = []

/** A kernel with a memory of its own; null where the browser cannot run it (no WebAssembly with SIMD). */
export function takeKernel(): Kernel | null {
  const kept = idle.pop()
  if (kept) return kept
  try {
    module ??= new WebAssembly.Module(Uint8Array.from(atob(wasm), (c) => c.charCodeAt(0)))
    return new WebAssembly.Instance(module, {}).exports as unknown as Kernel
  } catch {
    module = null
    return null
  }
}

/** Gives a kernel back whose memory nobody looks at any more. */
export function giveBack(kernel: Kernel | null): void {
  if (kernel && idle.length < mostIdle && kernel.memory.buffer.byteLength <= mostKept) idle.push(kernel)
}

const kinds = { bytes: Uint8Array, whole: Int32Array, real: Float64Array } as const
type Shape = Readonly<Record<string, readonly [keyof typeof kinds, number]>>
export type Lists<S extends Shape> = { readonly [K in keyof S]: InstanceType<(typeof kinds)[S[K][0]]> }

/** Lists of zeros behind each other, in the memory of a kernel where there is one. Throws RangeError where it is full. */
export function lay<S extends Shape>(shape: S, kernel: Kernel | null): Lists<S> {
  const entries = Object.entries(shape).map(([name, [kind, size]]) => ({ name, kind, size }))
  let end = page
  const places = entries.map(({ kind, size }) => {
    const at = end
    end += Math.ceil((size * kinds[kind].BYTES_PER_ELEMENT) / 16) * 16 + 16
    return at
  })
  const buffer = roomIn(kernel, end)
  const lists = entries.map(
    ({ name, kind, size }, i) => [name, new kinds[kind](buffer, places[i], size)] as const,
  )
  return Object.fromEntries(lists) as Lists<S>
}

function roomIn(kernel: Kernel | null, bytes: number): ArrayBuffer {
  if (!kernel) return new ArrayBuffer(bytes)
  const { memory } = kernel
  const there = memory.buffer.byteLength
  if (bytes > there) memory.grow(Math.ceil((bytes - there) / page))
  const used = Math.min(bytes, there) - page
  if (used > 0) new Uint8Array(memory.buffer, page, used).fill(0)
  return memory.buffer
}
