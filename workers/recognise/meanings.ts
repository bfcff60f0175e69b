import type { Meaning } from '../../src/contract/schema.ts'
import { byValues } from './by-values.ts'
import { asClub } from './clubs.ts'
import { asForm } from './forms.ts'
import { type Named, namesOf, normalise, untaxed } from './names.ts'
import type { Signature } from './signatures.ts'
import { seen, suit } from './suit.ts'
import type { Profile } from './values.ts'

/** What one column means, as far as we can tell. `sure` is 0–1. */
export interface Guess {
  column: number
  sure: number
  evidence: string
}
/** One column for a meaning at most, one meaning for a column at most. */
export type Guesses = Map<Meaning, Guess>

/** What is known of a file before its columns mean anything. `cells[c]` are the sample values of column c. */
export interface Look {
  headers: string[]
  hasHeader: boolean
  cells: string[][]
  profiles: Profile[]
  signature: Signature | null
  /** Columns that another one gathers as lines of an order; they mean nothing themselves. */
  lines?: ReadonlySet<number>
  /** By column: what its name ends in, where it stands below the name of a group and is that of no other. */
  ends?: readonly string[]
  /** By column: sign or code of money its cells are shown with in a workbook. */
  shown?: ReadonlyMap<number, string>
}

interface Candidate extends Guess {
  meaning: Meaning
}

/** An empty column cannot stand for what a file cannot do without. */
const needed = new Set<Meaning>([
  'date',
  'amount',
  'orderTotal',
  'unitPrice',
  'customer',
  'email',
  'order',
  'stars',
])

/** An amount before the tax, where another column has it with the tax, is not what was paid. */
const behindTaxed = 0.75

const short = (header: string) => (header.length > 60 ? `${header.slice(0, 60)}…` : header)
const named = (header: string) => `named ‘${short(header)}’`

/** Guesses the meaning of every column: by the source where it is known, else by names and values. */
export function guessMeanings(look: Look): Guesses {
  if (look.signature) return bySource(look, look.signature)
  const guesses: Guesses = look.hasHeader ? byName(look) : new Map()
  byValues(look, guesses)
  if (look.hasHeader) {
    asForm(look, guesses)
    asClub(look, guesses)
  }
  return guesses
}

function bySource(look: Look, source: Signature): Guesses {
  const names = look.headers.map(normalise)
  const guesses: Guesses = new Map()
  const taken = new Set<number>()
  for (const [meaning, spellings] of source.means) {
    const columns = spellings.map((s) => names.indexOf(s)).filter((c) => c >= 0 && !taken.has(c))
    const column = columns.find((c) => (look.profiles[c]?.filled ?? 0) > 0) ?? columns[0]
    const p = column === undefined ? undefined : look.profiles[column]
    if (column === undefined || !p) continue
    taken.add(column)
    const sure = p.filled === 0 ? 0.9 : 0.6 + 0.39 * suit(meaning, p)
    const evidence = `${named(look.headers[column] ?? '')}; ${seen(meaning, p)}`
    guesses.set(meaning, { column, sure, evidence })
  }
  return guesses
}

/** A name below the name of a group tells what a column holds, but not of whom: ‘Staff’ and ‘Customer’ both have a name and a phone. */
const behindWhole = 0.95
const ofSomebody = new Set<Meaning>([
  'customer',
  'customerName',
  'firstName',
  'lastName',
  'email',
  'phone',
  'city',
  'postcode',
  'country',
])

function namesIn(header: string, end: string): Named[] {
  const whole = namesOf(header)
  if (end === '' || end === header) return whole
  const more = namesOf(end).filter(
    ({ meaning }) => !ofSomebody.has(meaning) && whole.every((one) => one.meaning !== meaning),
  )
  return [...whole, ...more.map(({ meaning, strength }) => ({ meaning, strength: behindWhole * strength }))]
}

function byName(look: Look): Guesses {
  const candidates: Candidate[] = []
  const taxed = new Set(look.headers.map(untaxed).filter(Boolean))
  for (const [column, header] of look.headers.entries()) {
    const p = look.profiles[column]
    const beside = taxed.has(normalise(header)) ? behindTaxed : 1
    if (!p || look.lines?.has(column)) continue
    for (const { meaning, strength } of namesIn(header, look.ends?.[column] ?? '')) {
      const suits = suit(meaning, p)
      if (p.filled > 0 ? suits < 0.5 : needed.has(meaning)) continue
      const evidence = `${named(header)}; ${seen(meaning, p)}`
      candidates.push({ meaning, column, sure: 0.97 * strength * beside * (0.4 + 0.6 * suits), evidence })
    }
  }
  candidates.sort((a, b) => b.sure - a.sure || a.column - b.column)
  const guesses: Guesses = new Map()
  const taken = new Set<number>()
  for (const { meaning, column, sure, evidence } of candidates) {
    if (guesses.has(meaning) || taken.has(column)) continue
    guesses.set(meaning, { column, sure, evidence })
    taken.add(column)
  }
  return guesses
}
