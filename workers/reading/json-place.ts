import type { Texts } from './texts.ts'

export interface Column {
  codes: Int32Array<ArrayBuffer>
  texts: Texts
  empty: number
  /** Row that was filled last, with which text. */
  row: number
  last: string
  code: number
}

/** A member of the objects in one place: its column's name, and its column where it has one. */
export class Member {
  column: Column | null = null
  readonly name: string
  readonly full: string
  #inner: Place | null = null

  constructor(name: string, full: string) {
    this.name = name
    this.full = full
  }

  inner(): Place {
    this.#inner ??= new Place(`${this.full}.`)
    return this.#inner
  }
}

/** The members of all objects that stand in one place of their records. These mostly have them in one order. */
export class Place {
  readonly #prefix: string
  readonly #members = new Map<string, Member>()
  readonly #usual: Member[] = []

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  member(name: string, k: number): Member {
    const usual = this.#usual[k]
    if (usual?.name === name) return usual
    const trimmed = name.trim()
    if (trimmed === '') return new Member(name, `${this.#prefix}Column ${k + 1}`)
    const member = this.#members.get(name) ?? new Member(name, this.#prefix + trimmed)
    this.#members.set(name, member)
    this.#usual[k] = member
    return member
  }
}
