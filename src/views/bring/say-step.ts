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
  const verbs = { spellings: 'changed', rows: 'set aside', orders: 'concerned', products: 'are no product' }
  return on ? `${rows(n)} ${verbs[of]}` : `${rows(n)} found, left as they are`
}

function became({ of, before, after }: CleaningStep, on: boolean): string[] {
  if (before === after) return []
  const what = of === 'rows' ? '' : `${count(before)} ${of} `
  if (what === '') return []
  return [on ? `${what}became ${count(after)}` : `${what}would be ${count(after)}`]
}
