import type { Block } from '../../src/contract/report.ts'
import type { Estimate } from '../evaluate/bootstrap.ts'
import { cells } from './say.ts'

/** How far groups of customers lie apart in each figure of a model, with intervals. */
export function gapTable(name: string, gaps: readonly { label: string; gap: Estimate }[]): Block {
  return {
    kind: 'table',
    title: `How far groups lie apart, by “${name}”`,
    reading: 'A gap is the best group less the worst; some gap comes by chance alone.',
    data: {
      columns: [
        { label: 'Figure' },
        { label: 'Gap', term: 'fairnessGap' },
        { label: 'From', term: 'interval' },
        { label: 'To' },
      ],
      rows: gaps.map(({ label, gap }) => [label, ...cells(gap)]),
    },
    place: 'sure',
  }
}
