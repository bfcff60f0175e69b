import type { Tree } from '../../cluster/tree.ts'
import type { Say } from '../say.ts'
import { type Measure, measures } from './measures.ts'

export interface Rule {
  text: string
  label: number
  customers: number
  right: number
}

interface Range {
  over: number
  upTo: number
}

/** One rule a leaf, in words: where a customer must stand on which measures. */
export function rulesOf(tree: Tree, s: Say): Rule[] {
  return leaves(tree, new Map(), s)
}

function leaves(tree: Tree, ranges: ReadonlyMap<number, Range>, s: Say): Rule[] {
  if ('label' in tree) {
    const text = [...ranges].map(([column, range]) => words(measures[column], range, s)).join('; ')
    return [{ text: text || 'Everybody', label: tree.label, customers: tree.rows, right: tree.right }]
  }
  const { column, limit } = tree
  const range = ranges.get(column) ?? { over: Number.NEGATIVE_INFINITY, upTo: Number.POSITIVE_INFINITY }
  const low = new Map(ranges).set(column, { ...range, upTo: limit })
  const high = new Map(ranges).set(column, { ...range, over: limit })
  return [...leaves(tree.low, low, s), ...leaves(tree.high, high, s)]
}

function words(measure: Measure | undefined, { over, upTo }: Range, s: Say): string {
  if (!measure) return ''
  const above = over > Number.NEGATIVE_INFINITY ? ` over ${amount(measure, over, s)}` : ''
  const below = upTo < Number.POSITIVE_INFINITY ? ` up to ${amount(measure, upTo, s)}` : ''
  return `${measure.label.toLowerCase()}${above}${above && below ? ' and' : ''}${below}`
}

/** A value of a measure as a sentence writes it. */
export function amount({ unit }: Measure, value: number | null, s: Say): string {
  if (value === null) return '–'
  if (unit === 'money') return s.money(value)
  if (unit === 'share') return s.share(value)
  return s.number(Number(value.toPrecision(3)))
}
