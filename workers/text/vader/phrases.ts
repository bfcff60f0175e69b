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
      line.move(at, kept, phrase?.means)
      at += phrase?.words.length ?? 1
    }
    line.truncate(kept)
  }

  #beginning({ words, sentence }: Line, at: number): Phrase | undefined {
    const first = words[at]
    const known = first && this.#by.get(first)
    const fits = (word: Word, i: number) => words[at + i] === word && sentence[at + i] === sentence[at]
    return known?.find((phrase) => phrase.words.every(fits))
  }
}
