import { plain } from './book-markup.ts'
import { SheetMoney } from './book-money.ts'

const tags =
  /<(?:[\w.-]+:)?(table|table-row|table-cell|covered-table-cell)(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>/g
const told = (inside: string, name: string) =>
  new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}="([^"]*)"`).exec(inside)?.[1]
const times = (inside: string, name: string) =>
  inside.includes(`${name}-repeated`) ? Number(told(inside, `number-${name}-repeated`) ?? 1) : 1

/** What the cells of a sheet tell beside their values. */
export interface OdsSheet {
  /** Columns (0-based) whose amounts carry the code of one currency (`office:currency`). */
  money: [number, string][]
  /** Columns of formulas that were saved without a value, by 0-based row. */
  formulas: ReadonlyMap<number, readonly number[]>
}

class Sheet {
  readonly money = new SheetMoney()
  readonly formulas = new Map<number, number[]>()
  row = -1
  column = 0
  #next = 0

  turn(rows: number): void {
    this.row = this.#next
    this.#next += rows
    this.column = 0
  }

  hear(inside: string, isEmpty: boolean): void {
    if (inside.includes('currency="')) this.money.hear(this.column, told(inside, 'currency'))
    if (isEmpty && inside.includes('formula="') && !inside.includes('value-type="')) {
      const known = this.formulas.get(this.row)
      if (known) known.push(this.column)
      else this.formulas.set(this.row, [this.column])
    }
    this.column += times(inside, 'columns')
  }
}

/** By sheet of an OpenDocument workbook, what its cells tell beside their values; of one that tells nothing of it, none. */
export function odsTold(content: string): Map<string, OdsSheet> {
  if (!content.includes('currency="') && !content.includes('formula="')) return new Map()
  const sheets = new Map<string, Sheet>()
  let sheet = new Sheet()
  for (const { 0: whole, 1: tag, 2: inside = '', index } of content.matchAll(tags)) {
    if (tag === 'table') {
      sheet = new Sheet()
      sheets.set(plain(told(inside, 'name') ?? ''), sheet)
    } else if (tag === 'table-row') sheet.turn(times(inside, 'rows'))
    else sheet.hear(inside, inside.endsWith('/') || content.startsWith('</', index + whole.length))
  }
  const ended = ([name, { money, formulas }]: [string, Sheet]) =>
    [name, { money: money.columns(), formulas }] as const
  return new Map([...sheets].map(ended))
}
