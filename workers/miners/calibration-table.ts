import type { Block } from '../../src/contract/report.ts'
import type { CalibrationBin } from '../evaluate/probability.ts'
import { wilson } from '../numeric/interval.ts'
import { rounded } from './say.ts'

/** Chances said beside what happened, step by step, with the range of what happened; `happened` heads its column. */
export function calibrationBlock(
  title: string,
  happened: string,
  steps: readonly CalibrationBin[],
  reading: (last: { said: number; happened: number }) => string,
): Block {
  const rows = steps.map(({ rows, said, happened }) => {
    const { low, high } = wilson(Math.round(happened * rows), rows)
    return [rounded(said, 4), rows, rounded(happened, 4), rounded(low, 4), rounded(high, 4)]
  })
  const [said, , share] = rows.at(-1) ?? []
  return {
    kind: 'table',
    title,
    reading: said === undefined || share === undefined ? '' : reading({ said, happened: share }),
    data: {
      columns: [
        { label: 'Chance said', unit: 'share', term: 'calibration' },
        { label: 'Customers', unit: 'customers' },
        { label: happened, unit: 'share' },
        { label: 'From', unit: 'share', term: 'interval' },
        { label: 'To', unit: 'share' },
      ],
      rows,
    },
    place: 'sure',
  }
}
