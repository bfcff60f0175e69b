import type { Line } from './line.ts'
import { boosterPairs, idioms } from './roles.ts'
import type { Vocabulary, Word } from './words.ts'

/** What capitals add, and what a negation makes of a valence. */
const capitals = 0.733
const turned = -0.74
/** "Never so good" is praise. */
const neverSo = 1.25
/** A booster two or three words before weighs less. */
const fading = [1, 1, 0.95, 0.9]

/** The valence of each word of a text in its place: VADER's rules on lexicon, capitals, boosters, negation, idioms. */
export class Rules {
  readonly #part: Record<
    | 'no'
    | 'or'
    | 'nor'
    | 'never'
    | 'so'
    | 'this'
    | 'without'
    | 'doubt'
    | 'least'
    | 'at'
    | 'very'
    | 'kind'
    | 'of',
    Word
  >
  readonly #turnedTo: ReadonlyMap<Word, number>

  /** `turnedTo`: the valence of words that a negation does not merely turn, as in "not the worst" or "did not arrive". */
  constructor(vocabulary: Vocabulary, turnedTo: ReadonlyMap<Word, number> = new Map()) {
    const part = (word: string) => vocabulary.part(word)
    this.#part = {
      no: part('no'),
      or: part('or'),
      nor: part('nor'),
      never: part('never'),
      so: part('so'),
      this: part('this'),
      without: part('without'),
      doubt: part('doubt'),
      least: part('least'),
      at: part('at'),
      very: part('very'),
      kind: part('kind'),
      of: part('of'),
    }
    this.#turnedTo = turnedTo
  }

  /** −4 … 4 and somewhat beyond; 0 for a word that nobody rated, for boosters and for "kind of". */
  valenceAt(line: Line, at: number): number {
    const word = line.words[at]
    const { kind, of, no } = this.#part
    if (!word?.rated || word.boost !== 0 || (word === kind && line.words[at + 1] === of)) return 0
    const reach = Math.min(3, line.reach[at] ?? 0)
    const touched = word.phrased || anyActs(line, at, reach)
    let valence = word === no && line.words[at + 1]?.rated ? 0 : word.valence
    if (touched && this.#afterNo(line, at)) valence = this.#turned(word, word.valence)
    if (line.capitalsDiffer && line.upper[at]) valence += valence > 0 ? capitals : -capitals
    return touched ? this.#inPlace(line, at, reach, valence) : valence
  }

  /** What up to three words before make of a valence. */
  #inPlace(line: Line, at: number, reach: number, own: number): number {
    let valence = own
    for (let back = 1; back <= reach; back++) {
      const before = line.words[at - back]
      if (!before || before.rated) continue
      if (before.boost !== 0) valence += this.#boosted(line, at - back, valence) * (fading[back] ?? 1)
      valence = this.#negated(line, at, back, valence)
      if (back === 3) valence = idiom(line, at, valence)
    }
    return this.#leastBefore(line, at) ? valence * turned : valence
  }

  #afterNo({ words, reach }: Line, at: number): boolean {
    const { no, or, nor } = this.#part
    const near = reach[at] ?? 0
    if (near > 0 && words[at - 1] === no) return true
    if (near > 1 && words[at - 2] === no) return true
    return near > 2 && words[at - 3] === no && (words[at - 1] === or || words[at - 1] === nor)
  }

  #boosted(line: Line, at: number, valence: number): number {
    const boost = (line.words[at]?.boost ?? 0) * (valence < 0 ? -1 : 1)
    if (!line.capitalsDiffer || !line.upper[at]) return boost
    return boost + (valence > 0 ? capitals : -capitals)
  }

  #emphatic(word: Word | undefined): boolean {
    return word === this.#part.so || word === this.#part.this
  }

  /** What the word `back` places before makes of a valence when it negates, or says "never so". */
  #negated({ words }: Line, at: number, back: number, valence: number): number {
    const { never, without, doubt } = this.#part
    const near = words[at - 1]
    if (back === 2) {
      if (words[at - 2] === never && this.#emphatic(near)) return valence * neverSo
      if (words[at - 2] === without && near === doubt) return valence
    }
    if (back === 3) {
      if ((words[at - 3] === never && this.#emphatic(words[at - 2])) || this.#emphatic(near))
        return valence * neverSo
      if (words[at - 3] === without && (words[at - 2] === doubt || near === doubt)) return valence
    }
    const word = words[at]
    return word && words[at - back]?.negates ? this.#turned(word, valence) : valence
  }

  #turned = (word: Word, valence: number) => this.#turnedTo.get(word) ?? valence * turned

  #leastBefore({ words, reach }: Line, at: number): boolean {
    const { least, very, at: at_ } = this.#part
    const near = reach[at] ?? 0
    if (near < 1 || words[at - 1] !== least || least.rated) return false
    return near < 2 || (words[at - 2] !== at_ && words[at - 2] !== very)
  }
}

function anyActs({ words }: Line, at: number, reach: number): boolean {
  for (let back = 1; back <= reach; back++) if (words[at - back]?.acts) return true
  return false
}

const none: readonly Word[] = []

/** Phrases are looked up only where a word around is part of one. */
function idiom({ words }: Line, at: number, valence: number): number {
  const around =
    words[at]?.phrased || words[at - 1]?.phrased || words[at - 2]?.phrased || words[at - 3]?.phrased
  if (!around) return valence
  const said = (from: number, to: number) =>
    (from < 0 ? none : words.slice(from, to + 1)).map((word) => word.lower).join(' ')
  const before = [
    said(at - 1, at),
    said(at - 2, at),
    said(at - 2, at - 1),
    said(at - 3, at - 1),
    said(at - 3, at - 2),
  ]
  const first = before.find((phrase) => idioms.has(phrase))
  let now = (first === undefined ? undefined : idioms.get(first)) ?? valence
  if (words.length - 1 > at) now = idioms.get(said(at, at + 1)) ?? now
  if (words.length - 1 > at + 1) now = idioms.get(said(at, at + 2)) ?? now
  for (const pair of [before[3], before[4], before[2]]) now += boosterPairs.get(pair ?? '') ?? 0
  return now
}
