/** One customer of a made-up shop: what they bought first, second and third (`none` = nothing more), and what they are like. */
export interface Buyer {
  readonly bought: readonly [number, number, number]
  readonly kind: number
  readonly cell: number
  readonly month: number
  /** Nobody says where they live. */
  readonly isTold: boolean
}
export type Of = (buyer: Buyer) => boolean

export const products = ['Soap', 'Balm', 'Set 4']
export const kinds = ['Regulars', 'Now and then', 'Once']
export const months = ['2026-01-01', '2026-02-01', '2026-03-01']
export const none = products.length

/** A group that a report may tell the size of. */
export interface Group {
  readonly name: string
  readonly of: Of
}

export const at =
  (column: number, item: number): Of =>
  ({ bought }) =>
    bought[column] === item && (column < 2 || bought[1] !== none)
export const ofKind =
  (kind: number): Of =>
  (buyer) =>
    buyer.kind === kind
export const both =
  (a: Of, b: Of): Of =>
  (buyer) =>
    a(buyer) && b(buyer)
export const isAnyone: Of = () => true
export const cameAgain: Of = ({ bought }) => bought[1] !== none
export const items = products.map((_, i) => i)
export const label = (item: number) => products[item] ?? 'No further purchase yet'
export const wentOn: Of = ({ bought }) => bought[2] !== none

interface Counted {
  column: number
  item: number
  of: Of
}
export const nodes: Counted[][] = [0, 1, 2].map((column) =>
  (column === 0 ? items : [...items, none]).map((item) => ({ column, item, of: at(column, item) })),
)

/** Every group whose size some block tells or lets be worked out. */
export function groupsOf(): Group[] {
  const flow = nodes.flatMap((all) =>
    all.map(({ column, item, of }) => ({ name: `node ${column} ${label(item)}`, of })),
  )
  const links = [0, 1].flatMap((column) =>
    (nodes[column] ?? []).flatMap((a) =>
      (nodes[column + 1] ?? []).map((b) => ({
        name: `link ${column} ${label(a.item)} → ${label(b.item)}`,
        of: both(a.of, b.of),
      })),
    ),
  )
  const rest = items.flatMap((item) => [
    { name: `told ${label(item)}`, of: (b: Buyer) => at(0, item)(b) && b.isTold },
    { name: `untold ${label(item)}`, of: (b: Buyer) => at(0, item)(b) && !b.isTold },
  ])
  const ways = items.flatMap((a) =>
    items.flatMap((b) => {
      const way = both(at(0, a), at(1, b))
      const others = both(at(0, a), (buyer) => cameAgain(buyer) && buyer.bought[1] !== b)
      return [
        { name: `third ${label(a)} → ${label(b)}`, of: both(way, wentOn) },
        { name: `no third ${label(a)} → ${label(b)}`, of: both(way, (buyer) => !wentOn(buyer)) },
        { name: `beside ${label(a)} → ${label(b)}`, of: others },
        { name: `beside third ${label(a)} → ${label(b)}`, of: both(others, wentOn) },
      ]
    }),
  )
  const begun = items.flatMap((item) => [
    { name: `then ${label(item)}`, of: both(at(0, item), cameAgain) },
    { name: `no more ${label(item)}`, of: both(at(0, item), (b) => !cameAgain(b)) },
  ])
  const people = kinds.flatMap((name, k) => [
    { name: `kind ${name}`, of: ofKind(k) },
    { name: `told ${name}`, of: (b: Buyer) => b.kind === k && b.isTold },
    { name: `untold ${name}`, of: (b: Buyer) => b.kind === k && !b.isTold },
    { name: `again ${name}`, of: both(cameAgain, ofKind(k)) },
    { name: `once ${name}`, of: both((b) => !cameAgain(b), ofKind(k)) },
    ...[0, 1].map((cell) => ({
      name: `mark ${name} ${cell}`,
      of: (b: Buyer) => b.kind === k && b.cell === cell,
    })),
  ])
  const time = months.flatMap((month, m) => [
    { name: `month ${month}`, of: (b: Buyer) => b.month === m },
    { name: `month ${month} again`, of: (b: Buyer) => b.month === m && cameAgain(b) },
    { name: `month ${month} once`, of: (b: Buyer) => b.month === m && !cameAgain(b) },
  ])
  const whole = [
    { name: 'all', of: isAnyone },
    { name: 'again', of: cameAgain },
    { name: 'once', of: (b: Buyer) => !cameAgain(b) },
    { name: 'untold', of: (b: Buyer) => !b.isTold },
  ]
  return [...whole, ...flow, ...links, ...rest, ...ways, ...begun, ...people, ...time]
}

/** Everybody who could be: what a reader knows of the shop before any number. */
export function everybody(): Buyer[] {
  const ways = items.flatMap((first) => [
    [first, none, none] as const,
    ...items.flatMap((second) => [...items, none].map((third) => [first, second, third] as const)),
  ])
  const of = (length: number) => Array.from({ length }, (_, i) => i)
  return ways.flatMap((bought) =>
    of(kinds.length).flatMap((kind) =>
      of(2).flatMap((cell) =>
        of(months.length).flatMap((month) =>
          [true, false].map((isTold) => ({ bought, kind, cell, month, isTold })),
        ),
      ),
    ),
  )
}
