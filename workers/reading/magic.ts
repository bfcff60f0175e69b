import { byZeros } from './encoding.ts'

/** What the first bytes of a file say it is, whatever its name. */
export type Kind =
  | { kind: 'text' }
  | { kind: 'zip' }
  | { kind: 'gzip' }
  | { kind: 'json' }
  | { kind: 'parquet' }
  | { kind: 'sheets'; format: 'xls' | 'ods' | 'xml' | 'html' }
  | { kind: 'protected' }
  | { kind: 'other'; looksLike: string }

const at = (bytes: Uint8Array, signature: number[], from = 0) =>
  signature.every((b, k) => bytes[from + k] === b)
const ascii = (bytes: Uint8Array, word: string, from = 0) =>
  at(
    bytes,
    [...word].map((letter) => letter.charCodeAt(0)),
    from,
  )

const picture = 'a picture'
const packed = 'a packed archive'
const film = 'a film or a sound recording'

const words: [string, string][] = [
  ['%PDF', 'a PDF'],
  ['GIF8', picture],
  ['ARROW1', 'an Arrow file'],
  ['SQLite format 3', 'a database file'],
  ['{\\rtf', 'a text document'],
  ['Rar!', packed],
  ['BZh9', packed],
  ['ID3', film],
  ['OggS', film],
  ['BEGIN:VCARD', 'an address card'],
  ['BEGIN:VCALENDAR', 'a calendar'],
]

/** Workbooks of before 1997: the record that begins them. */
const early = [
  [0x09, 0x00, 0x04, 0x00],
  [0x09, 0x02, 0x06, 0x00],
  [0x09, 0x04, 0x06, 0x00],
  [0x09, 0x08, 0x10, 0x00],
  [0x09, 0x08, 0x08, 0x00],
]

const signatures: [number[], string][] = [
  [[0x89, 0x50, 0x4e, 0x47], picture],
  [[0xff, 0xd8, 0xff], picture],
  [[0x49, 0x49, 0x2a, 0x00], picture],
  [[0x4d, 0x4d, 0x00, 0x2a], picture],
  [[0x37, 0x7a, 0xbc, 0xaf], packed],
  [[0x28, 0xb5, 0x2f, 0xfd], packed],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], packed],
  [[0x7f, 0x45, 0x4c, 0x46], 'a program'],
]

/** Looks at the first bytes (512 KB are enough); `name` only tells an .xls that is a web page from other pages. */
export function kindOf(bytes: Uint8Array, name: string): Kind {
  if (ascii(bytes, 'PK\u0003\u0004') || ascii(bytes, 'PK\u0005\u0006')) return { kind: 'zip' }
  if (at(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return compound(bytes)
  if (at(bytes, [0x1f, 0x8b])) return { kind: 'gzip' }
  if (ascii(bytes, 'PAR1')) return { kind: 'parquet' }
  if (ascii(bytes, 'PARE')) return { kind: 'protected' }
  if (isJson(bytes, name)) return { kind: 'json' }
  if (early.some((record) => at(bytes, record)) || isInterchange(bytes))
    return { kind: 'sheets', format: 'xls' }
  const marked = markup(bytes, name)
  if (typeof marked === 'object') return marked
  const found =
    signatures.find(([signature]) => at(bytes, signature))?.[1] ??
    words.find(([word]) => ascii(bytes, word))?.[1] ??
    (ascii(bytes, 'ustar', 257) ? packed : undefined) ??
    riff(bytes) ??
    marked ??
    noise(bytes)
  return found ? { kind: 'other', looksLike: found } : { kind: 'text' }
}

/** OLE2: the container of old office files, and of new ones behind a password. */
function compound(bytes: Uint8Array): Kind {
  const names = new TextDecoder('windows-1252').decode(bytes).replaceAll('\0', '')
  if (names.includes('EncryptedPackage')) return { kind: 'protected' }
  if (names.includes('WordDocument')) return { kind: 'other', looksLike: 'an old Word document' }
  if (names.includes('__substg1.0')) return { kind: 'other', looksLike: 'an e-mail' }
  if (names.includes('PowerPoint Document')) return { kind: 'other', looksLike: 'an old presentation' }
  return { kind: 'sheets', format: 'xls' }
}

function riff(bytes: Uint8Array): string | undefined {
  if (ascii(bytes, 'RIFF')) return ascii(bytes, 'WEBP', 8) ? picture : film
  if (ascii(bytes, 'ftyp', 4)) return ascii(bytes, 'hei', 8) || ascii(bytes, 'avif', 8) ? picture : film
  return ascii(bytes, 'BM') && at(bytes, [0, 0, 0, 0], 6) ? picture : undefined
}

/** DIF and SYLK, in which spreadsheets were handed over once. */
const isInterchange = (bytes: Uint8Array) => /^(TABLE\r?\n0,1\r?\n|ID;P)/.test(startText(bytes))

/** Spreadsheets in markup, among them tables of a web page that are named like a workbook, as many tills write them. */
function markup(bytes: Uint8Array, name: string): Kind | string | undefined {
  const start = startText(bytes)
  const page = /^(<!--[\s\S]{0,2000}?-->\s*)?<(!doctype html|html|head|body|table|meta|style|div)\b/i.test(
    start,
  )
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(start) && !page)
    return { kind: 'sheets', format: 'xml' }
  if (/^<\?xml[\s\S]*<office:document\b/.test(start)) return { kind: 'sheets', format: 'ods' }
  if (page || (/^<\?xml/i.test(start) && /<html\b/i.test(start))) return pageKind(bytes, name)
  return /^<\?xml|^<!DOCTYPE|^<[a-z][\w:-]*[\s>]/i.test(start) ? 'an XML file' : undefined
}

/** A page that does something is no table, unless somebody called it a workbook. */
function pageKind(bytes: Uint8Array, name: string): Kind | string {
  const text = new TextDecoder('windows-1252').decode(bytes).replaceAll('\0', '')
  const active = /<(script|form|iframe)\b/i.test(text) && !/\.xls$/i.test(name)
  return /<table\b/i.test(text) && !active ? { kind: 'sheets', format: 'html' } : 'a web page'
}

/** A brace alone begins no other table; by its name, a file that begins with any bracket is JSON, too. */
function isJson(bytes: Uint8Array, name: string): boolean {
  const start = startText(bytes)
  const named = /\.(json|ndjson|jsonl)$/i.test(name) && /^[{[]/.test(start)
  return named || /^(\{\s*["}]|\[\s*[{[]\s*["\]}])/.test(start)
}

function startText(bytes: Uint8Array): string {
  const sixteen = at(bytes, [0xff, 0xfe]) ? 'utf-16le' : at(bytes, [0xfe, 0xff]) ? 'utf-16be' : 'utf-8'
  return new TextDecoder(sixteen).decode(bytes.subarray(0, 4096)).trimStart()
}

/** More than one control character in 20 is no text; zero bytes are left to the encoding, UTF-16 is full of them. */
function noise(bytes: Uint8Array): string | undefined {
  if (at(bytes, [0xff, 0xfe]) || at(bytes, [0xfe, 0xff])) return undefined
  const head = bytes.subarray(0, 65_536)
  const text = new TextDecoder(byZeros(head) ?? 'windows-1252').decode(head)
  let controls = 0
  for (let k = 0; k < text.length; k++) {
    const code = text.charCodeAt(k)
    if (code > 0 && code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13) controls++
  }
  return controls * 20 > text.length ? 'a file of bytes that are no text' : undefined
}
