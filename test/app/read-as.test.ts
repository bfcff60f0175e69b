import { describe, expect, it } from 'vitest'
import { readAs } from '../../src/app/read-as.ts'

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
