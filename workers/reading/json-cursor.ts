import { Digits, JsonFault, type JsonValue, unescaped } from './json-value.ts'

const afterWord = /[^\w.+-]/g
const number = /^[-+]?\d+(\.\d*)?([eE][-+]?\d+)?$/
const words = new Map<string, JsonValue>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', null],
  ['NaN', null],
  ['Infinity', null],
  ['-Infinity', null],
])
const rawLength = 1_000
/** Texts up to this length are looked through sign by sign. */
const longestKept = 48
/** From this length on, engines keep a text as a part of the one it was cut from. */
const sharing = 13

/** A place in a text that comes in pieces, and the tokens of JSON from there. What is behind it is let go. */
export class JsonCursor {
  at = 0
  /** 1-based. */
  line = 1
  last = false
  #text = ''
  readonly #kept: string[] = new Array<string>(4_096).fill('')

  get unread(): number {
    return this.#text.length - this.at
  }

  /** Takes the next piece and lets go of what is before `keep`; by so much all places have moved. */
  feed(piece: string, last: boolean, keep: number): number {
    this.#text = this.#text.slice(keep) + piece
    this.at -= keep
    this.last = last
    return keep
  }

  /** The letter at the next place that is not blank; -1 where this stretch has none. */
  nonBlank(): number {
    const text = this.#text
    for (; this.at < text.length; this.at++) {
      const code = text.charCodeAt(this.at)
      if (code === 10) this.line++
      else if (code > 32 && code !== 0xfeff) return code
    }
    return -1
  }

  /**
   * The text that a quote opens here, often the same object for the same text, for a `name` always where there is room; null where
   * its end is not in sight. JsonFault for line breaks where not allowed.
   */
  string(breaks: boolean, name: boolean): string | null {
    const text = this.#text
    const from = this.at + 1
    const near = Math.min(text.length, from + longestKept)
    let hash = 0
    for (let at = from; at < near; at++) {
      const code = text.charCodeAt(at)
      if (code === 34) {
        this.at = at + 1
        return this.#slice(from, at, hash, name)
      }
      if (code === 92 || code === 10) break
      hash = (Math.imul(hash, 31) + code) | 0
    }
    return this.#long(from, breaks)
  }

  #long(from: number, breaks: boolean): string | null {
    const end = this.#closing(from)
    if (end < 0) return null
    const raw = this.#text.slice(from, end)
    if (raw.includes('\n')) {
      if (!breaks) throw new JsonFault(false, this.line)
      this.#count(from, end)
    }
    this.at = end + 1
    return raw.includes('\\') ? unescaped(raw) : raw
  }

  #slice(from: number, end: number, hash: number, name: boolean): string {
    const length = end - from
    if (length >= sharing && !name) return this.#text.slice(from, end)
    const place = (hash ^ (hash >>> 12)) & 4_095
    const kept = this.#kept[place]
    if (kept?.length === length && this.#text.startsWith(kept, from)) return kept
    const text = length < sharing ? this.#text.slice(from, end) : ` ${this.#text.slice(from, end)}`.slice(1)
    this.#kept[place] = text
    return text
  }

  /** Goes over a sign that stands at this very place; false where another does. */
  over(sign: number): boolean {
    if (this.#text.charCodeAt(this.at) !== sign) return false
    this.at++
    return true
  }

  #closing(from: number): number {
    for (let at = from; ; at++) {
      at = this.#text.indexOf('"', at)
      if (at < 0) return -1
      let slashes = 0
      while (at - 1 - slashes >= from && this.#text.charCodeAt(at - 1 - slashes) === 92) slashes++
      if (slashes % 2 === 0) return at
    }
  }

  /** A number or a word such as `true`; undefined where its end is not in sight. JsonFault for any other. */
  word(): JsonValue | undefined {
    afterWord.lastIndex = this.at
    const match = afterWord.exec(this.#text)
    if (!match && !this.last) return undefined
    const word = this.#text.slice(this.at, match?.index)
    const value = number.test(word) ? new Digits(word) : words.get(word)
    if (value === undefined) throw new JsonFault(!match && word !== '', this.line)
    this.at += word.length
    return value
  }

  /** Goes to the end of the line that `from` is on, and tells what stands between, at most 1,000 letters. */
  backTo(from: number, line: number): string {
    const end = this.#text.indexOf('\n', from)
    this.at = end < 0 ? this.#text.length : end
    this.line = line
    return this.#text.slice(from, Math.min(this.at, from + rawLength))
  }

  /** Goes to where a line begins as asked, else to the end; false where it does not. The sign begins with a line feed. */
  skipTo(sign: RegExp): boolean {
    sign.lastIndex = this.at
    const match = sign.exec(this.#text)
    const end = Math.max(this.at, this.#text.lastIndexOf('\n'))
    const to = match ? match.index + 1 : this.#text.length - end > 2 ? this.#text.length : end
    this.#count(this.at, to)
    this.at = to
    return match !== null
  }

  #count(from: number, to: number): void {
    let at = this.#text.indexOf('\n', from)
    for (; at >= 0 && at < to; at = this.#text.indexOf('\n', at + 1)) this.line++
  }
}
