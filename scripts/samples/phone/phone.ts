import { csv } from '../csv.ts'
import { dice } from '../random.ts'
import type { Business } from '../sample.ts'
import { type Planted, seed } from '../truths.ts'
import { customerRows, invoiceRows } from './exports.ts'
import { subscribers } from './subscribers.ts'

/** A phone firm with monthly contracts: its customer list and its invoices. */
export function phone(): Business<Planted['phone']> {
  const all = subscribers(dice(seed, 'phone/subscribers'))
  const [known, sold] = [customerRows(all), invoiceRows(dice(seed, 'phone/invoices'), all)]
  const leavers = all.filter((s) => s.ended !== null).map((s) => s.id)
  return {
    id: 'phone',
    title: 'A young phone firm with contracts',
    about: 'Two years of invoices and a customer list that tells who ended the contract.',
    files: [
      { name: 'customers.csv', text: csv(known, ';'), rows: known.length - 1 },
      { name: 'invoices.csv', text: csv(sold, ';'), rows: sold.length - 1 },
    ],
    planted: { leavers },
  }
}
