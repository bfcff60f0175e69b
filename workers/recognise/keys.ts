import type { Meaning } from '../../src/contract/schema.ts'
import { isBlank } from './blank.ts'
import { currencyCode } from './currency.ts'

/** Cities and names keep the words that mean “empty” elsewhere: there is a town called Null. */
const keepsWords = new Set<Meaning>([
  'city',
  'street',
  'product',
  'customerName',
  'firstName',
  'lastName',
  'text',
])
/** Exports guard these with an apostrophe so that a spreadsheet keeps them as text. */
const guarded = new Set<Meaning>(['customer', 'phone', 'order', 'sku', 'postcode', 'email'])

/** What a cell is called among the labels of its meaning; '' where it names nothing. */
export function labelOf(meaning: Meaning, cell: string): string {
  if (keepsWords.has(meaning) ? cell.trim() === '' || cell.trim() === '-' : isBlank(cell)) return ''
  const trimmed = cell.trim().normalize('NFC')
  const text = guarded.has(meaning) && trimmed.startsWith("'") ? trimmed.slice(1).trim() : trimmed
  if (meaning === 'email') return text.toLowerCase()
  if (meaning === 'phone') return text.replace(/^(?:p|tel):\s*/i, '')
  if (meaning === 'currency') return currencyCode(text) || text.toUpperCase()
  return text
}

/** Cells that are their own label at a glance: no blanks around, nothing that may stand for “empty” or be guarded. */
const plain = /^(?:#\d|[^\s'nNuU#?(<0\x7f-\uffff-])[!-~ ]*(?<! )$/
const plainLower = /^[^\s'nNuU#?(<0A-Z\x7f-\uffff-][!-@[-~ ]*(?<! )$/
/** Labels of one meaning and their codes: dense from 0, in order of appearance; -1 for empty cells. */
export class KeyDictionary {
  readonly labels: string[] = []
  /** Codes of the labels; null while every cell was told apart before it came and is its own label. */
  #codes: Map<string, number> | null = null
  readonly #meaning: Meaning
  readonly #plain: RegExp | null

  constructor(meaning: Meaning) {
    this.#meaning = meaning
    this.#plain =
      meaning === 'currency' || meaning === 'phone' ? null : meaning === 'email' ? plainLower : plain
  }

  /** Code of a cell. `fresh`: the same text was not asked for before, nor will be again. */
  code(cell: string, fresh = false): number {
    const label = this.#plain?.test(cell) ? cell : labelOf(this.#meaning, cell)
    if (label === '') return -1
    return fresh && label === cell && !this.#codes ? this.labels.push(cell) - 1 : this.#known(label)
  }

  #known(label: string): number {
    this.#codes ??= new Map(this.labels.map((known, code) => [known, code]))
    const code = this.#codes.get(label)
    if (code !== undefined) return code
    this.#codes.set(label, this.labels.length)
    return this.labels.push(label) - 1
  }
}
