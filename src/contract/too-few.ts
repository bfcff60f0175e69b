import { formatDay } from './format.ts'
import type { Unit } from './param.ts'

/** Less than a question needs. `what` names what is counted where its unit is too wide a word; `soonest`: the ISO day it is
 * enough at the pace so far; `instead`: the option of a setting that these data may answer; `list`: they stand on a list, not in orders;
 * `advice`: what to do where more of the same would not help. */
export interface TooFew {
  code: 'too-few'
  have: number
  need: number
  unit: Unit
  what?: string
  soonest?: string
  instead?: string
  list?: true
  advice?: string
}

const n = (value: number) => value.toLocaleString('en-GB')

/** The fact with both numbers, then what to do. */
export function sayTooFew(few: TooFew): { what: string; next: string } {
  const { have, need, unit, what = unit } = few
  return {
    what:
      have === 1
        ? `There is only 1 of the ${n(need)} ${what} that this question needs at least.`
        : `There are ${n(have)} ${what}; this question needs at least ${n(need)}.`,
    next: nextOf(few),
  }
}

function nextOf({ have, unit, soonest, instead, list, advice }: TooFew): string {
  if (advice) return advice
  if (list) return 'Bring a list with more customers, those who left among them.'
  const nobody = have === 0 && /customers$/.test(unit)
  return [
    ...(soonest ? [`At the pace so far that is around ${formatDay(soonest, 'en-GB')}.`] : []),
    ...(nobody ? ['See under Data whether a column tells who ordered.'] : []),
    ...(instead ? [`Choose “${instead}” under Settings.`] : []),
    `${soonest || nobody || instead ? 'Or widen' : 'Widen'} the period, or bring an older export.`,
  ].join(' ')
}
