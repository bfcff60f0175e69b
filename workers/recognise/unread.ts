import { type Note, note } from '../../src/contract/notes.ts'
import { meanings } from '../../src/contract/schema.ts'
import type { Typer } from './typing.ts'

/** Cells of a column that could not be read, the first of their lines, and what became of their rows. */
export function unread(typer: Typer, lines: readonly number[], strict: boolean): Note {
  const { odd, header, column } = typer
  const name = header.slice(0, 60)
  const [cells, they, rows] = odd === 1 ? ['cell', 'counts', 'row is'] : ['cells', 'count', 'rows are']
  const became = strict ? `the ${rows} set aside, as you chose` : `${they} as empty`
  const at = lines.map((line) => line.toLocaleString('en-GB')).join('; ')
  const place = odd === 1 ? `line ${at}` : odd > lines.length ? `the first on lines ${at}` : `lines ${at}`
  const where = at === '' ? '' : `: ${place}`
  const told = `${odd.toLocaleString('en-GB')} ${cells} of ‘${name}’ could not be read and ${became}${where}.`
  const { kind } = meanings[typer.meaning]
  const numbers = kind === 'money' || kind === 'number'
  return { ...note('loss', told), ...(numbers && { unread: { column, name, strict } }) }
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
