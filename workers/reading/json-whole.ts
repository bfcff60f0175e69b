import { Failure } from '../../src/contract/fault.ts'
import { type Note, note } from '../../src/contract/notes.ts'
import { rowsOfColumns } from './json-columns.ts'
import { isRecord } from './json-lines.ts'
import { JsonTable } from './json-table.ts'
import { type JsonFault, type JsonValue, Members } from './json-value.ts'
import { count } from './say.ts'
import type { Aside, TextColumn } from './table.ts'

/** One list of a JSON file, read. */
export interface List {
  name: string
  /** 1-based record that names the columns; 0 where each record names its own. */
  headerLine: number
  headers: string[]
  columns: TextColumn[]
  lines: Int32Array
  aside: Aside[]
  notes: Note[]
}

/** What is heard of one file. */
export class Whole {
  fault: JsonFault | null = null
  readonly #file: File
  readonly #many: boolean
  readonly #tables = new Map<string, JsonTable>()
  readonly #broken: Aside[] = []
  #rest: JsonValue = null

  constructor(file: File, many: boolean) {
    this.#file = file
    this.#many = many
  }

  element(path: string, value: JsonValue, position: number): void {
    this.#table(path).add(value, position)
  }

  rest(value: JsonValue): void {
    this.#rest = value
  }

  broken(line: number, raw: string): void {
    this.#broken.push({ line, reason: 'is no sound JSON', raw })
  }

  #table(path: string): JsonTable {
    const table = this.#tables.get(path) ?? new JsonTable(path, this.#file.name)
    this.#tables.set(path, table)
    return table
  }

  /** Longest first. Throws Failure where there is none. */
  lists(): List[] {
    for (const table of this.#tables.values()) table.settle()
    const left = this.#beside()
    const filled = [...this.#tables.values()].filter((table) => table.rows > 0)
    if (filled.length === 0) throw this.#none()
    const lists = filled.map((table) => this.#list(table, left))
    return lists.sort((a, b) => b.lines.length - a.lines.length)
  }

  /** What stands beside the lists: a record of its own, which their rows repeat, or names to tell of as left out. */
  #beside(): string[] {
    const rest = this.#rest
    if (!(rest instanceof Members)) return []
    const tables = [...this.#tables.values()].filter((table) => table.rows > 0)
    const [only] = tables
    const filled = rest.names.filter((_, k) => !isEmpty(rest.values[k] ?? null))
    if (tables.length === 0) {
      const columns = rowsOfColumns(rest)
      const records = columns.length > 0 ? columns : keyedRecords(rest)
      for (const [k, record] of records.entries()) this.#table('').add(record, k + 1)
      if (filled.length > 0 && records.length === 0) this.#table('').add(rest, 1)
      this.#tables.get('')?.settle()
      return columns.length > 0
        ? filled.filter((name) => isSingle(rest.values[rest.names.indexOf(name)]))
        : []
    }
    if (!only?.isLineList() || !isRecord(rest) || tables.length > 1) return filled
    only.beside(rest)
    return []
  }

  #list(table: JsonTable, left: string[]): List {
    const headers = table.headers
    const list = { headers, columns: table.columns(), lines: table.lines, headerLine: 1 }
    const named = firstAsNames(list)
    const notes = [...this.#notes(table, left), ...this.#faultNotes(table)]
    const aside = oncePerLine([...this.#broken, ...table.aside, ...this.#cutAside(table)])
    return { name: table.path, ...named, aside, notes }
  }

  #notes({ lists, doubled, linesPath }: JsonTable, left: string[]): Note[] {
    const notes: Note[] = []
    if (linesPath)
      notes.push(
        note('plain', `One row per entry of ${linesPath}; what else its record tells is repeated in each.`),
      )
    if (lists.size > 0)
      notes.push(note('choice', `Lists inside a record are kept as text: ${some([...lists])}.`))
    if (doubled > 0)
      notes.push(
        note(
          'choice',
          `${count(doubled, 'row names', 'rows name')} something twice; the second is a column of its own.`,
        ),
      )
    if (left.length > 0)
      notes.push(note('plain', `Left out, because it stands beside the list: ${some(left)}.`))
    return notes
  }

  #faultNotes({ rows }: JsonTable): Note[] {
    if (!this.fault) return []
    const after = `after ${count(rows, 'whole row', 'whole rows')}`
    return this.fault.cut
      ? [note('loss', `The file ends in the middle (${after}).`)]
      : [
          note(
            'loss',
            `The file is damaged on line ${this.fault.line.toLocaleString('en-GB')} (${after}); nothing below was read.`,
          ),
        ]
  }

  #cutAside({ lines, rows }: JsonTable): Aside[] {
    const line = (lines[rows - 1] ?? 0) + 1
    return this.fault ? [{ line, reason: 'the file ends or is damaged inside this record', raw: '' }] : []
  }

  #none(): Failure {
    const { name, size: bytes } = this.#file
    const broken = (why: string) => new Failure({ code: 'broken-file', name, why })
    if (this.fault?.cut) return broken('the file ends in the middle, before its first whole row')
    if (this.fault) return broken(`it is no sound JSON on line ${this.fault.line.toLocaleString('en-GB')}`)
    if (this.#broken.length > 0) return broken('none of its lines is sound JSON')
    if (this.#many || this.#tables.size > 0 || this.#rest instanceof Members || isEmpty(this.#rest))
      return new Failure({ code: 'empty-file', name, bytes })
    return new Failure({ code: 'not-a-table', name, looksLike: 'a JSON file without a list of records' })
  }
}

const leastKeyed = 3

/**
 * Records by their number, `{"1001": {…}, "1002": {…}}`: members that are all records of the same names. Each begins with its
 * key. [] for anything else.
 */
function keyedRecords({ names, values }: Members): Members[] {
  const records = values.filter((value) => value instanceof Members)
  const first = records[0]?.names.join() ?? ''
  const alike = records.filter((record) => record.names.join() === first).length
  if (first === '' || records.length < values.length || alike < Math.max(leastKeyed, records.length / 2))
    return []
  return records.map((record, k) => {
    const own = new Members()
    if (!record.names.includes('id')) own.add('id', names[k] ?? '', false)
    for (const [at, name] of record.names.entries()) own.add(name, record.values[at] ?? null, false)
    return own
  })
}

const isSingle = (value: JsonValue | undefined) => !(value instanceof Members) && !Array.isArray(value)

const isEmpty = (value: JsonValue) =>
  value instanceof Members ? value.names.length === 0 : Array.isArray(value) && value.length === 0

function some(names: string[]): string {
  const told = names.slice(0, 5).map((name) => name.slice(0, 60))
  return told.join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '')
}

type Cut = Pick<List, 'headers' | 'headerLine' | 'columns' | 'lines'>

/** Records that are lists of cells: the first one names the columns where it can. */
function firstAsNames(list: Cut): Cut {
  const { headers, columns, lines } = list
  const unnamed = headers.every((name, c) => name === `Column ${c + 1}`)
  if (!unnamed) return list
  const names = columns.map(({ codes, texts }) => texts.text(codes[0] ?? -1).trim())
  const plain = names.every((name) => name !== '' && !/^[-\d.,:/ ]+$/.test(name))
  if (!plain || new Set(names).size < names.length || lines.length < 2) return { ...list, headerLine: 0 }
  const below = columns.map(({ codes, texts }) => ({ codes: codes.subarray(1), texts }))
  return { headers: names, headerLine: 1, columns: below, lines: lines.subarray(1) }
}

/** What stands on one line is told once, however many pieces of it are no record: the first that was heard. */
function oncePerLine(list: readonly Aside[]): Aside[] {
  const first = new Map<number, Aside>()
  for (const aside of list) if (!first.has(aside.line)) first.set(aside.line, aside)
  return [...first.values()].sort((a, b) => a.line - b.line)
}
