import { describe, expect, it } from 'vitest'
import type { CleaningStep } from '../../src/contract/cleaning.ts'
import { sayStep } from '../../src/views/bring/say-step.ts'

const step = (more: Partial<CleaningStep>): CleaningStep => ({
  ...{ id: 'trim', title: '', says: '', on: true, usual: true, switchable: true },
  ...{ rows: 1204, before: 214, after: 187, of: 'spellings', money: [], examples: [] },
  ...more,
})

describe('what a step changes, in words', () => {
  it.each<[string, Partial<CleaningStep>, boolean]>([
    ['1,204 rows changed · 214 spellings became 187', {}, true],
    ['1,204 rows found, left as they are · 214 spellings would be 187', {}, false],
    ['1 row set aside', { of: 'rows', rows: 1, before: 9, after: 8 }, true],
    [
      '1 row that is no product · 3 of 4 names are products',
      { of: 'products', rows: 1, before: 4, after: 3 },
      true,
    ],
    ['3 rows concerned · 5 of 6 orders count', { of: 'orders', rows: 3, before: 6, after: 5 }, true],
    ['2 rows, nothing changed', { of: 'rows', rows: 2, before: 9, after: 9, switchable: false }, true],
    ['Nothing found', { rows: 0 }, true],
  ])('%s', (words, more, on) => {
    expect(sayStep(step(more), on)).toBe(words)
  })
})
