import { expect, test } from 'vitest'
import { recordOf, recordPage, recordText } from '../../src/app/record.ts'
import { note } from '../../src/contract/notes.ts'
import { workspace } from './fakes.ts'

const done = {
  questions: ['How is business?', 'How is business?'],
  queries: 2,
  stoppedBy: 'connect-src',
  today: '2026-11-23',
}
const open = workspace('shop')
const told = {
  ...open,
  title: '<b>Shop</b> & "Sons"',
  account: {
    ...open.account,
    notes: [
      note('erasure', '1 person was erased on 2026-11-02: 3 rows of 1 file.'),
      note('objection', '2 customers asked not to be written to and count as having said no.'),
      note('plain', 'Something else.'),
    ],
    tables: [{ name: 'message', rows: 5 }],
    files: open.account.files.map((file) => ({
      ...file,
      columns: [
        { name: 'Mail', means: 'email' as const, sure: 1, evidence: '', examples: ['anna@x.org'] },
        { name: 'Note', means: null, sure: 1, evidence: '', examples: ['secret'] },
      ],
    })),
  },
}

test('the record says what was really done, and names nobody', () => {
  const text = recordText(recordOf(told, done))
  for (const words of [
    '- Answered: How is business?',
    'Own queries of the tables: 2',
    'Customers: 3, with 4 orders.',
    'Writers of 5 messages',
    '- E-mail',
    'mean nothing here: 1',
    'erased on 2026-11-02',
    '2 customers asked',
    'connect-src',
  ])
    expect(text).toContain(words)
  expect(text.match(/Answered/g)).toHaveLength(1)
  expect(text).not.toMatch(/anna|secret|Something else/)
})

test('without questions, erasures and a check it says so', () => {
  const text = recordText(recordOf(open, { ...done, questions: [], queries: 0, stoppedBy: '' }))
  expect(text).toContain('No question was answered yet')
  expect(text).toContain('No erasure and no objection so far')
  expect(text).toContain('was not checked yet')
})

test('as a page it is text: markup in a title stays text, nothing runs and nothing is fetched', () => {
  const page = recordPage(recordOf(told, done))
  expect(page).toContain('&lt;b&gt;Shop&lt;/b&gt; &amp; &quot;Sons&quot;')
  expect(page).not.toMatch(/<b>|<script|src=|href=/)
})
