/** What the person sets. */
export interface Rules {
  /** Percent of revenue that is left; 0 = not known. */
  margin: number
  /** Percent of revenue that a discount must leave. */
  floor: number
  /** Of 100 as likely to come as not, how many come because of a letter, or a call: an assumption. */
  effect: number
  callEffect: number
  /** Money a letter, or a call. */
  cost: number
  callCost: number
  /** People in all (0 = no limit), people called or answered, money in all (0 = no limit). */
  people: number
  calls: number
  budget: number
  /** Largest discount, share of the price. */
  discount: number
  /** Days looked ahead; days after an order in which nobody is written to. */
  days: number
  rest: number
  /** Whether people are written to whose consent is not told. */
  unknown: boolean
}
