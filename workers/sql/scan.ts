/** Where something stands in a text: characters from 0, and how many. */
export interface Place {
  at: number
  length: number
}

/** What can be told of a typed query without understanding it. */
export interface Scanned {
  /** Its first word in small letters; '' where there is none. */
  first: string
  /** The first statement, without the semicolon at its end, and where it begins in the text. */
  body: string
  from: number
  /** Where a second statement begins. */
  second: Place | null
  /** Every word outside of quotes and comments, in small letters. */
  words: readonly (Place & { word: string })[]
}

/** Quoted text, dollar-quoted text and comments, a word, or one other character. Linear: no two ways to match one text. */
const token =
  /'(?:[^']|'')*(?:'|$)|"(?:[^"]|"")*(?:"|$)|\$([A-Za-z_]\w*|)\$[\s\S]*?(?:\$\1\$|$)|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|[\p{L}_][\p{L}\p{N}_$]*|\s+|[\s\S]/guy

/** Reads a query as the database cuts it: quotes, comments, words, semicolons. Never throws. */
export function scan(text: string): Scanned {
  const words: (Place & { word: string })[] = []
  let end = -1
  let second: Place | null = null
  let from = -1
  for (const { 0: piece, index: at } of text.matchAll(token)) {
    const blank = /^(?:\s|--|\/\*)/.test(piece)
    if (!blank && from < 0 && piece !== ';') from = at
    if (piece === ';' && from >= 0 && end < 0) end = at
    if (!blank && piece !== ';' && end >= 0) second ??= { at, length: piece.length }
    if (/^[\p{L}_]/u.test(piece)) words.push({ word: piece.toLowerCase(), at, length: piece.length })
  }
  const start = Math.max(0, from)
  const body = from < 0 ? '' : text.slice(start, end < 0 ? undefined : end)
  const [head] = words
  const first = head && head.at === from ? head.word : text.slice(start, start + 1)
  return { first, body, from: start, second, words }
}

/** Line and column (from 1) of a character of a text. */
export function lineAt(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
