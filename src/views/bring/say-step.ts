import { format } from '../../app/format.ts'
import type { CleaningStep } from '../../contract/cleaning.ts'
import { count } from './words.ts'

const rows = (n: number) => (n === 1 ? '1 row' : `${count(n)} rows`)

/** What a step changes, or would: "1,204 rows changed, 214 spellings became 187, €9,120.00". */
export function sayStep(step: CleaningStep, on: boolean): string {
  if (step.rows === 0) return 'Nothing found'
  const money = step.money.map(({ currency, amount }) => format(amount, 'money', currency, { exact: true }))
  return [did(step, on), ...became(step, on), ...money].join(' · ')
}

function did({ of, rows: n, switchable }: CleaningStep, on: boolean): string {
  if (!switchable) return `${rows(n)}, nothing changed`
  if (!on) return `${rows(n)} found, left as ${n === 1 ? 'it is' : 'they are'}`
  if (of === 'products') return `${rows(n)} that ${n === 1 ? 'is' : 'are'} no product`
  return `${rows(n)} ${{ spellings: 'changed', rows: 'set aside', orders: 'concerned' }[of]}`
}

function became({ of, before, after }: CleaningStep, on: boolean): string[] {
  if (before === after || of === 'rows') return []
  const [all, left] = [count(before), count(after)]
  if (of === 'spellings') return [`${all} spellings ${on ? 'became' : 'would be'} ${left}`]
  const what = of === 'orders' ? 'orders count' : 'names are products'
  return [on ? `${left} of ${all} ${what}` : `${left} of ${all} ${what} with it on`]
}
