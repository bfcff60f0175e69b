import type { Block } from '../../../src/contract/report.ts'
import { rounded, type Say } from '../say.ts'
import type { MovesModel } from './model.ts'
import { cents } from './words.ts'

/** Whom the lists would have named on a day of the past, and what they then did. */
export function proofTable({ proof, days }: MovesModel, s: Say): Block[] {
  if (!proof) return []
  const { named, known, came, foretold, spent, atRandom, best, asOf } = proof
  return [
    {
      kind: 'bars',
      title: 'What people then spent, on their own',
      reading: `On ${s.date(asOf)} these rules, by orders alone, would have named ${s.number(named)} of ${s.count(known, 'customer')}; ${came === 0 ? 'none' : s.number(came)} of them ordered in the ${s.count(days, 'day')} after, ${s.number(rounded(foretold, 1))} were foretold.`,
      data: {
        unit: 'money',
        bars: [
          {
            label: 'One of those named',
            value: cents(spent),
            note: `${s.number(came)} of ${s.number(named)} ordered; ${s.number(rounded(foretold, 1))} foretold`,
          },
          {
            label: 'One picked at random',
            value: cents(atRandom),
            note: `of ${s.number(known)}, on ${s.date(asOf)}`,
          },
          {
            label: 'One of the best so far',
            value: cents(best),
            note: 'as many; they come anyway',
          },
        ],
      },
      place: 'sure',
    },
  ]
}
