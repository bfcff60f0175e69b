/** Words divided by spaces, by what they are worth. */
export type Valued = Readonly<Record<string, string>>

/**
 * Any of `words` says the opposite in a sentence that has one of `by` not denied, and one of `and` where there are such: a
 * problem that was solved, what used to be better. One of `unless` right before takes it back («better than before»).
 */
export interface Turn {
  words: string
  by: string
  and?: string
  unless?: string
}

/**
 * Words of a language by what they say in a customer's text. Lists are words divided by spaces, folded when they are looked up
 * (small letters, no accents); a word that ends in * stands for all that begin so. `strong`, `clear` and `weak` are worth 3, 2
 * and 1 on VADER's scale of −4 … 4. Verbs are turned round by a denial after them, too.
 */
export interface Lexicon {
  good: { strong: string; clear: string; weak: string }
  bad: { strong: string; clear: string; weak: string }
  verbs: string
  not: string
  more: string
  less: string
  but: string
  /** Turns of phrase, words joined by _, with what they are worth; 0 for courtesies, and where a denial denies nothing. */
  phrases: Readonly<Record<string, number>>
  turns: readonly Turn[]
  /** Verbs of what a customer had hoped for; unless one of `than` stands before («besser als erwartet»), they are a complaint. */
  hoped: string
  than: string
  /** «in Wirklichkeit»: what its sentence praised before was but a look. */
  really: string
  /** «zu», «te»: before a word of praise they turn it round. */
  too?: string
  /** Words that would be others without their accents, or with them: «schon» is not «schön». As they are written; never looked up. */
  apart?: string
  /** Words of AFINN-165 that the lists above lack, by their worth there, −5 … 5; in any of their `forms`. */
  afinn: Valued
  /** How words end in other forms, and how the form that AFINN has ends instead: `as_o` makes «buenas» of «bueno». */
  forms: string
}
