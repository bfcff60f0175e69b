import { iso, weekday } from '../calendar.ts'
import { entry } from '../random.ts'
import { webshop } from '../truths.ts'

export interface Promotion {
  code: string
  /** Share off the goods. */
  off: number
}

const promotions = [
  { from: '02-10', to: '02-16', code: 'WINTER15', off: 0.15 },
  { from: '04-21', to: '04-27', code: 'SPRING20', off: 0.2 },
  { from: '06-23', to: '06-29', code: 'SUMMER20', off: 0.2 },
  { from: '09-08', to: '09-14', code: 'SCHOOL15', off: 0.15 },
  { from: '11-24', to: '11-30', code: 'BLACK25', off: 0.25 },
]

/** The code that is in every newsletter this week, if any. */
export function promotionOn(at: number): Promotion | undefined {
  return promotions.find((p) => within(at, p.from, p.to))
}

/** Is the day between two days of the year, both written MM-DD and both included? */
export function within(at: number, from: string, to: string): boolean {
  const here = iso(at).slice(5)
  return from <= here && here <= to
}

const byWeekday = [1.08, 1.0, 0.98, 0.97, 0.9, 0.92, 1.22]

/** How much is ordered on a day, 1 = an ordinary one. */
export function weight(at: number): number {
  const { from, to, factor } = webshop.christmas
  const calm = within(at, '12-25', '12-31') ? 0.55 : within(at, '07-15', '08-20') ? 0.85 : 1
  return entry(byWeekday, weekday(at)) * (within(at, from, to) ? factor : calm)
}
