import { describe, expect, it } from 'vitest'
import { Backup, dueCopy, sayBackup } from '../../src/app/backup.svelte.ts'
import type { Memory } from '../../src/app/memory.ts'
import { writeHeader } from '../../src/contract/copy.ts'
import { workspace } from './fakes.ts'

function backup() {
  const kept = new Map<string, string>()
  const memory: Memory = { get: (key) => kept.get(key) ?? '', set: (key, value) => void kept.set(key, value) }
  const none = () => Promise.reject(new Error('no desk'))
  return { backup: new Backup(none, memory, () => {}) }
}
const saved = { ...workspace('ws-one'), saved: '2026-01-01T00:00:00.000Z' }

describe('a reminder of a copy', () => {
  it.each([
    ['never copied', '', '', true],
    ['copied today', '2026-03-01', '', false],
    ['copied three weeks ago', '2026-02-08', '', false],
    ['copied a day earlier', '2026-02-07', '', true],
    ['put aside three weeks ago', '', '2026-02-08', false],
    ['put aside a day earlier', '', '2026-02-07', true],
    ['old, and put aside since', '2025-01-01', '2026-02-20', false],
    ['copied since it was put aside', '2026-02-20', '2025-01-01', false],
    ['remembered wrongly', 'soon', '<b>', true],
  ])('%s: last %s, aside %s', (_, last, aside, due) => {
    expect(dueCopy(last, aside, '2026-03-01')).toBe(due)
  })

  it('is of what is stored here and the person’s own, and stays away once put aside', () => {
    const { backup: one } = backup()
    expect(one.reminds(saved, '', '2026-03-01')).toBe(true)
    expect(one.reminds(saved, 'soap', '2026-03-01')).toBe(false)
    expect(one.reminds({ ...saved, saved: '' }, '', '2026-03-01')).toBe(false)
    one.putAside('ws-one', '2026-03-01')
    expect(one.reminds(saved, '', '2026-03-22')).toBe(false)
    expect(one.reminds(saved, '', '2026-03-23')).toBe(true)
    expect(one.reminds({ ...saved, id: 'ws-two' }, '', '2026-03-22')).toBe(true)
  })

  it('agrees with what Privacy says', () => {
    expect(sayBackup('2026-02-08', '2026-03-01').due).toBe(false)
    expect(sayBackup('2026-02-07', '2026-03-01').due).toBe(true)
  })
})

describe('a workspace file', () => {
  const copy = (name: string) =>
    new File([`${writeHeader({ version: 1, locked: true, salt: 'ab' })}rest`], name)
  const table = new File(['a,b\n1,2\n'], 'table.regulars')

  it('is known by its first bytes, whatever it is called; what only has its name is a table', async () => {
    for (const name of ['shop.regulars', 'shop.regulars.csv', 'download (1)', 'orders.xlsx']) {
      const { backup: one } = backup()
      await expect(one.tablesOf([copy(name)])).rejects.toMatchObject({ fault: { code: 'stopped' } })
      expect(one.offered).toMatchObject({ locked: true, file: { name } })
    }
    const { backup: one } = backup()
    expect(await one.tablesOf([table])).toEqual([table])
    expect(one.offered).toBe(null)
  })

  it('is offered, and the tables brought with it are read', async () => {
    const { backup: one } = backup()
    expect(await one.tablesOf([table, copy('x')])).toEqual([table])
    expect(one.offered?.file.name).toBe('x')
  })

  it('is offered after the ones brought with it, none is lost', async () => {
    const { backup: one } = backup()
    expect(await one.tablesOf([copy('x'), table, copy('y')])).toEqual([table])
    await one.tablesOf([table, copy('z')])
    const names: string[] = []
    for (; one.offered; one.refuse()) names.push(one.offered.file.name)
    expect(names).toEqual(['x', 'y', 'z'])
  })
})
