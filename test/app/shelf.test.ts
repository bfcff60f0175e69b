import { expect, test } from 'vitest'
import type { Desk } from '../../src/contract/wire.ts'
import { fakeDesk, fakeMining, started, threads } from './fakes.ts'

const listed: Awaited<ReturnType<Desk['shelf']>> = {
  ok: true,
  value: [
    { id: 'w1', title: 'Soap', rows: 3, bytes: 90, sample: false, files: ['a.csv'], opened: '2024-03-31' },
  ],
}

test('a list that cannot be read is told, and is not an empty one', async () => {
  let torn = false
  const shelf: Desk['shelf'] = async () => (torn ? { ok: false, fault: { code: 'bug', trace: '' } } : listed)
  const session = await started({ open: async () => threads(fakeDesk({ shelf }), fakeMining().mining) })
  await session.warm()
  expect(session.shelf).toMatchObject({ unread: null, listed: [{ title: 'Soap' }] })
  torn = true
  await expect(session.shelf.learn()).rejects.toThrow()
  expect(session.shelf).toMatchObject({ unread: { code: 'bug' }, listed: [{ title: 'Soap' }] })
  torn = false
  await session.shelf.learn()
  expect(session.shelf.unread).toBeNull()
})
