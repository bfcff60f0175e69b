import type { Say } from '../say.ts'
import type { Ledger } from './ledger.ts'

/** What a detector points at. `p`: how likely chance alone gives one as strange in one test. `figures` and `names` are the detector's own. */
export interface Suspect {
  readonly p: number
  /** Key of the customer; -1 where it is of nobody. */
  readonly customer: number
  readonly day: number
  /** All it is of, where it is of several. */
  readonly people?: readonly number[]
  /** Places in the orders of the ledger. */
  readonly orders: readonly number[]
  /** Money it is about. */
  readonly worth: number
  readonly figures: readonly number[]
  readonly names: readonly string[]
}

/** How many were looked at, and those of them with p of at most `doubtful`. */
export interface Tested {
  readonly tests: number
  readonly suspects: readonly Suspect[]
}

/** No alarm is given for anything likelier than this, however many false alarms are allowed. */
export const doubtful = 0.01

/** The same for two charges of one customer soon after each other: that alone is rare, and in a shop of few prices amounts come again. */
export const doubtfulTwice = 0.2

/** The largest p that is an alarm, where so many tests may give so many false alarms. */
export const limitOf = (allowed: number, tests: number, most = doubtful) =>
  Math.min(most, allowed / Math.max(1, tests))

/** One way of being odd. */
export interface Detector {
  readonly id: string
  readonly label: string
  /** What it points at. */
  readonly of: 'customer' | 'order' | 'day' | 'product' | 'staff'
  /** The rule in words. */
  readonly rule: string
  /** Why these data do not allow it, and what they would need; null where they do. */
  lacks(ledger: Ledger): string | null
  /** Its own limit in place of `doubtful`. */
  readonly doubtful?: number
  /** What it points at is somebody’s habit: a verdict on it holds whatever they order next. */
  readonly isHabit?: true
  /** Tells nothing of what another rule has named. */
  readonly isRest?: true
  /** Why what it looks at cannot be dealt anew, so that its false alarms cannot be measured; absent where they can. */
  readonly undealt?: string
  /**
   * Looks at all. `isDealt`: at the same data, what it looks at dealt anew by chance. `allowed`: the false alarms it may give; what is no
   * alarm then may be left out. Yields the share done.
   */
  test(ledger: Ledger, random: () => number, isDealt: boolean, allowed: number): Generator<number, Tested>
  /** Two or three reasons in one sentence, and what is usual here. No name of a person. */
  words(suspect: Suspect, s: Say): { why: string; usual: string }
}
