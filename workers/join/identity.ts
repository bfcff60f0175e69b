import { nameKey } from '../identity/person-name.ts'
import { otherNames } from './doubtful.ts'
import { kindsOf } from './kinds.ts'
import { fullNames } from './names.ts'
import { type Nodes, nodesCalled } from './nodes.ts'
import { Pairs } from './pairs.ts'
import { isNameless, type Role } from './role.ts'
import { type Coded, codes, type Rows } from './rows.ts'
import { oneBox, type Spelling } from './spellings.ts'
import { iota } from './table.ts'
import { UnionFind } from './union-find.ts'

/** Who stands in each row, before customers have keys. */
export interface Identity {
  /** The surest identifier of each row, -1 where nobody is named. Not to be written to. */
  codes: Int32Array
  /** The same, also of rows that make nobody a customer: reviews, visits, payments. */
  told: Int32Array
  /** Of each identifier: one that leads all of the same person. */
  person: Int32Array
  nodes: Nodes
  /** E-mail, customer number and phone of each row, as they are compared. */
  kinds: readonly Coded[]
  /** Addresses that lead to one box. */
  spellings: readonly Spelling[]
}

/**
 * One customer from many rows: e-mail first, then customer number, then phone, then name with postcode. A number or
 * phone that was only ever seen beside one surer identifier is the same person; one seen beside several links nobody,
 * and neither does one whose rows carry a clearly different name.
 */
export function identify(rows: Rows): Identity {
  const [written, ...others] = kindsOf(rows)
  const { codes: boxes, spellings } = oneBox(written, rows.decisions.identity?.same ?? [])
  const kinds = [{ ...written, codes: boxes }, ...others]
  const idents = kinds.flatMap(({ labels }) => labels)
  const from = offsets(kinds.map(({ labels }) => labels.length))
  const sets = new UnionFind(idents.length)
  for (const { node, of } of spellings) sets.union(node, of)
  const surest = surestOf(rows, kinds, { idents, from }, sets)
  const people: string[] = []
  const known = surest.includes(-1) ? nameTheRest(rows, surest, idents.length, people) : surest
  const person = iota(idents.length + people.length)
  for (let node = 0; node < idents.length; node++) person[node] = sets.find(node)
  const nodes = { idents: idents.concat(people), from }
  return { codes: customersOnly(rows, known), told: known, person, nodes, kinds, spellings }
}

function offsets(lengths: readonly number[]): number[] {
  const from = [0]
  for (const length of lengths) from.push((from.at(-1) ?? 0) + length)
  return from
}

/** The surest node of each row, -1 for none. One kind alone stands as it is. */
function surestOf(rows: Rows, kinds: readonly Coded[], nodes: Nodes, sets: UnionFind): Int32Array {
  const [first, ...more] = kinds.filter(({ codes }) => codes.length > 0)
  if (first && more.length === 0) return first.codes
  const surest = new Int32Array(rows.total).fill(-1)
  const refused = refusedPairs(rows, nodes)
  kinds.forEach(({ codes, labels }, k) => {
    const own: Kind = { k, codes, size: labels.length, from: nodes.from[k] ?? 0 }
    const apart = k > 0 ? link(rows, own, { surest, sets, refused }) : nobody
    settle(own, surest, apart)
  })
  return surest
}

interface Kind {
  k: number
  codes: Int32Array
  size: number
  from: number
}

const several = -2
const nobody = new Uint8Array()

interface Linked {
  surest: Int32Array
  sets: UnionFind
  refused: ReadonlyMap<number, ReadonlySet<number>>
}

/** Nodes that the person said are two people, each with those it is not. */
function refusedPairs({ decisions }: Rows, nodes: Nodes): Linked['refused'] {
  const pairs = (decisions.identity?.same ?? []).filter(([, , is]) => !is)
  const called = nodesCalled(nodes, new Set(pairs.flatMap((pair) => pair.slice(0, 2).map(String))))
  const refused = new Map<number, Set<number>>()
  for (const [one, other] of pairs) {
    const [a, b] = [called.get(one), called.get(other)]
    if (a === undefined || b === undefined) continue
    refused.set(a, (refused.get(a) ?? new Set()).add(b))
    refused.set(b, (refused.get(b) ?? new Set()).add(a))
  }
  return refused
}

/**
 * Joins the nodes of one kind with the surer ones that they stand beside, unless these are several, have other names, or
 * the person said that they are two.
 */
function link(rows: Rows, own: Kind, { surest, sets, refused }: Linked): Uint8Array {
  const { beside, alone } = neighbours(own, surest)
  const apart = otherNames(rows, own, { beside, alone, surest })
  for (const [node, others] of refused)
    if (others.has(beside[node - own.from] ?? -1)) apart[node - own.from] = 1
  beside.forEach((surer, node) => {
    if (surer >= 0 && apart[node] !== 1) sets.union(surer, own.from + node)
  })
  return apart
}

/** The one surer node beside each node of a kind; and which of them also stand in rows that tell nothing surer. */
function neighbours({ codes: own, size }: Kind, surest: Int32Array) {
  const beside = new Int32Array(size).fill(-1)
  const alone = new Uint8Array(size)
  for (let r = 0; r < own.length; r++) {
    const node = own[r] ?? -1
    if (node < 0) continue
    const surer = surest[r] ?? -1
    const before = beside[node]
    if (surer < 0) alone[node] = 1
    else if (before !== surer) beside[node] = before === -1 ? surer : several
  }
  return { beside, alone }
}

/** A customer number that is kept apart names its rows itself. */
function settle({ k, codes: own, from }: Kind, surest: Int32Array, apart: Uint8Array): void {
  const itself = k === 1 && apart.includes(1)
  for (let r = 0; r < own.length; r++) {
    const node = own[r] ?? -1
    if (node >= 0 && ((surest[r] ?? -1) < 0 || (itself && apart[node] === 1))) surest[r] = from + node
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

/** Finds the person of a row by name and postcode, whatever the capitals, accents and order of words; new ones are added to `people`. */
function namesakes(rows: Rows, people: string[]): (row: number) => number {
  const name = fullNames(rows)
  const place = codes(rows, 'postcode')
  const pairs = new Pairs()
  const personOf: number[] = []
  const known = new Map<string, number>()
  const meet = (n: number, p: number) => {
    const label = name.labels[n] ?? ''
    const key =
      `${nameKey(label) || label.trim().toLowerCase()} ${(place.labels[p] ?? '').toLowerCase()}`.replaceAll(
        '|',
        ' ',
      )
    const person = known.get(key) ?? people.push(`${key}|${label}`) - 1
    known.set(key, person)
    if (label < (people[person]?.slice(key.length + 1) ?? '')) people[person] = `${key}|${label}`
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

/** Only orders and lists make customers, though other rows told who is the same person. */
function customersOnly(rows: Rows, surest: Int32Array): Int32Array {
  const makes = (role: Role) => role === 'orders' || role === 'customers'
  if (rows.roles.every(makes)) return surest
  const out = surest.slice()
  rows.roles.forEach((role, f) => {
    if (!makes(role)) out.fill(-1, rows.start[f], rows.start[f + 1])
  })
  return out
}
