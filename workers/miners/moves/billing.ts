import type { History, Standing } from './kernel.ts'

/** Waits so even are bills: their deviation over their mean. */
const even = 0.2
const fewestDays = 4
const mostly = 0.5
const fewest = 30

/**
 * Whether most of who came back did so at even intervals, as bills of a contract do: then a payment is no purchase, nobody is due for one,
 * and only leaving can be prevented. By the coefficient of variation of each customer's waits. Linear.
 */
export function billed({ starts, day }: History, { who, orders }: Standing): boolean {
  let [regular, known] = [0, 0]
  for (let i = 0; i < who.length; i++) {
    if ((orders[i] ?? 0) < fewestDays) continue
    const from = starts[who[i] ?? 0] ?? 0
    known++
    if (variation(day, from, from + (orders[i] ?? 0)) < even) regular++
  }
  return known >= fewest && known > mostly * who.length && regular > mostly * known
}

function variation(day: Int32Array, from: number, to: number): number {
  const mean = ((day[to - 1] ?? 0) - (day[from] ?? 0)) / (to - from - 1)
  let squares = 0
  for (let i = from + 1; i < to; i++) squares += ((day[i] ?? 0) - (day[i - 1] ?? 0) - mean) ** 2
  return Math.sqrt(squares / (to - from - 1)) / mean
}
