import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { aspectsOf } from '../../workers/text/aspects.ts'
import { fold } from '../../workers/text/fold.ts'
import { isSmall, lexicons } from '../../workers/text/language.ts'
import { isOwn, type Ready, readyFrom, toneBy } from '../../workers/text/lexical.ts'
import type { Lexicon } from '../../workers/text/lexicons/lexicon.ts'
import { clear } from '../../workers/text/reader.ts'

type Judged = keyof typeof lexicons
const required = createRequire(import.meta.url)
/** The lists as they were published: words with −5 … 5. */
const published = (language: Judged): Record<string, number> =>
  required(`afinn-165-multilingual/build/AFINN-${language}.json`)

const valued = ({ afinn }: Lexicon) =>
  Object.entries(afinn).flatMap(([value, list]) =>
    list.split(' ').map((word): [string, number] => [word, Number(value)]),
  )

/** Right, wrong and left open of the 64 that are happy or unhappy; and those called so of the 16 that are neither. */
function measured(language: Judged, rules: Ready) {
  const file = new URL(`reviews/${language}.tsv`, import.meta.url)
  const told = { right: 0, wrong: 0, open: 0, imagined: 0 }
  for (const row of readFileSync(file, 'utf8').trim().split('\n')) {
    const [side = '', text = ''] = row.split('\t')
    const { compound } = toneBy(text, rules)
    const said = compound >= clear ? '+' : compound <= -clear ? '-' : '0'
    if (side === '0') told.imagined += said === '0' ? 0 : 1
    else told[said === '0' ? 'open' : said === side ? 'right' : 'wrong']++
  }
  return told
}

/** Right at least, wrong at most: two less and one more than measured. */
const held = [
  ['de', 47, 5],
  ['fr', 45, 3],
  ['es', 45, 6],
  ['it', 45, 8],
  ['nl', 42, 3],
  ['pt', 39, 5],
] as const

describe.each(held)('%s', (language, right, wrong) => {
  const lexicon = lexicons[language]

  test('reviews are told happy from unhappy, and those that are neither from both', () => {
    const told = measured(language, readyFrom(lexicon))
    expect(told.right).toBeGreaterThanOrEqual(right)
    expect(told.wrong).toBeLessThanOrEqual(wrong)
    expect(told.imagined).toBe(0)
  })

  test('words of AFINN judge more reviews, and none worse', () => {
    const told = measured(language, readyFrom(lexicon))
    const alone = measured(language, readyFrom({ ...lexicon, afinn: {} }))
    expect(told.right).toBeGreaterThan(alone.right)
    expect(told.wrong).toBeLessThanOrEqual(alone.wrong)
  })

  test('turned upside down, the lists are wrong where they were right', () => {
    const { good, bad } = lexicon
    const afinn = Object.fromEntries(
      Object.entries(lexicon.afinn).map(([value, list]) => [-Number(value), list]),
    )
    const told = measured(language, readyFrom({ ...lexicon, good: bad, bad: good, afinn }))
    expect(told.wrong).toBeGreaterThan(2 * told.right)
  })

  test('each word stands in the published list with the same worth', () => {
    const worths = new Map<string, number[]>()
    for (const [word, value] of Object.entries(published(language)))
      worths.set(fold(word), [...(worths.get(fold(word)) ?? []), value])
    expect(valued(lexicon).filter(([word, value]) => !worths.get(fold(word))?.includes(value))).toEqual([])
  })

  test('no word stands twice, in our own lists, among words of the rules, or names what is spoken of', () => {
    const words = valued(lexicon).map(([word]) => fold(word))
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([])
    const { not, but, more, less } = lexicon
    const rules = new Set(fold([not, but, more, less].join(' ')).split(' '))
    const known = words.filter(
      (word) =>
        isOwn(word, language) || rules.has(word) || isSmall(word) || aspectsOf([word], language) !== 0,
    )
    expect(known).toEqual([])
  })
})

test('a word is known in its other forms, and a short one is no form', () => {
  const tone = (text: string, language: Judged) =>
    Math.sign(toneBy(text, readyFrom(lexicons[language])).compound)
  expect(tone('eine charmante Verkäuferin', 'de')).toBe(1)
  expect(tone('flores adorables, floristas encantadoras y divertidas', 'es')).toBe(1)
  expect(tone('commesse arroganti e stanze puzzolenti', 'it')).toBe(-1)
  expect(tone('de hele familie was er', 'nl')).toBe(0)
})
