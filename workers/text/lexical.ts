import { fold, wordsOf } from './fold.ts'
import { type Language, lexicons } from './language.ts'
import type { Lexicon } from './lexicons/lexicon.ts'
import { isTurned, type ReadyTurn, readyTurns } from './turns.ts'
import { type Tone, toneOf } from './vader/tone.ts'

/** Entries by word, and those that stand for all words that begin so. */
class Entries {
  readonly #words = new Map<string, number>()
  readonly #stems = new Map<string, number>()
  #shortest = 99

  add(list: string, value: number): void {
    for (const entry of fold(list).split(' '))
      if (entry.endsWith('*')) {
        this.#stems.set(entry.slice(0, -1), value)
        this.#shortest = Math.min(this.#shortest, entry.length - 1)
      } else if (entry !== '') this.#words.set(entry, value)
  }

  /** What a word is worth, else the one it is a form of. */
  of(word: string, forms: readonly Form[] = []): number | undefined {
    const found = this.#whole(word)
    if (found !== undefined || forms.length === 0) return found
    for (const [end, instead] of forms) {
      const own = word.endsWith(end) ? word.slice(0, -end.length) + instead : ''
      const value = own.length >= shortestForm ? this.#words.get(own) : undefined
      if (value !== undefined) return value
    }
    return undefined
  }

  #whole(word: string): number | undefined {
    const whole = this.#words.get(word)
    if (whole !== undefined || word.length < this.#shortest) return whole
    for (let length = word.length; length >= this.#shortest; length--) {
      const found = this.#stems.get(word.slice(0, length))
      if (found !== undefined) return found
    }
    return undefined
  }
}

/** How a word ends in one of its forms, and in the one that the lexicon has. */
type Form = readonly [end: string, instead: string]

/** A lexicon ready to be asked. */
export interface Ready {
  valence: Entries
  /** Words of AFINN, asked where `valence` has none. */
  afinn: Entries
  forms: readonly Form[]
  /** 0.293 and −0.293 as in VADER. */
  boost: Entries
  not: ReadonlySet<string>
  verbs: ReadonlySet<string>
  but: ReadonlySet<string>
  phrases: Map<string, { words: readonly string[]; value: number }[]>
  turns: readonly ReadyTurn[]
  hoped: ReadonlySet<string>
  than: ReadonlySet<string>
  too: ReadonlySet<string>
  really: Map<string, { words: readonly string[]; value: number }[]>
  apart: RegExp | undefined
}

const step = 0.293
/** AFINN counts from −5 to 5, VADER from −4 to 4. */
const ofAfinn = 0.8
/** Shorter words have no other forms here. */
const shortestForm = 4

/** Lists and rules of a language, ready to be asked. */
export function readyFrom(lexicon: Lexicon): Ready {
  const { good, bad, more, less, not, verbs, but, phrases, afinn, forms, turns, apart } = lexicon
  const [valence, boost, found] = [new Entries(), new Entries(), new Entries()]
  for (const [value, list] of Object.entries(afinn)) found.add(list, ofAfinn * Number(value))
  for (const [list, sign] of [
    [good, 1],
    [bad, -1],
  ] as const) {
    valence.add(list.weak, sign * 1)
    valence.add(list.clear, sign * 2)
    valence.add(list.strong, sign * 3)
  }
  boost.add(more, step)
  boost.add(less, -step)
  const set = (list: string) => new Set(wordsOf(fold(list)))
  return {
    ...{ valence, boost, not: set(not), verbs: set(verbs), but: set(but), phrases: byFirst(phrases) },
    ...{ afinn: found, forms: formsOf(forms), turns: readyTurns(turns) },
    ...{ hoped: set(lexicon.hoped), than: set(lexicon.than), too: set(lexicon.too ?? '') },
    really: byFirst(Object.fromEntries(lexicon.really.split(' ').map((words) => [words, 0]))),
    apart: apart === undefined ? undefined : anyOf(apart),
  }
}

const anyOf = (list: string) => new RegExp(`(?<!\\p{L})(?:${list.replaceAll(' ', '|')})(?!\\p{L})`, 'giu')

function formsOf(list: string): Form[] {
  return list.split(' ').map((form) => {
    const [end = '', instead = ''] = form.split('_')
    return [end, instead]
  })
}

function byFirst(phrases: Lexicon['phrases']): Ready['phrases'] {
  const by: Ready['phrases'] = new Map()
  for (const [phrase, value] of Object.entries(phrases)) {
    const words = fold(phrase).split('_')
    const same = by.get(words[0] ?? '') ?? []
    by.set(
      words[0] ?? '',
      [...same, { words, value }].sort((a, b) => b.words.length - a.words.length),
    )
  }
  return by
}

const known = new Map<Language, Ready>()

function ready(language: Exclude<Language, 'en'>): Ready {
  const found = known.get(language) ?? readyFrom(lexicons[language])
  known.set(language, found)
  return found
}

/** A word of the lists made for shops: names that are words of AFINN, too («Schatz», «Serena»), are none of them. */
export const isOwn = (word: string, language: Exclude<Language, 'en'>): boolean =>
  ready(language).valence.of(fold(word)) !== undefined

const pieces = /[\p{L}\p{N}]+|[.!?;,:\n]+|\p{Extended_Pictographic}/gu
const happy = /[😀-😊😋😍😘🙂🤗🥰😃😄👍👌❤💕🎉⭐🌟💯]/u
const sad = /[😞😟😠😡😢😣😤😥😩😫😭🙁☹👎💔🤮🤬😒]/u
const turned = -0.74
const unfulfilled = -1.5

/**
 * The tone of a text by a lexicon of its language and the rules of VADER that hold in all of them: denial within three words
 * of its clause, intensifiers, "but", exclamation marks (Hutto and Gilbert 2014). Any text; never throws.
 */
export const lexical = (text: string, language: Exclude<Language, 'en'>): Tone =>
  toneBy(text, ready(language))

/** The same by rules of whatever lexicon. */
export function toneBy(text: string, rules: Ready): Tone {
  const words = fold(rules.apart ? text.replace(rules.apart, '0') : text).match(pieces) ?? []
  const valences: number[] = []
  /** Where the clause begins: no denial reaches beyond it. */
  let clause = 0
  let sentence = 0
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (isEnd(word)) {
      clause = at + 1
      if (isFullStop(word)) sentence = valences.length
      continue
    }
    if (phraseAt(words, at, rules.really)) doubt(valences, sentence)
    const phrase = phraseAt(words, at, rules.phrases)
    const value = phrase
      ? phrase.value * (isDenied(words, at, clause, phrase.words, rules.not) ? turned : 1)
      : valenceAt(words, at, clause, rules)
    if (phrase) {
      at += phrase.words.length - 1
      clause = at + 1
    }
    if (rules.but.has(word)) weaken(valences)
    valences.push(value)
  }
  return toneOf(valences, text)
}

const isEnd = (word: string) => /^[.!?;,:\n]/.test(word)

const isFullStop = (word: string) => /^[.!?\n]/.test(word)

function phraseAt(words: readonly string[], at: number, phrases: Ready['phrases']) {
  return phrases.get(words[at] ?? '')?.find((p) => p.words.every((word, i) => words[at + i] === word))
}

/** A denial right before a turn of phrase, or one word before, turns it round, unless it denies by itself («ne … rien à redire»). */
function isDenied(
  words: readonly string[],
  at: number,
  clause: number,
  phrase: readonly string[],
  not: Ready['not'],
): boolean {
  const before = words.slice(Math.max(clause, at - 2), at)
  return before.some((word) => not.has(word)) && !phrase.some((word) => not.has(word))
}

function valenceAt(words: readonly string[], at: number, clause: number, rules: Ready): number {
  const word = words[at] ?? ''
  if (happy.test(word)) return 2
  if (sad.test(word)) return -2
  const own = rules.valence.of(word) ?? rules.afinn.of(word, rules.forms)
  if (own === undefined) return hopedAt(words, at, rules)
  let value = own
  let denied = false
  for (let back = 1; back <= 3 && at - back >= clause; back++) {
    const before = words[at - back] ?? ''
    if (rules.not.has(before)) denied = true
    value += (rules.boost.of(before) ?? 0) * Math.sign(own) * (1 - 0.05 * (back - 1))
  }
  if (rules.verbs.has(word))
    for (let on = 1; on <= 3 && !isEnd(words[at + on] ?? '.'); on++)
      if (rules.not.has(words[at + on] ?? '')) denied = true
  if (value > 0 && rules.too.has(words[at - 1] ?? '') && !word.endsWith('en')) denied = true
  return denied || isTurned(words, at, rules.turns, rules.not) ? value * turned : value
}

/** What was hoped for and did not come; nothing where a denial or a comparison stands before it. */
function hopedAt(words: readonly string[], at: number, { hoped, than, not }: Ready): number {
  if (!hoped.has(words[at] ?? '')) return 0
  const before = words.slice(Math.max(0, at - 4), at)
  return before.some((word) => than.has(word) || not.has(word)) ? 0 : unfulfilled
}

/** What stands before "but" counts half. */
function weaken(valences: number[]): void {
  for (let i = 0; i < valences.length; i++) valences[i] = (valences[i] ?? 0) / 2
}

/** What a sentence praised before it says how it really is was but a look. */
function doubt(valences: number[], from: number): void {
  for (let i = from; i < valences.length; i++)
    valences[i] = Math.min(valences[i] ?? 0, -(valences[i] ?? 0) / 2)
}
