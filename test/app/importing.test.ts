import { describe, expect, it } from 'vitest'
import type { Threads } from '../../src/app/threads.ts'
import { type Call, quiet, type Reply } from '../../src/contract/wire.ts'
import { draft, fakeDesk, fakeMining, file, gate, settled, started, threads, workspace } from './fakes.ts'

describe('bringing files', () => {
  it('accepts a drop before anything has started, and takes it in once it has', async () => {
    const door = gate<Threads>()
    const { mining } = fakeMining()
    const session = await started({ open: () => door.promise })
    void session.bring([file()])
    expect(session.importing.state).toMatchObject({ at: 'running', title: 'Bringing in orders.csv' })
    door.resolve(threads(fakeDesk(), mining))
    await settled()
    expect(session.importing.state).toEqual({ at: 'idle' })
    expect(session.workspace?.id).toBe('w1')
    expect(session.address).toMatchObject({ view: 'home', workspace: 'w1' })
    expect(session.told?.what).toBe('5 rows read: 4 used, 1 set aside.')
  })

  it('opens no file when the page is not sealed', async () => {
    let touched = 0
    const desk = fakeDesk({
      draft: async () => {
        touched++
        return { ok: true, value: draft(true) }
      },
    })
    const session = await started({ open: async () => threads(desk, fakeMining().mining, false) })
    await session.bring([file()])
    await session.reopen('w1')
    expect(touched).toBe(0)
    expect(session.importing.state).toMatchObject({
      at: 'failed',
      fault: { code: 'not-sealed', why: 'nothing' },
    })
    expect(session.shelf.opening).toMatchObject({ at: 'failed', fault: { code: 'not-sealed' } })
    expect(session.workspace).toBe(null)
  })

  it('asks when the draft asks, and a stop while adopting goes back to the question', async () => {
    const desk = fakeDesk({
      draft: async () => ({ ok: true, value: draft(false) }),
      adopt: () => new Promise(() => {}),
    })
    const session = await started({ open: async () => threads(desk, fakeMining().mining) })
    await session.bring([file()])
    const asking = session.importing.state
    expect(asking).toMatchObject({ at: 'asking' })
    expect(session.address.view).toBe('data')
    void session.importing.adopt()
    await settled()
    expect(session.importing.state.at).toBe('running')
    session.stop()
    expect(session.importing.state).toEqual(asking)
    expect(session.workspace).toBe(null)
  })

  it('asks what a column means when that is all that is missing, and says so', async () => {
    const missing = { code: 'missing-meaning', name: 'orders.csv', meaning: 'when', columns: 1 } as const
    let fault: typeof missing | null = missing
    const desk = fakeDesk({
      adopt: async () => (fault ? { ok: false, fault } : { ok: true, value: workspace('w1') }),
      correct: async () => ({ ok: true, value: draft(true) }),
    })
    const session = await started({ open: async () => threads(desk, fakeMining().mining) })
    await session.bring([file()])
    expect(session.importing.state).toMatchObject({ at: 'failed', fault: { code: 'missing-meaning' } })
    expect(session.importing.draft?.id).toBe('d')
    expect(session.address.view).toBe('data')
    await session.importing.correct(0, { means: [[0, 'date']] })
    expect(session.importing.state.at).toBe('asking')
    fault = null
    await session.importing.adopt()
    expect(session.workspace?.id).toBe('w1')
  })

  it('says when it has been saved, and why when it has not', async () => {
    let call: Call = quiet
    const desk = fakeDesk({
      adopt: async (_, __, ___, given) => {
        call = given
        return { ok: true, value: workspace('w1') }
      },
    })
    const session = await started({ open: async () => threads(desk, fakeMining().mining) })
    await session.bring([file()])
    call.progress('save', 0, 'The browser will not store this.')
    expect(session.shelf.unsaved).toBe('The browser will not store this.')
    expect(session.workspace?.saved).toBe('')
    call.progress('save', 1)
    expect(session.shelf.unsaved).toBe('')
    expect(session.workspace?.saved).toMatch(/^\d{4}-/)
    expect(session.importing.state).toEqual({ at: 'idle' })
  })

  it('is still saved when it was renamed while it was being saved', async () => {
    let call: Call = quiet
    const renamed = gate<Reply<void>>()
    const desk = fakeDesk({
      adopt: async (_, __, ___, given) => {
        call = given
        return { ok: true, value: workspace('w1') }
      },
      rename: () => renamed.promise,
    })
    const session = await started({ open: async () => threads(desk, fakeMining().mining) })
    await session.bring([file()])
    const done = session.rename('Soap')
    await settled()
    call.progress('save', 1)
    renamed.resolve({ ok: true, value: undefined })
    await done
    expect(session.workspace?.title).toBe('Soap')
    expect(session.workspace?.saved).toMatch(/^\d{4}-/)
  })

  it('keeps the open workspace when a further import fails', async () => {
    let drafts = 0
    const desk = fakeDesk({
      draft: async () =>
        drafts++ === 0
          ? { ok: true, value: draft(true) }
          : { ok: false, fault: { code: 'empty-file', name: 'b.csv', bytes: 0 } },
    })
    const session = await started({ open: async () => threads(desk, fakeMining().mining) })
    await session.bring([file()])
    const before = session.workspace
    await session.bring([file('b.csv')])
    expect(session.importing.state).toMatchObject({ at: 'failed', fault: { code: 'empty-file' } })
    expect(session.workspace).toBe(before)
    session.importing.dismiss()
    expect(session.importing.state).toEqual({ at: 'idle' })
  })

  it('sends all corrections so far, and without the last after undo', async () => {
    const sent: unknown[] = []
    const desk = fakeDesk({
      draft: async () => ({ ok: true, value: draft(false) }),
      correct: async (_, at, corrections) => {
        sent.push([at, corrections])
        return { ok: true, value: draft(false) }
      },
    })
    const { importing, ...session } = await started({ open: async () => threads(desk, fakeMining().mining) })
    expect(session.told).toBe(null)
    await importing.bring([file()], { into: '', title: 'x' })
    await importing.correct(0, { decimal: ',', means: [[0, 'date']] })
    await importing.correct(0, {
      means: [
        [0, null],
        [1, 'amount'],
      ],
    })
    await importing.undo(0)
    expect(sent).toEqual([
      [0, { decimal: ',', means: [[0, 'date']] }],
      [
        0,
        {
          decimal: ',',
          means: [
            [0, null],
            [1, 'amount'],
          ],
        },
      ],
      [0, { decimal: ',', means: [[0, 'date']] }],
    ])
  })
})
