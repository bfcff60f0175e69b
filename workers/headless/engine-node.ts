import { createRequire } from 'node:module'
import type * as Blocking from '@duckdb/duckdb-wasm/blocking'
import { Failure } from '../../src/contract/fault.ts'
import type { Sql } from '../../src/contract/frame.ts'
import type { Call } from '../../src/contract/wire.ts'
import { decode } from '../warehouse/decode.ts'
import type { Engine } from '../warehouse/engine.ts'
import { lockStatements, readOnly, tableExists } from '../warehouse/lock.ts'

/** The same database as in the browser, without a worker. Statements run to their end: a stop is seen between them. */
export async function openEngineNode(): Promise<Engine> {
  const require = createRequire(import.meta.url)
  const duckdb: typeof Blocking = require('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs')
  const mainModule = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm')
  const files = { mainModule, mainWorker: '' }
  const db = await duckdb.createDuckDB(
    { mvp: files, eh: files },
    new duckdb.VoidLogger(),
    duckdb.NODE_RUNTIME,
  )
  await db.instantiate(() => {})
  db.open({ path: ':memory:' })
  const connection = db.connect()
  const bytes = (query: string) => connection.useUnsafe((bindings, conn) => bindings.runQuery(conn, query))
  for (const statement of lockStatements()) bytes(statement)
  return {
    version: db.getVersion(),
    async run(statement: Sql, call?: Call) {
      await breathe(call)
      bytes(statement)
    },
    async arrow(query: Sql, call?: Call) {
      await breathe(call)
      return bytes(query).slice()
    },
    async ask(query: Sql, statement: Sql, call?: Call) {
      await breathe(call)
      connection.useUnsafe((bindings, conn) =>
        bindings.closePrepared(conn, bindings.createPrepared(conn, query)),
      )
      bytes(readOnly.begin)
      try {
        return bytes(statement).slice()
      } finally {
        bytes(readOnly.end)
      }
    },
    rows: async (query: Sql) => decode(bytes(query)).rows,
    async insert(table: string, stream: Uint8Array) {
      const create = decode(bytes(tableExists(table))).rows.length === 0
      connection.insertArrowFromIPCStream(stream, { name: table, create })
    },
    async close() {
      connection.close()
    },
  }
}

async function breathe(call?: Call) {
  if (call === undefined) return
  await new Promise((go) => setImmediate(go))
  if (call.signal.aborted) throw new Failure({ code: 'stopped' })
}
