import { capital, type Say } from '../say.ts'
import type { LeaversModel } from './model.ts'

/** Below this many log-odds chances are hardly moved. */
const noticed = 0.1
const year = 365

/** What this time of the year was like in years before, as rows of a table. */
export function levelRows({ present }: LeaversModel): [string, number][] {
  const { years, people, said, left } = present?.level ?? { years: 0, people: 0, said: 0, left: 0 }
  if (years === 0) return []
  return [
    ['At this time of earlier years: could be lost', people],
    ['Of these expected to leave, by the rule alone', Math.round(said)],
    ['Of these left then', left],
  ]
}

/** Why chances are higher or lower than the rule alone says, or that nobody knows whether this time of the year differs. */
export function levelWords({ present, glance }: LeaversModel, s: Say): string[] {
  if (!present || glance.quiet >= year) return []
  const { bias, years, people, said, left } = present.level
  if (years === 0)
    return [
      'Your orders do not reach far enough back to see whether this time of the year is like the others: a season moves how many leave.',
    ]
  if (Math.abs(bias) < noticed) return []
  const then = `at this time of earlier years ${s.number(left)} of ${s.count(people, 'customer')} left, where the rule alone expects ${s.number(Math.round(said))}`
  return [
    `${capital(then)}: chances are ${bias > 0 ? 'raised' : 'lowered'} for the season and for what happened lately.`,
  ]
}
