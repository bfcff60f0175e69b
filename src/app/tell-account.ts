import type { Decisions } from '../contract/decisions.ts'
import type { Account, Workspace } from '../contract/desk.ts'
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

/** What is said when files were taken in: both numbers, the way to check them, and the way back from what was replayed. */
export function tellAccount(workspace: Workspace, decide: (decisions: Decisions) => void): Told {
  const { rowsIn, rowsUsed, rowsSetAside } = rowTotals(workspace.account)
  const [all, used, aside] = [rowsIn, rowsUsed, rowsSetAside].map((n) => n.toLocaleString('en-GB'))
  return {
    tone: 'good',
    what: `${all} rows read: ${used} used, ${aside} set aside.`,
    goes: { label: 'Check how it was read', view: 'data' },
    ...replayed(workspace, decide),
  }
}

function replayed({ replayed = 0, decisions }: Workspace, decide: (decisions: Decisions) => void) {
  if (replayed === 0) return {}
  const { steps: _, ...others } = decisions
  const what = replayed === 1 ? '1 step of cleaning is' : `${replayed} steps of cleaning are`
  return {
    next: `${what} switched as you set ${replayed === 1 ? 'it' : 'them'} for the last file like this.`,
    undo: () => decide(others),
  }
}

/** What an erasure leaves to be told: its note, which names nobody. */
export function tellErased({ account }: Workspace): Told {
  return { tone: 'good', what: account.notes.findLast((note) => / erased on /.test(note)) ?? '' }
}
