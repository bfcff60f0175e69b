import { bootstrap, type Estimate } from '../evaluate/bootstrap.ts'
import { type Paired, pairedBootstrap } from '../evaluate/comparison.ts'
import { judge } from '../evaluate/judged.ts'
import { rocAuc } from '../evaluate/ranking.ts'
import { within } from '../numeric/progress.ts'

/** What another tool foretold of customers, held against what then happened, beside ours on the same customers. */
export interface HeldTool {
  customers: number
  /** Of these it happened to so many. */
  happened: number
  /** How often whom it happened to stood above the others; ours null where nothing was learned by then. */
  theirs: Estimate
  ours: Estimate | null
  /** Ours less theirs. */
  ahead: Paired | null
}

const fewest = 10
const rounds = 200

/**
 * Scores of a tool and of ours, NaN = none, against what happened (0 or 1); null where it happened to fewer than ten with a score, or
 * to all but fewer than ten. Yields the share done.
 */
export function* heldTool(
  theirs: Float64Array,
  ours: Float64Array | null,
  outcome: Uint8Array,
  random: () => number,
): Generator<number, HeldTool | null> {
  const rows = Int32Array.from(theirs.keys()).filter((i) => !Number.isNaN(theirs[i] ?? Number.NaN))
  const real = Uint8Array.from(rows, (row) => outcome[row] ?? 0)
  const happened = real.reduce((sum, one) => sum + one, 0)
  if (Math.min(happened, rows.length - happened) < fewest) return null
  const judgedOf = (scores: Float64Array) =>
    judge(
      Float64Array.from(rows, (row) => scores[row] ?? 0),
      real,
    )
  const tool = yield* within(judgedOf(theirs), 0, 0.05)
  const own = ours ? yield* within(judgedOf(ours), 0.05, 0.1) : null
  const by = yield* within(bootstrap(tool, { auc: rocAuc }, random, rounds), 0.1, 0.4)
  const us = own ? yield* within(bootstrap(own, { auc: rocAuc }, random, rounds), 0.4, 0.7) : null
  const ahead = own ? yield* within(pairedBootstrap(own, tool, rocAuc, random, rounds), 0.7, 1) : null
  return { customers: rows.length, happened, theirs: by.auc, ours: us?.auc ?? null, ahead }
}
