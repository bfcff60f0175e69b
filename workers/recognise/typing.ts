import { type Meaning, meanings } from '../../src/contract/schema.ts'
import type { TextColumn } from '../reading/table.ts'
import { isBlank, isShortened } from './blank.ts'
import { type DateFormat, dateReader } from './dates.ts'
import { KeyDictionary } from './keys.ts'
import { normalise } from './names.ts'
import { type Decimal, numberReader, withoutPieces } from './numbers.ts'
import type { Plan } from './plan.ts'
import type { Cells } from './source.ts'
import { starReader } from './stars.ts'
import { Understood } from './understood.ts'

/**
 * Turns the cells of one column into typed ones. `odd` counts filled cells that could not be read, `rows` holds the first of
 * them in the batch at hand; `lost` counts numbers that a spreadsheet cut the digits off, and what is
 * too long for an address.
 */
export interface Typer {
  readonly meaning: Meaning
  readonly column: number
  readonly header: string
  type(column: TextColumn): Cells
  odd: number
  rows: number[]
  lost: number
}

const mostRows = 5
/** Stands in for what is counted and then left empty. */
const mark = -2
/** What tells one person or thing from another by its digits. */
const numbered = new Set<Meaning>([
  'customer',
  'phone',
  'order',
  'sku',
  'postcode',
  'paysFor',
  'refundOf',
  'messageId',
  'visitor',
  'session',
])

const yes = new Set(
  'yes y true 1 x ja j oui o si s sim sì sí vrai wahr vero tak ano áno igen evet ναι да так kyllä はい 是 예 subscribed active opted-in opted_in optin single_opt_in double_opt_in confirmed'.split(
    ' ',
  ),
)
const no = new Set(
  'no n false 0 nein non nee nao não faux falsch falso nie ne nem hayır nu όχι нет ні nej nei ei いいえ 否 아니오 아니요 unsubscribed never_subscribed inactive cleaned opted-out opted_out optout pending suppressed cancelled canceled bounced complained removed blocked abgemeldet désabonné désinscrit'.split(
    ' ',
  ),
)
/** Words of somebody who was not asked, or did not answer. */
const unsaid = new Set(
  "unknown unbekannt weiß_nicht weiss_nicht k.a. keine_angabe not_set not_asked no_answer don't_know inconnu non_renseigné ne_sait_pas desconocido no_sabe sconosciuto non_so onbekend weet_niet desconhecido não_sei".split(
    ' ',
  ),
)
/** A column that says who may *not* be written to. */
const against = /blacklist|unsub|clean_time|disabled|opt_?out|suppress|do_?not|abgemeldet|desabonne/

/** Text of a row. */
export const cellOf = ({ codes, texts }: TextColumn, row: number): string => texts.text(codes[row] ?? 0)

/** Counts what could not be read though something stands there. */
function watched(
  typer: { odd: number; rows: number[] },
  column: TextColumn,
  values: Float64Array,
): Float64Array {
  for (let r = 0; r < values.length; r++)
    if (Number.isNaN(values[r]) && !isBlank(cellOf(column, r))) note(typer, r)
  return values
}

function note(typer: { odd: number; rows: number[] }, row: number): void {
  typer.odd++
  if (typer.rows.length < mostRows) typer.rows.push(row)
}

/** Empties the cells that were marked; answers with how many. */
function emptied(values: Int32Array, told: (row: number) => void): Int32Array {
  for (let r = 0; r < values.length; r++)
    if (values[r] === mark) {
      values[r] = -1
      told(r)
    }
  return values
}

/** True where a word of a yes-or-no column tells neither. */
export const tellsNeither = (cell: string) => isBlank(cell) || unsaid.has(flagWord(cell))

/** How a word for yes or no is looked up. */
export const flagWord = (cell: string) => cell.trim().toLowerCase().replace(/\s/g, '_')

/** 1 for a word that says yes, 0 for one that says no, -1 for others; turned where the column tells who must not be written to. */
export function plainFlag(header: string): (word: string) => number {
  const turn = against.test(normalise(header))
  return (word) => (yes.has(word) ? (turn ? 0 : 1) : no.has(word) ? (turn ? 1 : 0) : -1)
}

function flagReader(header: string, agree: readonly string[] | null): (cell: string) => number {
  if (agree) return (cell) => (agree.includes(flagWord(cell)) ? 1 : tellsNeither(cell) ? -1 : 0)
  const turn = against.test(normalise(header))
  return (cell) => {
    const word = flagWord(cell)
    if (yes.has(word)) return turn ? 0 : 1
    if (no.has(word)) return turn ? 1 : 0
    if (tellsNeither(cell)) return -1
    return turn && cell.length > 5 ? 0 : mark
  }
}

/** Minutes, told as a number or as hours, minutes and seconds (12:30:00). */
function minutesReader(decimal: Decimal): (cell: string) => number {
  const plain = numberReader(decimal)
  return (cell) => {
    const [, h, m, s = '0'] = /^\s*(\d+):(\d\d)(?::(\d\d))?\s*$/.exec(cell) ?? []
    return h === undefined ? plain(cell) : Number(h) * 60 + Number(m) + Number(s) / 60
  }
}

const fallback: DateFormat = { kind: 'written', order: 'dmy' }

/** Makes the typer of one column; key labels go into `labels` and grow there. */
export function typerOf(
  meaning: Meaning,
  column: number,
  header: string,
  plan: Plan,
  labels: Map<Meaning, string[]>,
): Typer {
  const base = { meaning, column, header, odd: 0, rows: [] as number[], lost: 0 }
  const kind = meanings[meaning].kind
  if (kind === 'key' || kind === 'text') {
    const keys = new KeyDictionary(meaning)
    labels.set(meaning, keys.labels)
    const typer: Typer = { ...base, type: (column) => ({ kind: 'key', values: known.integers(column) }) }
    const known = new Understood((cell, fresh) => keys.code(cell, fresh))
    if (meaning === 'email') return losing(typer, keys, isTooLong)
    return numbered.has(meaning) ? losing(typer, keys, isShortened) : typer
  }
  if (kind === 'flag') {
    const known = new Understood(flagReader(header, plan.agree))
    const typer: Typer = {
      ...base,
      type: (column) => ({
        kind,
        values: Int8Array.from(emptied(known.integers(column), (r) => note(typer, r))),
      }),
    }
    return typer
  }
  const known = new Understood(
    kind === 'date' ? readerOfDates(meaning, plan) : readerOfNumbers(meaning, plan),
  )
  const typer: Typer = {
    ...base,
    type: (column) => ({
      kind,
      values: watched(typer, column, known.doubles(column)),
    }),
  }
  return typer
}

/** No box has a longer address (RFC 5321). */
const isTooLong = (cell: string) => cell.length > 320

/** A shortened number, or what is no address, names nobody: two that were different may look the same. */
function losing(typer: Typer, keys: KeyDictionary, isLost: (cell: string) => boolean): Typer {
  let met = false
  const known = new Understood((cell, fresh) => {
    if (!isLost(cell)) return keys.code(cell, fresh)
    met = true
    return mark
  })
  typer.type = (column) => {
    const values = known.integers(column)
    const told = () => {
      typer.lost++
    }
    return { kind: 'key', values: met ? emptied(values, told) : values }
  }
  return typer
}

const readerOfDates = (meaning: Meaning, plan: Plan) =>
  dateReader(plan.dates.get(meaning)?.format ?? fallback)

function readerOfNumbers(meaning: Meaning, plan: Plan): (cell: string) => number {
  const decimal = plan.numbers.get(meaning)?.decimal ?? '.'
  if (meaning === 'firstReply') return minutesReader(decimal)
  if (meaning === 'quantity') {
    const plain = numberReader(decimal)
    return (cell) => plain(withoutPieces(cell))
  }
  return meaning === 'stars' ? starReader(decimal) : numberReader(decimal)
}

/** A column without the rows that are not in `index`. */
export const only = ({ codes, texts }: TextColumn, index: Int32Array): TextColumn => ({
  codes: index.map((r) => codes[r] ?? 0),
  texts,
})

/** The rows of `index` only, in that order. */
export function pick(cells: Cells, index: Int32Array): Cells {
  if (cells.kind === 'key') return { kind: 'key', values: each32(index, cells.values) }
  if (cells.kind === 'flag')
    return { kind: 'flag', values: Int8Array.from(index, (r) => cells.values[r] ?? -1) }
  return { kind: cells.kind, values: Float64Array.from(index, (r) => cells.values[r] ?? Number.NaN) }
}

const each32 = (index: Int32Array, values: Int32Array) => index.map((r) => values[r] ?? -1)
