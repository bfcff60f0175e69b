import { describe, expect, test } from 'vitest'
import { seeded, shuffle } from '../../workers/numeric/random.ts'
import { aspects, aspectsOf } from '../../workers/text/aspects.ts'
import { fold, wordsOf } from '../../workers/text/fold.ts'
import { languageOf } from '../../workers/text/language.ts'
import { lexical } from '../../workers/text/lexical.ts'
import { fitLinear, marginOf } from '../../workers/text/linear.ts'
import { masked } from '../../workers/text/masks.ts'
import { gramsOf } from '../../workers/text/ngrams.ts'
import { readTexts } from '../../workers/text/reader.ts'
import { folded, toEnd, trustedThere } from './support.ts'

const sides = [
  ['de', 'Sehr gut, gerne wieder', 1],
  ['de', 'Das Paket kam viel zu spät und war kaputt.', -1],
  ['de', 'Die Seife gefällt mir nicht', -1],
  ['de', 'Kein Problem, alles ist super', 1],
  ['de', 'Qualitaet ist schlecht, nie wieder', -1],
  ['fr', 'Super produit, je recommande', 1],
  ['fr', 'Je ne recommande pas', -1],
  ['fr', 'Livraison en retard et produit cassé', -1],
  ['es', 'Me encanta, muy buena calidad', 1],
  ['es', 'No funciona, es una estafa', -1],
  ['it', 'Ottimo prodotto, spedizione veloce', 1],
  ['it', 'Non mi piace, qualità pessima', -1],
  ['nl', 'Heel mooi product, snel geleverd', 1],
  ['nl', 'Niet goed, kapot aangekomen en te laat', -1],
  ['pt', 'Produto excelente, chegou antes do prazo', 1],
  ['pt', 'Não gostei, veio quebrado e atrasado', -1],
] as const

test.each(sides)('%s: %s', (language, text, side) => {
  expect(languageOf(text)).toBe(language)
  expect(Math.sign(lexical(text, language).compound)).toBe(side)
  expect(Math.sign(lexical(text.toUpperCase(), language).compound)).toBe(side)
})

test.each([
  ['Mycket bra produkt, snabb leverans', 'other'],
  ['Bardzo dobry produkt, szybka wysyłka', 'other'],
  ['Det er en god vare og jeg er glad', 'other'],
  ['Man kan inte lita på dem, alla varor kom sent', 'other'],
  ['Отличный товар', 'other'],
  ['تأخر التسليم كثيرا', 'other'],
  ['素晴らしい商品です', 'other'],
  ['ok', 'short'],
  ['👍👍', 'short'],
  ['', 'short'],
])('not judged, or too short to tell: %s', (text, told) => {
  expect(languageOf(text)).toBe(told)
})

test.each([
  ['en', 'Booked online, seen on time, superb haircut.'],
  ['pt', 'Parabéns, outra vez a cor errada. Que categoria.'],
  ['de', 'Geht so, man bekommt, was man bezahlt.'],
] as const)('among texts of one language few words are taken for it: %s, %s', (main, text) => {
  expect(['short', main]).toContain(languageOf(text, main))
  expect(languageOf('Mycket bra kvalitet, snabb leverans', main)).toBe('other')
})

test('what a browser runs and does not show is not read', () => {
  const text = 'A towel. <script>great("love")</script><style>.awful { color: red }</style>'
  const { tone } = toEnd(readTexts([text, 'A towel.']))
  expect(tone[0]).toBe(tone[1])
})

const about = (text: string, language: 'en' | 'de' = 'en') => {
  const bits = aspectsOf(wordsOf(fold(text)), language)
  return {
    said: aspects.filter((_, a) => bits & (1 << a)),
    bad: aspects.filter((_, a) => (bits >>> 16) & (1 << a)),
  }
}

test('a sentence speaks of things, and complains of them unless it denies it', () => {
  expect(about('The parcel was late and too small')).toEqual({
    said: ['delivery', 'fit'],
    bad: ['delivery', 'fit'],
  })
  expect(about('It was not late')).toEqual({ said: ['delivery'], bad: [] })
  expect(about('Der Versand war schnell', 'de')).toEqual({ said: ['delivery'], bad: [] })
  expect(about('My aunt has a dog')).toEqual({ said: [], bad: [] })
})

test('one sentence happy, one unhappy: each about its own thing', () => {
  const texts = ['Great quality, I love it. But the delivery was late and awful.']
  const { about, unhappy, happy } = toEnd(readTexts(texts))
  const [quality, delivery] = [1 << aspects.indexOf('quality'), 1 << aspects.indexOf('delivery')]
  expect((about[0] ?? 0) & (quality | delivery)).toBe(quality | delivery)
  expect([unhappy[0], happy[0]]).toEqual([delivery, quality])
})

test('odd texts are read to the end, each judged or counted', () => {
  const odd = [
    ...[
      '',
      ' ',
      'a',
      '!',
      '5',
      '😀',
      '😡😡',
      '\ud83d',
      '<br/><b>Great</b> product &amp; very nice',
      'مرحبا good',
      'GREAT, I LOVE THIS!!!',
    ],
    ...[
      'The good '.repeat(120_000),
      '<'.repeat(5_000),
      'ЖЖЖ жжж',
      'this is a very good thing\n'.repeat(3),
      '\u0000',
      'ok',
    ],
  ]
  const read = toEnd(readTexts([...odd, 'The soap is very good and I like it']))
  const judged = read.language.reduce((n, l) => n + (l >= 0 ? 1 : 0), 0)
  expect(judged + read.other + read.empty).toBe(odd.length + 1)
  expect(read.cut).toBe(1)
  expect(read.tone.every((tone) => tone >= -1 && tone <= 1)).toBe(true)
  const tone = (text: string) => read.tone[odd.indexOf(text)] ?? 0
  expect([tone('😀') > 0, tone('😡😡') < 0, tone('GREAT, I LOVE THIS!!!') > 0.5]).toEqual([true, true, true])
})

test.each([
  'Hi Anna, the parcel 4711-00815 of Mrs. Miller never came. Call +44 20 7946 0958. Regards, John Smith',
  'Ask tom.smith@example.com or https://example.com/u/tom or @tomsmith, card 4111 1111 1111 1111',
  'Liebe Frau Weber, IBAN DE89 3704 0044 0532 0130 00, Liebe Grüße Maria',
  'My name is Zoe Quinn and order #A1234 is late',
  'je m’appelle Chloé, merci Bernard',
  'The soap that Vera recommended in Leeds',
])('nobody is left in a quote: %s', (text) => {
  const quote = masked(text, (word) => /^(?:hi|the|call|regards|ask|liebe|my|grüße|iban)$/.test(word))
  expect(quote).not.toMatch(
    /Anna|Miller|John|Smith|tom|Weber|Maria|Zoe|Quinn|Chlo|Bernard|Vera|Leeds|\d{3}|example|4711|A1234/,
  )
  expect(quote).toContain('…')
})

test('a name that is known goes in small letters, too', () => {
  const quote = masked(
    'poor service, said anna miller',
    () => false,
    (word) => /^(?:anna|miller)$/.test(word),
  )
  expect(quote).toBe('poor service, said …')
})

test('what tells nobody stays as it was written', () => {
  const text = 'I love it: soft, 2 kg, and I’ve had it for 3 weeks!'
  expect(masked(text, () => false)).toBe(text)
})

describe.runIf(trustedThere)('learned from texts that people judged', () => {
  test.each(['tweets', 'amazonReviewSnippets', 'amazon_cells'] as const)(
    '%s: on texts not seen within 0.01 of the trusted models, or above',
    (set) => {
      const { texts, happy, fold: folds, trusted } = folded(set)
      const grams = toEnd(gramsOf(texts))
      let right = 0
      for (let fold = 0; fold < 5; fold++) {
        const rows = Int32Array.from(texts.keys()).filter((t) => folds[t] !== fold)
        const model = toEnd(fitLinear(grams, rows, happy))
        texts.forEach((_, t) => {
          if (folds[t] === fold && marginOf(model, grams, t) > 0 === (happy[t] === 1)) right++
        })
      }
      expect(right / texts.length).toBeGreaterThan(trusted - 0.01)
    },
    60_000,
  )
})

test('shuffled labels teach nothing', () => {
  const words = 'red blue green soap box late fast nice bad good'.split(' ')
  const texts = Array.from({ length: 600 }, (_, i) =>
    Array.from({ length: 6 }, (_, k) => words[(i * 7 + k * k * 3 + (i >> k)) % words.length]).join(' '),
  )
  const planted = Uint8Array.from(texts, (text) => (text.includes('bad') ? 0 : 1))
  const order = shuffle(Int32Array.from(texts.keys()), seeded(5))
  const shuffled = planted.map((_, i) => planted[order[i] ?? 0] ?? 0)
  const grams = toEnd(gramsOf(texts))
  const right = (happy: Uint8Array) => {
    const model = toEnd(
      fitLinear(
        grams,
        Int32Array.from({ length: 400 }, (_, i) => i),
        happy,
      ),
    )
    let n = 0
    for (let t = 400; t < 600; t++) if (marginOf(model, grams, t) > 0 === (happy[t] === 1)) n++
    return n / 200
  }
  expect(right(planted)).toBeGreaterThan(0.97)
  const most = Math.max(...[0, 1].map((side) => shuffled.filter((h) => h === side).length)) / 600
  expect(right(shuffled)).toBeLessThan(most + 0.08)
})
