import type { Meaning } from '../../src/contract/schema.ts'
import { minutesOf, offsetAt, type Times } from '../../src/contract/zones.ts'
import type { Cells } from '../recognise/source.ts'
import type { FileColumns } from './columns.ts'

const dayMs = 86_400_000
const slotMs = 15 * 60_000
/** Columns that are written by the clock of the date; only where they tell a time. */
const moments: readonly Meaning[] = ['date', 'cancelledAt', 'repliedAt', 'resolvedAt']

/**
 * Files whose times tell a zone, with their times on the clock of the shop; what tells none stays as written. The same
 * objects where there is nothing to move.
 */
export function inZone(files: readonly FileColumns[], zone: string | undefined): readonly FileColumns[] {
  if (zone === undefined || !files.some(isZoned)) return files
  const clock = clockOf(zone)
  return files.map((file) => (isZoned(file) ? moved(file, clock) : file))
}

const isZoned = ({ cells }: FileColumns) =>
  cells.get('zone')?.kind === 'key' && cells.get('date')?.kind === 'date'

function moved(file: FileColumns, clock: (moment: number) => number): FileColumns {
  const cells = new Map(file.cells)
  const zones = zonesOf(file)
  for (const meaning of moments) {
    const column = cells.get(meaning)
    if (column?.kind === 'date') cells.set(meaning, { kind: 'date', values: shifted(column, zones, clock) })
  }
  return { ...file, cells }
}

function shifted(
  { values }: Extract<Cells, { values: Float64Array }>,
  { codes, minutes }: Zoned,
  clock: (moment: number) => number,
): Float64Array {
  const out = values.slice()
  for (let r = 0; r < out.length; r++) {
    const east = minutes[codes[r] ?? -1] ?? Number.NaN
    const wall = out[r] ?? Number.NaN
    if (Number.isNaN(east) || Number.isNaN(wall)) continue
    const moment = wall - east * 60_000
    out[r] = moment + clock(moment) * 60_000
  }
  return out
}

interface Zoned {
  codes: Int32Array
  /** Of each code; NaN where it is no zone that is known. */
  minutes: Float64Array
}

function zonesOf({ cells, labels }: FileColumns): Zoned {
  const column = cells.get('zone')
  const minutes = Float64Array.from(labels.get('zone') ?? [], minutesOf)
  return { codes: column?.kind === 'key' ? column.values : new Int32Array(), minutes }
}

/**
 * Minutes that the clocks of a zone are ahead, asked once for each quarter of an hour of a day on which they are put
 * forward or back (all rules of the IANA database since 1970 change at a whole quarter), once for any other day.
 */
function clockOf(zone: string): (moment: number) => number {
  const ask = offsetAt(zone)
  const days = new Map<number, number>()
  const slots = new Map<number, number>()
  const atDay = (day: number) => once(days, day, () => ask(day * dayMs))
  let last = Number.NaN
  let steady = Number.NaN
  return (moment) => {
    const day = Math.floor(moment / dayMs)
    if (day !== last) {
      last = day
      steady = atDay(day) === atDay(day + 1) ? atDay(day) : Number.NaN
    }
    const slot = Math.floor(moment / slotMs)
    return Number.isNaN(steady) ? once(slots, slot, () => ask(slot * slotMs)) : steady
  }
}

function once(known: Map<number, number>, key: number, make: () => number): number {
  const value = known.get(key) ?? make()
  known.set(key, value)
  return value
}

/** How the times of the files are written; null where no file tells a zone. */
export function timesOf(files: readonly FileColumns[]): Times | null {
  if (!files.some(isZoned)) return null
  const found = new Map<number, number>()
  let plain = 0
  for (const file of files) {
    const { codes, minutes } = zonesOf(file)
    const dates = file.cells.get('date')
    if (dates?.kind !== 'date' || !file.hasTime) continue
    for (let r = 0; r < dates.values.length; r++) {
      const east = minutes[codes[r] ?? -1] ?? Number.NaN
      if (Number.isNaN(east)) plain++
      else found.set(east, (found.get(east) ?? 0) + 1)
    }
  }
  const offsets = [...found].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return offsets.length > 0 ? { offsets, plain } : null
}
