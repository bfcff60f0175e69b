/** Widest a column is made, in characters. */
const widest = 60

export type WorkbookCell = string | number | null

/**
 * A workbook of one sheet in which a text is a text, so that nothing is a formula and no number loses its zeros. The writer
 * is fetched when it is first needed.
 */
export async function workbookOf(title: string, rows: readonly (readonly WorkbookCell[])[]): Promise<Blob> {
  const { writeXlsx } = await import('hucre/xlsx')
  const columns = (rows[0] ?? []).map((head, c) => ({
    width: Math.min(
      widest,
      rows
        .slice(0, 200)
        .reduce((most, row) => Math.max(most, String(row[c] ?? '').length), String(head).length) + 2,
    ),
  }))
  const bytes = await writeXlsx({
    sheets: [
      {
        name: sheetName(title),
        columns,
        rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? literal(cell) : cell))),
        freezePane: { rows: 1 },
      },
    ],
  })
  return new Blob([new Uint8Array(bytes)], {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
}

/** In workbooks `_x0041_` is an escape: written as text it is escaped itself (ECMA-376, 22.9.2.19). */
const literal = (text: string) => text.replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')

const sheetName = (title: string) =>
  title
    .replace(/[\\/?*[\]:']/g, ' ')
    .trim()
    .slice(0, 31) || 'List'
