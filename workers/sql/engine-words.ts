import { Failure } from '../../src/contract/fault.ts'
import type { Allowed } from './refuse.ts'
import { refusal } from './refuse.ts'
import type { Place } from './scan.ts'

/** Kinds of errors that are found before a row is read: their words name what is in the query and the schema, never a cell. */
const beforeRows = /^(?:Parser|Binder|Catalog|Not implemented|Permission)/i

const readings: readonly (readonly [RegExp, string, string])[] = [
  [
    /file system operations are disabled|disabled through configuration|Permission Error/i,
    'This reaches for files, networks or extensions; from here nothing of the kind can be reached.',
    'Ask the tables listed beside the editor.',
  ],
  [
    /not in the catalog, but it exists in the/i,
    'This needs a part of the database that is not shipped with the page.',
    'Functions for text, numbers, days, lists and windows are all here.',
  ],
  [
    /Cannot prepare multiple statements/i,
    'This is more than one statement for the database.',
    'Ask one at a time. PIVOT needs its values written out: ON channel IN (‘web’, ‘shop’).',
  ],
]

/**
 * What the database said of a query, as a fault with its place in the person's text. `before`: characters that stand before
 * the body in what was run, on a first line of its own. Quoted values that the person did not type are blanked. What is no error of a query
 * (a stop, no memory, a broken engine) comes back as it was.
 */
export function engineWords(thrown: unknown, text: string, { from, body }: Allowed): unknown {
  if (thrown instanceof Failure || !(thrown instanceof Error)) return thrown
  const kind = /^([A-Z][\w ]*?) Error: /.exec(thrown.message)?.[1]
  if (kind === undefined || /out of memory|internal|fatal/i.test(kind)) return thrown
  const place = placeOf(thrown.message, text, body, from)
  const known = readings.find(([pattern]) => pattern.test(thrown.message))
  if (known) return refusal(text, place, known[1], known[2])
  const [what = '', ...more] = plainLines(thrown.message, beforeRows.test(kind) ? null : text)
  return refusal(text, place, what, more.slice(0, 4).join(' '))
}

/** The message without its kind and the line that is shown again; `typed`: what quotes may say. */
function plainLines(message: string, typed: string | null): string[] {
  const words = message.slice(message.indexOf(': ') + 2).split(/\n\s*LINE \d+:/)[0] ?? ''
  const safe =
    typed === null
      ? words
      : words.replace(/"[^"]*"|'[^']*'/g, (quoted) => (typed.includes(quoted.slice(1, -1)) ? quoted : '‘…’'))
  const lines = safe.split('\n').map((line) => line.trim())
  const candidates = lines.indexOf('Candidate functions:')
  const kept = candidates < 0 ? lines : lines.slice(0, candidates + 4)
  return kept
    .filter((line) => line !== '')
    .map((line) => (/[.!?:]$/.test(line) ? line.replace(/!$/, '.') : `${line}.`))
}

/** The database shows the line, or a part of it between dots, and a mark below; the body begins on its second line. */
function placeOf(message: string, text: string, body: string, from: number): Place | null {
  const found = /LINE (\d+): ([^\n]*)\n( *)\^/.exec(message)
  if (!found) return null
  const [, number = '', shown = '', blanks = ''] = found
  const lines = body.split('\n')
  const line = lines[Number(number) - 2]
  if (line === undefined) return null
  const cut = shown.startsWith('...')
  const part = shown.replace(/^\.\.\.|\.\.\.$/g, '')
  const column = blanks.length - `LINE ${number}: `.length - (cut ? 3 : 0)
  const start = lines.slice(0, Number(number) - 2).reduce((sum, one) => sum + one.length + 1, from)
  const at = start + Math.max(0, cut ? line.indexOf(part) : 0) + Math.max(0, column)
  const word = /^(?:"[^"\n]*"|'[^'\n]*'|[\p{L}_][\p{L}\p{N}_.]*|\S)/u.exec(text.slice(at))?.[0] ?? ' '
  return { at: Math.min(at, Math.max(0, text.length - 1)), length: word.length }
}
