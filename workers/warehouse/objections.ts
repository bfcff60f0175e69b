import { note } from '../../src/contract/notes.ts'
import { noObjections, type Objections, settledObjections } from '../../src/contract/objections.ts'
import { mailbox } from '../identity/email.ts'
import type { Column, Table } from '../join/table.ts'
import type { Standing } from './standing.ts'

/** Names hashed between two looks whether to stop. */
const atOnce = 2_000

/** What stands in a text column; '' where nothing does. */
const reader = (column: Column | undefined) => (row: number) =>
  column?.type === 'text' ? (column.labels[column.codes[row] ?? -1] ?? '') : ''

/** An e-mail by its box, a phone by its last nine digits, a number as it is written; '' for what names nobody. */
function named(kind: string, told: string): string {
  const plain = told.trim().toLowerCase()
  if (kind === 'email') return plain.includes('@') ? `email:${mailbox(plain)}` : ''
  const digits = plain.replace(/\D/g, '')
  if (kind === 'phone') return digits.length >= 7 ? `phone:${digits.slice(-9)}` : ''
  return plain === '' ? '' : `number:${plain}`
}

/** What names each customer: all e-mails and phones that files have for them; what they are called only where there is neither. */
export function namesOf(standing: Pick<Standing, 'table'>): (key: number) => string[] {
  const customer = standing.table('customer')
  const [email, phone, called] = ['email', 'phone', 'customer'].map((name) =>
    reader(customer?.columns.get(name)),
  )
  const others = aliases(standing.table('customer_alias'))
  return (key) => {
    const sure = [
      named('email', email?.(key) ?? ''),
      named('phone', phone?.(key) ?? ''),
      ...(others.get(key) ?? []),
    ]
    const some = [...new Set(sure.filter((name) => name !== ''))]
    const own = called?.(key) ?? ''
    return some.length > 0
      ? some
      : [named(own.includes('@') ? 'email' : 'number', own)].filter((name) => name !== '')
  }
}

function aliases(table: Table | null): Map<number, string[]> {
  const found = new Map<number, string[]>()
  const key = table?.columns.get('customer_key')
  const source = reader(table?.columns.get('source_key'))
  for (let row = 0; row < (table?.rows ?? 0); row++) {
    const [kind = '', ...rest] = source(row).split(':')
    const name = kind === 'email' || kind === 'phone' ? named(kind, rest.join(':')) : ''
    const at = key?.type === 'int' ? (key.values[row] ?? -1) : -1
    if (name !== '') found.set(at, [...(found.get(at) ?? []), name])
  }
  return found
}

async function hashed(salt: string, name: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${salt}\n${name}`))
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const freshSalt = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

/** The objections with those of a person added under a kind, or taken out of it. */
export async function objecting(
  former: Objections | undefined,
  names: readonly string[],
  kind: 'contact' | 'process',
  yes: boolean,
): Promise<Objections | undefined> {
  const before = former ?? { ...noObjections, salt: freshSalt() }
  const hashes = await Promise.all(names.map((name) => hashed(before.salt, name)))
  const others = before[kind].filter((hash) => !hashes.includes(hash))
  return settledObjections({ ...before, [kind]: yes ? [...others, ...hashes] : others })
}

/** Customers of whom any name is among the hashes. Progress is told; throws Failure `stopped` through `heed`. */
async function keysAmong(
  standing: Standing,
  { salt, contact, process }: Objections,
  heed: () => void,
): Promise<Record<'contact' | 'process', number[]>> {
  const [noContact, noProcess] = [new Set(contact), new Set(process)]
  const found = { contact: [] as number[], process: [] as number[] }
  const names = namesOf(standing)
  for (let from = 0; from < standing.facts.customers; from += atOnce) {
    heed()
    const keys = Array.from({ length: Math.min(atOnce, standing.facts.customers - from) }, (_, i) => from + i)
    const hashes = await Promise.all(
      keys.map((key) => Promise.all(names(key).map((name) => hashed(salt, name)))),
    )
    for (const [i, key] of keys.entries()) {
      if (hashes[i]?.some((hash) => noProcess.has(hash))) found.process.push(key)
      else if (hashes[i]?.some((hash) => noContact.has(hash))) found.contact.push(key)
    }
  }
  return found
}

/** Who asked not to be written to counts as having said no; who asked not to come back is told by key. */
export async function honour(
  standing: Standing,
  objections: Objections | undefined,
  heed: () => void,
): Promise<number[]> {
  if (!objections) return []
  const { contact, process } = await keysAmong(standing, objections, heed)
  standing.refuse(new Set([...contact, ...process]))
  if (contact.length > 0) standing.facts.notes.push(note('objection', sayRefused(contact.length)))
  return process
}

const sayRefused = (people: number) =>
  people === 1
    ? '1 customer asked not to be written to and counts as having said no.'
    : `${people.toLocaleString('en-GB')} customers asked not to be written to and count as having said no.`

/** Whether a person asked not to be written to. */
export async function objects(
  objections: Objections | undefined,
  names: readonly string[],
): Promise<boolean> {
  if (!objections) return false
  const hashes = await Promise.all(names.map((name) => hashed(objections.salt, name)))
  return hashes.some((hash) => objections.contact.includes(hash))
}
