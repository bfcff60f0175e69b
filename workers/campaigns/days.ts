/** Days since 1970-01-01 of an ISO date; NaN for what is none. */
export const dayOf = (iso: string): number =>
  Math.floor(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / 86_400_000)

/** The ISO date of a day. */
export const isoOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)
