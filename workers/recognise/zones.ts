import type { TableHead, TextColumn } from '../reading/table.ts'
import type { DateFormat } from './dates.ts'
import { normalise } from './names.ts'

/** What stands behind the clock of a time: Z, UTC, +02:00, PDT. */
const behind =
  /:\d{2}(?:[.,:]\d{1,9})?\s*(?:[ap]\.?m\.?)?\s*(z|[a-z]{2,5}|[+-]\d{1,2}(?::?\d{2})?)(?:\s*\([^)]{0,40}\))?\s*$/i

/** The zone that a time is written in, as it stands there; '' where it tells none. */
export function zoneIn(text: string): string {
  const n = text.length
  if (n === 20 && text.charCodeAt(19) === 90) return 'Z'
  if (n === 19 && text.charCodeAt(16) === 58) return ''
  const found = n <= 64 ? (behind.exec(text)?.[1] ?? '') : ''
  return /^(?:am|pm|uhr)$/i.test(found) ? '' : found
}

/** Zones of the dates of a file, as codes into labels: filled only where the file tells any. */
export class Zones {
  readonly labels: string[] = []
  /** Position of the column whose cells are looked at. */
  readonly column: number
  readonly #usual: string
  readonly #codes = new Map<string, number>()

  private constructor(column: number, usual: string) {
    this.column = column
    this.#usual = usual
  }

  /** Of the column with the time; null where neither its name, nor its format, nor any cell of the sample tells a zone. */
  static of({ headers, sample }: TableHead, column: number, format: DateFormat | undefined): Zones | null {
    const named = /(^|[^a-z])(utc|gmt)([^a-z]|$)/i.test(headers[column] ?? '')
    const inside = /utc$/.test(normalise(headers[column] ?? ''))
    const usual = named || inside || format?.kind === 'unix' ? 'UTC' : ''
    const told = sample.some(({ cells }) => zoneIn(cells[column] ?? '') !== '')
    return usual !== '' || told ? new Zones(column, usual) : null
  }

  /** Of all rows, or of those in `index`. */
  type({ codes, texts }: TextColumn, index: Int32Array | null): Int32Array {
    const out = new Int32Array(index ? index.length : codes.length)
    for (let r = 0; r < out.length; r++) {
      const zone = zoneIn(texts.text(codes[index ? (index[r] ?? 0) : r] ?? 0)) || this.#usual
      out[r] = zone === '' ? -1 : this.#code(zone)
    }
    return out
  }

  #code(zone: string): number {
    const known = this.#codes.get(zone)
    if (known !== undefined) return known
    this.#codes.set(zone, this.labels.length)
    return this.labels.push(zone) - 1
  }
}
