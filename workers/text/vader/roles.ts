/**
 * Words with a part in VADER's rules. Hutto and Gilbert 2014, "VADER: A parsimonious rule-based model for sentiment analysis
 * of social media text", and the lists of its reference implementation as of version 3.3.
 */

/** What an intensifier adds to the next word's valence: the mean difference people rated. */
const more = 0.293
const less = -more

const intensifiers =
  'absolutely amazingly awfully completely considerable considerably decidedly deeply effing enormous enormously entirely ' +
  'especially exceptional exceptionally extreme extremely fabulously flipping flippin frackin fracking fricking frickin ' +
  'frigging friggin fully fuckin fucking fuggin fugging greatly hella highly hugely incredible incredibly intensely major ' +
  'majorly more most particularly purely quite really remarkably so substantially thoroughly total totally tremendous ' +
  'tremendously uber unbelievably unusually utter utterly very'

const dampeners =
  'almost barely hardly kinda kindof kind-of less little marginal marginally occasional occasionally partly scarce ' +
  'scarcely slight slightly somewhat sorta sortof sort-of'

const words = (list: string) => list.split(' ')

/** Intensifiers and dampeners of one word. */
export const boosters: ReadonlyMap<string, number> = new Map([
  ...words(intensifiers).map((word) => [word, more] as const),
  ...words(dampeners).map((word) => [word, less] as const),
])

/** Dampeners of two words. */
export const boosterPairs: ReadonlyMap<string, number> = new Map([
  ['just enough', less],
  ['kind of', less],
  ['sort of', less],
])

/** Words that turn what follows round; so does every other word with n't in it. */
export const negators: readonly string[] = words(
  "aint arent cannot cant couldnt darent didnt doesnt ain't aren't can't couldn't daren't didn't doesn't dont hadnt hasnt " +
    "havent isnt mightnt mustnt neither don't hadn't hasn't haven't isn't mightn't mustn't neednt needn't never none nope nor " +
    "not nothing nowhere oughtnt shant shouldnt uhuh wasnt werent oughtn't shan't shouldn't uh-uh wasn't weren't without wont " +
    "wouldnt won't wouldn't rarely seldom despite",
)

/** Turns of phrase whose valence is not that of their words. */
export const idioms: ReadonlyMap<string, number> = new Map([
  ['the shit', 3],
  ['the bomb', 3],
  ['bad ass', 1.5],
  ['badass', 1.5],
  ['bus stop', 0],
  ['yeah right', -2],
  ['kiss of death', -1.5],
  ['to die for', 3],
  ['beating heart', 3.1],
  ['broken heart', -2.9],
])
