import type { Book, Sheet } from './book.ts'
import { bytesOf } from './pieces.ts'
import type { Part } from './zip.ts'

/** From this size on, rows are streamed out of the workbook and not all held at once. */
const streamFrom = 20_000_000

/** A workbook of today's Excel (.xlsx, .xlsm). Throws what its reader throws. */
export async function openXlsx(file: File, parts: Part[]): Promise<Book> {
  const bytes = await bytesOf(file, 0, file.size)
  const heavy = parts.reduce((sum, part) => sum + part.unpacked, 0) > 8 * streamFrom
  if (file.size < streamFrom && !heavy) {
    const held = await heldBook(bytes).catch((thrown: unknown) => tooWide(thrown))
    if (held) return held
  }
  return streamedBook(bytes)
}

/** A sheet with one cell in a far corner is too wide to hold, but not to stream. */
function tooWide(thrown: unknown): null {
  if (thrown instanceof Error && /^Sheet ".*" spans /s.test(thrown.message)) return null
  throw thrown
}

async function heldBook(bytes: Uint8Array): Promise<Book> {
  const { readXlsx } = await import('hucre/xlsx')
  const { sheets } = await readXlsx(bytes)
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet.rows]))
  return {
    format: 'xlsx',
    sheets: sheets.map(({ name, hidden, veryHidden }) => ({ name, hidden: Boolean(hidden || veryHidden) })),
    *rows(sheet) {
      for (const [index, values] of (byName.get(sheet) ?? []).entries()) yield { index, values }
    },
  }
}

async function streamedBook(bytes: Uint8Array): Promise<Book> {
  const { readXlsx, streamXlsxRows } = await import('hucre/xlsx')
  const sheets: Sheet[] = []
  await readXlsx(bytes, {
    sheets: ({ name, hidden, veryHidden }) => {
      sheets.push({ name, hidden: Boolean(hidden || veryHidden) })
      return false
    },
  })
  return { format: 'xlsx', sheets, rows: (sheet) => streamXlsxRows(bytes, { sheet }) }
}
