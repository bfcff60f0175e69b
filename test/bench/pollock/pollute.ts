/** A file of the benchmark: what is read, what a perfect reader gets (header first), and its weight in the survey. */
export interface Polluted {
  name: string
  text: string
  clean: string[][]
  weight: number
}

interface Cell {
  text: string
  quoted: boolean
}

/** How a table is written; a pollution changes a piece of it. */
interface Style {
  delimiter: string
  quote: string
  escape: string
  end: string
}

const plain: Style = { delimiter: ',', quote: '"', escape: '"', end: '\n' }
const hex = (text: string) =>
  [...text].map((c) => `_0x${c.charCodeAt(0).toString(16).toUpperCase()}`).join('')

/** Rows and cells of the sound source; quoted cells stay quoted in every pollution. */
export function cellsOf(source: string): Cell[][] {
  const rows = source.replaceAll('\r\n', '\n').split('\n').filter(Boolean)
  return rows.map((row) =>
    [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => ({
      text: quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
      quoted: quoted !== undefined,
    })),
  )
}

function cellText({ text, quoted }: Cell, style: Style): string {
  const inner = text.replaceAll('"', `${style.escape}"`)
  return quoted ? `${style.quote}${inner}${style.quote}` : inner
}

const rowText = (row: Cell[], style: Style) => row.map((cell) => cellText(cell, style)).join(style.delimiter)
const fileText = (rows: Cell[][], style: Style = plain) =>
  rows.map((row) => rowText(row, style) + style.end).join('')
const asNeeded = ({ text }: Cell): Cell => ({ text, quoted: /[",]/.test(text) })
const textsOf = (rows: Cell[][]) => rows.map((row) => row.map(({ text }) => text))

/** Pollutions of the whole file, with the number of the survey's files that have each (pollock_weights.json). */
function ofFile(rows: Cell[][]): Polluted[] {
  const [header = [], ...body] = rows
  const all = textsOf(rows)
  const text = fileText(rows)
  const blank = header.map(() => '').join(',')
  const multi = (n: number) => [header.map((c) => Array(n).fill(c.text).join(' ')), ...textsOf(body)]
  const bare = fileText([header.map(({ text }) => ({ text, quoted: false }))])
  const second = (change: (row: Cell[]) => Cell[]) =>
    text + fileText(rows.map((row) => change(row).map(asNeeded)))
  const styled = (name: string, change: Partial<Style>, weight: number): Polluted => ({
    name,
    text: fileText(rows, { ...plain, ...change }),
    clean: all,
    weight,
  })
  return [
    { name: 'source', text, clean: all, weight: 1 },
    { name: 'file_no_payload', text: '', clean: [], weight: 15 },
    { name: 'file_no_trailing_newline', text: text.slice(0, -1), clean: all, weight: 184 },
    { name: 'file_double_trailing_newline', text: `${text}\n`, clean: all, weight: 5 },
    { name: 'file_no_header', text: fileText(body), clean: textsOf(body), weight: 470 },
    { name: 'file_header_multirow_2', text: bare + text, clean: multi(2), weight: 47 },
    { name: 'file_header_multirow_3', text: bare + bare + text, clean: multi(3), weight: 47 },
    { name: 'file_preamble', text: `PREAMBLE${blank}\n${blank}\n${text}`, clean: all, weight: 282 },
    { name: 'file_multitable_same', text: second((row) => row), clean: all, weight: 188 / 3 },
    {
      name: 'file_multitable_more',
      text: second((row) => [...row, { text: '', quoted: false }]),
      clean: all,
      weight: 188 / 3,
    },
    { name: 'file_multitable_less', text: second((row) => row.slice(0, -1)), clean: all, weight: 188 / 3 },
    { name: 'file_header_only', text: fileText([header]), clean: textsOf([header]), weight: 3 },
    { name: 'file_one_data_row', text: fileText(rows.slice(0, 2)), clean: all.slice(0, 2), weight: 4 },
    styled(`file_record_delimiter${hex('\r')}`, { end: '\r' }, 7),
    styled(`file_record_delimiter${hex('\n')}`, { end: '\n' }, 1691),
    ...[
      ['\t', 4],
      [';', 834],
      [' ', 4],
      [', ', 101],
    ].map(([d, weight]) =>
      styled(`file_field_delimiter${hex(String(d))}`, { delimiter: String(d) }, Number(weight)),
    ),
    styled('file_quotation_char_0x27', { quote: "'" }, 11),
    styled('file_escape_char_0x5C', { escape: '\\' }, 1),
    styled('file_escape_char_0x00', { escape: '' }, 7),
  ]
}

/** Pollutions of one row, one file for each row and cell. */
function ofRows(rows: Cell[][]): Polluted[] {
  const found: Polluted[] = []
  const all = textsOf(rows)
  const lines = rows.map((row) => rowText(row, plain))
  const instead = (r: number, line: string) => lines.map((l, k) => `${k === r ? line : l}\n`).join('')
  for (const [r, row] of rows.entries()) {
    const cells = row.map((cell) => cellText(cell, plain))
    const blanks = cells.join(' ')
    found.push({
      name: `row_field_delimiter_${r}_0x20`,
      text: instead(r, blanks),
      clean: all,
      weight: 1 / 7,
    })
    for (const [c, cell] of row.entries()) {
      const join = (sep: string) => `${cells.slice(0, c).join(',')}${sep}${cells.slice(c).join(',')}`
      if (c > 0)
        found.push({
          name: `row_less_sep_row${r}_col${c}`,
          text: instead(r, join('')),
          clean: all,
          weight: each,
        })
      const more = c === 0 ? `,${join('')}` : join(',,')
      found.push({ name: `row_more_sep_row${r}_col${c}`, text: instead(r, more), clean: all, weight: each })
      const quoted = `"${cells[c]}`
      found.push({
        name: `row_extra_quote${r}_col${c}`,
        text: instead(r, [...cells.slice(0, c), quoted, ...cells.slice(c + 1)].join(',')),
        clean: all.map((line, k) =>
          k === r ? line.map((text, n) => (n === c ? `"${cell.text}` : text)) : line,
        ),
        weight: 1 / 108,
      })
    }
  }
  return found
}

const each = 0.36775106082036774

/**
 * The 2,290 files of the Pollock benchmark, made of its source file (Vitagliano et al. 2023, "Pollock: A Data Loading
 * Benchmark", PVLDB 16(8), table 3).
 */
export function pollute(source: string): Polluted[] {
  const rows = cellsOf(source)
  return [...ofFile(rows), ...ofRows(rows)]
}
