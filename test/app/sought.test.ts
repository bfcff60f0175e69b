import { describe, expect, test } from 'vitest'
import { Sought } from '../../src/app/sought.svelte.ts'
import type { Call } from '../../src/contract/wire.ts'

/** Each search waits until it is answered by hand. */
function library() {
  const asked: { call: Call; answer: (found: string) => void; fail: (why: Error) => void }[] = []
  const seek = (call: Call) =>
    new Promise<string>((answer, fail) => {
      asked.push({ call, answer, fail })
    })
  return { asked, sought: new Sought(seek) }
}
const here = { id: 'one', data: 'a' }

describe('what is found out about a workspace', () => {
  test('is sought once as long as nothing changes, and anew when it did', async () => {
    const { asked, sought } = library()
    const first = sought.look(here)
    void sought.look(here)
    expect(asked).toHaveLength(1)
    asked[0]?.answer('found')
    await first
    void sought.look({ ...here, data: 'b' })
    expect([asked.length, sought.found, sought.looking.at]).toEqual([2, 'found', 'running'])
  })

  test('is never what another workspace was found to hold, however late that is told', async () => {
    const { asked, sought } = library()
    const first = sought.look(here)
    const second = sought.look({ id: 'two', data: 'a' })
    asked[1]?.answer('of two')
    await second
    asked[0]?.answer('of one')
    await first
    expect(sought.found).toBe('of two')
  })

  test('stays as it was after a stop, whatever is told afterwards', async () => {
    const { asked, sought } = library()
    const first = sought.look(here)
    asked[0]?.answer('before')
    await first
    const second = sought.again(here)
    if (sought.looking.at === 'running') sought.looking.stop()
    expect(asked[1]?.call.signal.aborted).toBe(true)
    asked[1]?.call.progress('read', 0.5)
    asked[1]?.answer('after')
    await second
    expect([sought.found, sought.looking.at]).toEqual(['before', 'idle'])
  })

  test('is followed only where somebody has looked', async () => {
    const { asked, sought } = library()
    await sought.follow(here)
    expect(asked).toHaveLength(0)
    const first = sought.look(here)
    asked[0]?.fail(new Error('broken'))
    await first
    expect(sought.looking.at).toBe('failed')
    void sought.follow({ ...here, data: 'b' })
    expect(asked).toHaveLength(2)
    await sought.follow({ id: 'two', data: 'a' })
    expect([asked.length, sought.found, sought.looking.at]).toEqual([2, null, 'idle'])
  })
})
