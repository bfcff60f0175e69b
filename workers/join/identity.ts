import { fullNames } from './names.ts'
import { Pairs } from './pairs.ts'
import { isNameless, vendor } from './role.ts'
import { type Coded, codes, type Keyed, lowerCase, type Rewrite, type Rows, trimmed } from './rows.ts'
import { alphabetical, compare, sortRuns } from './sort.ts'
import { iota, tally } from './table.ts'
import { UnionFind } from './union-find.ts'

/** Who stands in each row, before customers have keys. */
export interface Identity {
  /** The surest identifier of each row, -1 where nobody is named. Not to be written to. */
  codes: Int32Array
  /** Of each identifier: one that leads all of the same person. */
  person: Int32Array
  nodes: Nodes
}

/** Identifiers of all kinds, the surest kind first: `from[k]` is the first node of kind k. */
interface Nodes {
  idents: readonly string[]
  from: readonly number[]
}

/**
 * One customer from many rows: e-mail first, then customer number, then phone, then name with postcode. A number or
 * phone that was only ever seen beside one surer identifier is the same person; one seen beside several links nobody.
 */
export function identify(rows: Rows): Identity {
  const kinds = [
    codes(rows, 'email', lowerCase),
    codes(rows, 'customer', rows.files.length > 1 ? ofVendor : trimmed),
    codes(rows, 'phone', digits),
  ]
  const idents = kinds.flatMap(({ labels }) => labels)
  const from = offsets(kinds.map(({ labels }) => labels.length))
  const sets = new UnionFind(idents.length)
  const surest = surestOf(rows, kinds, from, sets)
  const people: string[] = []
  const known = surest.includes(-1) ? nameTheRest(rows, surest, idents.length, people) : surest
  const person = iota(idents.length + people.length)
  for (let node = 0; node < idents.length; node++) person[node] = sets.find(node)
  return { codes: withoutUnused(rows, known), person, nodes: { idents: idents.concat(people), from } }
}

function offsets(lengths: readonly number[]): number[] {
  const from = [0]
  for (const length of lengths) from.push((from.at(-1) ?? 0) + length)
  return from
}

const ofVendor: Rewrite = (label, file) => `${vendor(file.recognisedAs)}\u0000${label.trim()}`
const digits: Rewrite = (label) => label.replace(/(?!^\+)[^0-9]/g, '')

/** How sure the kind of a node is: 0 is the surest. */
function kindOf({ from }: Nodes, node: number): number {
  let kind = from.length - 1
  while (kind > 0 && node < (from[kind] ?? 0)) kind--
  return kind
}

/** What the customer of a node is called. */
function nameOf(nodes: Nodes, node: number): string {
  const ident = nodes.idents[node] ?? ''
  if (node >= (nodes.from[3] ?? 0)) return ident.split('|')[1] ?? ident
  return ident.slice(ident.indexOf('\u0000') + 1)
}

/** The surest node of each row, -1 for none. One kind alone stands as it is. */
function surestOf(rows: Rows, kinds: readonly Coded[], from: readonly number[], sets: UnionFind): Int32Array {
  const [first, ...more] = kinds.filter(({ codes }) => codes.length > 0)
  if (first && more.length === 0) return first.codes
  const surest = new Int32Array(rows.total).fill(-1)
  kinds.forEach(({ codes, labels }, k) => {
    if (k > 0) link(codes, labels.length, from[k] ?? 0, surest, sets)
    settle(codes, from[k] ?? 0, surest)
  })
  return surest
}

const several = -2

/** Joins the nodes of one kind with the surer ones that they stand beside, unless these are several. */
function link(own: Int32Array, nodes: number, from: number, surest: Int32Array, sets: UnionFind): void {
  const beside = new Int32Array(nodes).fill(-1)
  for (let r = 0; r < own.length; r++) {
    const node = own[r] ?? -1
    const surer = surest[r] ?? -1
    if (node < 0 || surer < 0) continue
    const before = beside[node]
    if (before !== surer) beside[node] = before === -1 ? surer : several
  }
  beside.forEach((surer, node) => {
    if (surer >= 0) sets.union(surer, from + node)
  })
}

function settle(own: Int32Array, from: number, surest: Int32Array): void {
  for (let r = 0; r < own.length; r++) {
    const node = own[r] ?? -1
    if (node >= 0 && (surest[r] ?? -1) < 0) surest[r] = from + node
  }
}

/** A name counts together with its postcode, and only in rows that tell nothing surer. Its nodes are added to `people`. */
function nameTheRest(rows: Rows, known: Int32Array, from: number, people: string[]): Int32Array {
  const name = fullNames(rows)
  const surest = known.slice()
  const personOf = namesakes(rows, people)
  rows.files.forEach((file, f) => {
    const nameless = isNameless(file)
    if (!nameless && name.labels.length === 0) return
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; r < end; r++) {
      if ((surest[r] ?? -1) >= 0) continue
      if (nameless) surest[r] = from + people.push(rowAsPerson(rows, f, r)) - 1
      else if ((name.codes[r] ?? -1) >= 0) surest[r] = from + personOf(r)
    }
  })
  return surest
}

/** Finds the person of a row by name and postcode, whatever the capitals; new ones are added to `people`. */
function namesakes(rows: Rows, people: string[]): (row: number) => number {
  const name = fullNames(rows)
  const place = codes(rows, 'postcode')
  const pairs = new Pairs()
  const personOf: number[] = []
  const known = new Map<string, number>()
  const meet = (n: number, p: number) => {
    const label = name.labels[n] ?? ''
    const key = `${label.toLowerCase()}|${(place.labels[p] ?? '').toLowerCase()}`
    const person = known.get(key) ?? people.push(`${key.replaceAll('|', ' ')}|${label}`) - 1
    known.set(key, person)
    return person
  }
  return (row) => {
    const n = name.codes[row] ?? -1
    const p = place.codes[row] ?? -1
    const pair = pairs.number(n, p)
    if (pair === personOf.length) personOf.push(meet(n, p))
    return personOf[pair] ?? -1
  }
}

function rowAsPerson(rows: Rows, file: number, row: number): string {
  const line = rows.files[file]?.lines[row - (rows.start[file] ?? 0)] ?? 0
  return `row ${line} of file ${file}|Row ${line}`
}

/** Rows of unused files name nobody, though they told who is the same person. */
function withoutUnused(rows: Rows, surest: Int32Array): Int32Array {
  if (!rows.roles.includes('unused')) return surest
  const out = surest.slice()
  rows.roles.forEach((role, f) => {
    if (role === 'unused') out.fill(-1, rows.start[f], rows.start[f + 1])
  })
  return out
}

/** Dense keys in label order: the same files in another order give the same keys. `some` are codes of rows. */
export function customerKeys({ codes, person, nodes }: Identity, some: Int32Array): Keyed {
  const few = tally(some, person.length)
  const best = calledBy(nodes, person, few.includes(0) ? tally(codes, person.length) : few)
  const names = Array.from(best, (node) => nameOf(nodes, node))
  const order = sortRuns(
    alphabetical(names),
    (a, b) => names[a] === names[b],
    (a, b) => surer(nodes, best[a] ?? 0, best[b] ?? 0),
  )
  const keyOf = new Int32Array(person.length).fill(-1)
  for (let key = 0; key < order.length; key++) keyOf[person[best[order[key] ?? 0] ?? 0] ?? 0] = key
  for (let node = 0; node < keyOf.length; node++) keyOf[node] = keyOf[person[node] ?? 0] ?? -1
  return { codes, keyOf, labels: Array.from(order, (at) => names[at] ?? '') }
}

const surer = (nodes: Nodes, a: number, b: number): number =>
  kindOf(nodes, a) - kindOf(nodes, b) || compare(nodes.idents[a], nodes.idents[b])

/** For each person that a row names, the node it is called by: the surest kind, and of these the smallest label. */
function calledBy(nodes: Nodes, person: Int32Array, met: Int32Array): Int32Array {
  const named = new Uint8Array(person.length)
  for (let node = 0; node < met.length; node++) if (met[node]) named[person[node] ?? 0] = 1
  const best = new Int32Array(person.length).fill(-1)
  for (let node = 0; node < person.length; node++) {
    const who = person[node] ?? 0
    if (!named[who]) continue
    const rival = best[who] ?? -1
    if (rival < 0 || beats(nodes, node, rival)) best[who] = node
  }
  return best.filter((node) => node >= 0)
}

/** Nodes come by kind, so that a later one is never of a surer kind. */
function beats(nodes: Nodes, node: number, rival: number): boolean {
  return kindOf(nodes, node) === kindOf(nodes, rival) && nameOf(nodes, node) < nameOf(nodes, rival)
}
