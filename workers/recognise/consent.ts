import type { Question } from '../../src/contract/desk.ts'
import type { Guesses, Look } from './meanings.ts'
import { flagWord, plainFlag, tellsNeither } from './typing.ts'

/** Words that one hand writes for yes and no in the same column. */
const pairs = [
  'yes no y n',
  'true false t f',
  '1 0',
  'x',
  'ja nein j n',
  'ja nee j n',
  'oui non o n',
  'si sì sí no s n',
  'sim não nao s n',
  'vrai faux',
  'wahr falsch',
  'vero falso',
].map((words) => new Set(words.split(' ')))
const mostWords = 12

/** Asked where the words for yes and no are not those of one hand: which of them let somebody be written to. */
export function whichAgree(look: Look, guesses: Guesses): Question[] {
  const column = guesses.get('consent')?.column ?? -1
  const p = look.profiles[column]
  if (!p || look.signature || p.dates > 0.5) return []
  const words = countsOf(look.cells[column] ?? [])
  if (words.size < 2 || words.size > mostWords || isPlain([...words.keys()])) return []
  const header = look.headers[column] ?? ''
  const spelled = [...words].map(([word, n]) => `${word.slice(0, 30)} (${n.toLocaleString('en-GB')})`)
  const ask = `In ‘${header.slice(0, 60)}’ stand ${spelled.join(', ')}. Which mean that somebody may be written to?`
  return [{ id: 'consent', ask, options: optionsOf([...words.keys()], plainFlag(header)) }]
}

function countsOf(cells: readonly string[]): Map<string, number> {
  const words = new Map<string, number>()
  for (const cell of cells) {
    const word = tellsNeither(cell) ? '' : flagWord(cell)
    if (word !== '') words.set(word, (words.get(word) ?? 0) + 1)
  }
  return words
}

/** States of a mail tool are long words that every one of them tells. */
const isPlain = (words: readonly string[]) =>
  pairs.some((pair) => words.every((word) => pair.has(word))) ||
  words.every((word) => word.length > 4 && plainFlag('')(word) >= 0)

function optionsOf(words: readonly string[], read: (word: string) => number): Question['options'] {
  const certain = words.filter((word) => read(word) === 1)
  const sets = [
    certain,
    words.filter((word) => read(word) !== 0),
    certain.filter((word) => /\p{L}{2}/u.test(word)),
    [],
  ]
  const labels = new Map(
    sets.map((agree) => [agree.length > 0 ? `Only ${agree.join(', ')}` : 'None of them', agree]),
  )
  return Array.from(labels, ([label, agree]) => ({ label, corrections: { agree } }))
}
