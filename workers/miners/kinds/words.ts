import { speak } from '../../../src/contract/fault.ts'
import type { FeatureColumn } from '../../models/features.ts'
import type { Say } from '../say.ts'
import { conductCalled } from './conduct.ts'
import type { Choice } from './label.ts'
import type { Condition, Rule } from './rules.ts'

/** Why labels were passed over, and what to do. */
export const passedWords = (passed: Choice['passed']): string[] =>
  passed.map((one) => {
    const { what, next } = speak(one)
    return `${what} ${next}`
  })

/** What labels that were passed over have, and what they would need. */
export const passedRows = (passed: Choice['passed']): [string, number][] =>
  passed.flatMap(({ column, have, need }): [string, number][] => [
    [`“${column}” has`, have],
    [`“${column}” would need, or could have at most`, need],
  ])

/** A value of a column as a sentence writes it. */
function amount(column: string, value: number, s: Say): string {
  const of = conductCalled(column)?.of
  const short = Number(value.toPrecision(3))
  if (of === 'money') return s.money(short)
  if (of === 'share') return s.share(short)
  return s.number(short)
}

const mostNamed = 3

function labelled({ column, labels = [], of = 0 }: Condition): string {
  if (labels.length === 0) return `“${column}” is another one`
  const named = labels.slice(0, mostNamed).join(' or ')
  const more = labels.length > mostNamed ? ` or ${labels.length - mostNamed} more` : ''
  return labels.length === of - 1 && of > 2
    ? `“${column}” is one of ${labels.length}: ${named}${more}`
    : `“${column}” is ${named}${more}`
}

/** “Support calls” over 2 and up to 5. */
function condition(one: Condition, s: Say): string {
  if (one.labels) return labelled(one)
  const over = one.over === undefined ? '' : ` over ${amount(one.column, one.over, s)}`
  const upTo = one.upTo === undefined ? '' : ` up to ${amount(one.column, one.upTo, s)}`
  return `“${one.column}”${over}${over && upTo ? ' and' : ''}${upTo}`
}

/** What one row tells in a column. */
export function sayValue(column: FeatureColumn | undefined, row: number, s: Say): string {
  if (!column) return ''
  const code = column.kind === 'category' ? (column.codes[row] ?? -1) : -1
  const value = column.kind === 'number' ? (column.values[row] ?? Number.NaN) : Number.NaN
  const told = column.kind === 'category' ? column.labels[code] : undefined
  if (told === undefined && Number.isNaN(value)) return `“${column.name}” is not told`
  return `“${column.name}” is ${told ?? amount(column.name, value, s)}`
}

/** What must hold, in one sentence part. */
export const sayRule = ({ conditions }: Rule, s: Say): string =>
  conditions.map((one) => condition(one, s)).join('; ')

export const percent = (share: number) => Math.round(share * 100) / 100
