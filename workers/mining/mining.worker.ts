import * as Comlink from 'comlink'
import { callHandler, type Dock, type Joined, type Mining, reply, unwrap } from '../../src/contract/wire.ts'
import { cards } from '../miners/index.ts'
import { run } from './run.ts'

Comlink.transferHandlers.set('call', callHandler)

let opened: (dock: Dock) => void
const dock = new Promise<Dock>((open) => {
  opened = open
})

const door: Mining & Joined = {
  cards: async () => cards,
  run: (recipe, call) =>
    reply(async () => {
      const open = await dock
      const workspace = unwrap(await open.facts())
      return run(recipe, { dock: open, workspace, locale: workspace.locale ?? navigator.language }, call)
    }),
  join: (port) => opened(throughPort(port)),
}

/** Customer keys are transferred, not copied. */
function throughPort(port: MessagePort): Dock {
  const remote = Comlink.wrap<Dock>(port)
  return {
    facts: () => remote.facts(),
    see: (view) => remote.see(view),
    arrow: (query, call) => remote.arrow(query, call),
    keep: (table, keys, scope) => remote.keep(table, Comlink.transfer(keys, [keys.buffer]), scope),
    drop: (table) => remote.drop(table),
  }
}

Comlink.expose(door)
