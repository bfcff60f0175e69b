import { isBlank, isShortened } from './blank.ts'

/** Rows of each value that occurs more than once. */
function groups(keys: string[]): number[][] {
  const rows = new Map<string, number[]>()
  for (const [r, key] of keys.entries()) {
    if (isBlank(key) || isShortened(key)) continue
    const have = rows.get(key)
    if (have) have.push(r)
    else rows.set(key, [r])
  }
  return [...rows.values()].filter((list) => list.length > 1)
}

/** Of the groups whose value is told more than once: how many there are, and the share with one value only. */
export function constancy(keys: string[], values: string[]): { groups: number; same: number } {
  let told = 0
  let same = 0
  for (const rows of groups(keys)) {
    const cells = rows.map((r) => values[r] ?? '').filter((cell) => !isBlank(cell))
    if (cells.length < 2) continue
    told++
    if (cells.every((cell) => cell === cells[0])) same++
  }
  return { groups: told, same: told === 0 ? 1 : same / told }
}

/** An order has one date, a customer has several: true where nothing speaks against an order number. */
export function isOrderLike(ids: string[], dates: string[]): boolean {
  const { groups: told, same } = constancy(ids, dates)
  return told === 0 || same > 0.98
}

/** True where values come back, as order numbers do in a file of order lines. */
export const repeats = (keys: string[]) => groups(keys).length > 0
