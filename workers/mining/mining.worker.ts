import * as Comlink from 'comlink'
import {
  callHandler,
  type Dock,
  type Joined,
  type Mining,
  quiet,
  reply,
  unwrap,
} from '../../src/contract/wire.ts'
import { cards } from '../miners/index.ts'
import { Leavings } from './leavings.ts'
import { rehearse } from './rehearse.ts'
import { run } from './run.ts'

Comlink.transferHandlers.set('call', callHandler)

let opened: (dock: Dock) => void
const dock = new Promise<Dock>((open) => {
  opened = open
})

/** Of the data that are open, for questions that build on others. */
const left = new Leavings()
/** Gives way to whoever asks. */
const rehearsal = new AbortController()

const door: Mining & Joined = {
  cards: async () => cards,
  run: (recipe, call) =>
    reply(async () => {
      rehearsal.abort()
      const open = await dock
      const workspace = unwrap(await open.facts())
      const locale = workspace.locale ?? navigator.language
      return run(recipe, { dock: open, workspace, locale, left }, call)
    }),
  rehearse: () => rehearse({ ...quiet, signal: rehearsal.signal }).catch(() => {}),
  join: (port) => opened(throughPort(port)),
}

/** Customer keys are transferred, not copied. */
function throughPort(port: MessagePort): Dock {
  const remote = Comlink.wrap<Dock>(port)
  return {
    facts: () => remote.facts(),
    see: (view) => remote.see(view),
    arrow: (query, call) => remote.arrow(query, call),
    keep: (lists, scope) =>
      remote.keep(
        Comlink.transfer(
          lists,
          lists.map(({ keys }) => keys.buffer),
        ),
        scope,
      ),
    drop: (table) => remote.drop(table),
    marks: (miner) => remote.marks(miner),
    point: (table, miner, cases) => remote.point(table, miner, cases),
  }
}

Comlink.expose(door)
