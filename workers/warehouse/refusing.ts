import { type Column, lazyTable, type Table } from '../join/table.ts'

/** The table with `consent` 'no' in the rows of who asked not to be written to; told when the column is first looked at. */
export function refusing(table: Table, refused: () => ReadonlySet<number>): Table {
  const columns = [...table.columns.keys()].map((name) => [name, () => columnOf(table, name)] as const)
  const consent = () => withNo(columnOf(table, 'consent'), refused())
  return lazyTable(table.name, table.rows, { ...Object.fromEntries(columns), consent })
}

function columnOf(table: Table, name: string): Column {
  const column = table.columns.get(name)
  if (!column) throw new TypeError(`${table.name} has no ${name}`)
  return column
}

function withNo(column: Column, keys: ReadonlySet<number>): Column {
  if (keys.size === 0 || column.type !== 'text') return column
  const at = column.labels.indexOf('no')
  const labels = at < 0 ? [...column.labels, 'no'] : column.labels
  const codes = column.codes.slice()
  for (const key of keys) codes[key] = at < 0 ? labels.length - 1 : at
  return { type: 'text', codes, labels }
}
