/** A way to read a cell that was set aside as no date: what it is then, and the row with the cell written so. */
export interface ReadAs {
  label: string
  text: string
}

/** Both orders of day and month that give a real day. None where the reason is another one, or the row tells the cell not once. */
export function readDateAs(reason: string, row: string): ReadAs[] {
  const cell = /^(.+?) is no date(?: with the (?:day|month|year) first)?$/.exec(reason)?.[1] ?? ''
  if (cell === '' || row.split(cell).length !== 2) return []
  const [, a = '', b = '', year = ''] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(cell.trim()) ?? []
  const ways = [
    { label: 'day first', iso: isoOf(year, b, a) },
    { label: 'month first', iso: isoOf(year, a, b) },
  ]
  return ways.flatMap(({ label, iso }) =>
    iso ? [{ label: `${iso} (${label})`, text: row.replace(cell, () => iso) }] : [],
  )
}

/** '' for a day that is not in the calendar. */
function isoOf(year: string, month: string, day: string): string {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = Date.parse(`${iso}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso) ? iso : ''
}
