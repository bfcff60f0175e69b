import { describe, expect, test } from 'vitest'
import { sql } from '../../workers/sql/sql.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { ask, bringIn, csvFile, deskOn } from './house.ts'

const engine = await sharedEngine()

const people = Array.from({ length: 12 }, (_, i) => ({
  name: `${'Ada Bruno Carla Dario Elsa Falk Gina Hugo Iris Jonas Kira Luis'.split(' ')[i]} ${'Ahrens Berger Conti Dorn Ekman Fuchs Greco Hahn Ilic Jansen Krol Lund'.split(' ')[i]}`,
  email: `person${i}@example.org`,
  phone: `+49 30 5550${String(100 + i)}`,
}))
const person = (i: number) => people[i % people.length] ?? { name: '', email: '', phone: '' }
const day = (i: number) =>
  `2025-${String(1 + (i % 6)).padStart(2, '0')}-${String(1 + (i % 27)).padStart(2, '0')}`

/** Orders of two lines; every seventh is given back in part, every eleventh cancelled. */
const shop = (from: number, to: number, raise = 0) =>
  Array.from({ length: to - from }, (_, k) => from + k).flatMap((n) => {
    const { email, name } = person(n)
    const typed = n % 3 === 0 ? email.toUpperCase() : email
    const status = n % 11 === 0 ? 'cancelled' : 'paid'
    return ['Mug', 'Plate'].map((thing, l) => {
      const price = 10 + (n % 5) + l + raise
      return `W-${n},${day(n)},${name},${typed},${thing},${n % 7 === 0 && l === 1 ? -1 : 2},${price}.50,${status}`
    })
  })
const shopHead = 'Order number,Order date,Customer name,E-mail,Product,Quantity,Unit price,Status'
const till = Array.from({ length: 40 }, (_, n) => {
  const { name, phone } = person(n + 3)
  return `T${n};${day(n + 2)
    .split('-')
    .reverse()
    .join(
      '.',
    )};${name.split(' ').toReversed().join(', ')};${phone.replaceAll(' ', '')};Teller;${3 + (n % 4)},90`
})
const list = (city: string) =>
  people.map(
    ({ name, email, phone }, i) => `C${i},${name},${email},${phone},${city} ${i % 3},${i % 2 ? 'yes' : 'no'}`,
  )
const reviews = Array.from(
  { length: 15 },
  (_, n) => `${day(n + 5)},${person(n).email},${1 + (n % 5)},Mug,"Words ${n}, and more"`,
)

const files = {
  old: csvFile('web-2025-07-01.csv', [shopHead, ...shop(1, 70)]),
  newer: csvFile('web-2025-08-01.csv', [shopHead, ...shop(40, 110, 2)]),
  till: csvFile('till.csv', ['Bon;Datum;Kunde;Telefon;Artikel;Betrag', ...till]),
  list: csvFile('customers.csv', ['Customer ID,Name,E-mail,Phone,City,Accepts marketing', ...list('Town')]),
  reviews: csvFile('reviews.csv', ['Date,E-mail,Stars,Product,Review', ...reviews]),
}

function orders<T>(of: readonly T[]): T[][] {
  if (of.length < 2) return [[...of]]
  return of.flatMap((one, i) => orders(of.toSpliced(i, 1)).map((rest) => [one, ...rest]))
}

/** All that a person could be told of, without the numbers of files. */
async function told(dropped: File[], together: boolean) {
  const desk = deskOn(null, engine)
  let made = (await bringIn(desk, together ? dropped : dropped.slice(0, 1))).workspace
  if (!together) for (const file of dropped.slice(1)) made = (await bringIn(desk, [file], made.id)).workspace
  const all = async (table: 'mart_orders' | 'mart_customers' | 'orders' | 'lines') => {
    if (table === 'mart_orders')
      return await ask(
        desk,
        sql`select order_key, customer_key, day, round(revenue, 2), round(refund, 2), items, lines, nth, currency, channel, first_product from mart_orders`,
      )
    if (table === 'mart_customers')
      return await ask(desk, sql`select * replace (round(revenue, 2) as revenue) from mart_customers`)
    if (table === 'lines')
      return await ask(
        desk,
        sql`select order_key, product_key, quantity, round(amount, 2) as a from order_line order by all`,
      )
    return await ask(
      desk,
      sql`select order_key, customer_key, round(revenue, 2), status from orders order by all`,
    )
  }
  return {
    orders: await all('orders'),
    lines: await all('lines'),
    martOrders: await all('mart_orders'),
    martCustomers: await all('mart_customers'),
    customers: made.customers,
    sums: made.account.sums,
  }
}

function halves(file: File, text: string): File[] {
  const [head = '', ...rows] = text.trimEnd().split('\n')
  const cut = Math.floor(rows.length / 4) * 2 + 1
  return [rows.slice(0, cut), rows.slice(cut)].map((part, i) =>
    csvFile(file.name.replace('.csv', `-${i + 1}.csv`), [head, ...part]),
  )
}

describe('five sources that contradict each other, with refunds and one person typed in many ways', () => {
  test('in eight orders at once, and three one by one, are the same warehouse', {
    timeout: 240_000,
  }, async () => {
    const once = await told(Object.values(files), true)
    expect(once.customers).toBe(people.length)
    const { old, newer, till: bons, list: names, reviews: words } = files
    for (const turn of orders([old, newer, bons, names]).filter((_, i) => i % 3 === 0))
      expect(await told([...turn, words], true), turn.map(({ name }) => name).join(', ')).toEqual(once)
    for (const turn of [
      [words, names, bons, newer, old],
      [newer, words, old, names, bons],
      [bons, old, names, words, newer],
    ])
      expect(await told(turn, false), turn.map(({ name }) => name).join(', ')).toEqual(once)
  })

  test.each(Object.keys(files) as (keyof typeof files)[])(
    '%s split in two is the same warehouse',
    { timeout: 240_000 },
    async (which) => {
      const once = await told(Object.values(files), true)
      const parts = halves(files[which], await files[which].text())
      const others = Object.entries(files).flatMap(([name, file]) => (name === which ? [] : [file]))
      expect(await told([...parts, ...others], true)).toEqual(once)
      expect(await told([...others, ...parts.toReversed()], true)).toEqual(once)
      expect(await told([...parts.toReversed(), ...others], false)).toEqual(once)
    },
  )
})
