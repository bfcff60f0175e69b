import type { PersonEvent } from '../../src/contract/person.ts'
import type { Call, PersonFormat } from '../../src/contract/wire.ts'
import { csvRow } from '../../src/workbook/csv.ts'
import { linesOf } from '../join/person.ts'
import { eventsOf } from '../join/person-events.ts'

import { namesOf, objects } from './objections.ts'
import { type Found, readOf, tellPerson } from './person.ts'
import { rowsAt } from './raw-rows.ts'

/**
 * Everything about one person as a file they can be given: readable JSON with every fact, event and row as it stands in
 * the files, columns nobody used included; or the lines of their orders as CSV.
 */
export async function personFile(found: Found, format: PersonFormat, call: Call): Promise<Blob> {
  const events = eventsOf(found.within, found.key).map((e) => e.tell(Number.POSITIVE_INFINITY))
  if (format === 'csv') return orderLines(events)
  const { decisions, standing } = found.held
  const asked = await objects(decisions.objections, namesOf(standing)(found.key))
  const { customer, name, figures, facts, aliases, objected } = tellPerson(found, [], asked)
  const lines = linesOf(found.within, found.key, readOf(found.held))
  const rows = []
  for (const [f, file] of found.held.files.entries())
    for (const row of await rowsAt(file, lines[f] ?? new Set(), call)) rows.push({ file: file.name, ...row })
  const told = { customer, name, objected, figures, facts, aliases, events: events.map(plainly), rows }
  return new Blob([`${JSON.stringify(told, null, 2)}\n`], { type: 'application/json' })
}

const plainly = ({ some, ...event }: PersonEvent) => ({ ...event, lines: some })

const heads = ['Date', 'Order', 'Status', 'Product', 'Quantity', 'Amount', 'Currency', 'File', 'Line']

function orderLines(events: readonly PersonEvent[]): Blob {
  const rows = events.flatMap(({ kind, at, title, words, currency, some }) =>
    kind !== 'order'
      ? []
      : some.map(({ product, quantity, amount, place }) => [
          ...[at, title, words, product, quantity, amount, currency, place.file, place.line],
        ]),
  )
  const text = [heads, ...rows].map((row) => csvRow(row, ','))
  return new Blob(['\ufeff', ...text], { type: 'text/csv;charset=utf-8' })
}
