import type { Corrections, Format } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import { type Call, quiet } from '../../src/contract/wire.ts'
import { openJson, scanJson } from './json.ts'
import { type Kind, kindOf } from './magic.ts'
import { openParquet, scanParquet } from './parquet.ts'
import { bytesOf } from './pieces.ts'
import type { Reader, TableHead } from './table.ts'
import { takeIn } from './take-in.ts'
import { openText, scanText } from './text.ts'
import { openWorkbook, scanWorkbook } from './workbook.ts'

const peek = 524_288

/** Reads text, workbooks, JSON and Parquet; what a file is, its bytes say, not its name. */
export const reader: Reader = {
  open: async (file, corrections, call = quiet) => openAs(await kindIn(file), file, corrections, call),
  scan: (file, head, wanted, call) => scanOf(head.format)(file, head, wanted, call),
}

/** What a file is. Throws Failure `empty-file`. */
export async function kindIn(file: File): Promise<Kind> {
  const { name } = file
  if (file.size === 0) throw new Failure({ code: 'empty-file', name, bytes: 0 })
  return kindOf(await bytesOf(file, 0, peek), name)
}

/** The first look at a file that is known to be of a kind. Throws Failure. */
export async function openAs(
  kind: Kind,
  file: File,
  corrections: Corrections,
  call: Call,
): Promise<TableHead> {
  const { name } = file
  if (kind.kind === 'other') throw new Failure({ code: 'not-a-table', name, looksLike: kind.looksLike })
  if (kind.kind === 'protected') throw new Failure({ code: 'protected', name })
  if (kind.kind === 'gzip') throw await stillPacked(file, call)
  if (kind.kind === 'json') return openJson(file, corrections, call)
  if (kind.kind === 'parquet') return openParquet(file)
  return kind.kind === 'text' ? openText(file, corrections) : openWorkbook(file, corrections, call)
}

function scanOf(format: Format): Reader['scan'] {
  if (format === 'csv') return scanText
  if (format === 'parquet') return scanParquet
  return format === 'json' || format === 'ndjson' ? scanJson : scanWorkbook
}

/** Archives are unpacked where files are taken in; what comes here could not be. */
async function stillPacked(file: File, call: Call): Promise<Failure> {
  const [one] = await takeIn(file, call)
  return new Failure(one?.fault ?? { code: 'not-a-table', name: file.name, looksLike: 'a packed archive' })
}
