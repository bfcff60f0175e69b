import { describe, expect, test } from 'vitest'
import type { Decisions } from '../../src/contract/decisions.ts'
import { streetKey } from '../../workers/identity/street.ts'
import type { FileColumns } from '../../workers/join/columns.ts'
import { type Identity, identify } from '../../workers/join/identity.ts'
import { sourceKey } from '../../workers/join/nodes.ts'
import { rowsOf } from '../../workers/join/rows.ts'
import { findSame, merged, type Same } from '../../workers/join/same.ts'
import { finish } from '../../workers/numeric/progress.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { file, type Row } from '../join/people.ts'
import { pairwise } from './score.ts'
import { town } from './town.ts'

const merging: Decisions = { identity: { merge: true } }

function put(files: readonly FileColumns[], decisions = merging) {
  const rows = rowsOf(files, decisions)
  const told = identify(rows)
  const same = finish(findSame(rows, told))
  return { told, same, who: merged(told, same) }
}

const people = ({ codes, person }: Identity) =>
  Array.from(codes, (c, r) => (c < 0 ? -1 - r : (person[c] ?? -1)))
const keysOf = ({ nodes }: Identity, { merges }: Same) =>
  merges.map(({ a, b }) => [sourceKey(nodes, a), sourceKey(nodes, b)].sort().join(' ~ ')).sort()

describe('a town whose people are known', () => {
  test.each([
    [11, 400],
    [12, 1200],
    [13, 1200],
    [14, 2500],
    [15, 10_000],
  ])(
    'seed %i with %i people: F1 at least .95, precision at least .99 for what is not asked',
    (seed, size) => {
      const { files, truth } = town(seed, size)
      const { told, who } = put(files)
      const plain = pairwise(people(told), truth)
      const all = pairwise(people(who), truth)
      expect(plain.precision).toBeGreaterThanOrEqual(0.99)
      expect(all.precision).toBeGreaterThanOrEqual(0.99)
      expect(all.f1).toBeGreaterThanOrEqual(0.95)
      expect(all.recall - plain.recall).toBeGreaterThan(0.2)
    },
  )

  test('what each column tells, shuffled: nobody is merged for being alike', () => {
    const random = seeded(5)
    const shuffled = town(12, 1200).files.map(({ cells, ...rest }) => ({
      ...rest,
      cells: new Map(
        Array.from(cells, ([meaning, column]) => {
          const values = column.values.slice()
          for (let i = values.length - 1; i > 0; i--) {
            const j = Math.floor(random() * (i + 1))
            const kept = values[i] ?? 0
            values[i] = values[j] ?? 0
            values[j] = kept
          }
          return [meaning, { ...column, values } as typeof column]
        }),
      ),
    }))
    const { same } = put(shuffled)
    expect(same.described.size).toBeGreaterThan(1000)
    expect(same.merges.length).toBeLessThanOrEqual(1)
  })

  test('files in another order give the same people', () => {
    const one = put(town(13, 600).files)
    const other = put(town(13, 600, [2, 0, 1]).files)
    expect(keysOf(other.told, other.same)).toEqual(keysOf(one.told, one.same))
    expect(one.same.merges.length).toBeGreaterThan(100)
  })
})

const shop = (rows: Row[]) => file('shop.csv', 'customer', rows, { recognisedAs: 'shopify_customers' })
const till = (rows: Row[]) => file('till.csv', 'order', rows, { recognisedAs: 'square_orders' })
const numberOf = ({ who }: { who: Identity }) => new Set(people(who)).size

describe('what is and what is not one person', () => {
  test.each([
    ['Hauptstraße 5', 'Hauptstr. 5', 'HAUPT STR 5', '5 Hauptstrasse'],
    ['12 Main Street', '12 main str', 'Main Street, 12'],
    ['Avenue Foch 3 b', '3b av. Foch'],
  ])('%s is one door however it is written', (...written) => {
    expect(new Set(written.map(streetKey)).size).toBe(1)
    expect(streetKey(written[0])).not.toBe(streetKey(`${written[0]}1`))
  })

  test('one door tells two namesakes of a town apart, and brings one person together', () => {
    const row = (email: string, street: string): Row => ({
      ...{ email, firstName: 'Ann', lastName: 'Ek', postcode: '50667', city: 'Köln', street },
    })
    const others = town(12, 400).files
    const all = (street: string) => [
      shop([row('a@x.org', 'Ring 5')]),
      till([{ order: '1', ...row('b@y.org', street) }]),
      ...others,
    ]
    const apart = numberOf(put(all('Waldweg 77')))
    expect(numberOf(put(all('Ring 5')))).toBe(apart - 1)
  })

  test('addresses of one box are one person, and can be taken apart', () => {
    const files = [
      shop(
        ['Ann.Ek@gmail.com', 'annek+x@googlemail.com', 'ann@gmx.de', 'ann+shop@gmx.de'].map((email) => ({
          email,
        })),
      ),
    ]
    expect(numberOf(put(files))).toBe(2)
    const apart: Decisions = { identity: { same: [['email:ann+shop@gmx.de', 'email:ann@gmx.de', false]] } }
    expect(numberOf(put(files, apart))).toBe(3)
  })

  test('a phone that a family shares does not make one person of it', () => {
    const home = { phone: '+49 170 1112223', postcode: '50667', city: 'Köln', lastName: 'Ek' }
    const files = [
      shop([{ email: 'ann@x.org', firstName: 'Ann', ...home }]),
      till([{ order: '1', firstName: 'Bob', ...home }]),
    ]
    expect(numberOf(put(files))).toBe(2)
    const alike = till([{ order: '1', firstName: 'Anne', ...home }])
    expect(numberOf(put([files[0] ?? alike, alike]))).toBe(1)
  })

  test('two customer numbers with one e-mail are two people where the names are others', () => {
    const row = (customer: string, firstName: string): Row => ({
      customer,
      email: 'ek@x.org',
      firstName,
      lastName: 'Ek',
    })
    expect(numberOf(put([shop([row('1', 'Ann'), row('2', 'Bob')])]))).toBe(2)
    expect(numberOf(put([shop([row('1', 'Robert'), row('2', 'Bob')])]))).toBe(1)
  })

  test('a relay address is somebody within its market only', () => {
    const rows: Row[] = [{ order: '1', email: 'q1@marketplace.amazon.de' }]
    const here = file('a.csv', 'order', rows, { recognisedAs: 'amazon_orders' })
    const there = file('b.csv', 'order', rows, { recognisedAs: 'woocommerce_orders' })
    expect(numberOf(put([here, there]))).toBe(2)
    expect(numberOf(put([here, { ...here, name: 'c.csv' }]))).toBe(1)
  })

  test('father and son of one name stay two, and a person may say they are one', () => {
    const files = [
      shop([{ email: 'a@x.org', firstName: 'Tom', lastName: 'Ek', postcode: '50667' }]),
      till([{ order: '1', customerName: 'Tom Ek Jr.', email: 'b@x.org', postcode: '50667' }]),
    ]
    expect(numberOf(put(files))).toBe(2)
    const said: Decisions = { identity: { same: [['email:a@x.org', 'email:b@x.org', true]] } }
    expect(numberOf(put(files, said))).toBe(1)
  })

  test('a household is one customer where that is wanted', () => {
    const one = { lastName: 'Ek', postcode: '50667' }
    const files = [
      shop([
        { email: 'a@x.org', ...one, firstName: 'Ann' },
        { email: 'b@x.org', ...one, firstName: 'Bob' },
      ]),
    ]
    expect(numberOf(put(files))).toBe(2)
    expect(numberOf(put(files, { identity: { level: 'household' } }))).toBe(1)
  })
})
