import { FastGrove } from './fast.ts'
import type { Extent, Grove } from './ground.ts'
import { takeKernel } from './memory.ts'
import { PlainGrove } from './plain.ts'

/** A grove with the kernel where the browser has it and memory for it. `isPlain`: without, as in a browser that has no SIMD. */
export function openGrove(extent: Extent, isPlain = false): Grove {
  const kernel = isPlain ? null : takeKernel()
  if (!kernel) return new PlainGrove(extent)
  try {
    return new FastGrove(extent, kernel)
  } catch {
    return new PlainGrove(extent)
  }
}
