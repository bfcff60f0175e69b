import type { CellObject, ParsingOptions, WorkSheet } from '@e965/xlsx'
import type { Format } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import { type Book, instructions, type Missing, type SheetRow } from './book.ts'
import { mostColumns, mostRows } from './book-markup.ts'
import { SheetMoney, signIn } from './book-money.ts'
import { encodingOf } from './encoding.ts'
import { type OdsSheet, odsTold } from './ods-told.ts'
import { bytesOf, headText } from './pieces.ts'
import { refuseRepeats } from './repeats.ts'
import { isError, noValue, type SheetValue, sheetText } from './sheet-text.ts'

const mostBytes = 60_000_000

/** Windows code pages by which workbooks of before 1997 name their letters. */
const pages = new Map([
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [1200, 'utf-16le'],
  [10000, 'macintosh'],
  [10007, 'x-mac-cyrillic'],
  [65001, 'utf-8'],
  ...Array.from({ length: 9 }, (_, k) => [1250 + k, `windows-${1250 + k}`] as const),
])

/** What the reader of old workbooks asks for letters, answered by the engine's own tables. */
const letters = {
  utils: {
    hascp: (page: number) => pages.has(page),
    decode: (page: number, bytes: number[] | string) =>
      new TextDecoder(pages.get(page) ?? 'windows-1252').decode(bytesIn(bytes)),
    encode: (_page: number, text: string) => new TextEncoder().encode(text),
  },
}

const bytesIn = (bytes: number[] | string) =>
  typeof bytes === 'string'
    ? Uint8Array.from(bytes, (letter) => letter.charCodeAt(0))
    : Uint8Array.from(bytes)

/**
 * Workbooks of other days and other programs: .xls, .xlsb, .ods, .fods, SpreadsheetML, tables of a web page. Throws Failure
 * `too-large`, `broken-file`, or what its reader throws. `content`: the XML of the cells of a zipped .ods.
 */
export async function openOlder(file: File, format: Format, content = ''): Promise<Book> {
  const { name, size: have } = file
  if (have > mostBytes) throw new Failure({ code: 'too-large', name, have, most: mostBytes, unit: 'bytes' })
  const { read, set_cptable } = await import('@e965/xlsx')
  set_cptable(letters)
  const bytes = await bytesOf(file, 0, have)
  const common: ParsingOptions = {
    dense: true,
    cellDates: true,
    UTC: true,
    cellFormula: false,
    cellHTML: false,
    cellNF: true,
  }
  const marked = format === 'html' || format === 'xml' || bytes[0] === 0x3c
  const text = marked ? headText(bytes, encodingOf([bytes]).label, true) : ''
  if (marked && format !== 'html' && /<!DOCTYPE|<!ENTITY/i.test(text)) throw instructions(name)
  if (format === 'ods') refuseRepeats(name, text)
  const { SheetNames, Sheets, Workbook } = marked
    ? read(format === 'html' ? spelledOut(text) : text, { ...common, type: 'string', raw: format === 'html' })
    : read(bytes, { ...common, type: 'array' })
  const told = odsTold(format === 'ods' ? content || text : '')
  return {
    format,
    sheets: SheetNames.map((sheet, k) => ({
      name: sheet,
      hidden: (Workbook?.Sheets?.[k]?.Hidden ?? 0) > 0,
      money: told.get(sheet)?.money ?? moneyOf(Sheets[sheet]),
    })),
    rows: (sheet) => rowsOf(Sheets[sheet], told.get(sheet)?.formulas),
  }
}

/** Letters that pages of the web write as names, and the reader of tables does not know. */
const references = new Map(
  'nbsp \u00a0|pound £|euro €|yen ¥|cent ¢|auml ä|ouml ö|uuml ü|Auml Ä|Ouml Ö|Uuml Ü|szlig ß|eacute é|egrave è|ecirc ê|agrave à|acirc â|aacute á|ccedil ç|iacute í|oacute ó|ocirc ô|uacute ú|ugrave ù|ntilde ñ|atilde ã|otilde õ|aring å|oslash ø|ndash –|mdash —|rsquo ’|hellip …'
    .split('|')
    .map((pair) => [pair.slice(0, pair.indexOf(' ')), pair.slice(pair.indexOf(' ') + 1)] as const),
)
const spelledOut = (text: string) =>
  text.replace(/&([A-Za-z]{3,6});/g, (whole, name: string) => references.get(name) ?? whole)

function* rowsOf(sheet: WorkSheet | undefined, formulas?: OdsSheet['formulas']): Generator<SheetRow> {
  const rows: (CellObject | undefined)[][] = sheet?.['!data'] ?? []
  for (let index = 0; index < Math.min(mostRows, rows.length); index++) {
    const row = rows[index]
    if (!row) continue
    const cells = Array.from(row.slice(0, mostColumns))
    const unvalued = (formulas?.get(index) ?? []).map((column) => ({ column, why: noValue }))
    const missing = [...missingIn(cells), ...unvalued]
    yield { index, cells: cells.map((cell) => sheetText(cellValue(cell))), missing }
  }
}

/** Columns whose numbers are shown with one sign of money. */
function moneyOf(sheet: WorkSheet | undefined): [number, string][] {
  const rows: (CellObject | undefined)[][] = sheet?.['!data'] ?? []
  const signs = new Map<unknown, string>()
  const money = new SheetMoney()
  for (const row of rows.slice(0, mostRows))
    row?.forEach((cell, column) => {
      if (cell?.t !== 'n') return
      const sign = signs.get(cell.z) ?? signIn(String(cell.z ?? ''))
      signs.set(cell.z, sign)
      money.hear(column, sign)
    })
  return money.columns()
}

const missingIn = (cells: (CellObject | undefined)[]): Missing[] =>
  cells.flatMap((cell, column) => {
    const why = whyMissing(cell)
    return why === '' ? [] : [{ column, why }]
  })

function whyMissing(cell: CellObject | undefined): string {
  if (!cell) return ''
  if (cell.t === 'e') return cell.w ?? '#N/A'
  return isError(cell.v) ? String(cell.v) : ''
}

function cellValue(cell: CellObject | undefined): SheetValue {
  if (!cell || cell.t === 'z') return null
  return cell.t === 'e' ? '#N/A' : cell.v
}
