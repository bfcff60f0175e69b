import { addMonths, day, iso } from '../calendar.ts'
import { type Cell, money } from '../csv.ts'
import type { Dice } from '../random.ts'
import { phone } from '../truths.ts'
import type { Subscriber } from './subscribers.ts'
import { extras } from './tariffs.ts'

const customerHeader =
  'Customer number;Name;Email;Phone;City;Contract start;Tariff;Monthly price EUR;Support calls last 90 days;Churned;Contract end'
const invoiceHeader = 'Invoice number;Customer number;Invoice date;Product;Amount EUR'

/** The customer list: who has or had a contract. */
export function customerRows(all: readonly Subscriber[]): Cell[][] {
  return [customerHeader.split(';'), ...all.map(customerRow)]
}

function customerRow({ id, person, tariff, started, ended, supportCalls }: Subscriber): Cell[] {
  const who = [id, `${person.first} ${person.last}`, person.email, person.phone, person.town.name]
  const contract = [german(started), tariff.name, comma(tariff.price), supportCalls]
  return [...who, ...contract, ended === null ? 'no' : 'yes', ended === null ? '' : german(ended)]
}

interface Invoice {
  customer: string
  day: number
  product: string
  cents: number
}

/** Everything invoiced in the period, oldest first: the tariff on the first of each month, extras as they came. */
export function invoiceRows(dice: Dice, all: readonly Subscriber[]): Cell[][] {
  const invoices = all.flatMap((s) => [...monthly(s), ...bought(dice, s)])
  invoices.sort((a, b) => a.day - b.day || (a.customer < b.customer ? -1 : 1))
  return [invoiceHeader.split(';'), ...invoices.map(invoiceRow)]
}

function monthly({ id, tariff, started, ended }: Subscriber): Invoice[] {
  const out: Invoice[] = []
  const until = ended ?? day(phone.lastDay)
  for (let at = day(phone.firstDay); at <= until; at = addMonths(at, 1))
    if (at >= started) out.push({ customer: id, day: at, product: tariff.name, cents: tariff.price })
  return out
}

function bought(dice: Dice, { id, started, ended }: Subscriber): Invoice[] {
  const from = Math.max(started, day(phone.firstDay))
  const to = ended ?? day(phone.lastDay)
  return Array.from({ length: dice.poisson((to - from) / 400) }, () => {
    const extra = dice.weighted(extras)
    return { customer: id, day: dice.between(from, to), product: extra.name, cents: extra.price }
  })
}

function invoiceRow(invoice: Invoice, place: number): Cell[] {
  const number = `R${500_001 + place}`
  return [number, invoice.customer, german(invoice.day), invoice.product, comma(invoice.cents)]
}

/** The firm's books write dates and money the continental way: 31.10.2026 and 12,90. */
function german(at: number): string {
  const [year, month, date] = iso(at).split('-')
  return `${date}.${month}.${year}`
}

function comma(cents: number): string {
  return money(cents).replace('.', ',')
}
