import { describe, expect, it } from 'vitest'
import { said } from '../../src/contract/notes.ts'
import { readAll, textFile } from './support.ts'

const read = (text: string) => readAll(textFile(text))

describe('delimiter, quote and blanks are found', () => {
  it.each([
    ['commas', ',', 'Id,Name,Sum\n1,"Miller, Ann",2.50\n2,Bob,3.75\n'],
    ['semicolons beside decimal commas', ';', 'Id;Name;Summe\n1;Müller, Anna;12,50\n2;Bob;3,75\n'],
    ['semicolons beside decimal commas, no header', ';', '1,5;2,5;3,5\n4,5;5,5;6,5\n7,5;8,5;9,5\n'],
    ['tabs', '\t', 'Id\tName\tSum\n1\tAnn, Bo\t2\n2\tBob; Co\t3\n'],
    ['vertical bars', '|', 'Id|Name|Sum\n1|Ann|2\n2|Bob|3\n'],
    ['blanks', ' ', '0001 19970101 1 29.33\n0002  19970118  1  29.73\n'],
    ['colons', ':', 'root:x:0:0:home\ndaemon:x:1:1:none\nbin:x:2:2:none\n'],
  ])('%s', async (_, delimiter, text) => {
    const { head, rows } = await read(text)
    expect(head.delimiter).toBe(delimiter)
    expect(rows.at(-1)?.length).toBeGreaterThan(2)
  })

  it.each([
    ['e-mails', 'Email\nann@example.com\nbob@example.com\n'],
    ['names with a blank', 'John Smith\nMary Jones\nAda King\n'],
    ['times', 'Time\n10:20\n11:30\n12:40\n'],
    [
      'sentences with commas',
      'Review\nGood, fast, friendly\nBad\nNice, but small\nSlow, cold, loud, far\nFine\n',
    ],
  ])('one column of %s stays one column', async (_, text) => {
    const { head, rows, aside } = await read(text)
    const lines = text.trim().split('\n')
    expect(head.headers.length).toBe(1)
    expect(rows.flat()).toEqual(head.headerLine === 1 ? lines.slice(1) : lines)
    expect(aside).toEqual([])
  })

  it('the line sep=; is obeyed and is no row', async () => {
    const { head, rows, lines } = await read('sep=;\nId;Name\n1;a,b\n2;c,d\n')
    expect([head.delimiter, head.headerLine, head.headers]).toEqual([';', 2, ['Id', 'Name']])
    expect([rows, lines]).toEqual([
      [
        ['1', 'a,b'],
        ['2', 'c,d'],
      ],
      [3, 4],
    ])
  })

  it('a delimiter at each line end makes no ghost column', async () => {
    const { head, rows } = await read('Id,Name,\n1,Ann,\n2,Bob,\n')
    expect(head.headers).toEqual(['Id', 'Name'])
    expect(rows).toEqual([
      ['1', 'Ann'],
      ['2', 'Bob'],
    ])
  })

  it('the person is believed about delimiter and header', async () => {
    const { head, rows } = await readAll(textFile('a;b,c\n1;2,3\n'), { delimiter: ';', headerLine: 0 })
    expect(head.headers).toEqual(['Column 1', 'Column 2'])
    expect(rows).toEqual([
      ['a', 'b,c'],
      ['1', '2,3'],
    ])
  })
})

describe('the header', () => {
  it('is found below title lines, and the total at the end is no row', async () => {
    const { head, rows, aside, lines } = await read(
      'Sales report,,,\nPrinted for Ann,,,\n\nOrder,Date,Town,Sum\n1,2024-01-01,York,5\n2,2024-01-02,Bath,6\nTotal,,,11\n',
    )
    expect(head.headerLine).toBe(4)
    expect([rows.length, lines]).toEqual([2, [5, 6]])
    expect(aside).toEqual([{ line: 7, reason: 'looks like a total, not a row', raw: 'Total,,,11' }])
    expect(said(head.notes).join(' ')).toContain('line 4')
  })

  it.each(['Summe', 'Gesamt', 'TOTAL:', 'Grand total', 'Subtotal', 'Totale', 'Somme', 'Итого'])(
    '%s is a total',
    async (word) => {
      const { aside } = await read(`Order,Town,Note,Sum\n1,York,x,5\n2,Bath,y,6\n${word},,,11\n`)
      expect(aside.map((a) => a.line)).toEqual([4])
    },
  )

  it('a product called Total in a full row is a row', async () => {
    const { aside, rows } = await read('Product,Town,Note,Sum\nTotal,York,x,5\nSumme,Bath,y,6\n')
    expect([rows.length, aside.length]).toEqual([2, 0])
  })

  it('may be absent: said, and the columns are numbered', async () => {
    const { head, rows } = await read('1,2024-01-01,5.00\n2,2024-01-02,6.00\n')
    expect([head.headerLine, head.headers]).toEqual([0, ['Column 1', 'Column 2', 'Column 3']])
    expect(rows.length).toBe(2)
    expect(said(head.notes).join(' ')).toContain('looks like data')
  })

  it('gets unique names, never empty, whatever they are', async () => {
    const { head } = await read('name,name,,__proto__,name (2),then\n1,2,3,4,5,6\n')
    expect(head.headers).toEqual(['name', 'name (2)', 'Column 3', '__proto__', 'name (2) (2)', 'then'])
    expect(said(head.notes).join(' ')).toContain(
      'More than one column is called name; the second is read as ‘name (2)’.',
    )
  })

  it('may hold a line break; the first row stands where it stands', async () => {
    const { head, lines } = await read('Id,"Net\nsum"\n1,2\n')
    expect(head.headers).toEqual(['Id', 'Net sum'])
    expect(lines).toEqual([3])
  })

  it('repeated inside the file is set aside', async () => {
    const { rows, aside } = await read('Id,Name\n1,Ann\nId,Name\n2,Bob\n')
    expect([rows.length, aside]).toEqual([2, [{ line: 3, reason: 'repeats the header', raw: 'Id,Name' }]])
  })
})

describe('odd rows', () => {
  const nine = 'a,b,c,d,e,f,g,h,i\n'
  const row = '1,2,3,4,5,6,7,8,9\n'

  it('too many cells: aside with both numbers; too few: filled up and counted', async () => {
    const { rows, aside, notes } = await read(`${nine}${row}1,2,3,4,5,6,7,8,9,10,11\n1,2,3\n${row}only one\n`)
    expect(rows).toHaveLength(3)
    expect(rows[1]).toEqual(['1', '2', '3', '', '', '', '', '', ''])
    expect(aside.map((a) => [a.line, a.reason])).toEqual([
      [3, '11 cells where the header has 9'],
      [6, '1 cell where the header has 9'],
    ])
    expect(notes).toEqual([
      '1 row has fewer cells than the header; the missing ones are read as empty: line 4.',
    ])
  })

  it('a short row that has slipped by a cell is not filled up', async () => {
    const good = Array.from({ length: 6 }, (_, k) => `${k},Name ${k},${k}.50,York\n`).join('')
    const { aside } = await read(`Id,Name,Sum,Town\n${good}7,8.50,York\n`)
    expect(aside).toEqual([{ line: 8, reason: '3 cells where the header has 4', raw: '7,8.50,York' }])
  })

  it('a quote that never closes takes its own row and nothing else', async () => {
    const { rows, aside, lines } = await read(
      'Id,Name,Town\n1,Ann,York\n2,"Bob,Bath\n3,Cy,Hull\n4,"Dee",Ely\n5,Eve,Ayr\n',
    )
    expect(aside).toEqual([{ line: 3, reason: 'opens a quote that is never closed', raw: '2,"Bob,Bath' }])
    expect(lines).toEqual([2, 4, 5, 6])
    expect(rows.map((r) => r[1])).toEqual(['Ann', 'Cy', 'Dee', 'Eve'])
  })

  it('many of them stay cheap and are all named', async () => {
    const body = Array.from({ length: 20_000 }, (_, k) =>
      k % 2 ? `${k},name,town\n` : `${k},"name,town\n`,
    ).join('')
    const { rows, aside } = await read(`Id,Name,Town\n${body}`)
    expect([rows.length, aside.length]).toEqual([10_000, 10_000])
  })

  it('quotes in the middle of cells, and backslashed ones, are kept as text', async () => {
    const plain = await read('Id,Name,Town\n1,5" pipe,York\n2,the "best" one,Bath\n')
    expect(plain.rows.map((r) => r[1])).toEqual(['5" pipe', 'the "best" one'])
    const slashed = await read('Id,Name,Town\n1,"say \\"hi\\", Ann",York\n2,"a \\"b\\"",Bath\n')
    expect(slashed.rows.map((r) => r[1])).toEqual(['say "hi", Ann', 'a "b"'])
  })

  it('a cell of more than 1 MB takes its own row and nothing else', async () => {
    const huge = 'x'.repeat(8_000_000)
    for (const text of [huge, `"${huge}"`]) {
      const { rows, aside, lines } = await read(`Id,Name,Town\n1,Ann,York\n2,${text},Bath\n3,Cy,Hull\n`)
      expect([rows.length, lines]).toEqual([2, [2, 4]])
      expect(aside).toMatchObject([{ line: 3, reason: 'has a cell of more than 1 MB' }])
      expect(aside[0]?.raw.length).toBeLessThanOrEqual(1_000)
    }
  })

  it('blank lines and rows without any text are no rows', async () => {
    const { rows, aside, lines, notes } = await read('Id,Name\n\n1,Ann\n,\n   \n2,Bob\n\n\n')
    expect([rows.length, aside.length, lines]).toEqual([2, 0, [3, 6]])
    expect(notes).toEqual(['1 row without any text passed over.'])
  })

  it('mixed line ends are one line each', async () => {
    const { lines } = await read('Id,Name\r\n1,a\r2,b\n3,c\r\n')
    expect(lines).toEqual([2, 3, 4])
  })

  it('codes keep their zeros and their 20 digits', async () => {
    const { rows } = await read('Id,Code\n1,00042\n2,12345678901234567890\n3,1.23457E+11\n')
    expect(rows.map((r) => r[1])).toEqual(['00042', '12345678901234567890', '1.23457E+11'])
  })
})
