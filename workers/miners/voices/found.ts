import { rounded, type Say } from '../say.ts'
import type { Tally } from './counts.ts'
import type { Link } from './links.ts'
import type { Rules, VoicesModel } from './model.ts'
import { aspectWord } from './words.ts'

/** Aspects that enough texts speak of, those with the most unhappy texts first. */
export function ranked({ counts }: VoicesModel): { aspect: number; tally: Tally }[] {
  return counts.aspects
    .map((tally, aspect) => ({ aspect, tally }))
    .filter(({ tally }) => tally.texts >= fewestOfAspect)
    .sort((a, b) => b.tally.unhappy - a.tally.unhappy || b.tally.texts - a.tally.texts || a.aspect - b.aspect)
}
const fewestOfAspect = 5

/** What unhappy buyers did otherwise: the link that is strongest even at the near end of its interval. */
export function strongest({ links }: VoicesModel, what: Link['what']): Link | undefined {
  const found = links.links.filter((l) => l.found && l.what === what && l.aspect >= 0 && l.ratio > 0)
  return found.sort((a, b) => sure(b) - sure(a))[0]
}

const sure = ({ ratio, low, high }: Link) => (ratio < 1 ? -Math.log(high) : Math.log(low))

/** “Buyers unhappy about delivery came back within 90 days 31% less often (18%–42%, n = 84).” */
export function linkWords({ aspect, ratio, low, high, people }: Link, rules: Rules, s: Say): string {
  const [less, least, most] = ratio < 1 ? [1 - ratio, 1 - high, 1 - low] : [ratio - 1, low - 1, high - 1]
  const [a, b, c] = [less, least, most].map((x) => s.share(rounded(Math.max(0, x), 3)))
  return `Buyers unhappy about ${aspectWord(aspect)} came back within ${s.count(rules.followDays, 'day')} ${a} ${ratio < 1 ? 'less' : 'more'} often (${b}–${c}, n = ${s.number(people)}).`
}
