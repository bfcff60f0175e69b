import type { Sql, View } from '../../src/contract/frame.ts'
import { type Call, type Dock, reply } from '../../src/contract/wire.ts'
import { martsOf } from './account.ts'
import { openCases } from './marks.ts'
import { memoryFault } from './memory-fault.ts'
import type { OpenWorkspace } from './open-workspace.ts'
import { see, seen } from './view.ts'

/** The miners' door to the open workspace. A view is answered from memory, a query by the database. */
export function openDock(here: OpenWorkspace): Dock {
  const facts = () => {
    const { data, standing } = here.needed()
    const { lastDay, visits, messages, currencies, converted } = standing.facts
    return { data, marts: martsOf(standing), lastDay, visits, messages, currencies, converted }
  }
  const query = async (text: Sql, call: Call) => {
    const engine = await here.ready()
    return engine.arrow(text, call).catch((thrown) => Promise.reject(memoryFault(thrown, 0)))
  }
  const view = (asked: View) =>
    here.quiet.broken(async () => {
      const { standing } = here.needed()
      const marts = {
        orders: standing.martOrders,
        baskets: standing.martBaskets,
        ledger: standing.martLedger,
        events: standing.martEvents,
        messages: standing.martMessages,
      }
      const mart = marts[asked.mart]()
      return mart && seen(see(mart, asked))
    })
  return {
    facts: () => reply(facts),
    see: (asked) => reply(() => view(asked)),
    arrow: (asked, call) => reply(() => query(asked, call)),
    keep: (lists, scope) =>
      reply(() => {
        for (const { table, keys, columns = [] } of lists) here.lists.keep(table, { keys, scope, columns })
      }),
    drop: (table) =>
      reply(() => {
        here.lists.drop(table)
        here.cases.delete(table)
      }),
    ...openCases(here),
  }
}
