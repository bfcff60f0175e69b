/** A view of a WebAssembly module that is read byte by byte (Core Specification 2.0, section 5). */
class Cursor {
  at = 0
  readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  byte(): number {
    const one = this.bytes[this.at++]
    if (one === undefined) throw new RangeError('the WebAssembly module ends too early')
    return one
  }

  /** An unsigned LEB128 number. */
  count(): number {
    let value = 0
    for (let place = 1; ; place *= 128) {
      const one = this.byte()
      value += (one & 127) * place
      if (one < 128) return value
    }
  }

  name(): string {
    const length = this.count()
    this.at += length
    return new TextDecoder().decode(this.bytes.subarray(this.at - length, this.at))
  }
}

interface Section {
  id: number
  /** Where it begins with its own head, where its content does, and where it ends. */
  start: number
  body: number
  end: number
}

const preamble = 8
const exportSection = 7

function sections(bytes: Uint8Array): Section[] {
  const cursor = new Cursor(bytes)
  const found: Section[] = []
  for (cursor.at = preamble; cursor.at < bytes.length; ) {
    const start = cursor.at
    const id = cursor.byte()
    const size = cursor.count()
    found.push({ id, start, body: cursor.at, end: cursor.at + size })
    cursor.at += size
  }
  return found
}

/** The entries of the export section, each as its name and its bytes. */
function entries(bytes: Uint8Array, { body }: Section): { name: string; raw: Uint8Array }[] {
  const cursor = new Cursor(bytes)
  cursor.at = body
  return Array.from({ length: cursor.count() }, () => {
    const start = cursor.at
    const name = cursor.name()
    cursor.byte()
    cursor.count()
    return { name, raw: bytes.subarray(start, cursor.at) }
  })
}

function leb(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...leb(Math.floor(value / 128))]
}

/** What the module asks of its surroundings: some of it is answered with an export of its own. */
const asked = (wasm: Uint8Array<ArrayBuffer>) =>
  WebAssembly.Module.imports(new WebAssembly.Module(wasm)).map(({ name }) => name)

/**
 * The module without the exports that nobody asks for by name: those which neither the script beside it spells out nor the
 * module itself imports. Every export costs an object when the module starts; a module made for extensions exports each of
 * its functions. Throws RangeError on what is no whole module.
 */
export function withoutIdleExports(wasm: Uint8Array<ArrayBuffer>, script: string): Uint8Array<ArrayBuffer> {
  const all = sections(wasm)
  const exported = all.find(({ id }) => id === exportSection)
  if (!exported) return wasm
  const wanted = new Set([...(script.match(/[A-Za-z_$][\w$]*/g) ?? []), ...asked(wasm)])
  const kept = entries(wasm, exported).filter(({ name }) => wanted.has(name))
  const content = Buffer.concat([Uint8Array.from(leb(kept.length)), ...kept.map(({ raw }) => raw)])
  const head = Uint8Array.from([exportSection, ...leb(content.length)])
  const before = wasm.subarray(0, exported.start)
  return new Uint8Array(Buffer.concat([before, head, content, wasm.subarray(exported.end)]))
}
