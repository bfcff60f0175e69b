import { type Detector, doubtful, type Suspect, type Tested } from '../detector.ts'
import type { Contacts, Ledger } from '../ledger.ts'

/** A household may be as large as the next smaller number. */
const least = 4
const chunk = 1 << 16

/** Customers of each contact, each of them once: a card is told with each payment. */
function* sharers({ rows, customer, contact }: Contacts): Generator<number, Map<number, Set<number>>> {
  const groups = new Map<number, Set<number>>()
  for (let i = 0; i < rows; i++) {
    if (i % (chunk / 4) === 0) yield (0.8 * i) / rows
    put(groups, contact[i] ?? 0, customer[i] ?? -1)
  }
  return groups
}

function put(groups: Map<number, Set<number>>, at: number, who: number): void {
  groups.set(at, (groups.get(at) ?? new Set()).add(who))
}

/** Each customer at the contact of anyone, as often as they have one. */
function* dealtAnew(
  groups: ReadonlyMap<number, ReadonlySet<number>>,
  random: () => number,
): Generator<number, Map<number, Set<number>>> {
  const pairs = Array.from(groups, ([at, group]) => Array.from(group, (who) => [at, who] as const)).flat()
  const dealt = new Map<number, Set<number>>()
  for (const [i, [, who]] of pairs.entries()) {
    if (i % (chunk / 4) === 0) yield (0.8 * i) / pairs.length
    put(dealt, pairs[Math.floor(random() * pairs.length)]?.[0] ?? 0, who)
  }
  return dealt
}

function* tested(
  { contacts, lastDay }: Ledger,
  random: () => number,
  isDealt: boolean,
): Generator<number, Tested> {
  const own = yield* sharers(contacts)
  const groups = isDealt ? yield* dealtAnew(own, random) : own
  const sizes = Array.from(groups.values(), ({ size }) => size)
  const calm = sizes.filter((size) => size < least)
  const people = calm.reduce((sum, size) => sum + size, 0)
  const again = people > 0 ? (people - calm.length + 1) / (people + 1) : 1
  const kindOf = new Map<number, number>()
  for (let i = 0; i < contacts.rows; i++) kindOf.set(contacts.contact[i] ?? 0, contacts.kind.codes[i] ?? 0)
  const suspects: Suspect[] = []
  for (const [at, group] of groups) {
    if (group.size < least) continue
    const p = again ** (group.size - 1)
    if (p > doubtful) continue
    const who = [...group].sort((a, b) => a - b)
    const names = [contacts.kind.labels[kindOf.get(at) ?? 0] ?? '']
    const figures = [group.size, people > 0 ? calm.length / people : 1]
    suspects.push({
      p,
      customer: who[0] ?? -1,
      people: who,
      day: lastDay,
      orders: [],
      worth: 0,
      figures,
      names,
    })
  }
  return { tests: groups.size, suspects: suspects.sort((a, b) => a.p - b.p || a.customer - b.customer) }
}

export const accounts: Detector = {
  id: 'accounts',
  label: 'Many accounts at one place',
  of: 'customer',
  isHabit: true,
  rule: 'Four or more customers share one address, one phone or one card, more than households in your shop do: second accounts for first-order offers, or a reseller.',
  lacks: ({ contacts }) =>
    contacts.rows < 2
      ? 'Needs customers with street and postcode, with phones, or payments that tell the card (a fingerprint).'
      : null,
  test: tested,
  words: ({ figures: [size = 0, alone = 1], names: [kind = ''] }, s) => ({
    why: `${s.count(size, 'customer')} with one ${kind}.`,
    usual: `${s.number(1 / Math.max(0.01, alone))} customers to one ${kind}`,
  }),
}
