import { expect, it } from 'vitest'
import { isMixed, likelyMeant } from '../../workers/identity/email-domains.ts'

it.each([
  ['gmial.com', 'gmail.com'],
  ['gmail.con', 'gmail.com'],
  ['gmai.com', 'gmail.com'],
  ['gmaill.com', 'gmail.com'],
  ['hotmial.com', 'hotmail.com'],
  ['hotmail.con', 'hotmail.com'],
  ['yaho.com', 'yahoo.com'],
  ['outlok.com', 'outlook.com'],
  ['t-onlin.de', 't-online.de'],
  ['orange.f', 'orange.fr'],
])('%s is likely %s', (domain, meant) => expect(likelyMeant(domain)).toBe(meant))

it.each([
  'gmail.com',
  'mail.com',
  'ymail.com',
  'gmx.at',
  'yahoo.ie',
  'live.de',
  'web.com',
  'x.org',
  'weaver.com',
  '',
])('%s is itself', (domain) => expect(likelyMeant(domain)).toBe(''))

it('letters of two alphabets in one word are told, a whole word of another is not', () => {
  expect(['gm\u0430il.com', 'p\u0430ypal.com'].map(isMixed)).toEqual([true, true])
  expect(
    ['gmail.com', 'm\u00fcller.de', '\u043f\u043e\u0447\u0442\u0430.com', 'a-1.co.uk'].map(isMixed),
  ).toEqual([false, false, false, false])
})
