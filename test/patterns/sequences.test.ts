import { describe, expect, it } from 'vitest'
import { mineSequences } from '../../workers/patterns/mine-sequences.ts'
import { elementCounts, lengthsOf } from '../../workers/patterns/sequences.ts'
import { condense } from '../../workers/patterns/sequences-closed.ts'
import { counted, expectedOf, finish, randomSequences, sequencesOf, sequencesThere, spmf } from './spmf.ts'

const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0)

describe.skipIf(!sequencesThere)('patterns of published files', () => {
  const names = ['contextPrefixSpan', 'SIGN', 'BIBLE-1000'] as const
  const runs = sequencesThere ? names.flatMap((n) => expectedOf(n).map(([s, e]) => [n, s, e] as const)) : []

  it.each(runs)(
    '%s at %s: frequent, closed, maximal, most frequent and longest',
    (name, _support, expected) => {
      const limits = { minCount: expected.min_count, maxLength: expected.max_pattern_length ?? Infinity }
      const patterns = finish(mineSequences(spmf(name), limits))
      const lengths = lengthsOf(patterns)
      const byLength: Record<string, number> = {}
      for (const l of lengths) byLength[l] = (byLength[l] ?? 0) + 1
      expect(patterns.size).toBe(expected.patterns)
      expect(byLength).toEqual(expected.by_length)
      expect(sum(patterns.count)).toBe(expected.sum_of_counts)
      const all = counted(patterns)
      for (const [words, count] of [...expected.top10_length_ge_2, ...expected.longest])
        expect([words, all.get(words)]).toEqual([words, count])
      if (expected.closed === undefined) return
      const { closed, maximal } = finish(condense(patterns))
      expect([sum(closed), sum(maximal)]).toEqual([expected.closed, expected.maximal])
    },
  )

  it('the ten most frequent are the ten most frequent of all', () => {
    const [, expected] = expectedOf('BIBLE-1000').find(([s]) => s === '0.05') ?? []
    const all = finish(mineSequences(spmf('BIBLE-1000'), { minCount: 50 }))
    const elements = elementCounts(all)
    const most = [...all.count].filter((_, p) => (elements[p] ?? 0) >= 2).sort((a, b) => b - a)
    const top = finish(mineSequences(spmf('BIBLE-1000'), { minCount: 2, top: 10, topFrom: 2 }))
    const found = [...top.count].filter((_, p) => (elementCounts(top)[p] ?? 0) >= 2).sort((a, b) => b - a)
    expect(found.filter((n) => n >= (most[9] ?? 0))).toEqual(most.filter((n) => n >= (most[9] ?? 0)))
    expect(expected?.top10_length_ge_2.map(([, n]) => n).every((n) => n >= (most[9] ?? 0))).toBe(true)
  })
})

/** Patterns of at most three items by trying every place, straight from the definition. */
function byHand(db: number[][][], days: number[][], min: number, gap: [number, number, number]) {
  const found = new Map<string, number>()
  for (const [s, elements] of db.entries()) {
    const own = new Set<string>()
    const grow = (words: string, items: number, start: number, at: number, rest: number[]) => {
      if (words) own.add(words)
      if (items === 3) return
      for (const [i, x] of rest.entries()) grow(joined(words, x), items + 1, start, at, rest.slice(i + 1))
      for (let e = at + 1; e < elements.length; e++) {
        const [today = 0, before = 0] = [days[s]?.[e], days[s]?.[at]]
        const began = at < 0 ? today : start
        if (at >= 0 && (today - before < gap[0] || today - before > gap[1] || today - began > gap[2]))
          continue
        const element = elements[e] ?? []
        for (const [i, x] of element.entries())
          grow(words ? `${words} -> ${x}` : `${x}`, items + 1, began, e, element.slice(i + 1))
      }
    }
    grow('', 0, 0, -1, [])
    for (const words of own) found.set(words, (found.get(words) ?? 0) + 1)
  }
  return new Map([...found].filter(([, n]) => n >= min))
}

function joined(words: string, x: number): string {
  const parts = words.split(' -> ')
  const last = (parts.pop() ?? '').replace(/[{}]/g, '')
  return [...parts, `{${last},${x}}`].join(' -> ')
}

describe('gaps and window, against every place tried', () => {
  const none = 2 ** 31
  const limits: [number, number, number][] = [
    [0, none, none],
    [3, none, none],
    [0, 6, none],
    [0, none, 9],
    [2, 8, 12],
  ]
  it.each(limits)('at least %s, at most %s, within %s days', (minGap, maxGap, window) => {
    for (let seed = 1; seed <= 8; seed++) {
      const { db, days } = randomSequences(seed)
      const limits = { minCount: 3, minGap, maxGap, window, maxLength: 3 }
      const mined = counted(finish(mineSequences(sequencesOf(db, days), limits)))
      expect(new Map([...mined].sort())).toEqual(
        new Map([...byHand(db, days, 3, [minGap, maxGap, window])].sort()),
      )
    }
  })
})

describe('bad input', () => {
  it('no sequence, and sequences of nothing, have no pattern', () => {
    expect(finish(mineSequences(sequencesOf([]), { minCount: 1 })).size).toBe(0)
    expect(finish(mineSequences(sequencesOf([[], []]), { minCount: 1 })).size).toBe(0)
  })

  it('a sequence of 20,000 events beside small ones counts as one', () => {
    const till = Array.from({ length: 20_000 }, (_, i) => [i % 300, 300 + (i % 7)])
    const small = Array.from({ length: 200 }, (_, i) => [[i % 5], [10 + (i % 3)]])
    const { count } = finish(mineSequences(sequencesOf([till, ...small]), { minCount: 5, maxLength: 4 }))
    expect(count.reduce((most, n) => Math.max(most, n), 0)).toBe(68)
  })

  it('progress stays in 0–1 and never falls, with a breath at least every 65,536 items', () => {
    const { db } = randomSequences(3)
    const many = sequencesOf(Array.from({ length: 9000 }, (_, i) => db[i % db.length] ?? []))
    const shares = [...mineSequences(many, { minCount: 2000 })]
    expect(shares.length).toBeGreaterThan(many.items.length / 65_536)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.every((s) => 0 <= s && s <= 1)).toBe(true)
  })
})
