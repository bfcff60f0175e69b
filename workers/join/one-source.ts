import { vendor } from './role.ts'

/** What tells where a file comes from: what it was recognised as, and what its columns are called. */
export interface Origin {
  recognisedAs: string
  names: readonly string[]
}

/** Files of no known source are of one where they call at least half of the columns of the smaller one alike. */
export function isOneSource(a: Origin, b: Origin): boolean {
  if (a.recognisedAs !== b.recognisedAs) return false
  if (vendor(a.recognisedAs) !== '' || a.names.length === 0 || b.names.length === 0) return true
  const own = new Set(a.names.map(plain))
  const alike = b.names.filter((name) => own.has(plain(name))).length
  return alike * 2 >= Math.min(own.size, b.names.length)
}

const plain = (name: string) => name.trim().toLowerCase()
