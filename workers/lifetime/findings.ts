import type { Histories } from './histories.ts'

/** Which assumption of the models does not fit, with the number that shows it. */
export type Finding =
  /** Nobody bought twice: nothing to fit. */
  | { code: 'no-repeats'; customers: number }
  /** Nobody can be seen to leave: `share` of the customers would drop out within the time seen. */
  | { code: 'no-dropout'; share: number }
  /** Nearly everybody leaves at once: `share` of the purchases would be a last one. */
  | { code: 'all-leave'; share: number }
  /** Everybody buys at the same pace: nothing tells one from another. */
  | { code: 'same-pace'; r: number }
  /** Purchases happen on fixed occasions, `ticks` apart, at most one each (as in BG/BB), not at any time. */
  | { code: 'occasions'; occasions: number; ticks: number }
  /** The search ended before the slope was gone. */
  | { code: 'unsettled' }

const fewestOccasions = 2
const mostOccasions = 24

/** What stands in the way of every model of this room before it is fitted. */
export function findingsBefore(histories: Histories): Finding[] {
  const { groups, repeats, count, customers } = histories
  let buyers = 0
  for (let g = 0; g < groups; g++) if ((repeats[g] ?? 0) > 0) buyers += count[g] ?? 0
  if (buyers === 0) return [{ code: 'no-repeats', customers }]
  return occasionsIn(histories)
}

/** All times are multiples of one step, few steps long, and some bought at each of them. */
function occasionsIn({ groups, repeats, last, age, longest }: Histories): Finding[] {
  let step = 0
  for (let g = 0; g < groups && step !== 1; g++) step = divisor(divisor(step, last[g] ?? 0), age[g] ?? 0)
  if (step === 0) return []
  const occasions = longest / step
  if (occasions < fewestOccasions || occasions > mostOccasions) return []
  for (let g = 0; g < groups; g++) if ((repeats[g] ?? 0) * step > (last[g] ?? 0)) return []
  return [{ code: 'occasions', occasions, ticks: step }]
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b)
}

interface Fitted {
  model: 'bgnbd' | 'mbgnbd' | 'paretonbd'
  params: readonly [number, number, number, number]
  settled: boolean
}

/** What a fit says about its own assumptions. */
export function findingsOf({ model, params, settled }: Fitted, histories: Histories): Finding[] {
  const [r, , third, fourth] = params
  const { share, each } = dropout(model, third, fourth, histories)
  return [
    ...occasionsIn(histories),
    ...(share < 0.01 ? [{ code: 'no-dropout', share } as const] : []),
    ...(each > 0.98 ? [{ code: 'all-leave', share: each } as const] : []),
    ...(r > 50 ? [{ code: 'same-pace', r } as const] : []),
    ...(settled ? [] : [{ code: 'unsettled' } as const]),
  ]
}

/** Share who leave within the mean time seen, and after one purchase. */
function dropout(
  model: Fitted['model'],
  third: number,
  fourth: number,
  histories: Histories,
): { share: number; each: number } {
  const { groups, repeats, age, count, customers, tick } = histories
  let [ticks, purchases, buyers] = [0, 0, 0]
  for (let g = 0; g < groups; g++) {
    const n = count[g] ?? 0
    ticks += (n * (age[g] ?? 0)) / customers
    purchases += n * (repeats[g] ?? 0)
    if ((repeats[g] ?? 0) > 0) buyers += n
  }
  if (model === 'paretonbd') return { share: 1 - (fourth / (fourth + ticks * tick)) ** third, each: 0 }
  const each = third / (third + fourth)
  return { share: 1 - (1 - each) ** (purchases / Math.max(1, buyers)), each }
}
