import type { Decisions } from '../contract/decisions.ts'
import type { Account, Workspace } from '../contract/desk.ts'
import { type Note, note, said } from '../contract/notes.ts'
import { alike, type Reason } from '../contract/reasons.ts'
import type { Told } from './outside.ts'

/** Rows in = rows used + rows set aside, over all files. */
export function rowTotals(account: Account): { rowsIn: number; rowsUsed: number; rowsSetAside: number } {
  const total = { rowsIn: 0, rowsUsed: 0, rowsSetAside: 0 }
  for (const file of account.files) {
    total.rowsIn += file.rowsIn
    total.rowsUsed += file.rowsUsed
    total.rowsSetAside += file.rowsSetAside
  }
  return total
}

const mostReasons = 2
const mostLosses = 3

/** Why rows were set aside, most frequent reason first, with its rows; '' where none was. */
function sayReasons({ setAside }: Account): string {
  if (setAside.length === 0) return ''
  const all = alike(setAside)
  const reasons = all.slice(0, mostReasons).map((one) => sayReason(one, all.length === 1))
  const more = all.length - reasons.length
  const others =
    more === 1 ? '; 1 more reason' : more > 1 ? `; ${more.toLocaleString('en-GB')} more reasons` : ''
  return `Why set aside: ${reasons.join('; ')}${others}.`
}

/** With the line of the only row, or of the first, and how many rows there are where the reason is not alone. */
function sayReason({ reason, rows, first }: Reason, alone: boolean): string {
  const line = first ? `line ${first.line.toLocaleString('en-GB')}` : ''
  const place = rows > 1 && line !== '' ? `the first on ${line}` : line
  const told = [alone ? '' : rows.toLocaleString('en-GB'), place].filter((part) => part !== '')
  return told.length > 0 ? `${reason} (${told.join(', ')})` : reason
}

/** What a person must know before they believe an answer, losses first, each with its file where several came. */
function notesToTell({ files, notes }: Account): Note[] {
  const named = (name: string, text: string) => (files.length > 1 ? `${name}: ${text}` : text)
  const all = [
    ...files.flatMap(({ name, notes }) => notes.map(({ kind, text }) => note(kind, named(name, text)))),
    ...notes.filter(({ kind }) => kind === 'loss'),
  ]
  return (['loss', 'choice'] as const).flatMap((wanted) => all.filter(({ kind }) => kind === wanted))
}

/** The first of them, and how many more there are. */
function sayLosses(notes: readonly Note[]): string[] {
  const more = notes.length - mostLosses
  const first = said(notes).slice(0, mostLosses)
  return more > 0 ? [...first, `${more} more ${more === 1 ? 'note is' : 'notes are'} in Data.`] : first
}

/**
 * What is said when files were taken in: both numbers, why rows were set aside and what was lost, the way to check them, and
 * the way back from what was replayed.
 */
export function tellAccount(workspace: Workspace, decide: (decisions: Decisions) => void): Told {
  const { rowsIn, rowsUsed, rowsSetAside } = rowTotals(workspace.account)
  const [all, used, aside] = [rowsIn, rowsUsed, rowsSetAside].map((n) => n.toLocaleString('en-GB'))
  const { next, undo } = replayed(workspace, decide)
  const notes = notesToTell(workspace.account)
  const why = [sayReasons(workspace.account), ...sayLosses(notes), next].filter((said) => said !== '')
  return {
    tone: notes.some(({ kind }) => kind === 'loss') ? 'warn' : 'good',
    what: `${all} rows read: ${used} used, ${aside} set aside.`,
    ...(why.length > 0 && { next: why.join(' ') }),
    goes: { label: 'Check how it was read', view: 'data' },
    ...(undo && { undo }),
  }
}

function replayed({ replayed = 0, decisions }: Workspace, decide: (decisions: Decisions) => void) {
  if (replayed === 0) return { next: '' }
  const { steps: _, ...others } = decisions
  const what = replayed === 1 ? '1 step of cleaning is' : `${replayed} steps of cleaning are`
  return {
    next: `${what} switched as you set ${replayed === 1 ? 'it' : 'them'} for the last file like this.`,
    undo: () => decide(others),
  }
}

/** What an erasure leaves to be told: its note, which names nobody. */
export function tellErased({ account }: Workspace): Told {
  return { tone: 'good', what: account.notes.findLast(({ kind }) => kind === 'erasure')?.text ?? '' }
}
