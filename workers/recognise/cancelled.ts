import type { Meaning } from '../../src/contract/schema.ts'
import type { TextColumn } from '../reading/table.ts'
import type { Guesses, Look } from './meanings.ts'
import { normalise } from './names.ts'
import type { Cells } from './source.ts'
import { flagWord, plainFlag } from './typing.ts'

/** A column that answers with yes where an order came to nothing. */
export interface Cancelled {
  column: number
  /** As the file writes yes. */
  word: string
}

const called =
  /^(?:is_?|was_?)?(?:cancell?ed|canc|skipped|cancellation|void|voided|storniert|storno|annule|annulee|cancelad[oa]|anulad[oa]|annullat[oa]|stornat[oa]|geannuleerd|anulowan[oey]|zruseno|zrusena|peruttu|makulerad|annulleret|kansellert|no_?show)_?\??$/
const least = 0.9
const says = plainFlag('')
const means = (cell: string) => says(flagWord(cell))

/** Of a file of no known source that tells no day of it: yes, no or nothing below “Cancelled”, “Voided”, “Storniert”. Null for none. */
export function cancelledIn(look: Look, guesses: Guesses): Cancelled | null {
  if (look.signature || guesses.has('cancelledAt')) return null
  for (const [column, header] of look.headers.entries()) {
    if (!called.test(normalise(header).replace(/_?\?$/, ''))) continue
    const told = (look.cells[column] ?? []).filter((cell) => cell.trim() !== '')
    if (told.length === 0 || told.filter((cell) => means(cell) >= 0).length < least * told.length) continue
    return { column, word: told.find((cell) => means(cell) === 1)?.trim() ?? 'yes' }
  }
  return null
}

/** Writes into `cells` that orders of rows with a yes were cancelled, on their own day as far as the file tells. */
export function cancel(
  cells: Map<Meaning, Cells>,
  { codes, texts }: TextColumn,
  index: Int32Array | null,
): void {
  const date = cells.get('date')
  const day = (r: number) => (date?.kind === 'date' ? date.values[r] || 0 : 0)
  const values = Float64Array.from({ length: index?.length ?? codes.length }, (_, r) =>
    means(texts.text(codes[index ? (index[r] ?? 0) : r] ?? 0)) === 1 ? day(r) : Number.NaN,
  )
  cells.set('cancelledAt', { kind: 'date', values })
}
