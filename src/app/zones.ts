import { offsetAt, sayOffset, type Times } from '../contract/zones.ts'

/** The zone of this device, to be suggested; '' where the browser does not tell. */
export function zoneNow(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? ''
}

/** Zones in which every time may have been written as it is: their clocks have these offsets in that year. None for UTC alone. */
export function zonesLike({ offsets }: Times, year: number): string[] {
  const told = offsets.map(([minutes]) => minutes)
  if (told.length > 2 || told.every((minutes) => minutes === 0)) return []
  const days = [0, 6].map((month) => Date.UTC(year, month, 1))
  return Intl.supportedValuesOf('timeZone').filter((zone) => {
    const ask = offsetAt(zone)
    const known = days.map(ask)
    return told.every((minutes) => known.includes(minutes))
  })
}

/** What the times rest on, and what follows for the shop. */
export function sayClock({ offsets, plain }: Times, like: readonly string[], zone: string): string {
  const n = (count: number) => count.toLocaleString('en-GB')
  const how = offsets.slice(0, 3).map(([minutes, times]) => `${n(times)} in ${sayOffset(minutes)}`)
  const more = offsets.length > 3 ? ' and others' : ''
  const told = `Times are written: ${how.join(', ')}${more}${plain > 0 ? `, ${n(plain)} without a zone` : ''}.`
  if (zone !== '') return `${told} Each order stands on the day it was there; your files stay as they are.`
  if (offsets.every(([minutes]) => minutes === 0))
    return `${told} If your shop is not on that clock, orders around midnight stand on another day.`
  return like.length > 0
    ? `${told} That is the clock of ${like[0]?.replaceAll('_', ' ')}${like.length > 1 ? ` and ${n(like.length - 1)} other zones` : ''}; it is taken for the shop's own.`
    : `${told} Each order stands on the day that is written.`
}
