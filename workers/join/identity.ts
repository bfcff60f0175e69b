import { fullNames } from './names.ts'
import { isNameless, vendor } from './role.ts'
import { type Coded, codes, type Rows } from './rows.ts'
import { ints } from './table.ts'
import { UnionFind } from './union-find.ts'

/** Who stands in each row: `customer[r]` is a dense key in the order of `labels`, -1 where nobody is named. */
export interface Identity {
  customer: Int32Array
  /** What the customer is called by: e-mail, else number, else phone, else name. Sorted. */
  labels: string[]
}

/** Identifiers from the surest to the least sure; node k of row r is `of[k][r]`, -1 where it is not told. */
interface Nodes {
  of: Int32Array[]
  /** What tells one node from another, and what it is called by. */
  idents: string[]
  labels: string[]
  kind: number[]
}

/**
 * One customer from many rows: e-mail first, then customer number, then phone, then name with postcode. A number or
 * phone that was only ever seen beside one surer identifier is the same person; one seen beside several links nobody.
 */
export function identify(rows: Rows): Identity {
  const nodes = lay(rows)
  const sets = new UnionFind(nodes.labels.length)
  nodes.of.slice(1, 3).forEach((_, k) => {
    link(nodes, k + 1, sets)
  })
  return number(rows, nodes, sets)
}

function lay(rows: Rows): Nodes {
  const nodes: Nodes = { of: [], idents: [], labels: [], kind: [] }
  const email = codes(rows, 'email', (label) => label.trim().toLowerCase())
  const customer = codes(
    rows,
    'customer',
    (label, file) => `${vendor(file.recognisedAs)}\u0000${label.trim()}`,
  )
  const phone = codes(rows, 'phone', (label) => label.replace(/(?!^\+)[^0-9]/g, ''))
  const called = (label: string) => label.slice(label.indexOf('\u0000') + 1)
  add(nodes, email, called)
  add(nodes, customer, called)
  add(nodes, phone, called)
  const names = namesAndPlaces(rows, nodes)
  add(nodes, names, (label) => label.split('|')[1] ?? label)
  return nodes
}

function add(nodes: Nodes, { codes: column, labels }: Coded, called: (label: string) => string): void {
  const offset = nodes.labels.length
  for (const label of labels) {
    nodes.idents.push(`${nodes.of.length}${label}`)
    nodes.labels.push(called(label))
    nodes.kind.push(nodes.of.length)
  }
  nodes.of.push(ints(column.length, (r) => ((column[r] ?? -1) < 0 ? -1 : (column[r] ?? 0) + offset)))
}

/** A name counts together with its postcode, and only in rows that tell nothing surer. */
function namesAndPlaces(rows: Rows, { of }: Nodes): Coded {
  const name = fullNames(rows)
  const nameless = rows.files.map(isNameless)
  if (name.labels.length === 0 && !nameless.includes(true))
    return { codes: new Int32Array(rows.total).fill(-1), labels: [] }
  const place = codes(rows, 'postcode')
  const known = new Map<string, number>()
  const labels: string[] = []
  const out = ints(rows.total, (r) => {
    const n = name.codes[r] ?? -1
    const f = rows.fileOf(r)
    if (nameless[f]) return labels.push(rowAsPerson(rows, f, r)) - 1
    if (n < 0 || of.some((nodes) => (nodes[r] ?? -1) >= 0)) return -1
    const label = name.labels[n] ?? ''
    const key = `${label.toLowerCase()}|${(place.labels[place.codes[r] ?? -1] ?? '').toLowerCase()}`
    const code = known.get(key)
    if (code !== undefined) return code
    known.set(key, labels.length)
    return labels.push(`${key.replaceAll('|', ' ')}|${label}`) - 1
  })
  return { codes: out, labels }
}

function rowAsPerson(rows: Rows, file: number, row: number): string {
  const line = rows.files[file]?.lines[row - (rows.start[file] ?? 0)] ?? 0
  return `row ${line} of file ${file}|Row ${line}`
}

const several = -2

/** Joins the nodes of one kind with the surer ones that they stand beside, unless these are several. */
function link({ of, labels }: Nodes, kind: number, sets: UnionFind): void {
  const own = of[kind]
  if (!own) return
  const beside = new Int32Array(labels.length).fill(-1)
  for (let r = 0; r < own.length; r++) {
    const node = own[r] ?? -1
    const surer = node < 0 ? -1 : surest(of, kind, r)
    if (surer < 0) continue
    const before = beside[node] ?? -1
    beside[node] = before === -1 || before === surer ? surer : several
  }
  beside.forEach((surer, node) => {
    if (surer >= 0) sets.union(Math.min(surer, node), Math.max(surer, node))
  })
}

function surest(of: readonly Int32Array[], below: number, row: number): number {
  for (let k = 0; k < below; k++) {
    const node = of[k]?.[row] ?? -1
    if (node >= 0) return node
  }
  return -1
}

/** Dense keys in label order: the same files in another order give the same keys. */
function number(rows: Rows, nodes: Nodes, sets: UnionFind): Identity {
  const { of, labels, idents } = nodes
  const leader = ints(rows.total, (r) => {
    const node = rows.roles[rows.fileOf(r)] === 'unused' ? -1 : surest(of, of.length, r)
    return node < 0 ? -1 : sets.find(node)
  })
  const best = called(leader, nodes, sets)
  const order = [...best].sort(
    ([, a], [, b]) => compare(labels[a], labels[b]) || compare(idents[a], idents[b]),
  )
  const key = new Int32Array(labels.length).fill(-1)
  order.forEach(([root], k) => {
    key[root] = k
  })
  return {
    customer: leader.map((node) => key[node] ?? -1),
    labels: order.map(([, node]) => labels[node] ?? ''),
  }
}

/** For each set that occurs, the node it is called by: the surest kind, and of these the smallest label. */
function called(leader: Int32Array, { labels, kind }: Nodes, sets: UnionFind): Map<number, number> {
  const used = new Uint8Array(labels.length)
  for (const node of leader) if (node >= 0) used[node] = 1
  const best = new Map<number, number>()
  for (let node = 0; node < labels.length; node++) {
    const root = sets.find(node)
    if (!used[root]) continue
    const rival = best.get(root)
    const surer = rival === undefined ? -1 : (kind[node] ?? 0) - (kind[rival] ?? 0)
    if (rival === undefined || surer < 0 || (surer === 0 && compare(labels[node], labels[rival]) < 0))
      best.set(root, node)
  }
  return best
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0
}
