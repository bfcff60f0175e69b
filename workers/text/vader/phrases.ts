import type { Line } from './line.ts'
import type { Vocabulary, Word } from './words.ts'

interface Phrase {
  words: readonly Word[]
  /** What stands in its place. */
  means: Word
}

/** Turns of phrase by their first word, the longest first. */
export class Phrases {
  readonly #by = new Map<Word, Phrase[]>()

  constructor(phrases: Iterable<readonly [string, Word]>, vocabulary: Vocabulary) {
    for (const [phrase, means] of phrases) {
      const words = phrase.split(' ').map((word) => vocabulary.part(word))
      const [first] = words
      if (!first) continue
      const known = this.#by.get(first) ?? []
      known.push({ words, means })
      known.sort((a, b) => b.words.length - a.words.length)
      this.#by.set(first, known)
    }
  }

  /** Puts one word for each phrase of a line. A phrase may cross a comma, for people forget and misplace them. */
  join(line: Line): void {
    let kept = 0
    for (let at = 0; at < line.words.length; kept++) {
      const phrase = this.#beginning(line, at)
      if (phrase || kept < at) line.move(at, kept, phrase?.means)
      at += phrase?.words.length ?? 1
    }
    line.truncate(kept)
  }

  #beginning(line: Line, at: number): Phrase | undefined {
    const first = line.words[at]
    if (!first || first.lower === '') return undefined
    const known = this.#by.get(first)
    if (known) for (const phrase of known) if (fits(phrase, line, at)) return phrase
    return undefined
  }
}

/** Whether all words of a phrase stand from a place on, in one sentence. */
function fits({ words }: Phrase, line: Line, at: number): boolean {
  for (let i = 1; i < words.length; i++)
    if (line.words[at + i] !== words[i] || line.sentence[at + i] !== line.sentence[at]) return false
  return true
}
