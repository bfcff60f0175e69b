import { isUpper, type Line } from './line.ts'
import type { Vocabulary, Word } from './words.ts'

const chunks = /\S+/gu
const hasLetter = /[\p{L}\p{N}]/u
/** Words of a chunk and what stands between them: hyphens and apostrophes inside a word belong to it. */
const pieces = /[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*|\p{Extended_Pictographic}|[^\p{L}\p{N}]/gu
const drawnOut = /(\p{L})\1{2,}/u
const everyDrawn = /(\p{L})\1{2,}/gu
const ends = new Set(['.', '!', '?'])
const pauses = new Set([',', ';', ':', '(', ')', '/', '…', '—', '–', '•', '*', '|'])

/**
 * Cuts a text into words that know their clause and sentence: also where a space was forgotten after a point, and with
 * letters drawn out ("sooo") as the word they draw out.
 */
export function cutInClauses(text: string, vocabulary: Vocabulary, line: Line): void {
  line.clear()
  let [reach, sentence] = [0, 0]
  const add = (word: Word, upper: boolean) => line.push(word, upper ? 1 : 0, reach++, sentence)
  const pause = (mark: string, next: string | undefined) => {
    if (ends.has(mark) && !(mark === '.' && next && /\d/.test(next))) [reach, sentence] = [0, sentence + 1]
    else if (pauses.has(mark)) reach = 0
  }
  for (const [chunk] of text.matchAll(chunks)) {
    const whole = vocabulary.find(chunk, 0, chunk.length)
    if (whole.rated && (!hasLetter.test(chunk) || chunk.length <= 3)) {
      add(whole, isUpper(chunk, 0, chunk.length))
      continue
    }
    for (const { 0: piece, index } of chunk.matchAll(pieces)) {
      if (hasLetter.test(piece)) add(find(piece, vocabulary), isUpper(piece, 0, piece.length))
      else if (vocabulary.find(piece, 0, piece.length).rated)
        add(vocabulary.find(piece, 0, piece.length), false)
      else pause(piece, chunk[index + piece.length])
    }
  }
  line.close()
}

/** A word no list has: with its letters drawn in, as "lovin" for "loving", or as the form of a rated word. */
function find(piece: string, vocabulary: Vocabulary): Word {
  const word = vocabulary.find(piece, 0, piece.length)
  if (word.lower !== '' || piece.length < 5) return word
  const lower = piece.toLowerCase()
  for (const form of formsOf(lower)) {
    const found = vocabulary.find(form, 0, form.length)
    if (found.rated || (found.acts && found.lower !== '')) return found
  }
  return word
}

const notForms = new Set(['likely', 'interest', 'honest', 'guest', 'kindly', 'mostly', 'surely'])

function* formsOf(lower: string): Iterable<string> {
  if (drawnOut.test(lower)) {
    yield lower.replaceAll(everyDrawn, '$1$1')
    yield lower.replaceAll(everyDrawn, '$1')
  }
  if (notForms.has(lower)) return
  if (lower.endsWith('in')) yield `${lower}g`
  if (lower.endsWith('est')) yield* [lower.slice(0, -3), lower.slice(0, -2), `${lower.slice(0, -4)}y`]
  if (lower.endsWith('ly')) yield* [lower.slice(0, -2), `${lower.slice(0, -1)}e`]
}
