import { fold } from './fold.ts'
import type { Turn } from './lexicons/lexicon.ts'

type Words = ReadonlySet<string>
/** A turn ready to be asked. */
export type ReadyTurn = { readonly [part in keyof Turn]: Words }

const setOf = (list: string): Words => new Set(fold(list).split(' '))

export const readyTurns = (turns: readonly Turn[]): ReadyTurn[] =>
  turns.map(({ words, by, and, unless }) => ({
    ...{ words: setOf(words), by: setOf(by) },
    ...(and === undefined ? {} : { and: setOf(and) }),
    ...(unless === undefined ? {} : { unless: setOf(unless) }),
  }))

/** How many words a turn reaches within its sentence. */
const reach = 12
const [deniedWithin, takenBackWithin] = [3, 4]

/** Whether what else a sentence says turns the word at a place round; `not` are words that deny. */
export function isTurned(
  words: readonly string[],
  at: number,
  turns: readonly ReadyTurn[],
  not: Words,
): boolean {
  const word = words[at] ?? ''
  return turns.some((turn) => {
    if (!turn.words.has(word)) return false
    const [from, to] = sentenceAround(words, at)
    const near = words.slice(from, to)
    if (turn.and && !near.some((one) => turn.and?.has(one))) return false
    return near.some((one, i) => turn.by.has(one) && counts(near, i, turn, not))
  })
}

/** Not denied («nicht gelöst»), and not after what takes it back («besser als früher»). */
function counts(near: readonly string[], i: number, { unless }: ReadyTurn, not: Words): boolean {
  if (near.slice(Math.max(0, i - takenBackWithin), i).some((one) => unless?.has(one))) return false
  return !near.slice(Math.max(0, i - deniedWithin), i).some((one) => not.has(one))
}

const ends = (word: string | undefined) => word === undefined || /^[.!?\n]/.test(word)

function sentenceAround(words: readonly string[], at: number): [from: number, to: number] {
  let [from, to] = [at, at + 1]
  while (at - from < reach && !ends(words[from - 1])) from--
  while (to - at <= reach && !ends(words[to])) to++
  return [from, to]
}
