import { Failure } from '../../src/contract/fault.ts'
import type { InList } from '../../src/contract/person.ts'
import type { Engine } from './engine.ts'
import { dropPeople, isPeopleTable, keepPeople, type People } from './people.ts'

/** Lists of people: kept as customer keys, made into tables when somebody looks at them. */
export class Lists {
  readonly #kept = new Map<string, People>()
  readonly #made = new Set<string>()
  /** Lists are made one after the other: they share the tables they are made of. */
  #turn: Promise<void> = Promise.resolve()

  /** Throws Failure `bug` for a name that no list of people has. */
  keep(table: string, people: People): void {
    if (!isPeopleTable(table))
      throw new Failure({ code: 'bug', trace: 'a table of people must be called so' })
    this.#kept.set(table, people)
    this.#made.delete(table)
  }

  /** The people of a list, in the order they were kept. */
  people(table: string): People | undefined {
    return this.#kept.get(table)
  }

  has(table: string): boolean {
    return this.#kept.has(table)
  }

  /** The lists in which somebody stands, with what stands beside them there; a text that is empty is left out. */
  holding(key: number): InList[] {
    return [...this.#kept].flatMap(([table, { keys, columns = [] }]) => {
      const row = keys.indexOf(key)
      const beside = columns.map(({ label, codes, labels }): [string, string] => [
        label,
        labels[codes[row] ?? -1] ?? '',
      ])
      return row < 0 ? [] : [{ table, beside: beside.filter(([, words]) => words !== '') }]
    })
  }

  drop(table: string): void {
    this.#kept.delete(table)
  }

  /** The warehouse has changed: keys of the one before mean nobody in this one. */
  clear(): void {
    this.#kept.clear()
  }

  /** The database was filled anew and holds no list. */
  forgetTables(): void {
    this.#made.clear()
  }

  /** The list as a table of the database; one that was dropped is dropped there too. */
  make(engine: Engine, table: string): Promise<void> {
    const made = this.#turn.then(() => this.#make(engine, table))
    this.#turn = made.catch(() => {})
    return made
  }

  async #make(engine: Engine, table: string): Promise<void> {
    for (const name of this.#made) if (!this.#kept.has(name)) await this.#remove(engine, name)
    const people = this.#kept.get(table)
    if (!people || this.#made.has(table)) return
    await keepPeople(engine, table, people)
    this.#made.add(table)
  }

  async #remove(engine: Engine, table: string): Promise<void> {
    await dropPeople(engine, table)
    this.#made.delete(table)
  }
}
