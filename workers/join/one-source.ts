import type { FileColumns } from './columns.ts'
import { vendor } from './role.ts'

/** What tells where a file comes from: what it was recognised as, and what its columns are called. */
export interface Origin {
  recognisedAs: string
  names: readonly string[]
}

/** What a file tells of where it comes from. */
export const originOf = ({ recognisedAs, headers }: FileColumns): Origin => ({
  recognisedAs,
  names: [...(headers?.values() ?? [])],
})

/** Files of no known source are of one where they call at least half of the columns of the smaller one alike. */
export function isOneSource(a: Origin, b: Origin): boolean {
  if (a.recognisedAs !== b.recognisedAs) return false
  if (vendor(a.recognisedAs) !== '' || a.names.length === 0 || b.names.length === 0) return true
  return shared(a, b) * 2 >= Math.min(a.names.length, b.names.length)
}

const nearlyAll = 0.9

/** The same export with a column more or less, which can make lines of what were orders. */
export function isOneExport(a: Origin, b: Origin): boolean {
  if (vendor(a.recognisedAs) !== vendor(b.recognisedAs) || a.names.length === 0 || b.names.length === 0)
    return false
  return shared(a, b) >= nearlyAll * Math.min(a.names.length, b.names.length)
}

/** Columns that are called alike. */
function shared(a: Origin, b: Origin): number {
  const own = new Set(a.names.map(plain))
  return b.names.filter((name) => own.has(plain(name))).length
}

const plain = (name: string) => name.trim().toLowerCase()
