import { decimalsOf } from '../../src/contract/money.ts'
import { Digits, type JsonValue, type Members } from './json-value.ts'

const amounts = ['amount', 'value', 'centAmount', 'cent_amount']
const coins = ['currency', 'currencyCode', 'currency_code']
const beside = new Set([...amounts, ...coins, 'fractionDigits', 'type', 'precision', '__typename'])
const most = 5

/**
 * An amount told as a record with its currency, as one text: {"value": "12.50", "currency": "EUR"} is `12.50 EUR`. Cents that
 * say that they are (`centAmount`, whole numbers below a name that ends in “money”) become units. Null for other records.
 */
export function moneyOf(name: string, { names, values }: Members): string | null {
  if (names.length > most || !names.every((own) => beside.has(own))) return null
  const told = (list: readonly string[]) => values[names.findIndex((own) => list.includes(own))]
  const [coin, sum] = [told(coins), told(amounts)]
  if (typeof coin !== 'string' || !/^[A-Za-z]{3}$/.test(coin)) return null
  const text = sum instanceof Digits ? sum.text : typeof sum === 'string' ? sum.trim() : ''
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) return null
  const code = coin.toUpperCase()
  const cents =
    names.some((own) => /^cent_?amount$/i.test(own)) || (/_?money$/i.test(name) && sum instanceof Digits)
  const digits = cents && !text.includes('.') ? shiftOf(told(['fractionDigits']), code) : 0
  return `${shifted(text, digits)} ${code}`
}

const shiftOf = (told: JsonValue | undefined, code: string) =>
  told instanceof Digits ? Number(told.text) : decimalsOf(code)

/** A whole number divided by a power of ten, digit by digit. */
function shifted(text: string, digits: number): string {
  if (!(digits > 0 && digits <= 6)) return text
  const sign = text.startsWith('-') ? '-' : ''
  const whole = text.replace('-', '').padStart(digits + 1, '0')
  return `${sign}${whole.slice(0, -digits)}.${whole.slice(-digits)}`
}
