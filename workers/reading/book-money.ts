import { insideOf, tagsOf } from './book-markup.ts'

/** Countries (numbers of Windows) where a sign is that of another money than it is elsewhere. */
const countries = new Map([
  [0x0409, 'USD'],
  [0x1009, 'CAD'],
  [0x0c0c, 'CAD'],
  [0x0c09, 'AUD'],
  [0x1409, 'NZD'],
  [0x080a, 'MXN'],
  [0x1004, 'SGD'],
  [0x0c04, 'HKD'],
  [0x0404, 'TWD'],
  [0x2c0a, 'ARS'],
  [0x340a, 'CLP'],
  [0x240a, 'COP'],
  [0x0414, 'NOK'],
  [0x0814, 'NOK'],
  [0x041d, 'SEK'],
  [0x0406, 'DKK'],
  [0x040f, 'ISK'],
  [0x0804, 'CNY'],
  [0x0411, 'JPY'],
])
const shared = /^(\$|kr\.?|[¥￥])$/i

/** The sign or code that a number format (ECMA-376, 18.8.31) shows beside amounts; '' where it shows none. */
export function signIn(format: string): string {
  const [positive = ''] = format.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
  if (!/[0#?]/.test(positive)) return ''
  const [, named = '', country = ''] = /\[\$([^\]-]+)(?:-([\da-f]+))?\]/i.exec(positive) ?? []
  const own = shared.test(named.trim()) ? countries.get(Number.parseInt(country, 16) & 0xffff) : undefined
  if (named !== '') return own ?? named.trim()
  const bare = positive.replace(/\[[^\]]*\]|[*_]./g, '')
  const texts = [...bare.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text.trim()).filter(Boolean)
  return texts[0] ?? /\p{Sc}/u.exec(bare)?.[0] ?? ''
}

/** For every style of cells, the sign its numbers are shown with. */
export function moneyStyles(xml: string): string[] {
  const own = new Map(
    tagsOf(xml, 'numFmt').map((tag) => [Number(tag.get('numFmtId')), signIn(tag.get('formatCode') ?? '')]),
  )
  return tagsOf(insideOf(xml, 'cellXfs'), 'xf').map((tag) => own.get(Number(tag.get('numFmtId') ?? 0)) ?? '')
}

/** Hears the styles of the numbers of a sheet, and tells the columns that are shown with one sign. */
export class SheetMoney {
  readonly #signs: readonly string[]
  readonly #columns = new Map<number, Set<string>>()

  /** `signs`: of every style. */
  constructor(signs: readonly string[] = []) {
    this.#signs = signs
  }

  see(column: number, style: number): void {
    this.hear(column, this.#signs[style])
  }

  /** A number of the column is shown with this sign. */
  hear(column: number, sign: string | undefined): void {
    if (!sign) return
    const known = this.#columns.get(column)
    if (known) known.add(sign)
    else this.#columns.set(column, new Set([sign]))
  }

  /** 0-based columns and their sign; one whose cells show several is left out. */
  columns(): [number, string][] {
    return [...this.#columns].flatMap(([column, [sign = '', ...others]]) =>
      others.length === 0 ? [[column, sign] satisfies [number, string]] : [],
    )
  }
}
