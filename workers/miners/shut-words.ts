import type { Closure } from './closures.ts'
import type { Say } from './say.ts'

const shown = 8

/** Rows of a table: each time the shop was shut, the longest first, and all of them. */
export function shutRows(shut: readonly Closure[], s: Say): [string, number][] {
  if (shut.length === 0) return []
  const longest = longestFirst(shut).slice(0, shown)
  return [
    ['Times the shop was shut', shut.length],
    ['Days on which it was shut', shut.reduce((sum, one) => sum + daysOf(one), 0)],
    ...longest.map((one): [string, number] => [
      `Shut from ${s.date(one.from)} to ${s.date(one.to)}`,
      daysOf(one),
    ]),
  ]
}

const daysOf = ({ from, to }: Closure) => to - from + 1
const longestFirst = (shut: readonly Closure[]) => shut.toSorted((a, b) => daysOf(b) - daysOf(a))

/** What became of days on which nobody ordered, where there are any. */
export function shutWords(shut: readonly Closure[], s: Say): string[] {
  const longest = longestFirst(shut)[0]
  if (!longest) return []
  const days = s.count(
    shut.reduce((sum, one) => sum + daysOf(one), 0),
    'day',
  )
  const when = `from ${s.date(longest.from)} to ${s.date(longest.to)}`
  return [
    shut.length === 1
      ? `Nobody at all ordered ${when}: these ${days} do not count as silence.`
      : `Nobody at all ordered ${s.count(shut.length, 'time')} for long, the longest ${when}: these ${days} in all do not count as silence.`,
  ]
}
