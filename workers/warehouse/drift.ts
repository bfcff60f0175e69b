import type { FileDraft } from '../../src/contract/desk.ts'
import type { Drift } from '../../src/contract/quality.ts'
import type { Grain, Meaning } from '../../src/contract/schema.ts'
import type { FileColumns } from '../join/columns.ts'
import { isOneExport, isOneSource } from '../join/one-source.ts'
import type { HeldFile } from './held.ts'

/** A file and its typed columns. */
export interface Looked {
  file: HeldFile
  columns: FileColumns
}

/** How each file differs from the last one of its kind that came before it; files that do not differ are left out. */
export function driftOf(files: readonly Looked[]): Drift[] {
  return files.flatMap((now, i) => {
    const isKind = ({ draft }: HeldFile) =>
      isOneExport(originOf(draft), originOf(now.file.draft)) ||
      (draft.grain === now.file.draft.grain && isOneSource(originOf(draft), originOf(now.file.draft)))
    const before = files.slice(0, i).findLast((other) => isKind(other.file))
    const says = before ? differences(before, now) : []
    return before && says.length > 0 ? [{ file: now.file.name, before: before.file.name, says }] : []
  })
}

const originOf = ({ recognisedAs, columns }: FileDraft) => ({
  recognisedAs,
  names: columns.map(({ name }) => name),
})

function differences(before: Looked, now: Looked): string[] {
  return [
    ...grainChanged(before.file, now.file),
    ...columnsChanged(before.file, now.file),
    ...emptier(before.columns, now.columns),
    ...amountsChanged(before.columns, now.columns),
    ...namesNew(before.columns, now.columns),
    ...daysApart(before.columns, now.columns),
  ]
}

const quoted = (names: readonly string[]) =>
  names
    .slice(0, 8)
    .map((n) => `‘${n.slice(0, 40)}’`)
    .join(', ')
const count = (n: number) => n.toLocaleString('en-GB')

function grainChanged({ draft: before }: HeldFile, { draft: now }: HeldFile): string[] {
  return before.grain === now.grain
    ? []
    : [`One row is ${aGrain(now.grain)} now; it was ${aGrain(before.grain)}.`]
}

const aGrain = (grain: Grain) =>
  grain === 'order line'
    ? 'a line of an order'
    : grain === 'other'
      ? 'something else'
      : `${/^[aeo]/.test(grain) ? 'an' : 'a'} ${grain}`

function columnsChanged({ draft: before }: HeldFile, { draft: now }: HeldFile): string[] {
  const has = (columns: typeof now.columns, name: string) => columns.some((c) => c.name === name)
  const gone = before.columns.filter((c) => !has(now.columns, c.name))
  const fresh = now.columns.filter((c) => !has(before.columns, c.name))
  const renamed = gone.flatMap((old) => {
    const other = fresh.find((c) => c.means !== null && c.means === old.means)
    return other ? [{ old, other }] : []
  })
  const left = gone.filter((c) => !renamed.some(({ old }) => old === c)).map((c) => c.name)
  const more = fresh.filter((c) => !renamed.some(({ other }) => other === c)).map((c) => c.name)
  return [
    ...renamed.map(({ old, other }) => `Column ${quoted([old.name])} is called ${quoted([other.name])} now.`),
    ...(left.length > 0 ? [`${left.length === 1 ? 'Column' : 'Columns'} gone: ${quoted(left)}.`] : []),
    ...(more.length > 0 ? [`New ${more.length === 1 ? 'column' : 'columns'}: ${quoted(more)}.`] : []),
  ]
}

/** Share of the rows in which a column tells something. */
function filled({ cells, rows }: FileColumns, meaning: Meaning): number {
  const values = cells.get(meaning)?.values ?? []
  const isKey = cells.get(meaning)?.kind === 'key'
  let n = 0
  for (let r = 0; r < rows; r++) {
    const value = values[r] ?? Number.NaN
    if (isKey ? value >= 0 : !Number.isNaN(value)) n++
  }
  return rows === 0 ? 0 : n / rows
}

/** Ten points more or fewer empty cells are told. */
const telling = 0.1

function emptier(before: FileColumns, now: FileColumns): string[] {
  const percent = (share: number) => `${Math.round(share * 100)}%`
  return [...now.cells.keys()].flatMap((meaning) => {
    if (!before.cells.has(meaning)) return []
    const [was, is] = [1 - filled(before, meaning), 1 - filled(now, meaning)]
    const name = now.headers?.get(meaning) ?? meaning
    return Math.abs(is - was) < telling
      ? []
      : [`${quoted([name])} is empty in ${percent(is)} of the rows; it was ${percent(was)}.`]
  })
}

function amountsChanged(before: FileColumns, now: FileColumns): string[] {
  return (['amount', 'orderTotal', 'unitPrice'] as const).flatMap((meaning) => {
    const [was, is] = [middle(before, meaning), middle(now, meaning)]
    if (!(was > 0 && is > 0) || (is < was * 2 && was < is * 2)) return []
    const name = now.headers?.get(meaning) ?? meaning
    return [
      `The middle value of ${quoted([name])} is ${is.toFixed(2)}; it was ${was.toFixed(2)}. Same currency, same decimal sign?`,
    ]
  })
}

/** The median; NaN where nothing is told. */
function middle({ cells, rows }: FileColumns, meaning: Meaning): number {
  const values = cells.get(meaning)?.values
  if (!(values instanceof Float64Array)) return Number.NaN
  const told = values
    .slice(0, rows)
    .filter((value) => !Number.isNaN(value))
    .sort()
  return told[told.length >> 1] ?? Number.NaN
}

const named = {
  status: 'statuses',
  category: 'categories',
  currency: 'currencies',
  channel: 'channels',
} as const

function namesNew(before: FileColumns, now: FileColumns): string[] {
  return (['status', 'category', 'currency', 'channel'] as const).flatMap((meaning) => {
    if (!before.cells.has(meaning)) return []
    const known = new Set(before.labels.get(meaning)?.map((label) => label.toLowerCase()))
    const fresh = (now.labels.get(meaning) ?? []).filter((label) => !known.has(label.toLowerCase()))
    return fresh.length === 0 ? [] : [`New ${named[meaning]}: ${quoted(fresh.sort())}.`]
  })
}

const day = 86_400_000

function daysApart(before: FileColumns, now: FileColumns): string[] {
  const [was, is] = [spanOf(before), spanOf(now)]
  if (!was || !is) return []
  const [gap, shared] = [
    is.first - was.last - 1,
    Math.min(is.last, was.last) - Math.max(is.first, was.first) + 1,
  ]
  const date = (at: number) => new Date(at * day).toISOString().slice(0, 10)
  const days = (n: number) => (n === 1 ? '1 day' : `${count(n)} days`)
  if (gap === 1) return [`1 day lies between the two: of ${date(was.last + 1)} neither tells anything.`]
  if (gap > 1)
    return [
      `${days(gap)} lie between the two: from ${date(was.last + 1)} to ${date(is.first - 1)} neither tells anything.`,
    ]
  return shared > 0 ? [`Both tell of ${days(shared)}; what stands in both counts once.`] : []
}

function spanOf({ cells, rows }: FileColumns): { first: number; last: number } | null {
  const values = cells.get('date')?.values
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let r = 0; values && r < rows; r++) {
    const at = Math.floor((values[r] ?? Number.NaN) / day)
    if (at < first) first = at
    if (at > last) last = at
  }
  return last >= first ? { first, last } : null
}
