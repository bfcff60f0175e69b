import { type Writing, writings } from './alphabets.ts'
import { western } from './western.ts'

/** How bytes can be read that are no Unicode. */
export interface Way {
  label: string
  title: string
  /** A few words of the file so read. */
  example: string
}

/** The likeliest way first; `sure` where no other comes near it. */
export interface Told {
  ways: Way[]
  sure: boolean
  /** Different words it was tried on. */
  words: number
}

const enough = 8_192
const longest = 200
const ascii = 5
const [seldom, wrong, cut] = [10, 16, 24]
/** The sign for any currency: nobody writes it, and in Latin-9 its byte is the euro. */
const unwritten = 32
/** Bits by which one way of reading must beat the next to be believed, and to be worth a question. */
const [believed, doubted] = [24, 4]

/**
 * Tries each different word that is not plain ASCII in every writing (`TextDecoder`, fatal) and adds up how unlikely its
 * letters are, in bits: by the frequency of letters in a language, capitals inside words, and signs where a letter belongs.
 */
export function tryWritings(samples: readonly Uint8Array[]): Told {
  const words = foreignWords(samples)
  const tried = writings.map((writing, n) => ({ writing, n, ...bitsOf(words, writing) }))
  tried.sort((a, b) => a.bits - b.bits || a.n - b.n)
  const [best] = tried
  const usual = tried.find(({ n }) => n === 0)
  if (!best || !usual || usual.bits - best.bits < doubted)
    return { ways: usual ? [shown(usual)] : [], sure: true, words: words.length }
  const others = tried.filter(({ text }) => text !== best.text)
  const near = others.filter((one) => one !== usual && one.bits - best.bits < believed).slice(0, 3)
  if (best !== usual) near.push(usual)
  const sure = (others[0]?.bits ?? Infinity) - best.bits >= believed
  return { ways: [best, ...near].map(shown), sure, words: words.length }
}

const shown = ({ writing: { label, title }, text }: { writing: Writing; text: string }): Way => ({
  label,
  title,
  example: exampleOf(text),
})

const exampleOf = (text: string) =>
  text
    .split('\n')
    .filter((word) => letter.test(word))
    .slice(0, 3)
    .join(', ')
    .slice(0, 60)

/** Different words with a byte of 0x80 and above, up to 8 KB of them; no second byte of a letter ends a word. */
function foreignWords(samples: readonly Uint8Array[]): Uint8Array[] {
  const words = new Map<string, Uint8Array>()
  let room = enough
  for (const [n, sample] of samples.entries()) {
    let from = 0
    let foreign = false
    for (let at = 0; at < sample.length && room > 0; at++) {
      const byte = sample[at] ?? 0
      if (byte >= 0x80) foreign = true
      if (byte >= 0x40) continue
      const word = sample.subarray(from, at)
      const key =
        foreign && (n === 0 || from > 0) && word.length <= longest ? String.fromCharCode(...word) : ''
      if (key !== '' && !words.has(key)) {
        words.set(key, word)
        room -= word.length
      }
      from = at + 1
      foreign = false
    }
  }
  return [...words.values()]
}

function bitsOf(
  words: readonly Uint8Array[],
  { label, reads, apart }: Writing,
): { bits: number; text: string } {
  const decode = decoderOf(label)
  let failed = 0
  const texts = words.map((word) => {
    const text = decode(word)
    if (text === null) failed += costOfFailing(word)
    return text
  })
  const text = texts.filter((one) => one !== null).join('\n')
  if (typeof reads === 'function') {
    const sound = words.filter((_, n) => texts[n] !== null)
    return { bits: failed + sound.reduce((sum, word) => sum + bitsOfPairs(word, label, reads), 0), text }
  }
  const bits = reads.map((alphabet) => bitsOfText(text, ranksOf(alphabet), apart === true))
  return { bits: failed + Math.min(...bits), text }
}

function decoderOf(label: string): (bytes: Uint8Array) => string | null {
  if (label === 'windows-1252') return (bytes) => Array.from(bytes, western).join('')
  try {
    const decoder = new TextDecoder(label, { fatal: true })
    return (bytes) => {
      try {
        return decoder.decode(bytes)
      } catch {
        return null
      }
    }
  } catch {
    return () => null
  }
}

const costOfFailing = (word: Uint8Array) => word.reduce((sum, byte) => sum + (byte < 0x80 ? ascii : cut), 0)

const isHalf = (byte: number, label: string) => label === 'shift_jis' && byte >= 0xa1 && byte <= 0xdf
const isLatin = (byte: number) => (byte | 32) >= 97 && (byte | 32) <= 122

function bitsOfPairs(word: Uint8Array, label: string, bits: (lead: number, trail: number) => number): number {
  let sum = 0
  for (let at = 0; at < word.length; at++) {
    const byte = word[at] ?? 0
    if (byte < 0x80) sum += ascii
    else if (isHalf(byte, label))
      sum += 8 + (isLatin(word[at - 1] ?? 0) || isLatin(word[at + 1] ?? 0) ? seldom : 0)
    else sum += (isLatin(word[at - 1] ?? 0) ? seldom : 0) + bits(byte, word[++at] ?? 0)
  }
  return sum
}

const ranksOf = (alphabet: string) =>
  new Map([...alphabet].map((small, rank) => [small, 4 + (6 * rank) / alphabet.length]))

const signs = new Set('\u00a0€£“”‘’„«»–—…°·№´®™©§×½')
/** Nº, 1ª: no language but those that write so ends a number in it. */
const isOrdinal = (sign: string, before: string) => (sign === 'º' || sign === 'ª') && /[\dNn]/.test(before)
const letter = /\p{L}|\p{M}/u

/** How unlikely a text is, in bits, where `ranks` has the bits of each small letter beside ASCII. */
function bitsOfText(text: string, ranks: ReadonlyMap<string, number>, apart: boolean): number {
  let sum = 0
  let before = ''
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    sum += sign < '\x80' ? ascii : bitsOfSign(sign, before, text.charAt(at + 1), ranks, apart)
    before = sign
  }
  return sum
}

function bitsOfSign(
  sign: string,
  before: string,
  after: string,
  ranks: ReadonlyMap<string, number>,
  apart: boolean,
): number {
  if (isOrdinal(sign, before)) return ascii
  const small = sign.toLowerCase()
  const inWord = letter.test(before)
  if (!letter.test(sign)) {
    if (sign === '¤') return unwritten
    if (!signs.has(sign)) return wrong
    if (!inWord && !letter.test(after)) return ascii
    return sign !== '’' && inWord && letter.test(after) ? wrong : seldom
  }
  const own = ranks.get(small) ?? (small < '\u0100' ? seldom + 2 : wrong)
  const capital = small === sign ? 0 : inWord && before === before.toLowerCase() ? seldom : 2
  const mixed = apart && (isLatin(before.charCodeAt(0)) || isLatin(after.charCodeAt(0)))
  return own + capital + (mixed ? seldom : 0)
}
