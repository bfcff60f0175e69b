import { Failure, type Fault, speak } from '../../src/contract/fault.ts'
import { tables } from '../../src/contract/schema.ts'
import type { Call } from '../../src/contract/wire.ts'
import type { Recogniser } from '../recognise/source.ts'
import { id, sql } from '../sql/sql.ts'
import type { TableBytes } from './archive.ts'
import { asStream } from './decode.ts'
import type { Engine } from './engine.ts'
import { fill, memoryFault } from './fill.ts'
import type { HeldFile } from './held.ts'
import { build, clear, drop, swap } from './join/build.ts'
import { inspect } from './join/inspect.ts'
import { martCustomers } from './marts/customers.ts'
import { martOrders } from './marts/orders.ts'
import { peopleTables } from './people.ts'

/** Brings files into the engine. What is open stays until the swap; after a stop or a fault it is as it was. */
export class Loader {
  readonly #recogniser: Recogniser
  #next = 1
  constructor(recogniser: Recogniser) {
    this.#recogniser = recogniser
  }

  /** Reads, joins and opens the files; answers what joining told. Throws Failure; then no table of theirs is left. */
  async open(starting: Promise<Engine>, files: readonly HeldFile[], fresh: readonly HeldFile[], call: Call) {
    const filled = files.filter((f) => f.filled === null)
    try {
      for (const file of filled) await this.#fill(starting, file, call)
      const engine = await starting
      const placed = files.map((f) => ({ file: f.place, name: f.name, filled: given(f) }))
      const notes = await build(engine, await inspect(engine, placed), call)
      const useless = await uselessFiles(engine, fresh)
      await swap(engine)
      await this.#dropOthers(engine, files)
      return [...notes, ...useless]
    } catch (thrown) {
      await starting.then((engine) => this.#undo(engine, filled)).catch(() => {})
      throw thrown
    }
  }

  async #fill(starting: Promise<Engine>, file: HeldFile, call: Call): Promise<void> {
    if (!file.file)
      throw new Failure({ code: 'broken-file', name: file.name, why: 'it is no longer on this device' })
    const source = await this.#recogniser.read(file.file, file.draft, file.corrections, file.today)
    const n = this.#next++
    try {
      file.filled = await fill(starting, n, source, file.corrections, call)
    } catch (thrown) {
      const engine = await starting
      await dropSource(engine, n)
      throw thrown
    }
    file.rows = file.filled.rowsIn
    file.notes = file.filled.notes
  }

  async #undo(engine: Engine, filled: readonly HeldFile[]): Promise<void> {
    await clear(engine)
    for (const file of filled) {
      if (file.filled) await dropSource(engine, file.filled.n)
      file.filled = null
    }
  }

  async #dropOthers(engine: Engine, files: readonly HeldFile[]): Promise<void> {
    const kept = new Set(files.map((f) => f.filled?.n))
    for (let n = 1; n < this.#next; n++) if (!kept.has(n)) await dropSource(engine, n)
    for (const name of await peopleTables(engine)) await engine.run(sql`drop table ${id(name)}`)
  }

  /** Opens a workspace from its stored tables; false when they are not exactly what they should be. */
  async restore(engine: Engine, stored: readonly TableBytes[], call: Call): Promise<boolean> {
    try {
      await clear(engine)
      for (const [i, { name, rows, bytes }] of stored.entries()) {
        await engine.insert(`next_${name}`, bytes)
        const [count = []] = await engine.rows(sql`select count(*)::integer from ${id(`next_${name}`)}`)
        if (count[0] !== rows) throw new Error('not all rows came back')
        call.progress('open', (i + 1) / stored.length)
      }
      for (const step of [...martOrders, ...martCustomers]) await engine.run(step, call)
      await drop(engine, 'w_')
      await swap(engine)
      await this.#dropOthers(engine, [])
      return true
    } catch (thrown) {
      await clear(engine).catch(() => {})
      if (call.signal.aborted) throw new Failure({ code: 'stopped' })
      const fault = memoryFault(
        thrown,
        stored.reduce((sum, t) => sum + t.rows, 0),
      )
      if (fault instanceof Failure) throw fault
      return false
    }
  }
}

const given = (file: HeldFile) => {
  if (file.filled === null) throw new Failure({ code: 'bug', trace: 'a file was not read' })
  return file.filled
}

async function dropSource(engine: Engine, n: number): Promise<void> {
  for (const prefix of [`source_${n}`, `aside_${n}`]) {
    const found = await engine.rows(
      sql`select table_name from duckdb_tables() where table_name = ${prefix} or starts_with(table_name, ${`${prefix}_`})`,
    )
    for (const [name] of found) await engine.run(sql`drop table ${id(String(name))}`)
  }
}

/** New files of which not one row can be used, in words; where all of them are so, Failure `bad-file`. */
async function uselessFiles(engine: Engine, fresh: readonly HeldFile[]): Promise<string[]> {
  const faults: Fault[] = []
  for (const file of fresh) {
    const [found] = await engine.rows(
      sql`select f.rows_in, a.reason, a.line from next_import_file f left join next_set_aside a on a.file = f.file
        where f.file = ${file.place} and f.rows_used = 0 order by a.line limit 1`,
    )
    if (!found) continue
    const [rows, reason, line] = found
    const why = { reason: String(reason ?? 'it has no rows'), line: Number(line ?? 0) }
    faults.push({ code: 'bad-file', name: file.name, rows: Number(rows), ...why })
  }
  const [first] = faults
  const allPayments = fresh.every((f) => f.draft.grain === 'payment')
  if (first && faults.length === fresh.length && !allPayments) throw new Failure(first)
  return faults.map((fault) => speak(fault).what)
}

/** The open canonical tables as they are stored. */
export async function tableBytes(engine: Engine): Promise<TableBytes[]> {
  const found: TableBytes[] = []
  for (const name of tables) {
    const bytes = new Uint8Array(asStream(await engine.arrow(sql`select * from ${id(name)}`)))
    const [count = []] = await engine.rows(sql`select count(*)::integer from ${id(name)}`)
    found.push({ name, rows: Number(count[0]), bytes })
  }
  return found
}
