import type { Block } from '../contract/report.ts'

/** Digits beyond what is read: many of them tell of how many a share was made. */
const digits = 5
const shares = 1000

/** The block with shares to a thousandth and other fractions to five digits; whole numbers as they are. */
export function rounded(block: Block): Block {
  return { ...block, data: of(block.data) } as Block
}

function of(value: unknown): unknown {
  if (typeof value === 'number') return short(value)
  if (Array.isArray(value)) return value.map(of)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, of(inner)]))
}

/** A number as it is told. */
export function short(value: number): number {
  if (Number.isInteger(value)) return value
  if (Math.abs(value) <= 1) return Math.round(value * shares) / shares || Number(value.toPrecision(2))
  return Number(value.toPrecision(digits))
}
