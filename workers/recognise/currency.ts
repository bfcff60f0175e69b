const signs: [string, string][] = [
  ['€', 'EUR'],
  ['$', 'USD'],
  ['us$', 'USD'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['￥', 'JPY'],
  ['₹', 'INR'],
  ['rs', 'INR'],
  ['fr', 'CHF'],
  ['sfr', 'CHF'],
  ['zł', 'PLN'],
  ['kč', 'CZK'],
  ['ft', 'HUF'],
  ['lei', 'RON'],
  ['r$', 'BRL'],
  ['a$', 'AUD'],
  ['au$', 'AUD'],
  ['c$', 'CAD'],
  ['ca$', 'CAD'],
  ['nz$', 'NZD'],
  ['hk$', 'HKD'],
  ['s$', 'SGD'],
  ['mx$', 'MXN'],
  ['₺', 'TRY'],
  ['₽', 'RUB'],
  ['₩', 'KRW'],
  ['₪', 'ILS'],
  ['฿', 'THB'],
  ['₫', 'VND'],
  ['₴', 'UAH'],
  ['₱', 'PHP'],
  ['円', 'JPY'],
  ['원', 'KRW'],
  ['元', 'CNY'],
  ['nt$', 'TWD'],
  ['tl', 'TRY'],
  ['руб', 'RUB'],
  ['грн', 'UAH'],
  ['лв', 'BGN'],
  ['kr', ''],
  ['¤', ''],
  ['euro', 'EUR'],
  ['eur', 'EUR'],
]

const known = new Map<string, string>([
  ...Intl.supportedValuesOf('currency').map((code) => [code.toLowerCase(), code] as const),
  ...signs,
])

/** True for a sign or code that stands beside an amount. */
export const isCurrency = (word: string) => known.has(plain(word))

/** ISO 4217 code of a sign or code; '' where it is none, or one that several countries use (kr). */
export const currencyCode = (word: string) => known.get(plain(word)) ?? ''

const plain = (word: string) => word.trim().toLowerCase().replace(/\.$/, '')

const beside = /^[\s(+\-−–]*([^\d\s()+\-−–.,'’]{1,5})|([^\d\s()+\-−–.,'’%]{1,5})[.\s)\-−–]*$/u

/** The code found beside the digits of an amount such as $12.00, 12,00 € or EUR 12; '' where there is none. */
export function currencyIn(text: string): string {
  const m = text.length <= 40 ? beside.exec(text) : null
  return m ? currencyCode(m[1] ?? m[2] ?? '') : ''
}

/** Signs that stand for one money wherever they are met, as a header ends in them. */
const plainSign = /(?:^|[\s_])([€£₹₺₽₩₪฿₫₴₱])$|[€£₹₺₽₩₪฿₫₴₱]$/u

/** The code named in a header such as “Amount (EUR)”, “Net Total ($)”, “Total €” or “total_usd”. */
export function currencyOfHeader(header: string): string {
  const name = header.slice(0, 120).trim()
  const inside =
    /(?:[([]|\sin\s)\s*([^\s()[\]]{1,4})\s*[)\]]?$/.exec(name)?.[1] ??
    /[([]\s*([^\s()[\]]{1,4})\s*[)\]]/.exec(name)?.[1]
  if (inside !== undefined && currencyCode(inside)) return currencyCode(inside)
  if (plainSign.test(name)) return currencyCode(name.slice(-1))
  const last = /(?:^|[\s_-])([A-Z]{3}|[a-z]{3}|[^\s\d]{1,3}\$|\$|zł|Kč|Fr\.?)$/u.exec(name)?.[1] ?? ''
  if (/^(usd|eur|gbp|chf|cad|aud|sek|nok|dkk|pln|czk|huf|inr|jpy|brl|nzd)$/i.test(last))
    return last.toUpperCase()
  return /\p{L}{3}/u.test(last) ? '' : currencyCode(last)
}
