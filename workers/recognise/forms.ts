import type { Guesses, Look } from './meanings.ts'
import { squash } from './names.ts'
import type { Profile } from './values.ts'

/** When a form was sent, as Google Forms and Typeform head it in seven languages. */
const sent =
  /^(?:timestamp|zeitstempel|horodat\w*|marcatemporal|informazionicronologiche|tijdstempel|carimbodedata\w*|submittedat|submitdate\w*|datemodified|submittedon|completedat)$/
const answered = /^(?:#|response ?id|respondent ?id|network ?id|token)$/i
/** The same where the columns of answers come with the number of who answered (SurveyMonkey, Qualtrics). */
const ended = /^(?:enddate|recordeddate|completiontime|enddatum|datedefin|fechadefinalizacion|datadifine)$/
const asked = /\?|(?:\S+\s+){3}\S/

const isFree = (p: Profile) => p.words > 0.8 && p.meanBlanks >= 2 && p.distinct > 1 && p.emails < 0.1
const isScore = (p: Profile) => p.filled > 0 && p.integers > 0.9 && p.max <= 10 && p.dates < 0.1

/** Answers to a form: when they were sent, the longest answer in words, the first score. Changes `guesses`. */
export function asForm(look: Look, guesses: Guesses): void {
  const numbered = look.headers.some((header) => answered.test(header.trim()))
  const day = look.headers.findLastIndex((header) => {
    const name = squash(header)
    return sent.test(name) || (numbered && ended.test(name))
  })
  const free = columnsOf(look, isFree).sort((a, b) => length(look, b) - length(look, a))
  const scores = columnsOf(look, isScore).filter((c) => asked.test(look.headers[c] ?? ''))
  const sells = (['order', 'amount', 'orderTotal', 'unitPrice', 'product'] as const).some((m) =>
    guesses.has(m),
  )
  if (day < 0 || sells || free.length + scores.length === 0) return
  if (!look.headers.some((header) => asked.test(header))) return
  const give = (meaning: 'date' | 'text' | 'stars' | 'messageId', column: number | undefined) => {
    if (column === undefined || column < 0) return
    for (const [have, guess] of [...guesses]) if (guess.column === column) guesses.delete(have)
    guesses.set(meaning, { column, sure: 0.8, evidence: 'an answer to a form' })
  }
  for (const other of ['customerSince', 'endsOn'] as const) guesses.delete(other)
  give('date', day)
  give('text', free[0])
  give('stars', scores[0])
  give(
    'messageId',
    look.headers.findIndex((header) => answered.test(header.trim())),
  )
}

const length = (look: Look, column: number) => look.profiles[column]?.meanLength ?? 0

function columnsOf(look: Look, test: (p: Profile) => boolean): number[] {
  return look.profiles.flatMap((p, column) => (test(p) ? [column] : []))
}
