import type { Bar } from '../../src/app/bar.ts'
import type { Memory } from '../../src/app/memory.ts'
import type { Outside } from '../../src/app/outside.ts'
import { Session } from '../../src/app/session.svelte.ts'
import type { Threads } from '../../src/app/threads.ts'
import type { Draft, Workspace } from '../../src/contract/desk.ts'
import type { Card } from '../../src/contract/miner.ts'
import type { Recipe, Report } from '../../src/contract/report.ts'
import type { Call, Desk, Mining, Reply } from '../../src/contract/wire.ts'

export const card: Card = {
  id: 'rfm',
  version: 2,
  question: 'Who are my customers?',
  home: 'customers',
  needs: ['customers'],
  params: {
    bins: { kind: 'number', label: 'Bins', help: '', unit: 'count', min: 3, max: 9, default: 5 },
    preset: { kind: 'choice', label: 'Names', help: '', options: ['classic', 'grün 🌿'], default: 'classic' },
    refunds: { kind: 'flag', label: 'Refunds', help: '', default: true },
  },
}

export function workspace(id: string): Workspace {
  const file = {
    id: 'f',
    name: 'orders.csv',
    bytes: 9,
    recognisedAs: 'orders',
    evidence: '',
    grain: 'order' as const,
  }
  return {
    id,
    title: id,
    data: `data-${id}`,
    marts: ['customers', 'orders'],
    firstDay: '2023-01-01',
    lastDay: '2024-03-31',
    visits: null,
    currencies: ['EUR'],
    customers: 3,
    orders: 4,
    sample: false,
    readOnly: false,
    saved: '',
    decisions: {},
    account: {
      files: [
        {
          ...file,
          rowsIn: 5,
          rowsUsed: 4,
          rowsSetAside: 1,
          columns: [],
          notes: [],
          overlap: null,
          batch: 0,
          repaired: [],
        },
      ],
      tables: [],
      sums: [],
      period: null,
      setAside: [],
      notes: [],
    },
  }
}

export function draft(ready: boolean): Draft {
  const file = {
    name: 'orders.csv',
    bytes: 9,
    format: 'csv' as const,
    sheets: [],
    sheet: '',
    encoding: 'utf-8',
  }
  const read = {
    delimiter: ',',
    headerLine: 1,
    recognisedAs: 'orders',
    evidence: '',
    grain: 'order' as const,
  }
  const column = { name: 'a', means: null, sure: 1, evidence: '', examples: [] }
  const rest = { columns: [column], preview: [], notes: [], questions: [], fault: null }
  return { id: 'd', files: [{ ...file, ...read, ...rest }], ready }
}

export function report(recipe: Recipe): Report {
  const { question } = card
  const rest = { blocks: [], caveats: [], audiences: [], yardsticks: [], sql: '' }
  return { recipe, question, headline: 'Three customers.', currency: 'EUR', ...rest }
}

/** An address bar that is not in a window; `back` is the button. */
export function fakeBar(search = '', fragment = '') {
  const past: string[] = []
  let react = () => {}
  const state = { search, fragment }
  const bar: Bar = {
    search: () => state.search,
    fragment: () => state.fragment,
    push(next) {
      past.push(state.search)
      Object.assign(state, { search: next, fragment: '' })
    },
    replace: (next) => Object.assign(state, { search: next, fragment: '' }),
    onback: (tell) => {
      react = tell
    },
    link: (tail) => `https://shop.example/app/${tail}`,
  }
  const back = () => {
    state.search = past.pop() ?? ''
    react()
  }
  return { bar, back, state }
}

function fakeMemory(): Memory {
  const kept = new Map<string, string>()
  return { get: (key) => kept.get(key) ?? '', set: (key, value) => kept.set(key, value) }
}

/** Fails loudly where a test did not expect a call. */
function refusing<T>(name: string, over: Partial<Desk>): (...given: unknown[]) => Promise<Reply<T>> {
  const own = Reflect.get(over, name)
  return own ?? (() => Promise.reject(new Error(`${name} was not expected`)))
}

export function fakeDesk(over: Partial<Desk> = {}): Desk {
  const usual: Partial<Desk> = {
    start: async () => ({ ok: true, value: { version: '1' } }),
    shelf: async () => ({ ok: true, value: [] }),
    draft: async () => ({ ok: true, value: draft(true) }),
    adopt: async () => ({ ok: true, value: workspace('w1') }),
    reopen: async (id) => ({ ok: true, value: workspace(id) }),
    discard: async () => ({ ok: true, value: undefined }),
    ...over,
  }
  return new Proxy({} as Desk, {
    get: (_, name) => (name === 'then' ? undefined : refusing(String(name), usual)),
  })
}

export function fakeMining(run?: Mining['run']) {
  const asked: Recipe[] = []
  const mining: Mining = {
    cards: async () => [card],
    rehearse: async () => {},
    async run(recipe: Recipe, call: Call) {
      asked.push(recipe)
      return run ? run(recipe, call) : { ok: true, value: report(recipe) }
    },
  }
  return { mining, asked }
}

export function threads(desk: Desk, mining: Mining, blocked = true): Threads {
  return { desk, mining, seal: { blocked, by: blocked ? 'connect-src' : 'nothing' }, restartMining() {} }
}

function outside(over: Partial<Outside>): Outside {
  return {
    open: () => Promise.resolve(threads(fakeDesk(), fakeMining().mining)),
    bar: fakeBar().bar,
    memory: fakeMemory(),
    samples: { list: async () => [], fetch: async () => [] },
    ...over,
  }
}

/** A promise that a test resolves. */
export function gate<T>(): { promise: Promise<T>; resolve(value: T): void } {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>((open) => {
    resolve = open
  })
  return { promise, resolve: (value) => resolve(value) }
}

/** A session whose address has been read; nothing is warm yet. */
export async function started(over: Partial<Outside>): Promise<Session> {
  const session = new Session(outside(over))
  await session.start()
  return session
}

/** Lets everything that is due happen. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

export const file = (name = 'orders.csv') => new File(['a,b\n1,2\n'], name)
