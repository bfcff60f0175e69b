import type { Block } from '../../../src/contract/report.ts'
import { wilson } from '../../numeric/interval.ts'
import { rounded, type Say } from '../say.ts'
import { fewestMarks } from './marks.ts'
import type { Case, OddModel } from './model.ts'
import { casesIn } from './pictures.ts'

const mostRows = 60

/** How often each rule was right by what the person has marked so far, and what follows from it. */
export function markTable({ marks, judged }: OddModel, s: Say): Block[] {
  const told = judged.flatMap(({ detector, promised, lacks }) => {
    const found = marks.find(({ rule }) => rule === detector.id)
    return found && lacks === null ? [{ label: detector.label, promised, ...found }] : []
  })
  if (told.length === 0) return []
  const all = told.reduce((sum, { fine, wrong }) => sum + fine + wrong, 0)
  return [
    {
      kind: 'table',
      title: 'How often each rule was right, by your marks',
      reading: `${s.count(all, 'mark')} so far. A rule whose cases were often not fine gets more of the false alarms you allow, one whose cases were fine gets fewer; the sum stays. Below ${s.number(fewestMarks)} marks no share is told.`,
      data: {
        columns: [
          { label: 'Rule' },
          { label: 'Not fine', unit: 'count' },
          { label: 'Marked', unit: 'count' },
          { label: 'Share not fine', unit: 'share' },
          { label: 'At least', unit: 'share' },
          { label: 'At most', unit: 'share' },
          { label: 'False alarms it may give', unit: 'count', term: 'falseAlarm' },
        ],
        rows: [
          ...told.map(({ label, promised, fine, wrong }) => [
            label,
            ...precision(wrong, fine + wrong),
            rounded(promised, 2),
          ]),
          [
            'All',
            ...precision(
              told.reduce((sum, { wrong }) => sum + wrong, 0),
              all,
            ),
            null,
          ],
        ],
      },
      place: 'sure',
    },
  ]
}

function precision(wrong: number, marks: number): (number | null)[] {
  if (marks < fewestMarks) return [wrong, marks, null, null, null]
  const { low, high } = wilson(wrong, marks)
  return [wrong, marks, ...[wrong / marks, low, high].map((share) => rounded(share, 4))]
}

/** What was marked as fine, so that it can be taken back. */
export function fineTable(fine: readonly Case[], normal: OddModel['normal'], s: Say): Block[] {
  if (fine.length === 0) return []
  return [
    {
      kind: 'table',
      title: 'What you marked as fine',
      reading: `${s.count(fine.length, 'case')}. Press the mark again to take it back.`,
      data: casesIn(fine.slice(0, mostRows), normal, s),
      place: 'details',
    },
  ]
}
