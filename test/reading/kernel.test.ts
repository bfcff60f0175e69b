import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Scanner } from '../../workers/reading/csv.ts'
import type { Form } from '../../workers/reading/rows.ts'
import { lettersOf } from '../../workers/reading/written.ts'

const width = 3
const form = (delimiter: string, quote: string): Form => ({
  dialect: { delimiter, quote, escape: '', padded: false },
  width,
  usual: width,
  header: ['Order', 'Name', 'Amount'],
  shapes: ['any', 'any', 'any'],
  ragged: false,
  to: Number.POSITIVE_INFINITY,
})

/** Rows as they come, and everything that can be wrong with one. */
const plain = fc.constantFrom('1', 'Ann', '2.50', '', ' ', 'a longer name than sixteen', '"quoted"', '"1,5"')
const odd = fc.constantFrom(
  'Zoë',
  '"say ""hi"""',
  '"two\nlines"',
  '"open',
  'loose"quote',
  'Total',
  'Order',
  '"x" ',
  'l'.repeat(70),
)
const cell = fc.oneof({ weight: 8, arbitrary: plain }, { weight: 1, arbitrary: odd })
const counts = fc.constantFrom(width, width, width, width, width + 1, 1)
const row = counts.chain((count) => fc.array(cell, { minLength: count, maxLength: count }))
const text = fc
  .tuple(fc.array(row, { minLength: 1, maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean())
  .map(([rows, end, closed]) => rows.map((cells) => cells.join(',')).join(end) + (closed ? end : ''))

function read(written: string, quote: string, size: number, most: number, kernel: boolean) {
  const scanner = new Scanner(form(',', quote), [2, 0], 1, kernel)
  const read: unknown[] = []
  for (let at = 0; at < written.length; at += size) {
    scanner.feed(lettersOf(written.slice(at, at + size)), at + size >= written.length)
    for (let all = false; !all; ) {
      all = scanner.run(most)
      const { rows, lines, columns, aside, raw } = scanner.take()
      for (let r = 0; r < rows; r++)
        read.push([lines[r], ...columns.map(({ codes, texts }) => texts.text(codes[r] ?? -1)), raw(r)])
      read.push(...aside)
    }
  }
  return { read, tally: scanner.tally }
}

it('the kernel reads what the longer way reads, wherever the file is cut and however much is asked for', () => {
  fc.assert(
    fc.property(
      text,
      fc.constantFrom('"', ''),
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 20 }),
      (written, quote, size, most) => {
        expect(read(written, quote, size, most, true)).toEqual(read(written, quote, size, most, false))
      },
    ),
    { numRuns: 500 },
  )
})

it('thousands of distinct texts keep their numbers while the tables grow', () => {
  const cells = (r: number) => [`#${r % 9_000}`, `Buyer number ${r % 5_003}`, `${(r * 37) % 7_919}.50`]
  const rows = Array.from({ length: 20_000 }, (_, r) => cells(r).join(','))
  const scanner = new Scanner(form(',', '"'), [0, 1, 2], 1)
  scanner.feed(lettersOf(rows.join('\n')), true)
  scanner.run(50_000)
  const { rows: count, columns } = scanner.take()
  expect(count).toBe(20_000)
  const found = Array.from({ length: count }, (_, r) =>
    columns.map(({ codes, texts }) => texts.text(codes[r] ?? -1)).join(','),
  )
  expect(found).toEqual(rows)
  for (const { codes, texts } of columns.slice(0, 2)) {
    const numbers = new Set(codes)
    expect(new Set(Array.from(numbers, (n) => texts.text(n))).size).toBe(numbers.size)
  }
})
