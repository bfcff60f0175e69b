import type { Question } from '../../src/contract/desk.ts'
import { longDay } from './calendar.ts'
import { dateReader } from './dates.ts'
import type { Plan } from './plan.ts'

const yearsBack = 5

/** Asked where dates read both ways. */
export function dateOrder(plan: Plan): Question[] {
  const open = [...plan.dates.values()].find((d) => !d.settled)
  if (!open) return []
  const example = open.tally.proof.either || open.tally.proof.day || open.tally.proof.month
  const from = open.lacks ? `${open.lacks.newest}-01` : '2024-01'
  const read = (order: 'dmy' | 'mdy') => {
    const ms = dateReader({ kind: 'written', order, from })(example)
    return Number.isNaN(ms) ? 'no date' : longDay(ms)
  }
  return [
    {
      id: 'date-order',
      ask: `Is ${example} ${read('dmy')} or ${read('mdy')}?`,
      options: [
        { label: `Day first: ${read('dmy')}`, corrections: { dateOrder: 'day-first' } },
        { label: `Month first: ${read('mdy')}`, corrections: { dateOrder: 'month-first' } },
      ],
    },
  ]
}

/** Asked where days have no year, and neither other rows nor the names of sheet and file tell one. */
export function whichYear(name: string, plan: Plan): Question[] {
  const open = [...plan.dates.values()].find((d) => d.lacks)
  if (!open?.lacks || open.format.kind !== 'written') return []
  const { order } = open.format
  const { example, first, newest } = open.lacks
  const latest = first === 1 ? newest : newest - 1
  const options = Array.from({ length: yearsBack }, (_, back) => {
    const year = `${latest - back}-${String(first).padStart(2, '0')}`
    const ms = dateReader({ kind: 'written', order, from: year })(example)
    const day = Number.isNaN(ms) ? 'no such day' : longDay(ms)
    const label = first === 1 ? `${latest - back}` : `${latest - back} into ${latest - back + 1}`
    return { label: `${label}: ${day}`, corrections: { year } }
  })
  return [
    {
      id: 'date-year',
      ask: `Days in ${name} have no year, such as ${example}. Of which year are they?`,
      options,
    },
  ]
}
