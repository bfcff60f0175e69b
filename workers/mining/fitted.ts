import { Failure } from '../../src/contract/fault.ts'
import type { Frame, Shape, View } from '../../src/contract/frame.ts'
import {
  type Beside,
  type LeftBehind,
  lettersShape,
  type Scope,
  toldShape,
} from '../../src/contract/miner.ts'
import { defaults } from '../../src/contract/param.ts'
import type { Recipe } from '../../src/contract/report.ts'
import { asFault, type Call, type Dock, type OpenData, unwrap } from '../../src/contract/wire.ts'
import { miners } from '../miners/index.ts'
import { seeded } from '../numeric/random.ts'
import { sql } from '../sql/sql.ts'
import { sqlOf } from '../sql/view.ts'
import { drive, orStopped, refuseStopped } from './drive.ts'
import { frame, framed } from './frame.ts'
import type { Leavings } from './leavings.ts'
import { type Completed, complete } from './recipe.ts'
import { partOf, staged } from './stages.ts'

/** Where a recipe is run: the warehouse's door, what it holds, the reader's language (BCP 47), and what questions have left so far. */
export interface Bench {
  dock: Dock
  workspace: OpenData
  locale: string
  left?: Leavings
}

/** A recipe as far as its model: its measures and its words follow. */
export interface Fitted {
  model: unknown
  rows: Frame<Shape>
  /** As it stands below the answer. */
  sql: string
}

/** Earlier questions → query → frame → fit; what is found out about single customers is kept for others. Throws Failure. */
export async function fitted(asked: Completed, bench: Bench, call: Call, steps: Call): Promise<Fitted> {
  const { miner, values, recipe } = asked
  const { scope, seed } = recipe
  const found = miner.after && (await foundBefore(asked, bench, steps))
  const features = miner.features(values, scope)
  const query = typeof features === 'string' ? features : sqlOf(features)
  const seen = typeof features === 'string' ? null : unwrap(await orStopped(bench.dock.see(features), call))
  const rows = seen
    ? framed(seen, miner.shape)
    : frame(unwrap(await orStopped(bench.dock.arrow(query, steps), call)), miner.shape)
  refuseStopped(call)
  const beside = { ...(await besideOf(asked, bench, steps, call)), ...(found && { found }) }
  refuseStopped(call)
  steps.progress('fit', 0)
  const model = await drive(miner.fit(rows, values, scope, seeded(seed), beside), steps)
  if (miner.leaves) bench.left?.keep(recipe, leftBy(asked, model))
  return { model, rows, sql: beside.told ? `${query};\n\n${toldQuery}` : query }
}

const leftBy = ({ miner, values }: Completed, model: unknown): LeftBehind => ({
  question: miner.question,
  scores: miner.leaves?.(model, values) ?? null,
  fault: null,
})

/**
 * What the questions before this one have left: as it is kept, or worked out now with their usual settings. One that cannot be
 * answered is passed over with its fault; a stop stops all.
 */
async function foundBefore(
  { miner, recipe }: Completed,
  bench: Bench,
  call: Call,
): Promise<Record<string, LeftBehind>> {
  const found: Record<string, LeftBehind> = {}
  const before = miners.filter(({ id }) => miner.after?.includes(id))
  for (const [i, { id, question, version, params }] of before.entries()) {
    const own: Recipe = { ...recipe, miner: id, version, values: defaults(params) }
    const part = partOf(call, i / before.length, (i + 1) / before.length, `First: ${question}`)
    part.progress('query', 0)
    found[id] = await leftOf(own, question, bench, part)
  }
  return found
}

async function leftOf(own: Recipe, question: string, bench: Bench, call: Call): Promise<LeftBehind> {
  try {
    const asked = complete(own, bench.workspace)
    const known = bench.left?.of(asked.recipe)
    if (known) return known
    const { model } = await fitted(asked, bench, call, staged(call))
    return leftBy(asked, model)
  } catch (thrown) {
    const fault = asFault(thrown)
    if (fault.code === 'stopped') throw new Failure(fault)
    return { question, scores: null, fault }
  }
}

async function besideOf(
  { miner, values, recipe }: Completed,
  { dock, workspace }: Bench,
  steps: Call,
  call: Call,
): Promise<Beside> {
  const wanted = typeof miner.told === 'string' ? String(values[miner.told] ?? '') !== '' : miner.told
  const told = wanted && workspace.marts.includes('traits')
  const letters = miner.letters && workspace.marts.includes('messages')
  return {
    ...(told && { told: frame(unwrap(await orStopped(dock.arrow(toldQuery, steps), call)), toldShape) }),
    ...(letters && { letters: await lettersOf(dock, recipe.scope, steps, call) }),
    ...(miner.cases && { marks: unwrap(await orStopped(dock.marks(miner.id), call)) }),
  }
}

async function lettersOf(dock: Dock, scope: Scope, steps: Call, call: Call) {
  const view: View = {
    mart: 'messages',
    columns: { customer: 'customer_key', day: 'day', title: 'title', text: 'text' },
    scope,
    named: false,
  }
  const seen = unwrap(await orStopped(dock.see(view), call))
  if (seen) return framed(seen, lettersShape)
  return frame(unwrap(await orStopped(dock.arrow(sqlOf(view), steps), call)), lettersShape)
}

const toldQuery = sql`select customer_key as customer, name, value, means
from mart_traits
order by customer_key, name`
