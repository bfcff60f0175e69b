import { row } from './file.ts'
import { type Order, shopOf, stream } from './shop.ts'

/** Something that a customer said, as a made-up shop knows it. */
export interface Tale {
  id: string
  order: Order
  at: Date
  stars: number
  title: string
  text: string
  reply: string
  repliedAt: Date
  resolvedAt: Date | null
  minutes: number
  good: boolean | null
}

/** One row of a table as it should come: column → value; a customer and an order by what they are called. */
export type Expected = Record<string, string | number>

/** How a tool writes a file that holds no orders. */
export interface Telling {
  id: string
  /** What tells several shapes of one tool apart. */
  shape?: string
  header: string
  delimiter?: string
  name?: string
  above?: string
  below?: string
  table: 'message' | 'payment' | 'visit' | 'label' | 'customer'
  rows: Record<string, string>[]
  expected: Expected[]
  /** Rows with nothing in them that can be used. */
  aside?: number
}

const titles = ['Lovely', "Wasn't sure, but yes", 'Never again', 'Fine; quick', 'So "blue"', '']
const texts = [
  "It's very good, thank you all",
  'Came late and the mug was broken.\nNobody answered, "sorry" is not enough',
  'Just as described; would buy again',
  'Nice colour, a bit small for £12.50',
]

/** The same things said for the same seed; every second order is spoken of, none twice. */
export function talesOf(seed: number): Tale[] {
  const next = stream(seed)
  const upTo = (most: number) => Math.floor(next() * most)
  return shopOf(11)
    .filter((_, i) => i % 2 === 0)
    .map((order, i) => {
      const at = new Date(order.at.getTime() + (1 + upTo(9)) * 86_400_000 + upTo(80_000) * 1000)
      const minutes = 1 + upTo(3000)
      return {
        id: String(70_501 + i * 3),
        order,
        at,
        stars: 1 + upTo(5),
        title: titles[upTo(titles.length)] ?? '',
        text: texts[upTo(texts.length)] ?? '',
        reply: i % 3 === 0 ? "Thanks a lot! We're glad" : '',
        repliedAt: new Date(at.getTime() + minutes * 60_000),
        resolvedAt: i % 4 === 3 ? null : new Date(at.getTime() + (minutes + 400) * 60_000),
        minutes,
        good: [true, false, null][upTo(3)] ?? null,
      }
    })
}

/** The file as the tool writes it. */
export function textOf({ header, delimiter = ',', above = '', below = '', rows }: Telling): string {
  const names = header.split(delimiter)
  const lines = rows.map((cells) =>
    row(
      names.map((name) => cells[name] ?? ''),
      delimiter,
    ),
  )
  return `${above}${[header, ...lines].join('\n')}\n${below}`
}
