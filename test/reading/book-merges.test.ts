import { expect, it } from 'vitest'
import { MergeScan } from '../../workers/reading/book-merges.ts'

const rows = () =>
  [['Sales'], ['Who', 'Order'], ['Ann', '1'], ['', '2'], ['', '3'], ['Bo', '4'], ['Cy', '5'], ['', '6']].map(
    (cells, index) => ({ index, cells, missing: [] }),
  )
const markup = (...refs: string[]) =>
  `</sheetData><mergeCells count="2">${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`

function spread(text: string, cut = text.length) {
  const scan = new MergeScan()
  scan.feed(text.slice(0, cut))
  scan.feed(text.slice(cut))
  return Array.from(scan.spread(rows()), ({ cells }) => cells[0])
}

it('words that are merged down one column stand in each of its rows, wherever the markup is cut', () => {
  const text = markup('A1:F1', 'A3:A5', 'A7:A8')
  for (let cut = 0; cut <= text.length; cut++)
    expect(spread(text, cut)).toEqual(['Sales', 'Who', 'Ann', 'Ann', 'Ann', 'Bo', 'Cy', 'Cy'])
})

const sums = () => [3, 4, 5].map((index) => ({ index, cells: index === 3 ? ['12.50'] : [''], missing: [] }))

it('numbers, names of columns, and columns that are merged together stay as they are', () => {
  const plain = rows().map(({ cells }) => cells[0])
  expect(spread(markup('A1:A2', 'A7:A8'))).toEqual(plain)
  expect(spread(markup('A3:A5', 'A7:A8', 'B3:B5', 'B7:B8'))).toEqual(plain)
  const scan = new MergeScan()
  scan.feed(markup('A4:A5', 'A6:A7'))
  expect(Array.from(scan.spread(sums()), ({ cells }) => cells[0])).toEqual(['12.50', '', ''])
})

it('where columns are merged apart, days and numbers go down too, from the row below the header on, but no sums', () => {
  const days = [
    ['Day', 'Order', 'Total'],
    ['2025-03-01', '7', '12.50'],
    ['', '', ''],
    ['', '8', '9.00'],
    ['2025-03-02', '9', '4.20'],
    ['', '', ''],
  ]
  const scan = new MergeScan()
  scan.feed(markup('A2:A4', 'B2:B3', 'C2:C3', 'A5:A6', 'B5:B6', 'C5:C6'))
  const given = days.map((cells, index) => ({ index, cells: [...cells], missing: [] }))
  expect(Array.from(scan.spread(given), ({ cells }) => cells.join(' ').trim())).toEqual([
    ...['Day Order Total', '2025-03-01 7 12.50', '2025-03-01 7', '2025-03-01 8 9.00'],
    ...['2025-03-02 9 4.20', '2025-03-02 9'],
  ])
})
