export type Period = 'week' | 'month' | 'quarter'

/** Periods in a year of comparison: 52 weeks keep the weekdays. */
export const perYear: Readonly<Record<Period, number>> = { week: 52, month: 12, quarter: 4 }

/** Months since January 1970 of a day number: Hinnant, "chrono-compatible low-level date algorithms", civil_from_days. */
export function monthOf(day: number): number {
  const z = day + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365,
  )
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 2 : mp - 10
  return (yoe + era * 400 + (month < 2 ? 1 : 0) - 1970) * 12 + month
}

/** First day of a month counted from January 1970: the same source, days_from_civil. */
export function monthStart(index: number): number {
  const month = ((index % 12) + 12) % 12
  const year = 1970 + (index - month) / 12 - (month < 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yoe = year - era * 400
  const doy = Math.floor((153 * (month < 2 ? month + 10 : month - 2) + 2) / 5)
  return era * 146097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719468
}

/** Number of the period a day lies in; weeks begin on Monday (ISO 8601). Periods are counted from 1970. */
export function periodOf(day: number, period: Period): number {
  if (period === 'week') return Math.floor((day + 3) / 7)
  return period === 'month' ? monthOf(day) : Math.floor(monthOf(day) / 3)
}

/** First day of a period. The period ends the day before the next begins. */
export function periodStart(index: number, period: Period): number {
  if (period === 'week') return index * 7 - 3
  return monthStart(period === 'month' ? index : index * 3)
}
