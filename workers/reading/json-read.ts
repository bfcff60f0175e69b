import { Failure } from '../../src/contract/fault.ts'
import { JsonCursor } from './json-cursor.ts'
import { JsonFault, type JsonValue, Members } from './json-value.ts'

/** Who hears of what was read. `path`: names of the members that lead to a list, '' for the list that is the file. */
export interface Heard {
  /** An element of a list that only objects lead to; or, in a file of many documents, one of these. */
  element(path: string, value: JsonValue, position: number): void
  /** What the one document of a file holds beside such lists. */
  rest(value: JsonValue): void
  /** A document that could not be read, in a file of many. */
  broken(line: number, raw: string): void
}

interface Frame {
  into: Members | JsonValue[]
  /** Null where a list leads here: such lists stand in a row of another. */
  path: string | null
  /** The member's name under which it stands in the object around it. */
  name: string
  /** Elements that were told of one by one. */
  told: number
}

type Next = 'value' | 'value or end' | 'name' | 'colon' | 'more' | 'nothing'

const mostLevels = 200
const longestText = 32 * 1024 * 1024
/** Begins a document, at the beginning of a line. */
const document = /\n[ \t]?(?=[{[])/g

/**
 * Reads JSON (RFC 8259) from pieces of text without holding more of it than one element; a comma too many is forgiven.
 * `many`: a file of documents, one a line or one after the other; what is broken is told, and reading goes on at the next.
 */
export class JsonReader {
  readonly #heard: Heard
  readonly #many: boolean
  readonly #file: string
  readonly #cursor = new JsonCursor()
  #stack: Frame[] = []
  #name = ''
  #next: Next = 'value'
  /** Where the document began that is being read. */
  #start = 0
  #startLine = 1
  #skipping = false

  constructor(heard: Heard, many: boolean, file: string) {
    this.#heard = heard
    this.#many = many
    this.#file = file
  }

  /** Throws JsonFault where the one document of a file is not sound, Failure `broken-file` where it is too deep. */
  feed(piece: string, last: boolean): void {
    const cursor = this.#cursor
    this.#start -= cursor.feed(piece, last, this.#many && this.#stack.length > 0 ? this.#start : cursor.at)
    if (cursor.unread > longestText + piece.length) this.#refuse('one of its texts is too long')
    while (this.#go());
  }

  /** False once all that was asked of this stretch was read. */
  #go(): boolean {
    const cursor = this.#cursor
    try {
      if (this.#skipping && !this.#skip()) return false
      while (this.#token());
      if (cursor.last && (this.#stack.length > 0 || this.#lacks())) throw new JsonFault(true, cursor.line)
      return false
    } catch (thrown) {
      if (!(thrown instanceof JsonFault) || !this.#many) throw thrown
      this.#breakOff()
      return true
    }
  }

  #lacks(): boolean {
    return this.#cursor.unread > 0 || (!this.#many && this.#next === 'value')
  }

  /** Tells of the document that is broken; the next one is looked for from the line below its first. */
  #breakOff(): void {
    const { from, line } = { from: this.#start, line: this.#startLine }
    this.#heard.broken(line, this.#cursor.backTo(from, line).trimEnd())
    this.#stack = []
    this.#next = 'value'
    this.#skipping = true
  }

  /** To the next line on which a document begins; false where there is none in sight. */
  #skip(): boolean {
    this.#skipping = !this.#cursor.skipTo(document)
    return !this.#skipping
  }

  /** Reads one token; false where the text ends before it does. */
  #token(): boolean {
    const code = this.#cursor.nonBlank()
    if (code < 0) return false
    if (code === 34) return this.#string()
    if (code === 123 || code === 91) return this.#open(code === 123)
    if (code === 125 || code === 93) return this.#close(code === 125)
    if (code === 44) return this.#comma()
    if (code === 58) return this.#colon()
    return this.#word()
  }

  #fail(): never {
    throw new JsonFault(false, this.#cursor.line)
  }

  #refuse(why: string): never {
    throw new Failure({ code: 'broken-file', name: this.#file, why })
  }

  #comma(): boolean {
    const top = this.#stack.at(-1)
    if (top ? this.#next !== 'more' : !this.#many) this.#fail()
    this.#cursor.at++
    this.#next = !top ? 'value' : top.into instanceof Members ? 'name' : 'value or end'
    return true
  }

  #colon(): boolean {
    if (this.#next !== 'colon') this.#fail()
    this.#cursor.at++
    this.#next = 'value'
    return true
  }

  #string(): boolean {
    const name = this.#next === 'name'
    const text = this.#cursor.string(!this.#many, name)
    if (text === null) return false
    if (name) {
      this.#name = text
      this.#next = this.#cursor.over(58) ? 'value' : 'colon'
    } else this.#value(text)
    return true
  }

  #word(): boolean {
    const value = this.#cursor.word()
    if (value === undefined) return false
    this.#value(value)
    return true
  }

  #open(object: boolean): boolean {
    this.#awaited()
    const top = this.#stack.at(-1)
    if (this.#stack.length >= mostLevels) this.#refuse(`it is nested more than ${mostLevels} levels deep`)
    if (top && Array.isArray(top.into) && top.path !== null) this.#tellOf(top, top.into, top.path)
    this.#stack.push({
      into: object ? new Members() : [],
      path: this.#pathUnder(top),
      name: this.#name,
      told: 0,
    })
    this.#next = object ? 'name' : 'value or end'
    this.#cursor.at++
    return true
  }

  #pathUnder(top: Frame | undefined): string | null {
    if (!top) return this.#many ? null : ''
    if (Array.isArray(top.into) || top.path === null) return null
    return top.path === '' ? this.#name : `${top.path}.${this.#name}`
  }

  /** A list turns out to be one of records: single values that came before are told of. */
  #tellOf(list: Frame, before: JsonValue[], path: string): void {
    for (const value of before.splice(0)) this.#heard.element(path, value, ++list.told)
  }

  #close(object: boolean): boolean {
    const top = this.#stack.at(-1)
    if (!top || object !== top.into instanceof Members || this.#next === 'colon') this.#fail()
    if (this.#next === 'value') this.#fail()
    this.#stack.pop()
    this.#cursor.at++
    this.#put(top.into, top.name, top.told > 0)
    return true
  }

  #awaited(): void {
    if (this.#next !== 'value' && this.#next !== 'value or end') this.#fail()
    if (this.#stack.length > 0) return
    this.#start = this.#cursor.at
    this.#startLine = this.#cursor.line
  }

  #value(value: JsonValue): void {
    this.#awaited()
    this.#put(value, this.#name, false)
  }

  /** A value that is whole goes where it belongs; a list that was told of is not kept. */
  #put(value: JsonValue, name: string, told: boolean): void {
    const top = this.#stack.at(-1)
    if (!top) this.#document(value)
    else if (top.into instanceof Members) {
      top.into.add(name, value, told)
      this.#next = this.#cursor.over(44) ? 'name' : 'more'
      return
    } else if (top.path !== null && (top.told > 0 || value instanceof Members || Array.isArray(value)))
      this.#heard.element(top.path, value, ++top.told)
    else top.into.push(value)
    this.#next = top ? 'more' : this.#many ? 'value' : 'nothing'
  }

  #document(value: JsonValue): void {
    if (this.#many) this.#heard.element('', value, this.#startLine)
    else this.#heard.rest(value)
  }
}
