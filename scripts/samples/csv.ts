export type Cell = string | number

/** Rows as a CSV text: cells quoted only where they must be, each line ended by a line feed. */
export function csv(rows: Iterable<readonly Cell[]>, separator: ',' | ';'): string {
  const lines: string[] = []
  for (const row of rows)
    lines.push(`${row.map((cell) => quoted(String(cell), separator)).join(separator)}\n`)
  return lines.join('')
}

function quoted(cell: string, separator: string): string {
  if (!cell.includes(separator) && !/["\r\n]/.test(cell)) return cell
  return `"${cell.replaceAll('"', '""')}"`
}

/** Cents as `12.50`, `-3.00`. */
export function money(cents: number): string {
  const sign = cents < 0 ? '-' : ''
  const whole = Math.abs(cents)
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`
}
