import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAll, textFile } from './support.ts'

const delimiter = fc.constantFrom(',', ';', '\t', '|')
const lineEnd = fc.constantFrom('\n', '\r\n', '\r')

/** Anything a cell may hold, with what is hard to read much more often than by chance. */
const hard = fc.constantFrom(
  '"',
  '""',
  "'",
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r\n',
  '\r',
  '€',
  'é',
  '😀',
  '漢',
  ' ',
  '\\',
  '=',
)
const cell = fc
  .oneof(
    fc.array(fc.oneof(hard, fc.string({ maxLength: 4 })), { maxLength: 5 }).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.integer().map(String),
  )
  .map((text) => text.replaceAll('\0', ''))
  // What begins with an apostrophe may as well be quoted with it: nobody could tell.
  .filter((text) => !/^\s*'/.test(text))

const quoted = (text: string, d: string) =>
  text.includes(d) || /["\r\n]/.test(text) || text.startsWith(' ') ? `"${text.replaceAll('"', '""')}"` : text

interface Table {
  headers: string[]
  rows: string[][]
}

/** A table whose first column is a number, so that no row is blank and no header looks like data. */
const table: fc.Arbitrary<Table> = fc.integer({ min: 2, max: 6 }).chain((width) =>
  fc.record({
    headers: fc.constant(Array.from({ length: width }, (_, c) => `Head ${c + 1}`)),
    rows: fc.array(
      fc
        .tuple(fc.nat(99_999), fc.array(cell, { minLength: width - 1, maxLength: width - 1 }))
        .map(([id, cells]) => [String(id), ...cells]),
      { minLength: 1, maxLength: 30 },
    ),
  }),
)

const write = (t: Table, d: string, end: string) =>
  [t.headers, ...t.rows].map((row) => row.map((text) => quoted(text, d)).join(d) + end).join('')

describe('what was written is what is read', () => {
  it('any cells, any delimiter, any line end, wherever the file is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        delimiter,
        lineEnd,
        fc.integer({ min: 1, max: 40 }),
        async (t, d, end, size) => {
          const { head, rows, aside } = await readAll(
            textFile(write(t, d, end)),
            { delimiter: d, headerLine: 1, encoding: 'utf-8' },
            size,
          )
          expect(aside).toEqual([])
          expect(head.headers).toEqual(t.headers)
          expect(rows).toEqual(t.rows)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('line numbers are those of the file, after any line break in a cell', async () => {
    await fc.assert(
      fc.asyncProperty(table, lineEnd, fc.integer({ min: 1, max: 60 }), async (t, end, size) => {
        const expected: number[] = []
        let line = 2
        for (const row of t.rows) {
          expected.push(line)
          line += 1 + row.reduce((n, text) => n + (text.match(/\r\n|\r|\n/g)?.length ?? 0), 0)
        }
        const { lines } = await readAll(
          textFile(write(t, ',', end)),
          { delimiter: ',', headerLine: 1, encoding: 'utf-8' },
          size,
        )
        expect(lines).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })

  it('only the wanted columns, in the order asked', async () => {
    const file = textFile('Id,Name,Town\n1,Ann,York\n2,Bob,Bath\n')
    const { head } = await readAll(file)
    const { reader } = await import('../../workers/reading/open.ts')
    const { quiet } = await import('../../src/contract/wire.ts')
    for await (const batch of reader.scan(file, head, [2, 0], quiet))
      expect(batch.columns.map((column) => Array.from(column.codes, (c) => column.texts.text(c)))).toEqual([
        ['York', 'Bath'],
        ['1', '2'],
      ])
  })
})

describe('nothing is lost', () => {
  const piece = fc.constantFrom(
    'a',
    'bc',
    '1',
    '',
    '"',
    '"x"',
    '"y',
    'z"',
    ' ',
    '""',
    '2024-01-05',
    'Total',
    '€',
  )
  const line = fc.array(piece, { minLength: 1, maxLength: 8 }).map((cells) => cells.join(','))

  it('rows and rows set aside come from different lines, in the order of the file, the same for every cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 50 }),
        async (body, size) => {
          const file = textFile(`Id,Name,Town,Date\n9,x,y,z\n${body.join('\n')}\n`)
          const corrections = { delimiter: ',', headerLine: 1, encoding: 'utf-8' }
          const whole = await readAll(file, corrections)
          const cut = await readAll(file, corrections, size)
          expect({ ...cut, head: null }).toEqual({ ...whole, head: null })
          expect(whole.lines).toEqual(whole.lines.toSorted((a, b) => a - b))
          const all = [...whole.lines, ...whole.aside.map((a) => a.line)]
          expect(new Set(all).size).toBe(all.length)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('ragged files without quotes: rows in = rows + rows set aside', async () => {
    const word = fc.constantFrom('a', 'bc', '1', '2.5', '', 'York')
    const ragged = fc.array(fc.array(word, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 50 })
    await fc.assert(
      fc.asyncProperty(ragged, async (body) => {
        const full = body.filter((row) => row.some((text) => text !== ''))
        fc.pre(full.length > 0)
        const text = ['Id', ...body.map((row) => row.join(','))].join('\n').replace('Id', 'Id,Name,Town,Date')
        const { rows, aside, lines } = await readAll(textFile(text), { delimiter: ',', headerLine: 1 })
        expect(rows.length + aside.length).toBe(full.length)
        const source = text.split('\n')
        for (const [r, row] of rows.entries()) {
          const given = (source[(lines[r] ?? 0) - 1] ?? '').split(',')
          expect(given.filter((t) => t !== '')).toEqual(row.filter((t) => t !== ''))
        }
      }),
      { numRuns: 300 },
    )
  })
})
