import type { View } from '../../src/contract/frame.ts'
import { type Beside, lettersShape, type Scope, toldShape } from '../../src/contract/miner.ts'
import type { AudienceRef, Findings, Recipe, Report } from '../../src/contract/report.ts'
import { type Call, type Dock, type OpenData, type Stage, unwrap } from '../../src/contract/wire.ts'
import { seeded } from '../numeric/random.ts'
import { sql } from '../sql/sql.ts'
import { sqlOf } from '../sql/view.ts'
import { drive, orStopped, refuseStopped } from './drive.ts'
import { frame, framed } from './frame.ts'
import { type Completed, complete, recipeHash } from './recipe.ts'

/** Where a recipe is run: the warehouse's door, what it holds, and the reader's language (BCP 47). */
export interface Bench {
  dock: Dock
  workspace: OpenData
  locale: string
}

/**
 * A recipe goes in, a report comes out: query → frame → fit → evaluate → explain → keep the audiences as tables
 * `audience_<hash>_<id>`. Throws Failure; a stop or a fault leaves none of the tables it made.
 */
export async function run(recipe: Recipe, bench: Bench, call: Call): Promise<Report> {
  const steps = staged(call)
  const asked = complete(recipe, bench.workspace)
  const { miner, values, currency } = asked
  const { scope, seed } = asked.recipe
  steps.progress('query', 0)
  const features = miner.features(values, scope)
  const query = typeof features === 'string' ? features : sqlOf(features)
  const seen = typeof features === 'string' ? null : unwrap(await orStopped(bench.dock.see(features), call))
  const rows = seen
    ? framed(seen, miner.shape)
    : frame(unwrap(await orStopped(bench.dock.arrow(query, steps), call)), miner.shape)
  refuseStopped(call)
  const beside = await besideOf(asked, bench, steps, call)
  refuseStopped(call)
  steps.progress('fit', 0)
  const model = await drive(miner.fit(rows, values, scope, seeded(seed), beside), steps)
  steps.progress('evaluate', 0)
  const yardsticks = miner.evaluate(model, rows, values, scope)
  steps.progress('explain', 0)
  const cases = await pointedAt(asked, model, bench.dock, call)
  const explained = miner.explain(model, rows, values, {
    ...{ scope, currency, seed },
    ...(cases && { verdicts: cases.verdicts }),
    ...{ data: asked.recipe.data, locale: bench.locale },
  })
  const found = 'next' in explained ? await drive(explained, steps, 'explain') : explained
  const audiences = await keep(found.audiences, asked.recipe, bench.dock, call, cases?.table)
  steps.progress('explain', 1)
  const { headline, blocks } = found
  const caveats = [...asked.caveats, ...found.caveats]
  const { question } = miner
  return {
    recipe: asked.recipe,
    question,
    currency,
    headline,
    yardsticks,
    blocks,
    caveats,
    audiences,
    ...(cases && { cases: cases.table }),
    sql: beside.told ? `${query};\n\n${toldQuery}` : query,
  }
}

async function besideOf(
  { miner, recipe: { scope } }: Completed,
  { dock, workspace }: Bench,
  steps: Call,
  call: Call,
): Promise<Beside> {
  const told = miner.told && workspace.marts.includes('traits')
  const letters = miner.letters && workspace.marts.includes('messages')
  return {
    ...(told && { told: frame(unwrap(await orStopped(dock.arrow(toldQuery, steps), call)), toldShape) }),
    ...(letters && { letters: await lettersOf(dock, scope, steps, call) }),
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

/** Keeps what a person may mark, and brings what was said of it before. */
async function pointedAt({ miner, recipe }: Completed, model: unknown, dock: Dock, call: Call) {
  if (!miner.cases) return null
  const table = `cases_${recipeHash(recipe)}`
  const verdicts = unwrap(await orStopped(dock.point(table, miner.id, miner.cases(model)), call))
  return { table, verdicts }
}

const toldQuery = sql`select customer_key as customer, name, value, means
from mart_traits
order by customer_key, name`

async function keep(
  found: Findings['audiences'],
  recipe: Recipe,
  dock: Dock,
  call: Call,
  beside?: string,
): Promise<AudienceRef[]> {
  const hash = recipeHash(recipe)
  const kept = found.map(({ id, label, about, members }) => {
    return { id, label, about, customers: members.length, table: `audience_${hash}_${id}` }
  })
  const lists = found.map(({ id, members, columns = [] }) => ({
    table: `audience_${hash}_${id}`,
    keys: members,
    columns,
  }))
  refuseStopped(call)
  try {
    unwrap(await dock.keep(lists, recipe.scope))
    refuseStopped(call)
    return kept
  } catch (thrown) {
    for (const { table } of kept) await dock.drop(table)
    if (beside !== undefined) await dock.drop(beside)
    throw thrown
  }
}

const share: Partial<Record<Stage, readonly [from: number, to: number]>> = {
  query: [0, 0.4],
  fit: [0.4, 0.9],
  evaluate: [0.9, 0.95],
  explain: [0.95, 1],
}

/** One scale for the whole walk: each stage fills its part of 0–1, and it never falls. */
function staged(call: Call): Call {
  let most = 0
  return {
    signal: call.signal,
    progress(stage, done, words) {
      const [from, to] = share[stage] ?? [0, 0.4]
      most = Math.max(most, from + (to - from) * Math.min(1, Math.max(0, done)))
      call.progress(stage, most, words)
    },
  }
}
