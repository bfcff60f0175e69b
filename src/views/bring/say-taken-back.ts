import { format } from '../../app/format.ts'
import type { FileAccount, TakenBack, Totals } from '../../contract/desk.ts'
import { count } from './words.ts'

/** What goes with files that are taken back, a sentence each: "600 rows go: 1,000 become 400." */
export function sayTakenBack({ before, after }: TakenBack): string[] {
  const counts = (['rows', 'orders', 'customers'] as const).map((what) =>
    say(what, before[what], after[what]),
  )
  return [...counts, ...moneyOf(before, after)]
}

function say(what: 'rows' | 'orders' | 'customers', before: number, after: number): string {
  const one = (n: number) => (n === 1 ? what.slice(0, -1) : what)
  if (before === after) return `${count(before)} ${one(before)} ${before === 1 ? 'stays' : 'stay'}.`
  const gone = before - after
  if (gone < 0) return `${count(-gone)} more ${one(-gone)}: ${count(before)} become ${count(after)}.`
  return `${count(gone)} ${one(gone)} ${gone === 1 ? 'goes' : 'go'}: ${count(before)} ${before === 1 ? 'becomes' : 'become'} ${count(after)}.`
}

function moneyOf(before: Totals, after: Totals): string[] {
  const money = (amount: number, currency: string) => format(amount, 'money', currency, { exact: true })
  return before.revenue.map(({ currency, amount }) => {
    const left = after.revenue.find((one) => one.currency === currency)?.amount ?? 0
    const from = money(amount, currency)
    return left === amount
      ? `Revenue stays ${from}.`
      : `Revenue becomes ${money(left, currency)}; it is ${from} now.`
  })
}

/** Files that came with the last import; none where all came at once. */
export function lastImport(files: readonly FileAccount[]): readonly FileAccount[] {
  const last = Math.max(...files.map((file) => file.batch))
  const found = files.filter((file) => file.batch === last)
  return found.length === files.length ? [] : found
}
