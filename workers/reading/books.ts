import type { Format } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import { note } from '../../src/contract/notes.ts'
import { type Call, quiet } from '../../src/contract/wire.ts'
import { type Book, instructions } from './book.ts'
import { Odd } from './book-markup.ts'
import { kindOf } from './magic.ts'
import { bytesOf } from './pieces.ts'
import { refuseRepeats } from './repeats.ts'
import { newRoom, unzip } from './unpack.ts'
import { contentOf, hasInstructions, mostPart, type Part, partsOf, refuseBomb } from './zip.ts'

const peek = 524_288

/** The workbook looked at last: it is opened, then scanned. */
let last: { file: WeakRef<File>; book: Promise<Book> } | null = null

/** The workbook in a file. Throws Failure, or what its reader throws. */
export function bookOf(file: File, call: Call): Promise<Book> {
  if (last?.file.deref() === file) return last.book
  const book = opened(file, call)
  const own = { file: new WeakRef(file), book }
  last = own
  book.catch(() => {
    if (last === own) last = null
  })
  return book
}

/** Lets go of the workbook that was read. */
export function closeBook(): void {
  last = null
}

async function opened(file: File, call: Call): Promise<Book> {
  const kind = kindOf(await bytesOf(file, 0, peek), file.name)
  return kind.kind === 'sheets' ? older(file, kind.format) : zipped(file, call)
}

async function zipped(file: File, call: Call): Promise<Book> {
  const parts = await partsOf(file)
  refuseBomb(file, parts)
  const content = contentOf(parts)
  if (content !== 'xlsx' && content !== 'xlsb' && content !== 'ods')
    throw new Failure({ code: 'not-a-table', name: file.name, looksLike: content })
  if (parts.some((part) => part.locked)) throw new Failure({ code: 'protected', name: file.name })
  if (await hasInstructions(file, parts)) throw instructions(file.name)
  if (content !== 'xlsx') return older(file, content, parts)
  try {
    const { openXlsx } = await import('./book-xlsx.ts')
    return await openXlsx(file, parts, call)
  } catch (thrown) {
    if (!(thrown instanceof Odd)) throw thrown
    return second(file, parts)
  }
}

/** Workbooks that are written in an unusual way. */
async function second(file: File, parts: Part[]): Promise<Book> {
  const book = await older(file, 'xlsx', parts)
  return {
    ...book,
    notes: [note('loss', 'The workbook is written in an unusual way; look whether all its rows are here.')],
  }
}

/** What came before, and beside, .xlsx. Its reader believes what a zip file says of its sizes, so that is proven first. */
async function older(file: File, format: Format, parts: Part[] = []): Promise<Book> {
  const room = newRoom()
  let content = ''
  for (const part of parts) {
    const proven = await unzip(file, part, file.name, room, quiet)
    if (part.name !== 'content.xml') continue
    content = await proven.text()
    refuseRepeats(file.name, content)
  }
  const { openOlder } = await import('./book-older.ts')
  return openOlder(file, format, content)
}

/** A fault for whatever the workbook reader threw, in plain words. */
export function faultOf(file: File, thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown
  const name = file.name
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  if (/Encrypted|Decryption/.test(error.name)) return new Failure({ code: 'protected', name })
  if (/zip bomb|exceeds|over the \d+ limit|Invalid (array|string) length/.test(error.message)) {
    return new Failure({ code: 'too-large', name, have: mostPart + 1, most: mostPart, unit: 'unpacked' })
  }
  const why = /missing/.test(error.message)
    ? 'a part of the workbook is missing'
    : /CRC/.test(error.message)
      ? 'a part of the workbook is damaged'
      : 'the workbook is cut off or damaged'
  return new Failure({ code: 'broken-file', name, why })
}
