import { plain } from './book-markup.ts'
import { SheetMoney } from './book-money.ts'

const tags =
  /<(?:[\w.-]+:)?(table|table-row|table-cell|covered-table-cell)(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>/g
const told = (inside: string, name: string) =>
  new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}="([^"]*)"`).exec(inside)?.[1]

/** By sheet of an OpenDocument workbook: columns (0-based) whose amounts carry the code of one currency (`office:currency`). */
export function odsMoney(content: string): Map<string, [number, string][]> {
  const sheets = new Map<string, SheetMoney>()
  if (!content.includes('currency="')) return new Map()
  let money = new SheetMoney()
  let column = 0
  for (const [, tag, inside = ''] of content.matchAll(tags)) {
    if (tag === 'table') {
      money = new SheetMoney()
      sheets.set(plain(told(inside, 'name') ?? ''), money)
    } else if (tag === 'table-row') column = 0
    else {
      if (inside.includes('currency="')) money.hear(column, told(inside, 'currency'))
      column += inside.includes('columns-repeated') ? Number(told(inside, 'number-columns-repeated') ?? 1) : 1
    }
  }
  return new Map([...sheets].map(([name, one]) => [name, one.columns()]))
}
