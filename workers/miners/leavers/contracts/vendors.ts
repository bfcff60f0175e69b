import { within } from '../../../numeric/progress.ts'
import { heldTool } from '../../foretold.ts'
import type { Sheet } from '../../told-list.ts'
import { foretoldBy, type Vendor } from '../vendors.ts'
import type { Outcome } from './outcome.ts'
import type { ContractTrial } from './trial.ts'

const quarter = 90

/**
 * What other tools foretell on a list that says who left, held against that; beside ours where both speak of the same customers, ours
 * as customers left out were foretold. Yields the share done.
 */
export function* listedVendors(
  sheet: Sheet,
  outcome: Outcome,
  { how, trial }: ContractTrial,
  random: () => number,
): Generator<number, Vendor[]> {
  const known = Int32Array.from(outcome.left.keys()).filter((row) => outcome.left[row] !== 2)
  const left = Uint8Array.from(known, (row) => outcome.left[row] ?? 0)
  const ours = how === 'folds' ? ((trial?.chosen ?? trial?.tried[0])?.scores ?? null) : null
  const after = { saved: outcome.today, quiet: quarter }
  const found: Vendor[] = []
  for (const [k, column] of sheet.columns.entries()) {
    yield k / sheet.columns.length
    const scores = outcome.used.has(column.name) ? null : foretoldBy(column, after)
    if (!scores) continue
    const theirs = Float64Array.from(known, (row) => scores[row] ?? Number.NaN)
    const [from, to] = [k, k + 1].map((n) => n / sheet.columns.length) as [number, number]
    const one = yield* within(heldTool(theirs, ours, left, random), from, to)
    if (one) found.push({ column: column.name, ...one })
  }
  return found
}
