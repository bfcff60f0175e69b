import { bytes, wasm, worker } from 'virtual:engine'
import {
  AsyncDuckDB,
  type AsyncDuckDBConnection,
  type InstantiationProgress,
  VoidLogger,
} from '@duckdb/duckdb-wasm'
import { Failure } from '../../src/contract/fault.ts'
import type { Sql } from '../../src/contract/frame.ts'
import { bootstrap } from '../../src/contract/seal.ts'
import type { Call } from '../../src/contract/wire.ts'
import { decode } from './decode.ts'
import type { Engine } from './engine.ts'
import unpackFile from './engine.worker.ts?worker&url'
import { lockStatements, readOnly, tableExists } from './lock.ts'
import { startWorker } from './start-worker.ts'
import { Turns } from './turns.ts'

const startWithin = 20_000
const answerWithin = 2_000

/** Starts the database in a worker of its own. Silence is how a refused start looks: after 20 s it is said. */
export async function openEngineBrowser(call: Call): Promise<Engine> {
  const thread = await startWorker(bootstrap('classic', worker, self.location.origin, unpackFile))
  try {
    const db = new AsyncDuckDB(new VoidLogger(), thread)
    const told = ({ bytesLoaded }: InstantiationProgress) =>
      call.progress('start', Math.min(0.95, bytesLoaded / bytes), 'Fetching the database')
    await inTime(thread, db.instantiate(wasm, null, told))
    await db.open({ path: ':memory:' })
    const connection = await db.connect()
    for (const statement of lockStatements(memoryLimit())) await connection.query(statement)
    call.progress('start', 1)
    return new BrowserEngine(connection, thread, await db.getVersion())
  } catch (thrown) {
    thread.terminate()
    if (thrown instanceof Failure) throw thrown
    throw new Failure({
      code: 'no-engine',
      why: thrown instanceof Error ? thrown.message : 'it did not say why',
    })
  }
}

function inTime<T>(thread: Worker, starting: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Failure({ code: 'no-engine', why }))
    const timer = setTimeout(() => fail('it did not answer in 20 seconds'), startWithin)
    thread.addEventListener('error', (event) =>
      fail(event.message.replace(/^Uncaught Error: /, '') || 'its worker was refused'),
    )
    starting.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** Megabytes: six tenths of the device's memory, at most 2,500; the error is then the database's and not the tab's. */
function memoryLimit(): number {
  const gigabytes: unknown = Reflect.get(navigator, 'deviceMemory')
  return Math.min(2500, (typeof gigabytes === 'number' ? gigabytes : 4) * 600)
}

class BrowserEngine implements Engine {
  lost = false
  readonly version: string
  readonly #connection: AsyncDuckDBConnection
  readonly #thread: Worker
  readonly #turns = new Turns()
  readonly #ended: Promise<never>
  #end: () => void = () => {}

  constructor(connection: AsyncDuckDBConnection, thread: Worker, version: string) {
    this.#connection = connection
    this.#thread = thread
    this.version = version
    this.#ended = new Promise((_, reject) => {
      this.#end = () => {
        this.lost = true
        this.#thread.terminate()
        reject(new Failure({ code: 'stopped' }))
      }
    })
    this.#ended.catch(() => {})
  }

  async run(statement: Sql, call?: Call): Promise<void> {
    await this.arrow(statement, call)
  }

  arrow(query: Sql, call?: Call): Promise<Uint8Array> {
    return this.#take(async () => {
      if (call?.signal.aborted) throw new Failure({ code: 'stopped' })
      return call ? this.#stoppable(query, call.signal) : this.#query(query)
    })
  }

  ask(query: Sql, statement: Sql, call?: Call): Promise<Uint8Array> {
    return this.#take(async () => {
      if (call?.signal.aborted) throw new Failure({ code: 'stopped' })
      await this.#connection.useUnsafe(async (db, conn) =>
        db.closePrepared(conn, await db.createPrepared(conn, query)),
      )
      await this.#query(readOnly.begin)
      try {
        return await (call ? this.#stoppable(statement, call.signal) : this.#query(statement))
      } finally {
        if (!this.lost) await this.#query(readOnly.end)
      }
    })
  }

  async rows(query: Sql) {
    return decode(await this.arrow(query)).rows
  }

  insert(table: string, stream: Uint8Array): Promise<void> {
    return this.#take(async () => {
      const create = decode(await this.#query(tableExists(table))).rows.length === 0
      await this.#connection.insertArrowFromIPCStream(stream, { name: table, create })
    })
  }

  async close(): Promise<void> {
    this.#end()
  }

  /** One statement at a time; an engine that was ended answers nobody any more, nor one that broke inside. */
  #take<T>(body: () => Promise<T>): Promise<T> {
    const whole = () => body().catch((thrown) => Promise.reject(this.#broken(thrown)))
    return this.#turns.take(() => Promise.race([whole(), this.#ended]))
  }

  /** What breaks inside leaves an engine of which nobody knows the state. */
  #broken(thrown: unknown): unknown {
    if (!(thrown instanceof Error) || thrown.name !== 'RuntimeError') return thrown
    this.#end()
    return new Failure({ code: 'broken-engine' })
  }

  #query(query: Sql): Promise<Uint8Array> {
    return this.#connection.useUnsafe((db, conn) => db.runQuery(conn, query))
  }

  /** A pending query, so that a stop can reach it; one that does not heed it within 2 s ends the engine. */
  async #stoppable(query: Sql, signal: AbortSignal): Promise<Uint8Array> {
    let pending = true
    const stop = () => {
      this.#connection.cancelSent().catch(() => {})
      setTimeout(() => pending && this.#end(), answerWithin)
    }
    signal.addEventListener('abort', stop, { once: true })
    try {
      return await this.#connection.useUnsafe((db, conn) => collect(db, conn, query, signal))
    } catch (thrown) {
      throw signal.aborted ? new Failure({ code: 'stopped' }) : thrown
    } finally {
      pending = false
      signal.removeEventListener('abort', stop)
    }
  }
}

/** An Arrow stream in one piece: the header once the query is through, then its batches. */
async function collect(db: AsyncDuckDB, conn: number, query: Sql, signal: AbortSignal): Promise<Uint8Array> {
  let header = await db.startPendingQuery(conn, query)
  while (header === null) header = await db.pollPendingQuery(conn)
  const parts = [header]
  for (;;) {
    const part = await db.fetchQueryResults(conn)
    if (part?.length === 0) break
    if (part) parts.push(part)
    if (signal.aborted) throw new Failure({ code: 'stopped' })
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer())
}
