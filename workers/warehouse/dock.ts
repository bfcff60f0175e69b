import { type Call, type Dock, reply } from '../../src/contract/wire.ts'
import { sql } from '../sql/sql.ts'
import { currenciesOf } from './account.ts'
import { memoryFault } from './fill.ts'
import type { OpenWorkspace } from './open-workspace.ts'
import { dropPeople, keepPeople } from './people.ts'

/** The miners' door to the open workspace. */
export function openDock(here: OpenWorkspace): Dock {
  const open = () => {
    here.needed()
    return here.ready()
  }
  return {
    facts: () =>
      reply(async () => {
        const engine = await open()
        const [last = []] = await engine.rows(
          sql`select (date '1970-01-01' + max(day))::varchar from mart_orders`,
        )
        return {
          data: here.needed().data,
          lastDay: String(last[0] ?? ''),
          currencies: await currenciesOf(engine),
        }
      }),
    arrow: (query, call: Call) =>
      reply(async () => {
        const engine = await open()
        return engine.arrow(query, call).catch((thrown) => Promise.reject(memoryFault(thrown, 0)))
      }),
    keep: (table, keys) => reply(async () => keepPeople(await open(), table, keys)),
    drop: (table) => reply(async () => dropPeople(await open(), table)),
  }
}
