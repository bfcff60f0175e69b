import type { Meaning } from '../../src/contract/schema.ts'
import { type Coded, codes, type Rows } from './rows.ts'
import { UnionFind } from './union-find.ts'

/** Who stands in each row: `customer[r]` is a dense key in the order of `labels`, -1 where nobody is named. */
export interface Identity {
  customer: Int32Array
  /** What the customer is called by: e-mail, else number, else phone, else name and postcode. Sorted. */
  labels: string[]
}

/** From the surest identifier to the least sure. */
const identifiers: readonly Meaning[] = ['email', 'customer', 'phone', 'customerName']

/**
 * A number that stands with more e-mails than this is no person (a till's "guest" account): it links nobody.
 */
const mostEmails = 3

/** One customer from many rows: the same e-mail, or the same number where no e-mail contradicts it. */
export function identify(rows: Rows): Identity {
  const nodes = lay(rows)
  const sets = new UnionFind(nodes.labels.length)
  link(nodes, sets)
  return number(rows.total, nodes, sets)
}

interface Nodes {
  /** One array per identifier: node of each row, or -1. */
  of: Int32Array[]
  labels: string[]
}

function lay(rows: Rows): Nodes {
  const labels: string[] = []
  const of = identifiers.map((meaning) => {
    const column = meaning === 'customerName' ? names(rows) : codes(rows, meaning)
    const offset = labels.length
    for (const label of column.labels) labels.push(label)
    return column.codes.map((code) => (code < 0 ? -1 : code + offset))
  })
  return { of, labels }
}

/** A name counts only together with its postcode, where the files have one. */
function names(rows: Rows): Coded {
  const name = fullNames(rows)
  const place = codes(rows, 'postcode')
  const known = new Map<number, number>()
  const labels: string[] = []
  const width = place.labels.length + 1
  const out = name.codes.map((n, r) => {
    if (n < 0) return -1
    const p = place.codes[r] ?? -1
    const pair = n * width + p + 1
    const code = known.get(pair)
    if (code !== undefined) return code
    known.set(pair, labels.length)
    return labels.push(p < 0 ? (name.labels[n] ?? '') : `${name.labels[n]}, ${place.labels[p]}`) - 1
  })
  return { codes: out, labels }
}

/** The whole name, or first and last name where a file has them apart. */
export function fullNames(rows: Rows): Coded {
  const whole = codes(rows, 'customerName')
  const first = codes(rows, 'firstName')
  const last = codes(rows, 'lastName')
  if (first.labels.length + last.labels.length === 0) return whole
  const known = new Map(whole.labels.map((label, code) => [label, code]))
  const labels = [...whole.labels]
  const out = whole.codes.map((code, r) => {
    if (code >= 0) return code
    const label =
      `${first.labels[first.codes[r] ?? -1] ?? ''} ${last.labels[last.codes[r] ?? -1] ?? ''}`.trim()
    if (label === '') return -1
    const found = known.get(label)
    if (found !== undefined) return found
    known.set(label, labels.length)
    return labels.push(label) - 1
  })
  return { codes: out, labels }
}

/** Joins each number with the e-mails it stands beside, unless they are too many. */
function link({ of }: Nodes, sets: UnionFind): void {
  const [email, customer] = of
  if (!email || !customer) return
  const beside = new Map<number, Set<number>>()
  for (let r = 0; r < email.length; r++) {
    const e = email[r] ?? -1
    const c = customer[r] ?? -1
    if (e < 0 || c < 0) continue
    const seen = beside.get(c)
    if (seen) seen.add(e)
    else beside.set(c, new Set([e]))
  }
  for (const [c, emails] of beside) {
    if (emails.size <= mostEmails) for (const e of emails) sets.union(Math.min(e, c), Math.max(e, c))
  }
}

/** Dense keys in label order: the same files in another order give the same keys. */
function number(total: number, { of, labels }: Nodes, sets: UnionFind): Identity {
  const leader = new Int32Array(total).fill(-1)
  for (let r = 0; r < total; r++) {
    for (const nodes of of) {
      const node = nodes[r] ?? -1
      if (node < 0) continue
      leader[r] = sets.find(node)
      break
    }
  }
  const smallest = called(leader, labels, of, sets)
  const order = [...smallest.entries()].sort((a, b) => (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : a[0] - b[0]))
  const key = new Int32Array(labels.length).fill(-1)
  order.forEach(([node], k) => {
    key[node] = k
  })
  return {
    customer: leader.map((node) => (node < 0 ? -1 : (key[node] ?? -1))),
    labels: order.map(([, l]) => l),
  }
}

/** The smallest label of the surest kind in each set that occurs. */
function called(
  leader: Int32Array,
  labels: string[],
  of: Int32Array[],
  sets: UnionFind,
): Map<number, string> {
  const kind = new Int8Array(labels.length).fill(-1)
  of.forEach((nodes, k) => {
    for (const node of nodes) if (node >= 0) kind[node] = k
  })
  const used = new Uint8Array(labels.length)
  for (const node of leader) if (node >= 0) used[node] = 1
  const best = new Map<number, number>()
  for (let node = 0; node < labels.length; node++) {
    const root = sets.find(node)
    if (!used[root]) continue
    const rival = best.get(root)
    if (rival === undefined || sooner(node, rival, kind, labels)) best.set(root, node)
  }
  return new Map([...best].map(([root, node]) => [root, labels[node] ?? '']))
}

function sooner(a: number, b: number, kind: Int8Array, labels: string[]): boolean {
  const byKind = (kind[a] ?? 0) - (kind[b] ?? 0)
  return byKind === 0 ? (labels[a] ?? '') < (labels[b] ?? '') : byKind < 0
}
