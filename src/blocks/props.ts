import type { Verdict } from '../contract/marks.ts'
import type { Block, Blocks } from '../contract/report.ts'

/** What the person says of cases by their place, and a way to say it. */
export interface CaseMarks {
  count: number
  of(place: number): Verdict | null
  say(place: number, verdict: Verdict | null): void
}

/** What every component of a block is given. */
export interface BlockProps<K extends keyof Blocks> {
  block: Extract<Block, { kind: K }>
  currency: string
  /** Names of the files the numbers came from. */
  sources: string
  /** Rank of the block's title among the headings of the page. */
  level: 2 | 3 | 4
  /** Drawn small where it leads to the whole: the picture alone, without list, table and ways to take it along. */
  small?: boolean
  /** On paper nothing is folded away: every row stands there. */
  whole?: boolean
  /** Definition of a term, where the glossary has one. */
  means: (term: string) => { term: string; means: string } | undefined
  /** Where cases can be marked. */
  marks?: CaseMarks | undefined
}
