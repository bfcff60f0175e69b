import { expect, it } from 'vitest'
import { seeded } from '../../workers/numeric/random.ts'
import { mineSequences } from '../../workers/patterns/mine-sequences.ts'
import { elementsOf } from '../../workers/patterns/sequences.ts'
import { countMatches, earliestMatches } from '../../workers/patterns/sequences-match.ts'
import { shuffled } from '../../workers/patterns/sequences-shuffle.ts'
import { finish, randomSequences, sequencesOf } from './spmf.ts'

it('patterns counted one by one are as frequent as they were found to be', () => {
  for (const limits of [{}, { minGap: 3 }, { maxGap: 7 }, { minGap: 2, maxGap: 8 }])
    for (let seed = 1; seed <= 5; seed++) {
      const { db, days } = randomSequences(seed)
      const sequences = sequencesOf(db, days)
      const patterns = finish(mineSequences(sequences, { minCount: 3, ...limits }))
      expect([...finish(countMatches(sequences, patterns, limits))]).toEqual([...patterns.count])
      for (let p = 0; p < patterns.size; p += 7) {
        const { sequence } = earliestMatches(sequences, elementsOf(patterns, p), limits)
        expect(sequence.length).toBe(patterns.count[p])
      }
    }
})

it('the days of an earliest match lie within the gaps', () => {
  const db = sequencesOf(
    [
      [[1], [1], [2]],
      [[2], [1], [2]],
    ],
    [
      [0, 20, 30],
      [0, 5, 9],
    ],
  )
  expect(earliestMatches(db, [[1], [2]], { maxGap: 15 }).gaps).toEqual([[10, 4]])
  expect(earliestMatches(db, [[1], [2]], {}).gaps).toEqual([[30, 4]])
})

it('shuffled, each sequence keeps its elements and its days', () => {
  const { db, days } = randomSequences(4)
  const before = sequencesOf(db, days)
  const after = finish(shuffled(before, seeded(2)))
  const elements = ({ start, itemStart, items }: typeof before, s: number) =>
    Array.from({ length: (start[s + 1] ?? 0) - (start[s] ?? 0) }, (_, k) => {
      const e = (start[s] ?? 0) + k
      return items.slice(itemStart[e], itemStart[e + 1]).join(' ')
    }).sort()
  expect([...after.day]).toEqual([...before.day])
  for (let s = 0; s < db.length; s++) expect(elements(after, s)).toEqual(elements(before, s))
})
