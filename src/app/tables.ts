import type { Person, PersonEvent } from '../contract/person.ts'
import {
  type Call,
  type CsvOptions,
  type Desk,
  type Page,
  type PersonFormat,
  quiet,
  type Reply,
  reply,
  type Sight,
  unwrap,
} from '../contract/wire.ts'

/** The two doors by which people leave the warehouse: rows on screen, and a file the person saves. */
export class Tables {
  /** Words that somebody was looked up by; they never go into the address. */
  sought = ''
  readonly #desk: () => Promise<Desk>

  constructor(desk: () => Promise<Desk>) {
    this.#desk = desk
  }

  /** Rows `from` to `to` (excluded) of an audience or of the rows set aside. */
  peek(table: string, from: number, to: number, sight: Sight = {}): Promise<Reply<Page>> {
    return reply(async () => unwrap(await (await this.#desk()).peek(table, from, to, sight)))
  }

  /** One person's page. */
  person(key: number, call: Call): Promise<Reply<Person>> {
    return reply(async () => unwrap(await (await this.#desk()).person(key, call)))
  }

  /** Events `from` to `to` (excluded) of a person, the latest first. */
  timeline(key: number, from: number, to: number): Promise<Reply<PersonEvent[]>> {
    return reply(async () => unwrap(await (await this.#desk()).timeline(key, from, to, quiet)))
  }

  /** Everything about a person, to be saved. */
  personFile(key: number, format: PersonFormat): Promise<Reply<Blob>> {
    return reply(async () => unwrap(await (await this.#desk()).personFile(key, format, quiet)))
  }

  /** The whole table as CSV. */
  csv(table: string, options: CsvOptions, call: Call = quiet): Promise<Reply<Blob>> {
    return reply(async () => unwrap(await (await this.#desk()).csv(table, options, call)))
  }
}
