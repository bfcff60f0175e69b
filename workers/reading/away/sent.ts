import { type Pool, Texts } from '../texts.ts'
import { asciiText } from '../written.ts'
import type { Fresh } from './packet.ts'

interface Told {
  first: number
  starts: Int32Array
  text: string
}

/** The texts of a column as packets tell them, by the numbers they have where they were cut. */
export class SentColumn implements Pool {
  readonly texts = new Texts(this)
  size = 0
  readonly #told: Told[] = []

  learn({ letters, starts, added }: Fresh): void {
    for (const text of added) this.texts.add(text)
    if (starts.length < 2) return
    this.#told.push({ first: this.size, starts, text: asciiText(letters) })
    this.size += starts.length - 1
  }

  text(number: number): string {
    const told = this.#holding(number)
    if (!told) return ''
    const { first, starts, text } = told
    const base = starts[0] ?? 0
    return text.substring((starts[number - first] ?? 0) - base, (starts[number - first + 1] ?? 0) - base)
  }

  since(): { letters: Uint8Array; starts: Int32Array } {
    throw new TypeError('texts that were sent are not sent on')
  }

  /** Mostly the last that was told: a text is understood when it is new. */
  #holding(number: number): Told | undefined {
    let at = this.#told.length - 1
    while (at > 0 && number < (this.#told[at]?.first ?? 0)) at--
    return this.#told[at]
  }
}
