import type { Member } from '../../src/contract/campaigns.ts'
import type { People } from '../campaigns/choose.ts'
import type { Addressee } from '../campaigns/formats.ts'
import { before, type Orders } from '../campaigns/history.ts'
import { countryCode } from '../identity/dial-codes.ts'
import { dialledFrom, e164 } from '../identity/phone.ts'
import { lazily, type Table } from '../join/table.ts'
import { nameOfKey, plainName } from './campaign-book.ts'
import type { Held } from './held.ts'

/** All customers of the open workspace as campaigns see them. */
export interface Everyone {
  readonly rows: number
  readonly orders: Orders
  readonly lastDay: string
  readonly currency: string
  /** As they were before a day. */
  people(day: number): People
  /** The names of a customer in words of the files, what they are called first. */
  names(key: number): string[]
  /** Each member's key; -1 for whom no file names any more, and for one who is another member now. */
  keys(members: readonly Member[]): Int32Array
  addressee(key: number): Addressee
}

export function everyone({ standing, decisions }: Held): Everyone {
  const { facts } = standing
  const customer = standing.table('customer')
  const rows = customer?.rows ?? 0
  const cell = (name: string) => cells(customer, name)
  const [email, phone, consent] = ['email', 'phone', 'consent'].map(cell) as [Cells, Cells, Cells]
  const called = lazily(() => namesOf(cell('customer'), rows, standing.table('customer_alias')))
  const home = lazily(
    () => decisions.identity?.country ?? dialledFrom(Array.from({ length: rows }, (_, i) => phone(i))),
  )
  const currency = facts.currencies[0] ?? ''
  const orders = ordersOf(standing.martOrders(), currency)
  const reach = lazily(() => reachOf(rows, email, phone, cell))
  return {
    rows,
    orders,
    lastDay: facts.lastDay,
    currency,
    people: (day) => ({
      rows,
      consent: Int8Array.from({ length: rows }, (_, i) => agreement[consent(i)] ?? 0),
      reach: reach(),
      ...before(orders, rows, day),
    }),
    names: (key) => called().names[key] ?? [],
    keys: (members) => keysOf(members, called().byName),
    addressee: (key) => addressee(key, cell, e164(phone(key), countryCode(cell('country')(key)) || home())),
  }
}

const agreement: Readonly<Record<string, number>> = { yes: 1, no: -1 }

type Cells = (row: number) => string

function cells(table: Table | null, name: string): Cells {
  const column = table?.columns.get(name)
  if (column?.type !== 'text') return () => ''
  const { codes, labels } = column
  return (row) => labels[codes[row] ?? -1] ?? ''
}

function ordersOf(mart: Table, currency: string): Orders {
  const [customer, day, money] = ['customer_key', 'day', 'revenue'].map((name) => mart.columns.get(name))
  if (customer?.type !== 'int' || day?.type !== 'int' || money?.type !== 'real')
    throw new TypeError('the orders are not as they are made')
  const told = cells(mart, 'currency')
  const main = money.values.map((value, i) => (told(i) === currency ? value : 0))
  return { customer: customer.values, day: day.values, money: main }
}

function reachOf(rows: number, email: Cells, phone: Cells, cell: (name: string) => Cells): Uint8Array {
  const [street, city, postcode] = [cell('street'), cell('city'), cell('postcode')]
  return Uint8Array.from({ length: rows }, (_, i) => {
    const post = street(i) !== '' && (city(i) !== '' || postcode(i) !== '')
    return Number(email(i).includes('@')) + 2 * Number(phone(i) !== '') + 4 * Number(post)
  })
}

function namesOf(label: Cells, rows: number, aliases: Table | null) {
  const names: string[][] = Array.from({ length: rows }, (_, key) => [label(key)])
  const who = aliases?.columns.get('customer_key')
  const source = cells(aliases, 'source_key')
  for (let row = 0; row < (aliases?.rows ?? 0) && who?.type === 'int'; row++) {
    const own = names[who.values[row] ?? -1]
    const name = nameOfKey(source(row))
    if (own && name !== '' && !own.includes(name)) own.push(name)
  }
  const byName = new Map<string, number>()
  const most = names.reduce((longest, own) => Math.max(longest, own.length), 0)
  for (let place = 0; place < most; place++)
    for (const [key, own] of names.entries()) {
      const name = plainName(own[place] ?? '')
      if (name !== '' && !byName.has(name)) byName.set(name, key)
    }
  return { names, byName }
}

function keysOf(members: readonly Member[], byName: ReadonlyMap<string, number>): Int32Array {
  const taken = new Set<number>()
  return Int32Array.from(members, ({ names }) => {
    const name = names.find((one) => byName.has(plainName(one)))
    const key = name === undefined ? -1 : (byName.get(plainName(name)) ?? -1)
    if (key < 0 || taken.has(key)) return -1
    taken.add(key)
    return key
  })
}

function addressee(key: number, cell: (name: string) => Cells, phone: string): Addressee {
  const of = (name: string) => cell(name)(key)
  return {
    customer: of('customer'),
    name: of('name'),
    firstName: of('first_name'),
    lastName: of('last_name'),
    email: of('email'),
    phone,
    street: of('street'),
    postcode: of('postcode'),
    city: of('city'),
    region: of('region'),
    country: of('country'),
    tags: of('tags'),
    beside: [],
  }
}
