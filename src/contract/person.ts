import type { Meaning } from './schema.ts'

/** Where something stands: the file as it was called when it was brought, and the 1-based line of it. */
export interface Place {
  file: string
  line: number
}

/** A value as the files tell it: in how many rows, and the first of them in up to three files. */
export interface Told {
  value: string
  rows: number
  places: Place[]
}

/** What is known of a person under one heading; the value told last comes first. */
export interface Fact {
  means: Meaning
  told: Told[]
}

export interface PersonLine {
  product: string
  /** NaN does not cross: null where the row tells none. */
  quantity: number | null
  amount: number | null
  place: Place
}

/** One thing that happened: an order, a message, a visit. `at` is the shop's wall clock, ISO without a zone; '' = not told. */
export interface PersonEvent {
  kind: 'order' | 'payment' | 'message' | 'visit'
  at: string
  /** Order number, subject, page: as the file tells it. */
  title: string
  /** Further words of it: the status of an order, the text of a message. */
  words: string
  amount: number | null
  currency: string
  /** False for an order that was voided or cancelled. */
  counted: boolean
  /** At most 50 of them cross; `lines` counts all. */
  lines: number
  some: PersonLine[]
  place: Place
}

/** Of the orders that count, in one currency. Refunds are taken off. */
export interface Spent {
  currency: string
  orders: number
  revenue: number
}

export interface Figures {
  orders: number
  /** By currency, the one of the workspace first: currencies are never added up. */
  spent: Spent[]
  /** ISO days; '' without an order. */
  first: string
  last: string
  /** Median days between one day with an order and the next; null below two such days. */
  usualGap: number | null
  /** Days from the last order to the last day of the data; null without an order. */
  since: number | null
}

/** A name the files have for a person (`customer_alias`): its kind and what stands there, and how it came to them. */
export interface Alias {
  source: string
  rule: string
}

/** What an erasure takes: rows by file, used and set aside. */
export interface FileRows {
  file: string
  rows: number
}

/** A list by name of its table, as reports name it, and the texts that stand beside this person there. */
export interface InList {
  table: string
  beside: [label: string, words: string][]
}

/** One person's page. `key` means somebody only in the workspace as it is open. */
export interface Person {
  key: number
  customer: string
  name: string
  figures: Figures
  facts: Fact[]
  /** None where the files have but one name. */
  aliases: Alias[]
  events: number
  rows: FileRows[]
  /** Lists of people in which this person stands. */
  lists: InList[]
  /** Asked not to be written to. */
  objected: boolean
}

/** What is told of an erasure afterwards: nobody is named. */
export interface Erasure {
  /** ISO day. */
  on: string
  people: number
  rows: number
  files: number
}
