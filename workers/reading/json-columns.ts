import { type JsonValue, Members } from './json-value.ts'

const leastRows = 2
const leastColumns = 2

/**
 * The rows of a table that is written column by column, `{"id": [1, 2], "sum": [5, 6]}` or `{"id": {"0": 1, "1": 2}, …}`,
 * by itself or within one more object. [] for anything else, columns that are not equally long included.
 */
export function rowsOfColumns(whole: Members): Members[] {
  const inside = whole.values.filter((value) => value instanceof Members)
  const [only] = inside
  const lists = whole.values.some(Array.isArray)
  const columns = inside.length === 1 && only && !lists ? only : whole
  const cells = columns.values.map(cellsOf)
  const rows = cells[0]?.length ?? 0
  if (cells.length < leastColumns || rows < leastRows || cells.some((own) => own.length !== rows)) return []
  return Array.from({ length: rows }, (_, row) => {
    const record = new Members()
    for (const [c, name] of columns.names.entries()) record.add(name, cells[c]?.[row] ?? null, false)
    return record
  })
}

const isNested = (value: JsonValue) => value instanceof Members || Array.isArray(value)

/** The cells of a column; [] for what is none. */
function cellsOf(value: JsonValue): JsonValue[] {
  const numbered = value instanceof Members && value.names.every((name, k) => name === String(k))
  const cells = Array.isArray(value) ? value : numbered ? value.values : []
  return cells.some(isNested) ? [] : cells
}
