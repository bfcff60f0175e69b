import { Failure } from '../../src/contract/fault.ts'
import { isLineList, linesOf, unwrapped, unwrappedPath } from './json-lines.ts'
import { moneyOf } from './json-money.ts'
import { pairsOf } from './json-pairs.ts'
import { type Column, type Member, Place } from './json-place.ts'
import { refundedIn } from './json-refunds.ts'
import { jsonText, plainDecimal } from './json-text.ts'
import { Digits, type JsonValue, Members } from './json-value.ts'
import type { Aside, TextColumn } from './table.ts'
import { Texts } from './texts.ts'

const mostColumns = 2_000
/** Lists of keys with values make columns as long as there are no more than this. */
const mostWithPairs = 300
/** Records looked at before it is decided which of their lists are lines. */
const judged = 500

/** One list of records as columns; names grow as they come, with what is nested under names joined by dots. */
export class JsonTable {
  readonly path: string
  readonly aside: Aside[] = []
  rows = 0
  /** Columns that hold lists, kept as JSON, and how many records name something twice. */
  readonly lists = new Set<string>()
  doubled = 0
  /** Members that lead to the list each row is one element of; '' = a row is a record. */
  linesPath: string | null = null
  readonly #file: string
  readonly #columns = new Map<string, Column>()
  #lines = new Int32Array(1024)
  #records = new Place('')
  #lineElements: Place | null = null
  #waiting: { record: JsonValue; line: number }[] | null = []
  #line = 0
  #double = false

  constructor(path: string, file: string) {
    this.path = path
    this.#file = file
  }

  get headers(): string[] {
    return [...this.#columns.keys()]
  }

  get lines(): Int32Array {
    return this.#lines.subarray(0, this.rows)
  }

  columns(): TextColumn[] {
    return [...this.#columns.values()].map((column) => {
      this.#room(column)
      return { codes: column.codes.subarray(0, this.rows), texts: column.texts }
    })
  }

  /** Throws Failure `too-large` where the records have too many names. */
  add(record: JsonValue, line: number): void {
    if (!this.#waiting) this.#record(record, line)
    else if (this.#waiting.push({ record, line }) >= judged) this.settle()
  }

  /** Decides what a row is; to be called at the end, too. */
  settle(): void {
    const waiting = this.#waiting
    if (!waiting) return
    this.#waiting = null
    this.linesPath = linesOf(
      waiting.map(({ record }) => (record instanceof Members ? unwrapped(record) : record)),
    )
    for (const { record, line } of waiting) this.#record(record, line)
  }

  /** The same value in every row: what stands beside the list. `prefix`: the list's own columns get it. */
  beside(record: Members): void {
    const own = [...this.#columns]
    this.#columns.clear()
    this.#records = new Place('')
    const rows = this.rows
    this.rows = 0
    this.#begin(this.#lines[0] ?? 1)
    this.#flatten(record, this.#records, '')
    for (const column of this.#columns.values()) {
      const [code = column.empty] = column.codes
      column.codes = new Int32Array(rows).fill(code)
      column.row = rows - 1
    }
    this.rows = rows
    for (const [name, column] of own) this.#columns.set(`${this.path}.${name}`, column)
  }

  isLineList(): boolean {
    return isLineList(this.path)
  }

  #record(told: JsonValue, line: number): void {
    const record = told instanceof Members ? unwrapped(told) : told
    if (Array.isArray(record) && record.every((cell) => !isNested(cell))) this.#listed(record, line)
    else if (!(record instanceof Members))
      this.aside.push({
        line,
        reason: 'is no record with named values',
        raw: jsonText(record).slice(0, 1000),
      })
    else this.#lined(record, line)
  }

  /** A record that is a list of cells. */
  #listed(cells: JsonValue[], line: number): void {
    this.#begin(line)
    for (const [c, cell] of cells.entries()) this.#named(`Column ${c + 1}`, textOf(cell))
    this.#end()
  }

  #lined(record: Members, line: number): void {
    const path = this.linesPath ?? ''
    const elements = path === '' ? [] : elementsAt(record, path.split('.'))
    const odd = elements.filter((e) => !(e instanceof Members)).length
    const lists = elements.length === 0 || odd > 0 ? [null] : elements
    for (const element of lists) {
      this.#begin(line)
      this.#flatten(record, this.#records, odd > 0 ? '' : path)
      if (element instanceof Members) this.#flatten(unwrapped(element), this.#elements(path), '')
      this.#end()
    }
  }

  #begin(line: number): void {
    this.#line = line
    this.#double = false
  }

  #end(): void {
    if (this.#double) this.doubled++
    if (this.rows === this.#lines.length) this.#lines = grown(this.#lines, this.rows, 0)
    this.#lines[this.rows++] = this.#line
  }

  #elements(path: string): Place {
    this.#lineElements ??= new Place(`${unwrappedPath(path)}.`)
    return this.#lineElements
  }

  #flatten(record: Members, place: Place, without: string): void {
    const { names, values } = record
    for (let k = 0; k < names.length; k++) {
      const member = place.member(names[k] ?? '', k)
      const value = values[k] ?? null
      if (member.full === without) continue
      const money = value instanceof Members ? moneyOf(member.name, value) : null
      if (money !== null) this.#put(this.#columnOf(member), member.full, money)
      else if (value instanceof Members) this.#flatten(value, member.inner(), without)
      else if (Array.isArray(value) && value.length > 0) this.#list(member, value)
      else this.#put(this.#columnOf(member), member.full, Array.isArray(value) ? '' : textOf(value))
    }
  }

  #list(member: Member, list: JsonValue[]): void {
    const pairs = this.#columns.size < mostWithPairs ? pairsOf(list) : null
    for (const [key, value] of pairs ?? []) this.#named(`${member.full}.${key}`, textOf(value))
    if (pairs) return
    const refunded = refundedIn(member.name, list)
    if (refunded !== null) this.#named(`${member.full}.total`, refunded)
    this.lists.add(member.full)
    this.#put(this.#columnOf(member), member.full, jsonText(list))
  }

  #named(name: string, text: string): void {
    this.#put(this.#column(name), name, text)
  }

  #columnOf(member: Member): Column {
    member.column ??= this.#column(member.full)
    return member.column
  }

  #put(first: Column, name: string, text: string): void {
    let column = first
    for (let n = 2; column.row === this.rows; n++) {
      this.#double = true
      column = this.#column(`${name} (${n})`)
    }
    this.#room(column)
    if (text !== column.last) {
      column.code = text === '' ? column.empty : column.texts.add(text)
      column.last = text
    }
    column.codes[this.rows] = column.code
    column.row = this.rows
  }

  #column(name: string): Column {
    const known = this.#columns.get(name)
    if (known) return known
    const have = this.#columns.size + 1
    if (have > mostColumns)
      throw new Failure({ code: 'too-large', name: this.#file, have, most: mostColumns, unit: 'columns' })
    const texts = new Texts()
    const empty = texts.add('')
    const column = { codes: new Int32Array(0), texts, empty, row: -1, last: '', code: empty }
    this.#columns.set(name, column)
    return column
  }

  #room(column: Column): void {
    if (column.codes.length <= this.rows) column.codes = grown(column.codes, this.rows, column.empty)
  }
}

const isNested = (value: JsonValue) => value instanceof Members || Array.isArray(value)

function grown(codes: Int32Array<ArrayBuffer>, rows: number, filler: number): Int32Array<ArrayBuffer> {
  const room = new Int32Array(Math.max(1024, rows * 2 + 1)).fill(filler, codes.length)
  room.set(codes)
  return room
}

function textOf(value: JsonValue): string {
  if (typeof value === 'string') return value
  if (value instanceof Digits) return plainDecimal(value.text)
  return value === null ? '' : typeof value === 'boolean' ? String(value) : jsonText(value)
}

/** The list at the end of a path of names; [] where there is none. */
export function elementsAt(record: JsonValue, path: readonly string[]): JsonValue[] {
  let value: JsonValue = record
  for (const name of path) {
    const at: number = value instanceof Members ? value.names.indexOf(name) : -1
    value = value instanceof Members ? (value.values[at] ?? null) : null
  }
  return Array.isArray(value) ? value : []
}
