import { Failure } from '../../src/contract/fault.ts'
import type { Call } from '../../src/contract/wire.ts'
import type { Book, Sheet } from './book.ts'
import { SheetCells, SheetTexts } from './book-cells.ts'
import { MergeScan } from './book-merges.ts'
import { moneyStyles, SheetMoney } from './book-money.ts'
import { dayStyles, layoutOf } from './book-parts.ts'
import { SheetScan } from './book-sheet.ts'
import { SharedScan } from './book-strings.ts'
import { decodeFor } from './pieces.ts'
import { newRoom, unzipped } from './unpack.ts'
import { asciiText } from './written.ts'
import type { Part } from './zip.ts'

/** Hears a part of a workbook piece by piece. */
type Hear = (text: string) => void

/**
 * A workbook of today's Excel (.xlsx, .xlsm), all its sheets read. Throws Failure `broken-file`, `too-large`, `stopped`, and
 * Odd for what only another reader understands.
 */
export async function openXlsx(file: File, parts: Part[], call: Call): Promise<Book> {
  const room = newRoom()
  const hear = async (part: Part, told: Hear) => {
    let decode: ReturnType<typeof decodeFor> | undefined
    for await (const bytes of unzipped(file, part, room, call)) {
      decode ??= decodeFor(letters(bytes), false)
      const { codes, text } = decode(bytes, false)
      told(text ?? asciiText(codes))
      call.progress('read', 0)
    }
  }
  return bookIn(file.name, parts, hear)
}

async function bookIn(
  name: string,
  parts: Part[],
  hear: (part: Part, told: Hear) => Promise<void>,
): Promise<Book> {
  const ask = async (part: Part) => {
    let all = ''
    await hear(part, (text) => {
      all += text
    })
    return all
  }
  const { sheets, strings, styles, from1904 } = await layoutOf(parts, ask)
  const texts = new SheetTexts(from1904)
  const shared = new SharedScan((text) => texts.share(text))
  if (strings) await hear(strings, (text) => shared.feed(text))
  shared.end()
  const looks = styles ? await ask(styles) : ''
  const [days, signs] = [dayStyles(looks), moneyStyles(looks)]
  const cells = new Map<string, SheetCells>()
  const merges = new Map<string, MergeScan>()
  const told = new Map<string, Pick<Sheet, 'hiddenRows' | 'money'>>()
  for (const sheet of sheets) {
    const own = new SheetCells()
    const money = new SheetMoney(signs)
    const scan = new SheetScan(own, texts, days, money)
    const merged = new MergeScan()
    await hear(sheet.part, (text) => {
      scan.feed(text)
      if (scan.behind) merged.feed(text)
    })
    if (!scan.whole)
      throw new Failure({ code: 'broken-file', name, why: 'a sheet of the workbook is cut off' })
    cells.set(sheet.name, own)
    merges.set(sheet.name, merged)
    told.set(sheet.name, { hiddenRows: scan.hiddenRows, money: money.columns() })
  }
  return {
    format: 'xlsx',
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden, ...told.get(name) })),
    rows: (sheet) => merges.get(sheet)?.spread(cells.get(sheet)?.read(texts) ?? []) ?? [],
  }
}

/** The letters of a part: what its first bytes say, and what it says of itself. */
function letters(part: Uint8Array): string {
  const head = part.subarray(0, 200)
  const [first, second] = head
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  const told = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/.exec(asciiText(head))?.[1] ?? ''
  return /^(iso-8859-1|windows-125\d|us-ascii)$/i.test(told) ? told : 'utf-8'
}
