/** VADER's lexicon: a word or emoticon in lower case and the mean of ten people's ratings, −4 … 4. */
declare module 'vader-sentiment/src/vader_lexicon.js' {
  export const lexicon: Record<string, number>
}
