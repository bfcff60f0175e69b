import { describe, expect, it } from 'vitest'
import { Failure, speak } from '../../src/contract/fault.ts'
import { said } from '../../src/contract/notes.ts'
import { nasty } from './nasty.ts'
import { readAll, textFile } from './support.ts'

describe('broken files give what a person would get out of them', () => {
  it.each(nasty.map((file) => [`${file.row || '–'}: ${file.what}`, file] as const))('%s', async (_, file) => {
    const read = readAll(textFile(file.body, file.name ?? 'orders.csv'))
    if (typeof file.gives === 'string') {
      const thrown: unknown = await read.catch((error: unknown) => error)
      expect(thrown).toBeInstanceOf(Failure)
      const fault = (thrown as Failure).fault
      expect(fault.code).toBe(file.gives)
      expect(speak(fault).what).toMatch(/^orders\.csv .+\.$/)
      return
    }
    const { rows, head, aside, notes } = await read
    expect([rows.length, head.headers.length]).toEqual(file.gives)
    expect(aside.map((a) => a.line)).toEqual(file.aside ?? [])
    if (file.says) expect([...said(head.notes), ...notes].join(' ')).toContain(file.says)
    if (file.cell) expect(rows[file.cell[0]]?.[file.cell[1]]).toBe(file.cell[2])
  })
})
