import type { Corrections } from '../../src/contract/desk.ts'
import type { Meaning } from '../../src/contract/schema.ts'
import { currencyCode, currencyOfHeader } from './currency.ts'
import type { Guesses, Look } from './meanings.ts'
import type { Profile } from './values.ts'

/** Where the currency of the amounts comes from, in a file without a column for it. */
export interface CurrencySource {
  /** ISO 4217 code where a cell names none; '' for a file that names none at all. */
  code: string
  /** Column whose cells name different currencies; -1 where there is one for the file. */
  column: number
  note: string
}

const amounts: Meaning[] = ['amount', 'orderTotal', 'unitPrice', 'totalSpent', 'subtotal']

/** Yen and yuan share a sign: yen have no cents, and these characters are not written in Japan. */
const isYuan = (look: Look, { decimals, values }: Profile) =>
  values.size === 1 &&
  (decimals.point > 0 || look.headers.some((header) => /[订单额价买卖币实总]/.test(header)))

/** The person's word, else the signs beside the amounts, else the header, else the format of the cells of a workbook. */
export function currencyOf(look: Look, guesses: Guesses, corrections: Corrections): CurrencySource {
  const none: CurrencySource = { code: '', column: -1, note: '' }
  if (guesses.has('currency')) return none
  if (corrections.currency)
    return { ...none, code: corrections.currency, note: `Amounts are in ${corrections.currency}, as chosen.` }
  for (const meaning of amounts) {
    const column = guesses.get(meaning)?.column
    const p = column === undefined ? undefined : look.profiles[column]
    if (column === undefined || !p) continue
    const found = [...p.values].sort((a, b) => b[1] - a[1])
    const named = currencyOfHeader(look.headers[column] ?? '')
    const [told] = found[0] ?? [named || currencyCode(look.shown?.get(column) ?? '')]
    const code = told === 'JPY' && isYuan(look, p) ? 'CNY' : told
    if (code === '') continue
    const says = named ? 'header' : 'format of its cells'
    if (found.length === 0) return { code, column: -1, note: `Amounts are in ${code}, as the ${says} says.` }
    const list = found.map(([c]) => c).join(', ')
    if (found.length > 1) return { code, column, note: `Amounts are in ${list}: each as its own sign says.` }
    return { code, column: -1, note: `Amounts are in ${code}, as the sign beside them says.` }
  }
  return elsewhere(look) ?? none
}

/** The one sign that all other amounts of the file stand beside. */
function elsewhere({ profiles }: Look): CurrencySource | null {
  const signs = profiles.flatMap((p) => (p.numbers > 0.9 && p.filled > 0 ? [...p.values.keys()] : []))
  const [code = ''] = signs
  if (code === '' || signs.some((other) => other !== code)) return null
  return { code, column: -1, note: `Amounts are in ${code}, as the sign beside other amounts says.` }
}
