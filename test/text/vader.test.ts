import { describe, expect, test } from 'vitest'
import { faithful } from '../../workers/text/vader/faithful.ts'
import { repaired } from '../../workers/text/vader/repaired.ts'
import { labelled, rated, trustedThere } from './support.ts'

const compound = (text: string) => faithful(text).compound
const mended = (text: string) => repaired(text).compound

/** Pearson's correlation. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length
  const [ma, mb] = [mean(a), mean(b)]
  const product = (x: readonly number[], mx: number, y: readonly number[], my: number) =>
    x.reduce((sum, value, i) => sum + (value - mx) * ((y[i] ?? 0) - my), 0)
  return product(a, ma, b, mb) / Math.sqrt(product(a, ma, a, ma) * product(b, mb, b, mb))
}

const share = (list: readonly boolean[]) => list.filter(Boolean).length / list.length

describe.runIf(trustedThere)('beside a trusted program and people', () => {
  test.each(['tweets', 'amazonReviewSnippets'] as const)(
    '%s: compound equal to four decimals in 99.5 %%',
    (set) => {
      const { texts, compounds } = rated(set)
      expect(texts.length).toBe(compounds.length)
      expect(
        share(texts.map((text, i) => Math.abs(compound(text) - (compounds[i] ?? 9)) < 6e-5)),
      ).toBeGreaterThan(0.995)
    },
  )

  test('sentences about telephones: the same, and the mended rules agree with people more often', () => {
    const { texts, good, compounds } = labelled()
    expect(texts.length).toBe(1_000)
    expect(
      share(texts.map((text, i) => Math.abs(compound(text) - (compounds[i] ?? 9)) < 6e-5)),
    ).toBeGreaterThan(0.995)
    const right = (of: (text: string) => number) => share(texts.map((text, i) => of(text) > 0 === good[i]))
    expect(right(compound)).toBeCloseTo(0.844, 2)
    expect(right(mended)).toBeGreaterThan(right(compound) + 0.02)
  })

  test.each(['tweets', 'amazonReviewSnippets'] as const)(
    '%s: the mended rules come nearer to what people said, in strength and in sign',
    (set) => {
      const { texts, ratings } = rated(set)
      const polar = texts.map((_, i) => i).filter((i) => Math.abs(ratings[i] ?? 0) >= 0.2)
      const signs = (of: (text: string) => number) =>
        share(polar.map((i) => of(texts[i] ?? '') > 0 === (ratings[i] ?? 0) > 0))
      expect(correlation(texts.map(mended), ratings)).toBeGreaterThan(
        correlation(texts.map(compound), ratings),
      )
      expect(signs(mended)).toBeGreaterThanOrEqual(signs(compound))
    },
  )
})

/** Published with the method: Hutto and Gilbert's examples. */
test.each([
  ['VADER is smart, handsome, and funny.', 0.8316],
  ['VADER is smart, handsome, and funny!', 0.8439],
  ['VADER is very smart, handsome, and funny.', 0.8545],
  ['VADER is VERY SMART, handsome, and FUNNY.', 0.9227],
  ['VADER is VERY SMART, handsome, and FUNNY!!!', 0.9342],
  ['VADER is not smart, handsome, nor funny.', -0.7424],
  ['The book was good.', 0.4404],
  ["At least it isn't a horrible book.", 0.431],
  ['The book was only kind of good.', 0.3832],
  ['The plot was good, but the characters are uncompelling and the dialog is not great.', -0.7042],
  ['Today SUX!', -0.5461],
  ["Today only kinda sux! But I'll get by, lol", 0.5249],
  ['Make sure you :) or :D today!', 0.8633],
  ['Not bad at all', 0.431],
])('%s is %f', (text, published) => {
  expect(compound(text)).toBeCloseTo(published, 4)
})

/** 0: said with so little strength that nobody would call it either. */
const sign = (text: string) => Math.sign(Math.trunc(mended(text) * 5))

test.each([
  ['not the worst I have had', 0],
  ['no problem at all', 1],
  ['No problems, no issues.', 1],
  ['It looks like a brush', 0],
  ['Late again!', -1],
  ['It never arrived', -1],
  ['It does not work', -1],
  ['Works great', 1],
  ['will buy again', 1],
  ["couldn't be happier", 1],
  ['nothing but praise', 1],
  ['waste of money', -1],
  ['Not as described', -1],
  ['I did not like it. Great service though', 1],
  ['Great sound.Terrible, awful battery', -1],
  ['soooo goooood', 1],
  ['It&#39;s bad<br/>really bad', -1],
  ['I don’t recommend it', -1],
  ['👍👍', 1],
  ['hassle-free', 1],
  ['Supposedly fresh, in fact limp', -1],
  ['Looks sturdy, in reality it is cheap plastic', -1],
  ["I wouldn't be without it", 1],
])('mended: %s', (text, want) => {
  expect(sign(text)).toBe(want)
})

test('any text has a tone, and a long one is read once', () => {
  const texts = [
    '',
    ' ',
    '!',
    '\u0000',
    '🙂',
    '\ud83d',
    'ЖЖЖ',
    'مرحبا',
    'a'.repeat(1e6),
    'good '.repeat(200_000),
    '<'.repeat(5_000),
  ]
  for (const text of texts)
    for (const read of [faithful, repaired]) {
      const { compound, positive, neutral, negative } = read(text)
      expect(Math.abs(compound)).toBeLessThanOrEqual(1)
      expect([0, 1]).toContain(Math.round((positive + neutral + negative) * 1e9) / 1e9)
    }
})

test('a text says the same whatever was read before it', () => {
  const alone = repaired('The soap is lovely, but it came late.')
  repaired('NOT GOOD. '.repeat(50))
  expect(repaired('The soap is lovely, but it came late.')).toEqual(alone)
})
