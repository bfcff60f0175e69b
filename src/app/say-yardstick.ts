import type { Yardstick } from '../contract/report.ts'
import { format } from './format.ts'

/** A yardstick in words, with what it is held against and whether it is better; `better` only beyond chance, or where nothing was left to chance. */
export function sayYardstick(yardstick: Yardstick, currency: string) {
  const { measure, value, baseline, baselineIs, unit, beyondChance } = yardstick
  const [have, against] = [value, baseline].map((n) => format(n, unit, currency))
  const isAhead = yardstick.better === 'higher' ? value > baseline : value < baseline
  return {
    measure,
    sentence: `${have}; ${baselineIs}: ${against}.`,
    verdict: verdictOf(yardstick, have === against),
    better: isAhead && have !== against && beyondChance !== false,
  }
}

/** Where chance was not asked, the two are only compared: as they read, not beyond their rounding. */
function verdictOf({ value, baseline, better, beyondChance }: Yardstick, readsAlike: boolean): string {
  if (readsAlike) return 'No better than that'
  if (beyondChance === null) return value > baseline ? 'Higher than that' : 'Lower than that'
  if (!beyondChance) return 'Too close to tell apart'
  const isAhead = better === 'higher' ? value > baseline : value < baseline
  return isAhead ? 'Better than that' : 'Worse than that'
}
