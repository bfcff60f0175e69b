import { Failure } from '../../src/contract/fault.ts'
import type { InList, Person, PersonEvent } from '../../src/contract/person.ts'
import { type Call, quiet } from '../../src/contract/wire.ts'
import { fileRows, linesOf, rowsOf, type Within } from '../join/person.ts'
import { eventsOf } from '../join/person-events.ts'
import { aliasesOf, factsOf, figuresOf } from '../join/person-facts.ts'
import type { Held } from './held.ts'
import type { OpenWorkspace } from './open-workspace.ts'
import type { Standing } from './standing.ts'

/** Lines of one order that cross to the page. */
const mostLines = 50

/** A person of the open workspace, and what their page is made of. */
export interface Found {
  held: Held
  within: Within
  key: number
}

/**
 * Finds a person. Where the workspace was opened from its snapshot, its files are read again first: where each fact
 * stands is known to nobody else. Throws Failure `unknown` for a key that nobody has, `broken-file`, `stopped`.
 */
export async function find(here: OpenWorkspace, key: number, call: Call): Promise<Found> {
  const held = here.needed()
  const name = held.standing.customer(key)
  if (name === '') throw unknown(key)
  const { within } = held.standing.within ? held.standing : await again(here, held, call)
  if (!within) throw unknown(key)
  const { labels } = within.customers
  const now = labels[key] === name ? key : labels.indexOf(name)
  if (now < 0) throw unknown(key)
  return { held, within, key: now }
}

const unknown = (key: number) =>
  new Failure({ code: 'unknown', what: 'customer', given: String(key), known: [] })

/** One reading serves everyone who asks, so that nobody's stop ends it for the others; a failed one is not kept. */
async function again(here: OpenWorkspace, held: Held, call: Call): Promise<Standing> {
  const reading =
    held.again ?? here.loader.open(held.files, [], held.decisions, { ...call, signal: quiet.signal })
  held.again = reading
  try {
    return await reading
  } catch (thrown) {
    delete held.again
    throw thrown
  }
}

/** The files as they were read, before cleaning. */
export const readOf = ({ files }: Held) => files.map((f) => f.columns)

/** The page of a person, but for the timeline. */
export function tellPerson({ held, within, key }: Found, lists: InList[], objected: boolean): Person {
  const { currencies, lastDay } = held.standing.facts
  const facts = factsOf(within, rowsOf(within, key))
  return {
    key,
    customer: within.customers.labels[key] ?? '',
    name: nameOf(facts),
    figures: figuresOf(within, key, currencies[0] ?? '', lastDay),
    facts,
    aliases: aliasesOf(within, key),
    events: eventsOf(within, key).length,
    rows: fileRows(within, linesOf(within, key, readOf(held))),
    lists,
    objected,
  }
}

function nameOf(facts: Person['facts']): string {
  const told = (means: string) => facts.find((f) => f.means === means)?.told[0]?.value ?? ''
  return told('customerName') || `${told('firstName')} ${told('lastName')}`.trim()
}

/** Events `from` (0-based) to `to` (excluded), the latest first. */
export function timelineOf({ within, key }: Found, from: number, to: number): PersonEvent[] {
  return eventsOf(within, key)
    .slice(Math.max(0, from), Math.max(0, to))
    .map((event) => event.tell(mostLines))
}
