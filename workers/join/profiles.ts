import { isDrawn } from '../identity/email.ts'
import { fold, type PersonName, parseName } from '../identity/person-name.ts'
import { madeOfName, type Profiles, type Told, told } from '../identity/profiles.ts'
import { streetKey } from '../identity/street.ts'
import { calledBy } from './customer-keys.ts'
import { Dictionary } from './dictionary.ts'
import type { Identity } from './identity.ts'
import { fullNames } from './names.ts'
import { sourceKey } from './nodes.ts'
import { type Coded, codes, type Rows } from './rows.ts'
import { alphabetical } from './sort.ts'
import { tally } from './table.ts'
import { usual } from './usual.ts'

/** Customers as they are compared: what most rows of each tell, folded. In the order of their source keys. */
export interface Described extends Profiles {
  /** The node that each is called by, and the profile of each node; -1 where no row names it. */
  called: Int32Array
  profileOf: Int32Array
  /** The same of each row. */
  rowOf: Int32Array
}

/** Describes every customer that some row names. The same for any order of the files. */
export function* describe(rows: Rows, who: Identity): Generator<number, Described> {
  const { called, profileOf } = numbered(who)
  const size = called.length
  const rowOf = who.codes.map((node) => (node < 0 ? -1 : (profileOf[node] ?? -1)))
  const column = ({ codes, labels }: Coded, as: (label: string) => string) =>
    folded(usual(rowOf, size, codes, labels), labels, as)
  const [email, number, phone] = who.kinds
  yield 0.2
  const parsedNames = names(rows, rowOf, size)
  yield 0.4
  const at = column(codes(rows, 'postcode'), postcode)
  const city = column(codes(rows, 'city'), fold)
  yield 0.5
  const street = column(codes(rows, 'street'), streetKey)
  yield 0.6
  const box = { local: column(email ?? none, localPart), domain: column(email ?? none, domain) }
  yield 0.7
  const digits = column(email ?? none, (label) => `#${localPart(label).replace(/[^0-9]+/g, '')}`)
  yield 0.8
  const known = {
    ...{ called, profileOf, rowOf, size, ...parsedNames, ...box, postcode: at, city, street, digits },
    phone: column(phone ?? none, (label) => label),
    number: column(number ?? none, (label) => label),
    sources: sourcesOf(rows, rowOf, size),
  }
  yield 0.9
  return { ...known, plain: madeOfName(known) }
}

const none: Coded = { codes: new Int32Array(), labels: [] }

function numbered({ codes, person, nodes }: Identity) {
  const some = calledBy(nodes, person, tally(codes, person.length))
  const order = alphabetical(Array.from(some, (node) => sourceKey(nodes, node)))
  const called = order.map((at) => some[at] ?? 0)
  const ofLeader = new Int32Array(person.length).fill(-1)
  called.forEach((node, profile) => {
    ofLeader[person[node] ?? 0] = profile
  })
  return { called, profileOf: person.map((leader) => ofLeader[leader] ?? -1) }
}

function names(rows: Rows, rowOf: Int32Array, size: number) {
  const { codes: told, labels } = fullNames(rows)
  const of = usual(rowOf, size, told, labels)
  const known = new Map<string, PersonName>()
  const parsed = (label: string) => {
    const name = known.get(label) ?? parseName(label)
    known.set(label, name)
    return name
  }
  return {
    first: folded(of, labels, (label) => parsed(label).first),
    last: folded(of, labels, (label) => parsed(label).last),
    generation: Int8Array.from(of, (code) => (code < 0 ? 0 : parsed(labels[code] ?? '').generation)),
  }
}

/** Codes into texts that are written otherwise; '' is not told. */
function folded(codes: Int32Array, labels: readonly string[], as: (label: string) => string): Told {
  const texts = new Dictionary()
  const to = new Int32Array(labels.length).fill(-2)
  const out = codes.map((code) => {
    if (code < 0) return -1
    if (to[code] === -2) {
      const text = as(labels[code] ?? '')
      to[code] = text === '' ? -1 : texts.code(text)
    }
    return to[code] ?? -1
  })
  return told(out, texts.labels)
}

const plain = (label: string) => label.slice(label.indexOf('\u0000') + 1)
const postcode = (label: string) => label.toUpperCase().replace(/[^A-Z0-9]/g, '')

function localPart(label: string): string {
  const address = plain(label)
  if (isDrawn(address)) return ''
  const local = address.slice(0, Math.max(0, address.indexOf('@')))
  return (local.split('+')[0] ?? '').replace(/[^\p{L}\p{N}]/gu, '')
}

function domain(label: string): string {
  const address = plain(label)
  return isDrawn(address) || !address.includes('@') ? '' : address.slice(address.lastIndexOf('@') + 1)
}

function sourcesOf(rows: Rows, rowOf: Int32Array, size: number): Int32Array {
  const out = new Int32Array(size)
  rows.files.forEach((_, f) => {
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; r < end; r++) {
      const profile = rowOf[r] ?? -1
      if (profile >= 0) out[profile] = (out[profile] ?? 0) | (1 << (f % 30))
    }
  })
  return out
}
