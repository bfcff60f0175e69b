import { webshop } from '../truths.ts'
import { type Entry, numbered, price, stamp } from './ledger.ts'
import type { Shopper } from './shoppers.ts'

/** Who is behind each planted fraud or slip, by e-mail. */
export interface Frauds {
  refunder: string[]
  orderedTwice: string[]
  wrongPrice: string[]
  sharers: string[]
}

/** Some ordinary shoppers, far apart in the book, move to the address of the first of them. */
export function sharing(all: readonly Shopper[]): { shoppers: Shopper[]; sharers: string[] } {
  const { people } = webshop.frauds.address
  const ordinary = all.filter(({ kind }) => kind === 'ordinary')
  const chosen = ordinary.filter((_, i) => i % 90 === 40).slice(0, people)
  const { street = '', town = chosen[0]?.person.town } = chosen[0]?.person ?? {}
  const shoppers = all.map((one) =>
    chosen.includes(one) && town ? { ...one, person: { ...one.person, street, town } } : one,
  )
  return { shoppers, sharers: chosen.map(({ person }) => person.email).sort() }
}

/** Refunds without end, an order taken twice, a slip of the point: planted in the finished books, which else stay as they are. */
export function defrauded(books: readonly Entry[]): { books: Entry[]; frauds: Omit<Frauds, 'sharers'> } {
  const { refunder, all } = refunded(books)
  const twice = all.find((entry) => rare(entry, all))
  const wrong = all.findLast(
    (entry) => slips(entry) && entry.shopper !== twice?.shopper && entry.shopper !== refunder,
  )
  const planted = all.flatMap((entry) => {
    if (entry === twice) return [entry, again(entry)]
    return [entry === wrong ? slipped(entry) : entry]
  })
  const mail = (who: Shopper | undefined) => (who ? [who.person.email] : [])
  return {
    books: numbered(planted),
    frauds: {
      refunder: mail(refunder),
      orderedTwice: mail(twice?.shopper),
      wrongPrice: mail(wrong?.shopper),
    },
  }
}

/** The ordinary shopper with most orders sends back all but the first. */
function refunded(books: readonly Entry[]): { refunder: Shopper | undefined; all: Entry[] } {
  const counts = new Map<Shopper, number>()
  for (const { shopper, status } of books)
    if (shopper.kind === 'ordinary' && status !== 'voided')
      counts.set(shopper, (counts.get(shopper) ?? 0) + 1)
  const refunder = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
  const first = books.find(({ shopper }) => shopper === refunder)
  const all = books.map((entry): Entry => {
    if (entry.shopper !== refunder || entry === first || entry.status === 'voided') return entry
    return { ...entry, status: 'refunded', refunded: entry.total }
  })
  return { refunder, all }
}

const late = 80_000

/** Paid, of three products or more, and the only one that comes to this amount. */
function rare(entry: Entry, all: readonly Entry[]): boolean {
  const ordinary = entry.shopper.kind === 'ordinary' && entry.status === 'paid' && entry.second < late
  return ordinary && entry.lines.length >= 3 && all.every((e) => e === entry || e.total !== entry.total)
}

function again(entry: Entry): Entry {
  const second = entry.second + webshop.frauds.twice.seconds
  return { ...entry, second, createdAt: stamp(entry.day, second), note: '' }
}

const slips = ({ shopper, status, lines, promotion }: Entry) =>
  shopper.kind === 'ordinary' &&
  status === 'paid' &&
  !promotion &&
  lines.some(({ product }) => product.name === webshop.frauds.price.product)

function slipped(entry: Entry): Entry {
  const { product: name, factor } = webshop.frauds.price
  const lines = entry.lines.map((line) =>
    line.product.name === name
      ? { ...line, product: { ...line.product, price: line.product.price * factor } }
      : line,
  )
  return { ...entry, lines, ...price({ ...entry, lines }) }
}
