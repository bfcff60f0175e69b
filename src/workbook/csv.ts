/** One record with its line end. */
export function csvRow(row: readonly (string | number | null)[], separator: string): string {
  return `${row.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`
}

/** A cell no spreadsheet takes for a formula: text that could start one gets a leading apostrophe, plain numbers do not. */
export function csvCell(cell: string | number | null, separator: string): string {
  if (cell === null) return ''
  const text = typeof cell === 'number' ? String(cell) : harmless(cell)
  const quoted = text.includes('"') || text.includes(separator) || /[\r\n]/.test(text)
  return quoted ? `"${text.replaceAll('"', '""')}"` : text
}

/** What spreadsheets skip before they look whether a cell is a formula. */
const skipped = /^[\s\p{Cc}\p{Cf}\p{Z}\u115f\u1160\u3164\uffa0]*/u

function harmless(text: string): string {
  if (/^-?\d+(?:[.,]\d+)?$/.test(text)) return text
  const first = text.replace(skipped, '').charAt(0)
  const starts = first !== '' && '=+-@＝＋－＠'.includes(first)
  return starts || /^[\t\r\n]/.test(text) ? `'${text}` : text
}
