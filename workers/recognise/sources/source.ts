import type { Grain, Meaning } from '../../../src/contract/schema.ts'
import type { DayOrder } from '../dates.ts'

/** A source as it is written down: names between commas must all be there, `|` separates spellings. */
export interface Entry {
  id: string
  /** How a person calls it. */
  title: string
  grain: Grain
  must: string
  mustNot?: string
  /** The order of day and month this source writes, where the values do not tell. */
  dates?: DayOrder
  /** What its columns mean: of the spellings the first that is there and not empty. */
  means: Partial<Record<Meaning, string>>
  /**
   * Rows that are something else, by the words of their `kind`, `direction` and the sign of their amount (+, - or 0), with
   * a blank between them. The first that fits decides; '' keeps the row.
   */
  rows?: readonly (readonly [RegExp, string])[]
  /** Rows, by the words of their `kind`, that tell of a whole order: what they say of it holds for its lines, too. */
  heads?: RegExp
  /** Whole amounts count the smallest unit of their money. */
  cents?: boolean
}
