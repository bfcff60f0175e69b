import type { Call } from '../../src/contract/wire.ts'
import type { Reader, TextBatch } from './table.ts'

const separator = '\t'

/** How the file is written that `sheetFile` makes. */
export const sheetWriting = { delimiter: separator, encoding: 'utf-8' } as const

/**
 * One sheet of a workbook as a text file of its own, called `workbook › sheet`: every row on the line of its number, cells
 * parted by tabs, line breaks within a cell as blanks. Throws what the reader throws.
 */
export async function sheetFile(reader: Reader, file: File, sheet: string, call: Call): Promise<File> {
  const head = await reader.open(file, { sheet, headerLine: 0 }, call)
  const all = head.headers.map((_, column) => column)
  const lines: string[] = []
  for await (const batch of reader.scan(file, head, all, call)) addRows(lines, batch)
  const text = Array.from(lines, (line) => line ?? '').join('\n')
  return new File([text, '\n'], `${file.name} › ${sheet}`)
}

/** Rows that would be set aside stand among the others again: whoever reads the new file judges them. */
function addRows(lines: string[], { rows, lines: places, columns, aside }: TextBatch): void {
  for (let r = 0; r < rows; r++)
    lines[(places[r] ?? 1) - 1] = columns
      .map(({ codes, texts }) => quoted(texts.text(codes[r] ?? 0)))
      .join(separator)
  for (const { line, raw } of aside) lines[line - 1] = raw.split(separator).map(quoted).join(separator)
}

const quoted = (cell: string) => {
  const text = cell.replace(/\s*[\r\n]+\s*/g, ' ')
  return /["\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
