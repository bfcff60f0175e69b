import type { Yardstick } from '../../src/contract/report.ts'

/** What stands in a yardstick where nothing could be tried: `why` in its baseline's place, and no number that means anything. */
export const untested = (
  why: string,
): Pick<Yardstick, 'value' | 'baseline' | 'baselineIs' | 'beyondChance' | 'untested'> => ({
  value: 0,
  baseline: 0,
  baselineIs: why,
  beyondChance: null,
  untested: true,
})
