import { isSpace, isUpper, type Line } from './line.ts'
import type { Vocabulary, Word } from './words.ts'

const aLetter = /^[\p{L}\p{N}]/u
const everyDrawn = /(\p{L})\1{2,}/gu
const [apostrophe, hyphen, point] = [39, 45, 46]
const ends = new Set(['.', '!', '?'].map((sign) => sign.charCodeAt(0)))
const pauses = new Set(
  [',', ';', ':', '(', ')', '/', '…', '—', '–', '•', '*', '|'].map((sign) => sign.charCodeAt(0)),
)

/**
 * Cuts a text into words that know their clause and sentence: also where a space was forgotten after a point, and with
 * letters drawn out ("sooo") as the word they draw out. One pass, by code points; no string is cut but for words no list has.
 */
export function cutInClauses(text: string, vocabulary: Vocabulary, line: Line): void {
  line.clear()
  const place = { reach: 0, sentence: 0 }
  for (let from = 0; from < text.length; ) {
    while (from < text.length && isSpace(text, from)) from++
    let to = from
    let letters = false
    while (to < text.length && !isSpace(text, to)) {
      letters ||= isLetter(text, to)
      to++
    }
    if (to > from) cutChunk(text, from, to, letters, vocabulary, line, place)
    from = to
  }
  line.close()
}

interface Place {
  reach: number
  sentence: number
}

function cutChunk(
  text: string,
  from: number,
  to: number,
  letters: boolean,
  vocabulary: Vocabulary,
  line: Line,
  place: Place,
): void {
  const whole = !letters || to - from <= 3 ? vocabulary.find(text, from, to) : null
  if (whole?.rated) {
    line.push(whole, isUpper(text, from, to) ? 1 : 0, place.reach++, place.sentence)
    return
  }
  for (let at = from; at < to; ) {
    const end = isLetter(text, at) ? wordEnd(text, at, to) : at + wide(text, at)
    if (isLetter(text, at)) {
      const word = find(text, at, end, vocabulary)
      line.push(word, isUpper(text, at, end) ? 1 : 0, place.reach++, place.sentence)
    } else sign(text, at, end, to, vocabulary, line, place)
    at = end
  }
}

function sign(
  text: string,
  at: number,
  end: number,
  to: number,
  vocabulary: Vocabulary,
  line: Line,
  place: Place,
): void {
  const word = vocabulary.find(text, at, end)
  const code = text.charCodeAt(at)
  if (word.rated) line.push(word, 0, place.reach++, place.sentence)
  else if (ends.has(code) && !(code === point && end < to && isFigure(text.charCodeAt(end)))) {
    place.reach = 0
    place.sentence++
  } else if (pauses.has(code)) place.reach = 0
}

/** 1 for ASCII's letters and figures. */
const plain = Uint8Array.from({ length: 128 }, (_, code) =>
  Number(/[0-9a-z]/i.test(String.fromCharCode(code))),
)
const isFigure = (code: number) => code > 47 && code < 58
/** Signs of a code point. */
const wide = (text: string, at: number) => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return plain[code] === 1
  if (code >= 0xc0 && code < 0x250) return code !== 0xd7 && code !== 0xf7
  if (code > 0xdbff && code < 0xe000) return false
  return aLetter.test(String.fromCodePoint(text.codePointAt(at) ?? 0))
}

/** Where a word ends: hyphens and apostrophes inside a word belong to it. */
function wordEnd(text: string, from: number, to: number): number {
  let at = from
  while (at < to) {
    if (plain[text.charCodeAt(at)] === 1) at++
    else if (isLetter(text, at)) at += wide(text, at)
    else if (!joins(text.charCodeAt(at)) || at + 1 >= to || !isLetter(text, at + 1)) break
    else at++
  }
  return at
}

const joins = (code: number) => code === apostrophe || code === hyphen

/** A word no list has: with its letters drawn in, as "lovin" for "loving", or as the form of a rated word. */
function find(text: string, from: number, to: number, vocabulary: Vocabulary): Word {
  const word = vocabulary.find(text, from, to)
  if (word.lower !== '' || to - from < 5 || !mayBeForm(text, from, to)) return word
  const lower = text.slice(from, to).toLowerCase()
  for (const form of formsOf(lower)) {
    const found = vocabulary.find(form, 0, form.length)
    if (found.rated || (found.acts && found.lower !== '')) return found
  }
  return word
}

/** It ends in -in, -est or -ly, or has three letters alike in a row. */
function mayBeForm(text: string, from: number, to: number): boolean {
  const [last, second] = [text.charCodeAt(to - 1) | 32, text.charCodeAt(to - 2) | 32]
  if (
    (last === 110 && second === 105) ||
    (last === 116 && second === 115) ||
    (last === 121 && second === 108)
  )
    return true
  return drawn(text, from, to)
}

function drawn(text: string, from: number, to: number): boolean {
  for (let at = from + 2; at < to; at++) {
    const code = text.charCodeAt(at) | 32
    if (code === (text.charCodeAt(at - 1) | 32) && code === (text.charCodeAt(at - 2) | 32)) return true
  }
  return false
}

const notForms = new Set(['likely', 'interest', 'honest', 'guest', 'kindly', 'mostly', 'surely'])

function* formsOf(lower: string): Iterable<string> {
  if (drawn(lower, 0, lower.length)) {
    yield lower.replaceAll(everyDrawn, '$1$1')
    yield lower.replaceAll(everyDrawn, '$1')
  }
  if (notForms.has(lower)) return
  if (lower.endsWith('in')) yield `${lower}g`
  if (lower.endsWith('est')) yield* [lower.slice(0, -3), lower.slice(0, -2), `${lower.slice(0, -4)}y`]
  if (lower.endsWith('ly')) yield* [lower.slice(0, -2), `${lower.slice(0, -1)}e`]
}
