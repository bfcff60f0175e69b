import { expect, test } from 'vitest'
import type { PersonEvent } from '../../src/contract/person.ts'
import { sayWords } from '../../src/views/person/words.ts'

const said = (words: string, kind: PersonEvent['kind'] = 'order') => sayWords({ kind, words } as PersonEvent)

test.each([
  ['partially_refunded', 'Partially refunded'],
  ['wc-on-hold', 'On hold'],
  ['PENDING_PAYMENT', 'Pending payment'],
  ['paid', 'Paid'],
  ['Teilweise erstattet', 'Teilweise erstattet'],
  ['payé', 'payé'],
  ['Versendet: DHL_77', 'Versendet: DHL_77'],
  ['', ''],
])('a status as a program writes it is read as words: %s', (raw, words) => {
  expect(said(raw)).toBe(words)
})

test('each part of several, and nothing of what a customer wrote', () => {
  expect(said('charge · partially_refunded', 'payment')).toBe('Charge · Partially refunded')
  expect(said('add_to_cart · Sea Salt 2-pack', 'visit')).toBe('Add to cart · Sea Salt 2-pack')
  expect(said('5 · awful_smell', 'message')).toBe('5 · awful_smell')
})
