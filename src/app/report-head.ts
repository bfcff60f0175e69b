import type { Workspace } from '../contract/desk.ts'
import type { Recipe } from '../contract/report.ts'
import { isSmall, type Least } from '../disclosure/small.ts'
import { formatDay } from './format.ts'

const count = (n: number, one: string) => `${n.toLocaleString()} ${n === 1 ? one : `${one}s`}`

/** What a report was made of, in a sentence: files by number, the period, people and orders unless they are few. */
export function sayMadeOf(
  { account, customers, orders, firstDay, lastDay }: Workspace,
  least: Least,
): string {
  const many = [count(account.files.length, 'file')]
  if (!isSmall(orders, least) && orders > 0) many.push(count(orders, 'order'))
  if (!isSmall(customers, least) && customers > 0) many.push(count(customers, 'customer'))
  const period = firstDay && lastDay ? `, ${formatDay(firstDay)} to ${formatDay(lastDay)}` : ''
  return `Made of ${many.join(', ')}${period}.`
}

/** How a finding can be made again: question, version, seed, fingerprint of the data. */
export function sayRecipe({ miner, version, seed, data }: Recipe): string {
  return `${miner} version ${version}, seed ${seed}${data ? `, data ${data.slice(0, 16)}` : ''}`
}
