import { Failure } from '../../src/contract/fault.ts'

const most = 20_000_000
const repeatedRow =
  /<table:table-row\b[^>]*?number-rows-repeated="(\d{3,})"[^>]*(?<!\/)>([\s\S]*?)<\/table:table-row>/g
const filledCell = /<table:table-cell\b([^>]*)(?<!\/)>/g
const repeatedCell = /<table:table-cell\b([^>]*?number-columns-repeated="\d{3,}"[^>]*)(?<!\/)>/g

/** Cells with something in them, as often as they are repeated. */
function filled(xml: string, cell: RegExp): number {
  let cells = 0
  for (const [, attributes = ''] of xml.matchAll(cell))
    cells += Number(/number-columns-repeated="(\d+)"/.exec(attributes)?.[1] ?? 1)
  return cells
}

/** Failure `too-large` for OpenDocument text that repeats a cell until it fills millions: its reader would write them all. */
export function refuseRepeats(name: string, xml: string): void {
  let have = filled(xml, repeatedCell)
  for (const [, rows, inside = ''] of xml.matchAll(repeatedRow))
    have += Number(rows) * filled(inside, filledCell)
  if (have > most) throw new Failure({ code: 'too-large', name, have, most, unit: 'cells' })
}
