/** Why rows were set aside: the words, how many rows, and the first of them (`line` counts from 1). */
export interface Reason {
  reason: string
  rows: number
  first?: { file: string; line: number }
}

/** What differs from row to row in a reason: the day, or the cell that could not be read. */
const varying: readonly [RegExp, string][] = [
  [/^dated after \S+, the day it was read$/, 'after today'],
  [/ is (?:no|a) (date|day without a year|date with the \w+ first|amount)$/, 'is no $1'],
  [/^[\d,]+ cells where the header has /, 'cells'],
]

function kindOf(reason: string): string {
  const [found, kind = ''] = varying.find(([pattern]) => pattern.test(reason)) ?? []
  return found ? (found.exec(reason)?.[0].replace(found, kind) ?? reason) : reason
}

/** Reasons that differ only in the cell they name as one, most rows first; it is called by its most frequent one. */
export function alike(reasons: readonly Reason[]): Reason[] {
  const kinds = new Map<string, Reason[]>()
  for (const one of reasons) {
    const kind = kindOf(one.reason)
    kinds.set(kind, [...(kinds.get(kind) ?? []), one])
  }
  return [...kinds.values()].map(together).sort((a, b) => b.rows - a.rows)
}

function together(like: readonly Reason[]): Reason {
  const [most = { reason: '', rows: 0 }, ...others] = like.toSorted((a, b) => b.rows - a.rows)
  if (others.length === 0) return most
  return {
    reason: `${most.reason}, and ${others.length.toLocaleString('en-GB')} like it`,
    rows: like.reduce((sum, { rows }) => sum + rows, 0),
    ...(most.first && { first: most.first }),
  }
}
