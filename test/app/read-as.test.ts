import { describe, expect, it } from 'vitest'
import { readAs, sameCause, writtenLike } from '../../src/app/read-as.ts'

const texts = (reason: string, row: string) => readAs(reason, row).map(({ text }) => text)

describe('a date that could not be read', () => {
  it('is offered in each order that is a day of the calendar', () => {
    expect(texts('12/25/2024 is no date with the day first', '7;12/25/2024;Ann;5,00')).toEqual([
      '7;2024-12-25;Ann;5,00',
    ])
    expect(texts('3.4.2024 is no date', 'a,3.4.2024')).toEqual(['a,2024-04-03', 'a,2024-03-04'])
    expect(readAs('3.4.2024 is no date', 'a,3.4.2024').map(({ label }) => label)).toEqual([
      '2024-04-03 (day first)',
      '2024-03-04 (month first)',
    ])
  })

  it('is left to the person where neither is, or the row does not tell where it stands', () => {
    for (const cell of ['31/31/2025', '30/02/2024', 'soon'])
      expect(texts(`${cell} is no date`, `1,${cell},Ann`)).toEqual([])
    expect(texts('12/25/2024 is no date', '12/25/2024,12/25/2024')).toEqual([])
    expect(texts('12/25/2024 is no date', 'elsewhere')).toEqual([])
    expect(texts('no date', '1,12/25/2024')).toEqual([])
  })
})

describe('an amount that could not be read', () => {
  const texts = (row: string, cell: string, decimal: '.' | ',') =>
    readAs(`${cell} is no amount`, row, decimal).map((way) => way.text)

  it('is offered with each mark that its decimals can stand behind, as the file writes amounts', () => {
    expect(texts('7,ca. 12.50,Ann', 'ca. 12.50', '.')).toEqual(['7,12.50,Ann'])
    expect(texts('7;1.234 netto;Ann', '1.234 netto', ',')).toEqual(['7;1,234;Ann', '7;1234;Ann'])
    expect(texts('7,"12,345 net",Ann', '12,345 net', '.')).toEqual(['7,"12345",Ann', '7,"12.345",Ann'])
    expect(texts('7\t80 free\tAnn', '80 free', '.')).toEqual(['7\t80\tAnn'])
  })

  it('is quoted where its comma would cut the row', () => {
    expect(texts('7,12.5x,Ann', '12.5x', ',')).toEqual(['7,"12,5",Ann'])
  })

  it('is left to the person where no number, or several, stand in the cell', () => {
    for (const cell of ['free', '2 x 4.50', '1.2.3.4']) expect(texts(`7;${cell};Ann`, cell, '.')).toEqual([])
  })
})

describe('rows of one cause', () => {
  const aside = (cell: string, kind = 'date with the day first') => ({
    reason: `${cell} is no ${kind}`,
    text: `7,${cell},Ann`,
  })

  it('are read as the first of them was', () => {
    expect(writtenLike(aside('12/25/2024'), '7,2024-12-25,Ann', aside('12/31/2024'))).toBe('7,2024-12-31,Ann')
    expect(sameCause(aside('12/25/2024').reason, aside('12/31/2024').reason)).toBe(true)
  })

  it('are written the same where the same cell stands in them, and else left alone', () => {
    expect(writtenLike(aside('soon', 'date'), '7,2024-12-25,Ann', aside('soon', 'date'))).toBe(
      '7,2024-12-25,Ann',
    )
    expect(writtenLike(aside('soon', 'date'), '7,2024-12-25,Ann', aside('later', 'date'))).toBeNull()
    expect(writtenLike(aside('soon', 'date'), 'another row', aside('soon', 'date'))).toBeNull()
    expect(writtenLike(aside('12/25/2024'), '7,2024-12-25,Ann', aside('1.5 net', 'amount'))).toBeNull()
    expect(sameCause('no date', 'no date')).toBe(false)
    expect(sameCause('1 is no date', '1 is no amount')).toBe(false)
  })
})
