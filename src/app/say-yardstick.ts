import type { Yardstick } from '../contract/report.ts'
import { format } from './format.ts'

/** A yardstick in words, with what it is held against; `better` only when it truly is. */
export function sayYardstick(yardstick: Yardstick, currency: string) {
  const { measure, value, baseline, baselineIs, unit } = yardstick
  const better = yardstick.better === 'higher' ? value > baseline : value < baseline
  const [have, against] = [value, baseline].map((n) => format(n, unit, currency))
  return { measure, sentence: `${have}; ${baselineIs}: ${against}.`, better }
}
