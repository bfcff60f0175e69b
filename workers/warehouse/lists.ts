import { Failure } from '../../src/contract/fault.ts'
import type { Engine } from './engine.ts'
import { dropPeople, isPeopleTable, keepPeople } from './people.ts'

/** Lists of people: kept as customer keys, made into tables when somebody looks at them. */
export class Lists {
  readonly #keys = new Map<string, Int32Array>()
  readonly #made = new Set<string>()

  /** Throws Failure `bug` for a name that no list of people has. */
  keep(table: string, keys: Int32Array): void {
    if (!isPeopleTable(table))
      throw new Failure({ code: 'bug', trace: 'a table of people must be called so' })
    this.#keys.set(table, keys)
    this.#made.delete(table)
  }

  drop(table: string): void {
    this.#keys.delete(table)
  }

  /** The warehouse has changed: keys of the one before mean nobody in this one. */
  clear(): void {
    this.#keys.clear()
  }

  /** The database was filled anew and holds no list. */
  forgetTables(): void {
    this.#made.clear()
  }

  /** The list as a table of the database; one that was dropped is dropped there too. */
  async make(engine: Engine, table: string): Promise<void> {
    for (const name of this.#made) if (!this.#keys.has(name)) await this.#remove(engine, name)
    const keys = this.#keys.get(table)
    if (!keys || this.#made.has(table)) return
    await keepPeople(engine, table, keys)
    this.#made.add(table)
  }

  async #remove(engine: Engine, table: string): Promise<void> {
    await dropPeople(engine, table)
    this.#made.delete(table)
  }
}
