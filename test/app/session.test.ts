import { describe, expect, it } from 'vitest'
import { writeLink } from '../../src/app/share.ts'
import type { Call } from '../../src/contract/wire.ts'
import {
  card,
  fakeBar,
  fakeDesk,
  fakeMining,
  file,
  gate,
  report,
  settled,
  started,
  threads,
  workspace,
} from './fakes.ts'

describe('asking', () => {
  const asking = '?ask=rfm&w=w1'

  it('goes from idle through running to done, and remembers the report', async () => {
    const door = gate<void>()
    const { mining, asked } = fakeMining(async (recipe, call) => {
      call.progress('fit', 0.5, 'half way')
      await door.promise
      return { ok: true, value: report(recipe) }
    })
    const session = await started({ bar: fakeBar(asking).bar, open: async () => threads(fakeDesk(), mining) })
    expect(session.question.run).toEqual({ at: 'idle' })
    await session.warm()
    await settled()
    expect(session.question.run).toMatchObject({ at: 'running', stage: 'fit', done: 0.5, words: 'half way' })
    door.resolve()
    await settled()
    expect(session.question.run).toMatchObject({ at: 'done', report: { headline: 'Three customers.' } })
    expect(asked[0]).toMatchObject({ scope: { asOf: '2024-03-31', currency: 'EUR' }, data: 'data-w1' })
    session.go({ view: 'privacy' })
    session.go({ view: 'question' })
    await settled()
    expect(asked.length).toBe(1)
  })

  it('keeps a long question of a small shop until its data are saved', async () => {
    let save: Call | undefined
    const desk = fakeDesk({
      adopt: async (_, _into, _title, call) => {
        save = call
        return { ok: true, value: workspace('w1') }
      },
    })
    const { mining, asked } = fakeMining()
    const long = { ...card, id: 'slow', long: true } as const
    const both = { ...mining, cards: async () => [card, long] }
    const session = await started({ open: async () => threads(desk, both) })
    await session.warm()
    await session.bring([file()])
    await settled()
    expect(asked.map(({ miner }) => miner)).toEqual(['rfm'])
    expect(session.asks.later).toEqual([long])
    save?.progress('save', 1)
    await settled()
    expect(asked.map(({ miner }) => miner)).toEqual(['rfm', 'slow'])
  })

  it('is what it was before when it is stopped, and can be asked again', async () => {
    const { mining, asked } = fakeMining((_, call) => {
      return new Promise((resolve) => {
        call.signal.addEventListener('abort', () => resolve({ ok: false, fault: { code: 'stopped' } }))
      })
    })
    const session = await started({ bar: fakeBar(asking).bar, open: async () => threads(fakeDesk(), mining) })
    await session.warm()
    await settled()
    expect(session.question.run.at).toBe('running')
    session.stop()
    expect(session.question.run).toEqual({ at: 'idle' })
    await settled()
    session.question.answer()
    await settled()
    expect(asked.length).toBe(2)
    expect(session.question.run.at).toBe('running')
    session.stop()
  })

  it('says a fault, and a setting changed asks anew; back shows the former answer', async () => {
    const { mining } = fakeMining(async (recipe) =>
      recipe.values.bins === 3
        ? { ok: false, fault: { code: 'too-few', have: 3, need: 30, unit: 'customers' } }
        : { ok: true, value: report(recipe) },
    )
    const { bar, back, state } = fakeBar(asking)
    const session = await started({ bar, open: async () => threads(fakeDesk(), mining) })
    await session.warm()
    await settled()
    session.question.set('bins', 3)
    expect(state.search).toBe('?ask=rfm&set.bins=3&w=w1')
    await settled()
    expect(session.question.run).toMatchObject({ at: 'failed', fault: { code: 'too-few', need: 30 } })
    back()
    await settled()
    expect(session.question.run.at).toBe('done')
  })

  it('restores an as-of day and a currency these data do not have', async () => {
    const { bar } = fakeBar('?ask=rfm&w=w1&as-of=1999-01-01&currency=USD')
    const { mining, asked } = fakeMining()
    const session = await started({ bar, open: async () => threads(fakeDesk(), mining) })
    await session.warm()
    await settled()
    expect(asked[0]?.scope).toEqual({ asOf: '2024-03-31', currency: 'EUR' })
    expect(session.question.repaired).toMatch(/^2 settings of this link/)
  })
})

describe('a link that is opened', () => {
  const recipe = {
    miner: 'rfm',
    version: 2,
    values: { bins: 3 },
    scope: { asOf: '' },
    seed: 1,
    data: 'data-other',
  }

  it('shows its question, runs nothing, opens nothing of the person, and leaves the address', async () => {
    const { bar, state } = fakeBar('?w=mine', `#${await writeLink(recipe)}`)
    const { mining, asked } = fakeMining()
    const session = await started({ bar, open: async () => threads(fakeDesk(), mining) })
    await session.warm()
    await settled()
    expect(state).toEqual({ search: '?ask=rfm&data=data-other&set.bins=3', fragment: '' })
    expect(session.question.asked?.recipe.values).toMatchObject({ bins: 3 })
    expect(session.workspace).toBe(null)
    expect(asked).toEqual([])
  })

  it('is answered when the file is brought, and says that the data are others', async () => {
    const { bar } = fakeBar('', `#${await writeLink(recipe)}`)
    const { mining, asked } = fakeMining()
    const session = await started({ bar, open: async () => threads(fakeDesk(), mining) })
    await session.warm()
    await session.bring([file()])
    await settled()
    expect(session.address.view).toBe('question')
    expect(session.question.otherData).toBe(true)
    expect(asked.map(({ values, data }) => [values.bins, data])).toEqual([[3, 'data-w1']])
  })

  it.each([
    ['cut off', '#r=AAAA'],
    ['endless', `#r=${'A'.repeat(9000)}`],
    ['markup', '#r=<script>alert(1)</script>'],
    ['SQL', `#r=${btoa("'; DROP TABLE orders")}`],
  ])('and is %s gives one sentence and runs nothing', async (_, fragment) => {
    const { bar, state } = fakeBar('', fragment)
    const { mining, asked } = fakeMining()
    const session = await started({ bar, open: async () => threads(fakeDesk(), mining) })
    await session.warm()
    expect(session.told?.what).toMatch(/^This link .*\.$/)
    expect(session.address.view).toBe('start')
    expect(state.fragment).toBe('')
    expect(asked).toEqual([])
  })
})

describe('what is open', () => {
  it('is only what the address names', async () => {
    const { bar, back } = fakeBar()
    const session = await started({ bar })
    await session.warm()
    await session.bring([file()])
    expect(session.workspace?.id).toBe('w1')
    back()
    await settled()
    expect(session.workspace).toBe(null)
    await session.reopen('w1')
    expect(session.workspace?.id).toBe('w1')
  })

  it('opens a sample from the address, and is left by one step', async () => {
    const sample = { id: 'cafe', title: 'A café', about: '', rows: 2, files: [] }
    const { bar, state } = fakeBar('?sample=cafe')
    const into: unknown[] = []
    const desk = fakeDesk({
      adopt: async (_, where, title) => {
        into.push([where, title])
        return { ok: true, value: workspace('w9') }
      },
    })
    const session = await started({
      bar,
      open: async () => threads(desk, fakeMining().mining),
      samples: { list: async () => [sample], fetch: async () => [file()] },
    })
    await session.warm()
    await settled()
    expect(into).toEqual([['', 'A café']])
    expect(session.workspace?.id).toBe('w9')
    expect(session.sample?.title).toBe('A café')
    session.leave()
    expect(state.search).toBe('')
    expect(session.workspace).toBe(null)
  })
})

describe('steps of cleaning that were switched as for the last file like it', () => {
  it('are said in one line, and taken back on a word', async () => {
    const steps: [string, boolean][] = [['refunds', false]]
    const made = { ...workspace('w1'), decisions: { steps, zone: 'Europe/Berlin' }, replayed: 1 }
    const decided: unknown[] = []
    const desk = fakeDesk({
      adopt: async () => ({ ok: true, value: made }),
      decide: async (decisions) => {
        decided.push(decisions)
        return { ok: true, value: { ...workspace('w1'), decisions } }
      },
    })
    const session = await started({
      bar: fakeBar().bar,
      open: async () => threads(desk, fakeMining().mining),
    })
    await session.bring([file('orders.csv')])
    expect(session.told?.next).toBe(
      '1 step of cleaning is switched as you set it for the last file like this.',
    )
    session.told?.undo?.()
    await settled()
    expect(decided).toEqual([{ zone: 'Europe/Berlin' }])
    expect(session.workspace?.decisions).toEqual({ zone: 'Europe/Berlin' })
  })
})
