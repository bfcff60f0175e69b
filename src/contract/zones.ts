/** What the files tell of the clock that their times are written by. */
export interface Times {
  /** Minutes east of Greenwich, and the times written so; the most first. */
  offsets: [minutes: number, times: number][]
  /** Times that tell no zone: they are taken for the shop's own clock. */
  plain: number
}

/** Whether this device knows a zone of the IANA database by that name. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}

/** Minutes that the clocks of a zone are ahead of Greenwich at a moment (ms since 1970). Throws RangeError for no zone. */
export function offsetAt(zone: string): (moment: number) => number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    ...({ year: 'numeric', month: 'numeric', day: 'numeric' } as const),
    ...({ hour: 'numeric', minute: 'numeric', second: 'numeric' } as const),
  })
  return (moment) => {
    const at = Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, Number(value)]))
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = at
    const wall = Date.UTC(year, month - 1, day, hour, minute, second)
    return (wall - Math.floor(moment / 1000) * 1000) / 60_000
  }
}

const zoneNames: Readonly<Record<string, number>> = {
  ...{ z: 0, ut: 0, utc: 0, gmt: 0, wet: 0, est: -300, edt: -240, cst: -360, cdt: -300 },
  ...{ mst: -420, mdt: -360, pst: -480, pdt: -420, west: 60, cet: 60, cest: 120, mez: 60, mesz: 120 },
  ...{ eet: 120, eest: 180 },
}

/** Minutes east of Greenwich of `Z`, `UTC`, `+02:00`, `-0530`, `+2`, or a name of RFC 2822 or of Europe; NaN for others. */
export function minutesOf(label: string): number {
  const text = label.trim().replace(/^(?:utc|gmt)(?=[+-])|\]$/gi, '')
  const named = zoneNames[text.toLowerCase()]
  if (named !== undefined && Object.hasOwn(zoneNames, text.toLowerCase())) return named
  const [, sign, hours = '', minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text) ?? []
  const ahead = Number(hours) * 60 + Number(minutes)
  return sign === undefined || ahead > 14 * 60 ? Number.NaN : sign === '-' ? -ahead : ahead
}

/** "UTC", "UTC+02:00", "UTC−03:30". */
export function sayOffset(minutes: number): string {
  if (minutes === 0) return 'UTC'
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return `UTC${minutes < 0 ? '−' : '+'}${two(hours)}:${two(rest)}`
}

/** What stands in the account about the clock; '' where no time tells a zone. */
export function sayTimes({ offsets, plain }: Times, zone: string | undefined): string {
  const zoned = offsets.reduce((sum, [, times]) => sum + times, 0)
  if (zoned === 0) return ''
  const n = (count: number) => count.toLocaleString('en-GB')
  const how = offsets.slice(0, 3).map(([minutes]) => sayOffset(minutes))
  const where = `${n(zoned)} of ${n(zoned + plain)} times are written in ${how.join(', ')}${offsets.length > 3 ? ' and others' : ''}`
  return zone === undefined
    ? `${where}; each counts on the day that is written.`
    : `${where}; each counts on the day it was in ${zone} (your choice).`
}
