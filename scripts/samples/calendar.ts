/** Days are whole numbers since 1970-01-01; minutes count from midnight of the shop's wall clock. */
const msPerDay = 86_400_000

export function day(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / msPerDay
}

export function iso(day: number): string {
  return new Date(day * msPerDay).toISOString().slice(0, 10)
}

/** 0 = Monday … 6 = Sunday. */
export function weekday(day: number): number {
  return (day + 3) % 7
}

/** 1–12. */
export function month(day: number): number {
  return new Date(day * msPerDay).getUTCMonth() + 1
}

/** 1–31. */
export function dayOfMonth(day: number): number {
  return new Date(day * msPerDay).getUTCDate()
}

/** The same day `count` months later, or the last day of a shorter month. */
export function addMonths(from: number, count: number): number {
  const date = new Date(from * msPerDay)
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count + 1, 0)).getUTCDate()
  return first / msPerDay + Math.min(date.getUTCDate(), last) - 1
}

/** `08:05:31` for seconds since midnight. */
export function clock(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** Central European offset as Shopify writes it: summer time from the last Sunday of March to that of October. */
export function offset(at: number): string {
  const year = iso(at).slice(0, 4)
  return lastSunday(`${year}-03-31`) <= at && at < lastSunday(`${year}-10-31`) ? '+0200' : '+0100'
}

function lastSunday(endOfMonth: string): number {
  const last = day(endOfMonth)
  return last - ((weekday(last) + 1) % 7)
}
