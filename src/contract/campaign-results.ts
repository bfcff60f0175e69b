/** People of one side, and what became of them in the days that count. */
export interface Side {
  readonly people: number
  readonly ordered: number
  readonly money: number
}

/** A value with its 95 % interval. */
export interface Estimated {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Sum of estimates that know nothing of each other: distances to the ends add up as squares (MOVER: Zou & Donner 2008, Statistics in Medicine 27, 1693–1702). */
export function added(all: readonly Estimated[]): Estimated {
  const value = all.reduce((sum, one) => sum + one.value, 0)
  return {
    value,
    low: value - Math.hypot(...all.map((one) => one.value - one.low)),
    high: value + Math.hypot(...all.map((one) => one.high - one.value)),
  }
}

/** The list against those held out; null where nobody is on one side. `money` is a head. */
export interface Effect {
  readonly share: Estimated
  readonly money: Estimated
}

/** The effect on one kind of people. Intervals hold for all kinds together. */
export interface KindEffect {
  readonly label: string
  readonly listed: Side
  readonly held: Side
  readonly share: Estimated
}

/** By which people were told apart; `missing` > 0 = so many more are needed before kinds can be told apart. */
export interface KindsMeasured {
  readonly by: 'spent' | 'recent'
  readonly kinds: readonly KindEffect[]
  readonly missing: number
}

/** How a campaign went, as far as the data tell. `until` is the last day that counts so far. */
export interface Measured {
  readonly state: 'waits' | 'runs' | 'over'
  readonly until: string
  readonly daysLeft: number
  readonly listed: Side
  readonly held: Side
  readonly effect: Effect | null
  /** Brought by the campaign, after the cost of goods and of contacts; null without a margin. */
  readonly profit: Estimated | null
  readonly kinds: readonly KindsMeasured[]
  /** Members whom no file names any more. */
  readonly lost: number
}
