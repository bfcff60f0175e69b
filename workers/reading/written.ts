const newline = 10
const carriage = 13

/** Letters of a file: a byte for each, its code below 128, anything from 128 on for all others. `text` is null where all are ASCII. */
export interface Letters {
  codes: Uint8Array
  text: string | null
}

/**
 * A text by the codes of its letters. `codes` is one longer than the text and ends in a line feed, so that loops need
 * not look for the end. Nobody asks for the text of most stretches of a file: that of ASCII is made when somebody does.
 */
export class Written {
  readonly codes: Uint8Array
  readonly size: number
  /** True where it was given as letters of ASCII. */
  readonly plain: boolean
  private known: string | null

  constructor(codes: Uint8Array, text: string | null) {
    this.codes = codes
    this.size = codes.length - 1
    this.plain = text === null
    this.known = text
  }

  get text(): string {
    this.known ??= asciiText(this.codes.subarray(0, this.size))
    return this.known
  }

  /** What is left from `from` on, a carriage return that was held back, and what follows. The codes are laid into `room`. */
  followed(from: number, held: boolean, { codes, text }: Letters, room: Room): Written {
    const plain = text === null && isAscii(this.codes.subarray(from, this.size))
    const all = plain ? null : this.text.slice(from) + (held ? '\r' : '') + (text ?? asciiText(codes))
    const left = this.size - from
    const at = left + (held ? 1 : 0)
    const into = room.of(at + codes.length + 1)
    into.set(this.codes.subarray(from, this.size))
    if (held) into[left] = carriage
    into.set(codes, at)
    into[into.length - 1] = newline
    return new Written(into, all)
  }

  /** The first letters of it. */
  cropped(most: number): Written {
    if (this.size <= most) return this
    const codes = this.codes.slice(0, most + 1)
    codes[most] = newline
    return new Written(codes, this.text.slice(0, most))
  }
}

/** Memory for the codes of one stretch after the other: fresh memory costs more than the copy. */
export class Room {
  private bytes = new Uint8Array()

  /** That many bytes; what was laid there before may still be read from while they are written in order. */
  of(length: number): Uint8Array {
    if (length > this.bytes.length) this.bytes = new Uint8Array(length + length / 4)
    return this.bytes.subarray(0, length)
  }
}

/** Codes of a text. */
export function lettersOf(text: string): Letters {
  const codes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    codes[at] = code < 128 ? code : 255
  }
  return { codes, text }
}

export const write = (text: string): Written => nothing.followed(0, false, lettersOf(text), new Room())

const nothing = new Written(Uint8Array.of(newline), '')
const latin = new TextDecoder('latin1')

export const asciiText = (codes: Uint8Array): string => latin.decode(codes)

const wordBytes = 4
const ones = 0x01010101
const highBits = 0x80808080

/** True where every byte is a letter of ASCII (1 to 127). Sixteen at a time: of a zero, one less has the high bit too. */
export function isAscii(bytes: Uint8Array): boolean {
  const { buffer, byteOffset, length } = bytes
  const first = (wordBytes - (byteOffset % wordBytes)) % wordBytes
  const count = Math.floor((length - first) / wordBytes)
  if (count <= 0) return bytes.every(isLetter)
  const words = new Int32Array(buffer, byteOffset + first, count)
  const whole = count - (count % 4)
  let seen = 0
  for (let at = 0; at < whole; at += 4) {
    const a = words[at] ?? 0
    const b = words[at + 1] ?? 0
    const c = words[at + 2] ?? 0
    const d = words[at + 3] ?? 0
    seen |= a | b | c | d | (a - ones) | (b - ones) | (c - ones) | (d - ones)
  }
  const edges = [bytes.subarray(0, first), bytes.subarray(first + whole * wordBytes)]
  return (seen & highBits) === 0 && edges.every((edge) => edge.every(isLetter))
}

const isLetter = (byte: number) => byte > 0 && byte < 128
