import type { Term } from './terms.ts'

/** Words on screen about what people say: `terms.ts` has the rest. */
export const termsOfVoices = {
  tone: {
    term: 'Tone',
    means:
      'Whether a text sounds happy or unhappy, told from its words: by fixed rules, or by words that went with many or few stars in your own texts.',
  },
} as const satisfies Readonly<Record<string, Term>>
