import type { Block } from '../../../src/contract/report.ts'
import { wilson } from '../../numeric/interval.ts'
import { rounded, type Say } from '../say.ts'
import { tableOf } from '../table.ts'
import { fewestMarks } from './marks.ts'
import type { Case, OddModel } from './model.ts'
import { casesIn } from './pictures.ts'

const mostRows = 60

/** How often each rule was right by what the person has marked so far, and what follows from it. */
export function markTable({ marks, judged }: OddModel, s: Say): Block[] {
  const told = judged.flatMap(({ detector, promised, lacks }) => {
    const found = marks.find(({ rule }) => rule === detector.id)
    if (!found || lacks !== null) return []
    const { fine, wrong } = found
    return [{ label: detector.label, promised, wrong, marked: fine + wrong }]
  })
  if (told.length === 0) return []
  const all = told.reduce((sum, { marked }) => sum + marked, 0)
  return [
    {
      kind: 'table',
      title: 'How often each rule was right, by your marks',
      reading: `${s.count(all, 'mark')} so far. A rule whose cases were often not fine gets more of the false alarms you allow, one whose cases were fine gets fewer; the sum stays. Below ${s.number(fewestMarks)} marks no share is told.`,
      data: tableOf(
        [
          ...told,
          {
            label: 'All',
            promised: null,
            wrong: told.reduce((sum, { wrong }) => sum + wrong, 0),
            marked: all,
          },
        ],
        [
          { label: 'Rule', of: ({ label }) => label },
          { label: 'Not fine', unit: 'count', of: ({ wrong }) => wrong },
          { label: 'Marked', unit: 'count', of: ({ marked }) => marked },
          { label: 'Share not fine', unit: 'share', of: (one) => precision(one)?.value ?? null },
          { label: 'At least', unit: 'share', of: (one) => precision(one)?.low ?? null },
          { label: 'At most', unit: 'share', of: (one) => precision(one)?.high ?? null },
          {
            label: 'False alarms it may give',
            unit: 'count',
            term: 'falseAlarm',
            of: ({ promised }) => promised && rounded(promised, 2),
          },
        ],
      ),
      place: 'sure',
    },
  ]
}

/** The share of marks that were not fine; null where they are too few to tell. */
function precision({ wrong, marked }: { wrong: number; marked: number }) {
  if (marked < fewestMarks) return null
  const { low, high } = wilson(wrong, marked)
  return { value: rounded(wrong / marked, 4), low: rounded(low, 4), high: rounded(high, 4) }
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
