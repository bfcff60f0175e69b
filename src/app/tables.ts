import {
  type CsvOptions,
  type Desk,
  type Page,
  quiet,
  type Reply,
  reply,
  type Sight,
  unwrap,
} from '../contract/wire.ts'

/** The two doors by which people leave the warehouse: rows on screen, and a file the person saves. */
export class Tables {
  readonly #desk: () => Promise<Desk>

  constructor(desk: () => Promise<Desk>) {
    this.#desk = desk
  }

  /** Rows `from` to `to` (excluded) of an audience or of the rows set aside. */
  peek(table: string, from: number, to: number, sight: Sight = {}): Promise<Reply<Page>> {
    return reply(async () => unwrap(await (await this.#desk()).peek(table, from, to, sight)))
  }

  /** The whole table as CSV. */
  csv(table: string, options: CsvOptions): Promise<Reply<Blob>> {
    return reply(async () => unwrap(await (await this.#desk()).csv(table, options, quiet)))
  }
}
