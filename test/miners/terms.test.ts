import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { termOf, terms } from '../../src/contract/terms.ts'

test('a definition is at most 40 words, ends with a full stop and does not shout', () => {
  for (const { term, means } of Object.values(terms)) {
    expect(term).not.toBe('')
    expect(means.split(/\s+/).length).toBeLessThanOrEqual(40)
    expect(means).toMatch(/\.$/)
    expect(means).not.toMatch(/!|please|simply/i)
  }
})

test('every word that a miner links to is defined', () => {
  const files = readdirSync('workers/miners', { recursive: true, encoding: 'utf8' }).filter((f) =>
    f.endsWith('.ts'),
  )
  const used = files.flatMap((file) =>
    [...readFileSync(`workers/miners/${file}`, 'utf8').matchAll(/term: '(\w+)'/g)].map((m) => m[1]),
  )
  expect(used.length).toBeGreaterThan(10)
  for (const name of used) expect(termOf(name), name).toBeDefined()
})

test('a word nobody has defined has no definition, whatever it is called', () => {
  for (const name of [undefined, '', 'toString', '__proto__']) expect(termOf(name)).toBeUndefined()
})
