/** Longer texts are cut: nobody says more than this about a purchase. */
export const mostSigns = 20_000

const mostSentences = 60
const ends = /(?<=[.!?…。！？])\s+|\n+|;\s+|(?<=[a-zäöü][.!?])(?=[A-ZÄÖÜ])/u
const turns =
  /,?\s+(?=(?:but|however|although|though|aber|jedoch|allerdings|mais|cependant|pourtant|pero|aunque|ma|però|tuttavia|maar|echter|mas|porém|contudo)\s)/iu

/** Sentences of a text, also cut before "but": each part says one thing. The first sixty. */
export function sentencesOf(text: string): string[] {
  return text
    .slice(0, mostSigns)
    .split(ends, mostSentences)
    .flatMap((sentence) => sentence.split(turns, 4))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .slice(0, mostSentences)
}
