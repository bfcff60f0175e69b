import { describe, expect, test } from 'vitest'
import { learn, type Mixture, type Pattern } from '../../workers/identity/em.ts'
import { isRelay, mailbox, namesSomebody } from '../../workers/identity/email.ts'
import { jaro, jaroWinkler } from '../../workers/identity/jaro-winkler.ts'
import { areNicknames } from '../../workers/identity/nicknames.ts'
import { nameKey, parseName } from '../../workers/identity/person-name.ts'
import { dialledFrom, e164 } from '../../workers/identity/phone.ts'
import { soundex } from '../../workers/identity/soundex.ts'
import { seeded } from '../../workers/numeric/random.ts'

describe('published values', () => {
  test.each([
    ['martha', 'marhta', 0.9444, 0.9611],
    ['dixon', 'dicksonx', 0.7667, 0.8133],
    ['dwayne', 'duane', 0.8222, 0.84],
    ['same', 'same', 1, 1],
    ['abc', 'xyz', 0, 0],
  ])('Jaro and Jaro–Winkler of %s and %s', (one, other, plain, winkler) => {
    expect(jaro(one, other)).toBeCloseTo(plain, 4)
    expect(jaroWinkler(one, other)).toBeCloseTo(winkler, 4)
    expect(jaroWinkler(other, one)).toBeCloseTo(winkler, 4)
  })

  test.each([
    ['robert', 'r163'],
    ['rupert', 'r163'],
    ['ashcraft', 'a261'],
    ['tymczak', 't522'],
    ['pfister', 'p236'],
    ['honeyman', 'h555'],
  ])('Soundex of %s', (name, sounds) => expect(soundex(name)).toBe(sounds))
})

describe('spellings of one thing', () => {
  test.each([
    ['ann.ek+shop@gmail.com', 'annek@gmail.com'],
    ['annek@googlemail.com', 'annek@gmail.com'],
    ['ann.ek+shop@gmx.de', 'ann.ek@gmx.de'],
    ['ann@me.com', 'ann@icloud.com'],
    ['+ann@gmx.de', '+ann@gmx.de'],
    ['no address', 'no address'],
  ])('%s leads to %s', (address, box) => {
    expect(mailbox(address)).toBe(box)
    expect(mailbox(box)).toBe(box)
  })

  test('placeholders name nobody, relays only within their market', () => {
    for (const none of [
      'n/a',
      'noreply@shop.de',
      'none@none.com',
      'test@example.com',
      '',
      '-',
      'guest@x.org',
    ])
      expect(namesSomebody(none), none).toBe(false)
    for (const some of [
      'nora@shop.de',
      'buyer1@example.com',
      'tester@firm.de',
      'b1946ac92492d2347c6235b4d2611184',
    ])
      expect(namesSomebody(some), some).toBe(true)
    expect(isRelay('x7k2@marketplace.amazon.co.uk')).toBe(true)
    expect(isRelay('x7k2@marketplace.amazon.de')).toBe(true)
    expect(isRelay('abc@privaterelay.appleid.com')).toBe(false)
    expect(isRelay('ann@amazon.de')).toBe(false)
  })

  test.each([
    ['0170 1234567', 'DE', '+491701234567'],
    ['+49 (0)170-1234567', '', '+491701234567'],
    ['0049 170 1234567', 'FR', '+491701234567'],
    ['49 170 1234567', 'DE', '+491701234567'],
    ['(415) 555-0132', 'US', '+14155550132'],
    ['1-415-555-0132', 'US', '+14155550132'],
    ['07700 900123', 'GB', '+447700900123'],
    ['06 1234 5678', 'IT', '+390612345678'],
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['0170 1234567', '', '01701234567'],
    ['000000', 'DE', ''],
    ['12', 'DE', ''],
    ['none', 'DE', ''],
  ])('%s from %s is %s', (written, country, number) => expect(e164(written, country)).toBe(number))

  test('the country that most numbers are dialled into', () => {
    expect(dialledFrom(['+49 170 1', '0170 2', '+33 6 1', '0049 1'])).toBe('DE')
    expect(dialledFrom(['0170 2'])).toBe('')
  })

  test('names, whatever their order, accents, titles and capitals', () => {
    expect(nameKey('MÜLLER, Dr. Anna')).toBe(nameKey('anna muller'))
    expect(nameKey('Anna Mueller')).not.toBe(nameKey('Anna Müller'))
    expect(parseName('Hans von der Heide')).toEqual({ first: 'hans', last: 'von der heide', generation: 0 })
    expect(parseName('Heide, Hans')).toEqual({ first: 'hans', last: 'heide', generation: 0 })
    expect(parseName('James Ek Jr.')).toEqual({ first: 'james', last: 'ek', generation: 2 })
    expect(parseName('James Ek, Jr.')).toEqual({ first: 'james', last: 'ek', generation: 2 })
    expect(parseName('Madonna')).toEqual({ first: '', last: 'madonna', generation: 0 })
    expect(areNicknames('robert', 'bob')).toBe(true)
    expect(areNicknames('bill', 'liam')).toBe(true)
    expect(areNicknames('anna', 'bob')).toBe(false)
  })
})

describe('EM', () => {
  test('finds the shares that were planted', () => {
    const planted: Mixture = {
      m: [
        [0.05, 0.15, 0.8],
        [0.1, 0.9],
        [0.2, 0.8],
        [0.1, 0.2, 0.7],
      ].map((s) => Float64Array.from(s)),
      u: [
        [0.9, 0.08, 0.02],
        [0.95, 0.05],
        [0.7, 0.3],
        [0.8, 0.15, 0.05],
      ].map((s) => Float64Array.from(s)),
      lambda: 0.1,
    }
    const start: Mixture = {
      m: [
        [0.2, 0.3, 0.5],
        [0.3, 0.7],
        [0.4, 0.6],
        [0.3, 0.3, 0.4],
      ].map((s) => Float64Array.from(s)),
      u: [
        [0.6, 0.3, 0.1],
        [0.7, 0.3],
        [0.6, 0.4],
        [0.6, 0.3, 0.1],
      ].map((s) => Float64Array.from(s)),
      lambda: 0.3,
    }
    const how = { rounds: 200, holdU: false, skip: new Set<number>(), weight: 0 }
    const found = learn(drawn(planted, 200_000), start, how)
    expect(found.lambda).toBeCloseTo(planted.lambda, 2)
    for (const side of ['m', 'u'] as const)
      planted[side].forEach((shares, f) => {
        shares.forEach((share, level) => {
          expect(Math.abs((found[side][f]?.[level] ?? 0) - share), `${side} ${f} ${level}`).toBeLessThan(0.02)
        })
      })
  })
})

function drawn({ m, u, lambda }: Mixture, size: number): Pattern[] {
  const random = seeded(7)
  const counts = new Map<string, Pattern>()
  for (let i = 0; i < size; i++) {
    const side = random() < lambda ? m : u
    const levels = Int8Array.from(side, (shares) => level(shares, random()))
    const known = counts.get(levels.join()) ?? { levels, pairs: 0 }
    counts.set(levels.join(), { levels, pairs: known.pairs + 1 })
  }
  return [...counts.values()]
}

function level(shares: Float64Array, draw: number): number {
  let [at, rest] = [0, draw - (shares[0] ?? 0)]
  while (rest >= 0 && at < shares.length - 1) rest -= shares[++at] ?? 0
  return at
}
