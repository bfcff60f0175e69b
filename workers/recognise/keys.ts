import type { Meaning } from '../../src/contract/schema.ts'
import { isBlank } from './blank.ts'
import { currencyCode } from './currency.ts'

/** Cities and names keep the words that mean “empty” elsewhere: there is a town called Null. */
const keepsWords = new Set<Meaning>(['city', 'product', 'customerName', 'firstName', 'lastName', 'text'])
/** Exports guard these with an apostrophe so that a spreadsheet keeps them as text. */
const guarded = new Set<Meaning>(['customer', 'phone', 'order', 'sku', 'postcode', 'email'])

/** What a cell is called among the labels of its meaning; '' where it names nothing. */
export function labelOf(meaning: Meaning, cell: string): string {
  if (keepsWords.has(meaning) ? cell.trim() === '' || cell.trim() === '-' : isBlank(cell)) return ''
  const trimmed = cell.trim().normalize('NFC')
  const text = guarded.has(meaning) && trimmed.startsWith("'") ? trimmed.slice(1).trim() : trimmed
  if (meaning === 'email') return text.toLowerCase()
  if (meaning === 'currency') return currencyCode(text) || text.toUpperCase()
  return text
}

/** Cells that are their own label at a glance: no blanks around, nothing that may stand for “empty” or be guarded. */
const plain = /^[^\s'nNuU#?(<0\x7f-\uffff-][!-~ ]*(?<! )$/
const plainLower = /^[^\s'nNuU#?(<0A-Z\x7f-\uffff-][!-@[-~ ]*(?<! )$/
const shortest = 13

/** A copy that does not keep alive the stretch of the file it was cut from (engines share text from 13 signs on). */
const ownCopy = (cell: string) => (cell.length < shortest ? cell : ` ${cell}`.slice(1))

/** Labels of one meaning and their codes: dense from 0, in order of appearance; -1 for empty cells. */
export class KeyDictionary {
  readonly labels: string[] = []
  readonly #codes = new Map<string, number>()
  readonly #meaning: Meaning
  readonly #plain: RegExp | null
  #last = ''
  #code = -1

  constructor(meaning: Meaning) {
    this.#meaning = meaning
    this.#plain = meaning === 'currency' ? null : meaning === 'email' ? plainLower : plain
  }

  code(cell: string): number {
    if (cell === this.#last) return this.#code
    this.#last = cell
    this.#code = this.#codes.get(cell) ?? this.#add(ownCopy(cell))
    return this.#code
  }

  #add(cell: string): number {
    const label = this.#plain?.test(cell) ? cell : labelOf(this.#meaning, cell)
    let code = label === '' ? -1 : this.#codes.get(label)
    if (code === undefined) {
      code = this.labels.push(label) - 1
      this.#codes.set(label, code)
    }
    if (label !== cell) this.#codes.set(cell, code)
    return code
  }
}
