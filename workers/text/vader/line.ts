import type { Vocabulary, Word } from './words.ts'

/** ASCII's punctuation. */
const isPunctuation = (code: number) =>
  (code > 32 && code < 48) ||
  (code > 57 && code < 65) ||
  (code > 90 && code < 97) ||
  (code > 122 && code < 127)

/** A text cut into words. One line is filled anew for each text. */
export class Line {
  readonly words: Word[] = []
  /** 1 where a word is in capitals. */
  readonly upper: number[] = []
  /** How many words before it stand in the same clause. */
  readonly reach: number[] = []
  /** Which sentence of the text it stands in, from 0. */
  readonly sentence: number[] = []
  /** Some words are in capitals and some are not. */
  capitalsDiffer = false

  /** Cuts as VADER does: at white space, punctuation around a word taken off where more than two signs are left. */
  cut(text: string, vocabulary: Vocabulary): void {
    this.clear()
    for (let from = 0; from < text.length; ) {
      while (from < text.length && isSpace(text, from)) from++
      let to = from
      while (to < text.length && !isSpace(text, to)) to++
      if (to > from) this.#addBare(text, from, to, vocabulary)
      from = to
    }
    this.close()
  }

  #addBare(text: string, start: number, end: number, vocabulary: Vocabulary): void {
    let [from, to] = [start, end]
    while (from < to && isPunctuation(text.charCodeAt(from))) from++
    while (to > from && isPunctuation(text.charCodeAt(to - 1))) to--
    if (to - from <= 4 && signs(text, from, to) <= 2) [from, to] = [start, end]
    this.push(vocabulary.find(text, from, to), isUpper(text, from, to) ? 1 : 0)
  }

  /** Before the first word. */
  clear(): void {
    this.words.length = 0
    this.upper.length = 0
    this.reach.length = 0
    this.sentence.length = 0
  }

  /** The next word; `reach` as in the list. */
  push(word: Word, upper: number, reach = this.words.length, sentence = 0): void {
    this.words.push(word)
    this.upper.push(upper)
    this.reach.push(reach)
    this.sentence.push(sentence)
  }

  /** Puts what stands at one place at an earlier one, as another word where one is given. */
  move(from: number, to: number, as?: Word): void {
    const word = as ?? this.words[from]
    if (!word) return
    this.words[to] = word
    this.upper[to] = this.upper[from] ?? 0
    this.sentence[to] = this.sentence[from] ?? 0
    this.reach[to] = Math.min(this.reach[from] ?? 0, to)
  }

  truncate(length: number): void {
    if (length === this.words.length) return
    for (const list of [this.words, this.upper, this.reach, this.sentence]) list.length = length
  }

  /** After the last word. */
  close(): void {
    let capitals = 0
    for (const one of this.upper) capitals += one
    this.capitalsDiffer = capitals > 0 && capitals < this.words.length
  }
}

/** Characters as people count them. */
const signs = (text: string, from: number, to: number) => {
  let count = to - from
  for (let i = from; i < to; i++) if (text.charCodeAt(i) >> 10 === 0x37) count--
  return count
}

/** It has a letter, and none of its letters is a small one. */
export function isUpper(text: string, from: number, to: number): boolean {
  let letters = false
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code > 96 && code < 123) return false
    if (code > 64 && code < 91) letters = true
    else if (code > 127) return isUpperWord(text.slice(from, to))
  }
  return letters
}

const isUpperWord = (word: string) => word === word.toUpperCase() && word !== word.toLowerCase()

/** White space as people and Unicode count it. */
export function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code > 32 && code < 128) return false
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13) || code >= 28
  return code === 0x85 || (code >= 0xa0 && wide.test(text[at] ?? ''))
}
const wide = /\s/u
