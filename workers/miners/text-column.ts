import type { ListColumn } from '../../src/contract/report.ts'
import { within } from '../numeric/progress.ts'

/** Texts made between two yields. */
const chunk = 512

/** A text beside each of these places; equal texts are kept once. Yields the share done. */
function* textColumn(
  label: string,
  places: Int32Array,
  text: (place: number) => string,
): Generator<number, ListColumn> {
  const known = new Map<string, number>()
  const codes = new Int32Array(places.length)
  for (let i = 0; i < places.length; i++) {
    if (i % chunk === 0) yield i / places.length
    const said = text(places[i] ?? 0)
    const code = known.get(said) ?? known.size
    known.set(said, code)
    codes[i] = code
  }
  return { label, codes, labels: [...known.keys()] }
}

/** Several of them, one after the other. Yields the share done. */
export function* textColumns(
  places: Int32Array,
  wanted: readonly (readonly [label: string, text: (place: number) => string])[],
): Generator<number, ListColumn[]> {
  const columns: ListColumn[] = []
  for (const [k, [label, text]] of wanted.entries())
    columns.push(yield* within(textColumn(label, places, text), k / wanted.length, (k + 1) / wanted.length))
  return columns
}
