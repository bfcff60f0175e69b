import type { Closure } from './closures.ts'
import type { Say } from './say.ts'

export const shutDays = (shut: readonly Closure[]): number =>
  shut.reduce((sum, { from, to }) => sum + to - from + 1, 0)

/** What became of days on which nobody ordered, where there are any. */
export function shutWords(shut: readonly Closure[], s: Say): string[] {
  const longest = shut.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0]
  if (!longest) return []
  const days = s.count(shutDays(shut), 'day')
  const when = `from ${s.date(longest.from)} to ${s.date(longest.to)}`
  return [
    shut.length === 1
      ? `Nobody at all ordered ${when}: these ${days} do not count as silence.`
      : `Nobody at all ordered ${s.count(shut.length, 'time')} for long, the longest ${when}: these ${days} in all do not count as silence.`,
  ]
}
