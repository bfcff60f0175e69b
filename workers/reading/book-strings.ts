import { cellText, Odd, runsOf } from './book-markup.ts'
import { nameAt, slash } from './book-signs.ts'

const longest = 32 * 1024 * 1024

/** Reads the texts that cells of a workbook share, in order, from pieces of their part. */
export class SharedScan {
  readonly #share: (text: string) => void
  #text = ''
  #at = 0

  constructor(share: (text: string) => void) {
    this.#share = share
  }

  /** Throws Odd for what only another reader understands. */
  feed(piece: string): void {
    this.#text = this.#text.slice(this.#at) + piece
    this.#at = 0
    if (this.#text.length > longest + piece.length) throw new Odd('a text is too long')
    while (this.#next());
  }

  /** Throws Odd where the last text has no end. */
  end(): void {
    if (/<(\w+:)?si[\s>]/.test(this.#text.slice(this.#at))) throw new Odd('cut off')
  }

  /** Reads one tag, and what is in it if that is a text; false where its end is not in sight. */
  #next(): boolean {
    const text = this.#text
    const open = text.indexOf('<', this.#at)
    const close = text.indexOf('>', open)
    this.#at = open < 0 ? text.length : open
    if (open < 0 || close < 0) return false
    const name = nameAt(text, open + 1)
    const local = name.slice(name.indexOf(':') + 1)
    if (local.startsWith('!')) throw new Odd('no plain text')
    if (local !== 'si') this.#at = close + 1
    else if (text.charCodeAt(close - 1) === slash) this.#tell('', close + 1)
    else return this.#shared(close + 1, `</${name}>`)
    return true
  }

  #shared(from: number, closing: string): boolean {
    const text = this.#text
    const end = text.indexOf(closing, from)
    if (end < 0) return false
    const simple = text.startsWith('<t>', from) && text.indexOf('<', from + 3) === end - 4
    this.#tell(
      simple ? cellText(text.slice(from + 3, end - 4)) : runsOf(text.slice(from, end)),
      end + closing.length,
    )
    return true
  }

  #tell(text: string, next: number): void {
    this.#share(text)
    this.#at = next
  }
}
