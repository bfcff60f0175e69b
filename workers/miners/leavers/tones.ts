import type { Letters } from '../../../src/contract/miner.ts'
import { within } from '../../numeric/progress.ts'
import { readTexts } from '../../text/reader.ts'

/** How texts of people sounded, −1 … 1: person `p` has the places from `starts[p]` to `starts[p + 1]`, in order of time. */
export interface Tones {
  readonly starts: Int32Array
  day: Int32Array
  readonly tone: Float32Array
}

/** The last text within so many days before a day: its tone, and days since; NaN where there is none. */
export interface Heard {
  readonly tone: number
  readonly heard: number
}

/** An older text says nothing of today. */
const oldest = 365
const nothing: Heard = { tone: Number.NaN, heard: Number.NaN }

/**
 * Dated texts that are judged (`workers/text`), by the people with these keys (ascending); null where nobody here wrote one.
 * Linear in the texts; 8 bytes each beside them. Yields the share done.
 */
export function* tonesOf(letters: Letters | undefined, keys: Int32Array): Generator<number, Tones | null> {
  if (!letters) return null
  const person = new Map(Array.from(keys, (key, place) => [key, place]))
  const rows: { person: number; day: number; row: number }[] = []
  for (let row = 0; row < letters.rows; row++) {
    if (row % 16_384 === 0) yield (0.1 * row) / letters.rows
    const [who, day] = [person.get(letters.customer[row] ?? -1), letters.day[row] ?? -1]
    if (who !== undefined && day >= 0) rows.push({ person: who, day, row })
  }
  const texts = rows.map(({ row }) => textAt(letters, row))
  const read = yield* within(readTexts(texts), 0.1, 0.9)
  const told = rows.map((one, at) => ({ ...one, at })).filter(({ at }) => (read.language[at] ?? -1) >= 0)
  if (told.length === 0) return null
  told.sort((a, b) => a.person - b.person || a.day - b.day || a.row - b.row)
  const starts = new Int32Array(keys.length + 1)
  for (const { person: who } of told) starts[who + 1] = (starts[who + 1] ?? 0) + 1
  for (let p = 0; p < keys.length; p++) starts[p + 1] = (starts[p + 1] ?? 0) + (starts[p] ?? 0)
  return {
    starts,
    day: Int32Array.from(told, ({ day }) => day),
    tone: Float32Array.from(told, ({ at }) => read.tone[at] ?? 0),
  }
}

const textAt = ({ title, text }: Letters, row: number) =>
  [title, text].map(({ codes, labels }) => labels[codes[row] ?? -1] ?? '').join('. ')

/** The last thing a person wrote until a day (included). */
export function heardUntil(tones: Tones | null, person: number, asOf: number): Heard {
  if (!tones) return nothing
  for (let at = (tones.starts[person + 1] ?? 0) - 1; at >= (tones.starts[person] ?? 0); at--) {
    const heard = asOf - (tones.day[at] ?? 0)
    if (heard < 0) continue
    return heard > oldest ? nothing : { tone: tones.tone[at] ?? Number.NaN, heard }
  }
  return nothing
}
