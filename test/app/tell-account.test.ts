import { describe, expect, it } from 'vitest'
import { tellAccount } from '../../src/app/tell-account.ts'
import type { Workspace } from '../../src/contract/desk.ts'
import { speak } from '../../src/contract/fault.ts'
import { type Note, note } from '../../src/contract/notes.ts'
import { readAll, textFile } from '../reading/support.ts'
import { workspace } from './fakes.ts'

function told(setAside: Workspace['account']['setAside'], ...notes: Note[][]) {
  const open = workspace('w1')
  const [file] = open.account.files
  if (!file) throw new Error('no file')
  const files = notes.map((own, k) => ({ ...file, name: `file ${k + 1}`, notes: own }))
  return tellAccount({ ...open, account: { ...open.account, setAside, files } }, () => {})
}

const ordersIn = (text: string, name: string) => readAll(textFile(text, name))

describe('what is said when files were taken in', () => {
  it('nothing more than the rows where nothing was lost', () => {
    const { tone, next } = told([], [note('plain', 'The columns are separated by semicolons.')])
    expect([tone, next]).toEqual(['good', undefined])
  })

  it('why rows were set aside: one reason alone, of many the most frequent', () => {
    expect(told([{ reason: 'repeats the header', rows: 4 }], []).next).toBe(
      'Why set aside: repeats the header.',
    )
    const many = ['a', 'b', 'c', 'd'].map((reason, k) => ({ reason, rows: 1000 * (k + 1) }))
    expect(told(many, []).next).toBe('Why set aside: d (4,000); c (3,000); 2 more reasons.')
  })

  it('the line of the only row, and of the first of several', () => {
    const at = (line: number) => ({ first: { file: 'a.csv', line } })
    expect(told([{ reason: 'opens a quote', rows: 1, ...at(5) }], []).next).toBe(
      'Why set aside: opens a quote (line 5).',
    )
    const two = [
      { reason: 'a', rows: 1_200, ...at(7) },
      { reason: 'b', rows: 1, ...at(29_991) },
    ]
    expect(told(two, []).next).toBe('Why set aside: a (1,200, the first on line 7); b (1, line 29,991).')
  })

  it('reasons that differ in their cell only as one, others on their own', () => {
    const days = ['2031-01-01', '2031-01-02', '2031-01-03']
    const late = days.map((day, k) => ({ reason: `dated after ${day}, the day it was read`, rows: k + 1 }))
    const odd = [
      'soon is no date',
      'later is no date',
      '5 May is a day without a year',
      '6 May is a day without a year',
      '5 cells where the header has 4',
      'no date',
    ]
    const all = [...late, ...odd.map((reason) => ({ reason, rows: 1 }))]
    expect(told(all, []).next).toBe(
      'Why set aside: dated after 2031-01-03, the day it was read, and 2 like it (6); soon is no date, and 1 like it (2); 3 more reasons.',
    )
  })

  it('a file that ends in the middle or has stray zero bytes, as its reader tells it', async () => {
    const cut = await ordersIn('[{"id":1,"sum":2},{"id":2,"su', 'orders.json')
    const zeros = await ordersIn('Order,Sum\n1,2\n2,M\0ug\n', 'orders.csv')
    const notes = [cut, zeros].map(({ head, told }) => [...head.notes, ...told])
    expect(told([], ...notes)).toMatchObject({
      tone: 'warn',
      next: 'file 1: The file ends in the middle (after 1 whole row). file 2: 1 zero byte left out.',
    })
  })

  it('what was flattened, without a warning', async () => {
    const { head } = await ordersIn('[{"id":1,"tags":["a","b"]},{"id":2,"tags":["c"]}]', 'orders.json')
    expect(told([], head.notes)).toMatchObject({
      tone: 'good',
      next: 'Lists inside a record are kept as text: tags.',
    })
  })

  it('losses before choices, whatever their words, and nothing that is plain', () => {
    const notes = [note('plain', 'were left out'), note('choice', 'One of two.'), note('loss', 'Gone.')]
    expect(told([], notes)).toMatchObject({ tone: 'warn', next: 'Gone. One of two.' })
    expect(told([], notes.slice(0, 2))).toMatchObject({ tone: 'good', next: 'One of two.' })
  })

  it('of many losses the first three, and how many more there are', () => {
    const lost = note('loss', '2 cells hold an error and were read as empty.')
    expect(told([], ...Array.from({ length: 5 }, () => [lost])).next).toMatch(
      /^file 1: .*file 3: .*empty\. 2 more notes are in Data\.$/,
    )
  })
})

it('a browser that says it has more room than is needed, and gives less, is not told as having it', () => {
  const full = (free: number) => speak({ code: 'no-room', need: 7.4e6, free }).what
  expect(full(4e9)).toContain('7.4 MB needed, and it gives less')
  expect(full(2e6)).toContain('7.4 MB needed, 2 MB free')
})
