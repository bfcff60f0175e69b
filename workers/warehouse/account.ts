import type { Account, FileAccount, Workspace } from '../../src/contract/desk.ts'
import { formatDay } from '../../src/contract/format.ts'
import type { Mart } from '../../src/contract/marts.ts'
import { note } from '../../src/contract/notes.ts'
import type { Erasure } from '../../src/contract/person.ts'
import type { Held } from './held.ts'
import type { Standing } from './standing.ts'

/** What came in and what became of it. Sums are those of `contract/desk.ts`, in cents, per currency. */
export function accountOf(held: Held): Account {
  const { tables, sums, period, setAside, notes, times } = held.standing.facts
  const unsaved = held.unsaved === '' ? [] : [note('loss', held.unsaved)]
  return {
    files: fileAccounts(held),
    tables,
    sums,
    period,
    setAside,
    ...(times && { times }),
    notes: [
      ...notes,
      ...held.notes,
      ...held.erased.map((erasure) => note('erasure', sayErased(erasure))),
      ...unsaved,
    ],
  }
}

/** "1 person was erased on 22 Nov 2026: 12 rows of 2 files." Nobody is named. */
function sayErased({ on, people, rows, files }: Erasure): string {
  const n = (count: number, word: string) =>
    `${count.toLocaleString('en-GB')} ${word}${count === 1 ? '' : 's'}`
  const who = people === 1 ? '1 person was' : `${people.toLocaleString('en-GB')} people were`
  return `${who} erased on ${formatDay(on, 'en-GB')}: ${n(rows, 'row')} of ${n(files, 'file')}.`
}

function fileAccounts({ files, standing }: Held): FileAccount[] {
  return files.map((f, i) => {
    const { rowsIn = 0, rowsUsed = 0, rowsSetAside = 0, overlap = null } = standing.facts.files[i] ?? {}
    const { name, evidence, grain, recognisedAs, source, columns } = f.draft
    const notes = [...f.draft.notes, ...f.notes]
    const { id, bytes, batch } = f
    const repaired = (f.corrections.repairs ?? []).map(([line]) => line)
    const counts = { rowsIn, rowsUsed, rowsSetAside, overlap, batch, repaired }
    const recognised = { recognisedAs, ...(source ? { source } : {}), evidence, grain }
    return { id, name, bytes, ...recognised, ...counts, columns, notes }
  })
}

/** The open workspace as the page knows it. */
export function workspaceOf(held: Held): Workspace {
  const { id, title, data, saved, decisions, book } = held
  const { lastDay, firstDay, visits, messages, currencies, customers, orders, traits } = held.standing.facts
  return {
    id,
    title,
    data,
    marts: martsOf(held.standing),
    lastDay,
    firstDay,
    visits,
    messages,
    traits,
    currencies,
    customers,
    orders,
    sample: false,
    readOnly: held.writer === null,
    saved,
    decisions,
    ...(book.margin !== null && { margin: book.margin }),
    account: accountOf(held),
  }
}

/** What can be asked of it. */
export function martsOf({ facts }: Standing): Mart[] {
  const { customers, orders, visits, tables, traits } = facts
  const rowsOf = (name: string) => tables.find((t) => t.name === name)?.rows ?? 0
  return [
    ...(customers > 0 ? ['customers' as const] : []),
    ...(orders > 0 ? ['orders' as const] : []),
    ...(orders > 0 && rowsOf('product') > 0 ? ['baskets' as const] : []),
    ...(visits ? ['events' as const] : []),
    ...(customers > 0 && traits.length > 0 ? ['traits' as const] : []),
    ...(rowsOf('message') > 0 ? ['messages' as const] : []),
  ]
}
