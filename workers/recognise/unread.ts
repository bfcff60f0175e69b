import { type Note, note } from '../../src/contract/notes.ts'
import type { Typer } from './typing.ts'

/** Cells of a column that could not be read, and the first of their lines. */
export function unread({ odd, header }: Typer, lines: readonly number[]): Note {
  const [cells, count] = odd === 1 ? ['cell', 'counts'] : ['cells', 'count']
  const where = `‘${header.slice(0, 60)}’`
  const at = lines.map((line) => line.toLocaleString('en-GB')).join('; ')
  const place = odd === 1 ? `line ${at}` : odd > lines.length ? `the first on lines ${at}` : `lines ${at}`
  return note(
    'loss',
    `${odd.toLocaleString('en-GB')} ${cells} of ${where} could not be read and ${count} as empty: ${place}.`,
  )
}

/** Cells of a column that name nobody, for their digits are lost or they are no address. */
export const cutShort = (typer: Typer): Note => note('loss', sayCut(typer))

function sayCut({ meaning, lost, header }: Typer): string {
  const n = lost.toLocaleString('en-GB')
  if (meaning === 'email')
    return `${n} ${lost === 1 ? 'cell' : 'cells'} of ‘${header.slice(0, 60)}’ with more than 320 letters: no address, so ${lost === 1 ? 'it counts' : 'they count'} as empty.`
  const cells = lost === 1 ? '1 number' : `${n} numbers`
  return `A spreadsheet shortened ${cells} of ‘${header.slice(0, 60)}’ (as in 1.23457E+11): the last digits are lost, so they count as empty and join nothing. Export again with that column as text.`
}
