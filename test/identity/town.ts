import { mailbox } from '../../workers/identity/email.ts'
import type { FileColumns } from '../../workers/join/columns.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { file, type Row } from '../join/people.ts'

const firsts =
  'Anna Maria Thomas Michael Julia Laura Peter Stefan Sarah Lisa David Daniel Christian Andreas Sabine Martin Katharina Robert William James Emma Olivia Sophie Lucas Jan Eva Nina Paul Felix Markus Claudia Petra Hannah Leon Marie Elisabeth Alexander Johannes Wolfgang Ulrike Monika Birgit Frank Jürgen Karin Heike Tobias Matthias Sebastian Philipp Giulia Marco Luca Chiara Pierre Camille Louise Hugo Lars Ingrid Björn Astrid Mikkel Freja Carlos Lucia Javier Carmen Ewa Piotr'.split(
    ' ',
  )
const lasts =
  'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Smith Jones Taylor Brown Wilson Garcia Rossi Bianchi Dubois Laurent Nowak Kowalski Jansen Visser Hansen Nielsen Larsson Berg Lindqvist Okafor Brandt Vogel Krause Lehmann Köhler Herrmann Winter Sommer Kaiser Lange Schäfer Franke Albrecht Böhm Dietrich Ziegler Kuhn Pohl Engel Horn Busch Bergmann Thiele Sauer Seidel Haas Graf Arnold Ott Simon Pfeiffer Ritter Stein Jäger Beck Sturm'.split(
    ' ',
  )
const cities =
  'Köln Berlin Hamburg München Leipzig Bremen Dresden Essen Mainz Kiel Ulm Trier Bonn Jena Erfurt'.split(' ')
const streets =
  'Haupt Garten Bahnhof Schul Berg Kirch Linden Wald Ring Feld Rosen Mozart Goethe Schiller Markt Mühlen Wiesen Birken'.split(
    ' ',
  )
const mails =
  'gmail.com gmail.com gmx.de web.de outlook.com yahoo.com icloud.com t-online.de posteo.de'.split(' ')
const nick: Record<string, string> = {
  Thomas: 'Tom', Michael: 'Michi', Katharina: 'Kathi', Robert: 'Bob', William: 'Bill', James: 'Jim', Alexander: 'Alex',
  Johannes: 'Hans', Matthias: 'Matze', Sebastian: 'Basti', Elisabeth: 'Lisa', Daniel: 'Dan',
} // biome-ignore format: a table

interface Person {
  id: number
  first: string
  last: string
  email: string
  phone: string
  postcode: string
  city: string
  street: string
}

export interface Town {
  files: FileColumns[]
  /** Who stands in each row of all files, laid end to end. */
  truth: number[]
}

class Dice {
  readonly next: () => number
  readonly taken = new Set<string>()
  constructor(seed: number) {
    this.next = seeded(seed)
  }
  below = (n: number) => Math.floor(this.next() * n)
  chance = (p: number) => this.next() < p
  one = <T>(of: readonly T[]): T => of[this.below(of.length)] as T
  /** The first ones are drawn more often. */
  usual = <T>(of: readonly T[]): T => of[Math.floor(of.length * this.next() ** 1.6)] as T
}

const ascii = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace('ß', 'ss')
const letters = 'abcdefghijklmnopqrstuvwxyz'

function address(dice: Dice, first: string, last: string): string {
  const [f, l] = [ascii(first), ascii(last)]
  const stem = dice.one([`${f}.${l}`, `${f}${l}`, `${f[0]}.${l}`, `${l}.${f}`, `${f}.${l}`, `${f}_${l}`])
  return `${stem}${dice.chance(0.75) ? dice.below(9999) : ''}@${dice.one(mails)}`
}

/** No two people share an address. */
function own(dice: Dice, email: string): string {
  let one = email
  while (dice.taken.has(mailbox(one))) one = `${dice.below(9999)}${email}`
  dice.taken.add(mailbox(one))
  return one
}

function surname(dice: Dice): string {
  if (dice.chance(0.45)) return dice.usual(lasts)
  const half = () => dice.one(lasts).slice(0, 3 + dice.below(3))
  const end = ascii(dice.one(['mann', 'er', 'bach', 'sen', 'ski', 'ini', 'hofer', 'feld', 'stein']))
  return `${half()}${end}`
}

const door = (dice: Dice) => `${dice.one(streets)}straße ${1 + dice.below(90)}`

/** Singles, namesakes and families; a family shares name and home, sometimes the phone. */
function peopleOf(dice: Dice, size: number): Person[] {
  const people: Person[] = []
  const phone = () => `1${dice.one(['51', '60', '70', '75', '76', '79'])}${1_000_000 + dice.below(8_999_999)}`
  while (people.length < size) {
    const area = dice.below(cities.length)
    const home = {
      last: surname(dice),
      postcode: `${10_000 + area * 5000 + dice.below(60)}`,
      city: cities[area] ?? '',
      street: door(dice),
    }
    const line = phone()
    const members = dice.chance(0.15) ? 2 + dice.below(2) : 1
    const names = new Set<string>()
    while (names.size < members) names.add(dice.usual(firsts))
    for (const first of names) {
      const own = { email: address(dice, first, home.last), phone: dice.chance(0.4) ? line : phone() }
      people.push({ id: people.length, first, ...home, ...own })
      if (members > 1 && dice.chance(0.06))
        people.push(son(dice, people[people.length - 1] as Person, people.length, phone()))
    }
  }
  return people.map((p, id) => ({ ...p, id, email: own(dice, p.email) }))
}

const son = (dice: Dice, father: Person, id: number, phone: string): Person => ({
  ...father,
  id,
  last: `${father.last} jun.`,
  email: address(dice, father.first, father.last),
  phone,
})

function slip(dice: Dice, text: string): string {
  const at = 1 + dice.below(Math.max(1, text.length - 1))
  const letter = letters[dice.below(26)] ?? 'e'
  const turned = text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2)
  return dice.one([
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + letter + text.slice(at),
    turned,
  ])
}

function written(dice: Dice, phone: string): string {
  const [a, b] = [phone.slice(0, 3), phone.slice(3)]
  return dice.one([`+49 ${a} ${b}`, `0${a}/${b}`, `0049${phone}`, `+49 (0)${a}-${b}`, `0${phone}`])
}

function doorOf(dice: Dice, street: string): string {
  const [name = '', number = ''] = street.split(' ')
  const short = dice.one([
    name,
    name,
    name.replace('straße', 'str.'),
    name.replace('ß', 'ss'),
    slip(dice, name),
  ])
  return `${short} ${number}`
}

function emailOf(dice: Dice, { email, first, last }: Person): string | undefined {
  if (dice.chance(0.08)) return undefined
  if (dice.chance(0.22)) return own(dice, address(dice, first, last.replace(' jun.', '')))
  const [local = '', host = ''] = email.split('@')
  if (dice.chance(0.1)) return `${local}+shop@${host}`
  if (host === 'gmail.com' && dice.chance(0.3)) return `${local.replaceAll('.', '')}@googlemail.com`
  if (dice.chance(0.04)) return `${slip(dice, local)}@${host}`
  return dice.chance(0.15) ? email.toUpperCase() : email
}

function namesOf(dice: Dice, { first, last }: Person): [string, string] {
  if (dice.chance(0.03)) return [last, first]
  const called = dice.chance(0.05) ? (nick[first] ?? first) : dice.chance(0.06) ? slip(dice, first) : first
  const family = dice.chance(0.06) ? slip(dice, last) : dice.chance(0.1) ? last.toUpperCase() : last
  return dice.chance(0.1) ? [ascii(called), ascii(family)] : [called, family]
}

function seen(dice: Dice, person: Person): Person & { written: string; mail: string | undefined } {
  const [first, last] = namesOf(dice, person)
  const moved = dice.chance(0.06)
    ? { postcode: `${10_000 + dice.below(80_000)}`, city: dice.one(cities), street: door(dice) }
    : {}
  const street = doorOf(dice, moved.street ?? person.street)
  const phone = dice.chance(0.06) ? `170${1_000_000 + dice.below(8_999_999)}` : person.phone
  return {
    ...person,
    first,
    last,
    ...moved,
    street,
    phone,
    written: written(dice, phone),
    mail: emailOf(dice, person),
  }
}

/** Customers of a shop, orders of another one and members of a mail tool, with slips in each. */
export function town(seed: number, size: number, order: readonly number[] = [0, 1, 2]): Town {
  const dice = new Dice(seed)
  const people = peopleOf(dice, size)
  const standing = (share: number) =>
    people.flatMap((p) => (dice.chance(share) ? (dice.chance(0.04) ? [p, p] : [p]) : []))
  const parts = [shop(dice, standing(0.6)), orders(dice, standing(0.6)), members(dice, standing(0.4))]
  const chosen = order.flatMap((at) => parts[at] ?? [])
  return { files: chosen.map((p) => p.file), truth: chosen.flatMap((p) => p.truth) }
}

interface Part {
  file: FileColumns
  truth: number[]
}

function shop(dice: Dice, people: readonly Person[]): Part {
  const rows = people.map((p, i): Row => {
    const { first, last, written: phone, postcode, city, street, mail } = seen(dice, p)
    const told = { firstName: first, lastName: last, postcode, city, street, customer: `${5000 + i}` }
    return { ...told, ...(mail && { email: mail }), ...(dice.chance(0.75) && { phone }) }
  })
  return {
    file: file('shop.csv', 'customer', rows, { recognisedAs: 'shopify_customers' }),
    truth: people.map((p) => p.id),
  }
}

function orders(dice: Dice, people: readonly Person[]): Part {
  const rows = people.map((p, i): Row => {
    const { first, last, written: phone, postcode, city, street, mail } = seen(dice, p)
    const name = dice.chance(0.1) ? `${last}, ${first}` : `${first} ${last}`
    const told = {
      order: `W${i}`,
      date: `2024-0${1 + (i % 9)}-11`,
      orderTotal: 10 + dice.below(90),
      customerName: name,
    }
    return {
      ...told,
      postcode,
      city,
      street,
      ...(mail && { email: mail }),
      ...(dice.chance(0.6) && { phone }),
    }
  })
  return {
    file: file('orders.csv', 'order', rows, { recognisedAs: 'woocommerce_orders' }),
    truth: people.map((p) => p.id),
  }
}

function members(dice: Dice, people: readonly Person[]): Part {
  const rows = people.map((p): Row => {
    const { first, last, written: phone, postcode, mail } = seen(dice, p)
    const told = { firstName: first, lastName: last, email: mail ?? p.email }
    return { ...told, ...(dice.chance(0.5) && { postcode }), ...(dice.chance(0.4) && { phone }) }
  })
  return {
    file: file('members.csv', 'customer', rows, { recognisedAs: 'mailchimp_members' }),
    truth: people.map((p) => p.id),
  }
}
