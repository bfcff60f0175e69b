/** A number as it is written: its digits are kept, however many. */
export class Digits {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** An object with its members in order; a name may stand there twice. */
export class Members {
  readonly names: string[] = []
  readonly values: JsonValue[] = []

  add(name: string, value: JsonValue, told: boolean): void {
    if (told) return
    this.names.push(name)
    this.values.push(value)
  }
}

export type JsonValue = string | boolean | null | Digits | Members | JsonValue[]

/** The text is no JSON from here on, or (`cut`) ends in the middle. Its message has nothing of the file in it. */
export class JsonFault extends Error {
  readonly cut: boolean
  readonly line: number
  constructor(cut: boolean, line: number) {
    super('no sound JSON')
    this.cut = cut
    this.line = line
  }
}

const escapes: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/** A text without its escapes (one that is none stands for its letter) and without zero bytes. */
export function unescaped(raw: string): string {
  const text = raw.replace(/\\(u[0-9a-fA-F]{4}|[\s\S])/g, (_, code: string) =>
    code.length === 5 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (escapes[code] ?? code),
  )
  return text.includes('\0') ? text.replaceAll('\0', '') : text
}
