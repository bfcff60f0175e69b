import type { AudienceRef, Findings, Recipe, Report } from '../../src/contract/report.ts'
import { type Call, type Dock, unwrap } from '../../src/contract/wire.ts'
import { drive, orStopped, refuseStopped } from './drive.ts'
import { type Bench, fitted } from './fitted.ts'
import { instead } from './instead.ts'
import { type Completed, complete, recipeHash } from './recipe.ts'
import { staged } from './stages.ts'

/**
 * A recipe goes in, a report comes out: earlier questions → query → frame → fit → evaluate → explain → keep the audiences as tables
 * `audience_<hash>_<id>`. Throws Failure; a stop or a fault leaves none of the tables it made.
 */
export async function run(recipe: Recipe, bench: Bench, call: Call): Promise<Report> {
  const asked = complete(recipe, bench.workspace)
  const steps = staged(call, asked.miner.after !== undefined)
  const { miner, values, currency } = asked
  const { scope, seed } = asked.recipe
  steps.progress('query', 0)
  const { model, rows, sql } = await fitted(asked, bench, call, steps).catch((thrown: unknown) => {
    throw instead(thrown, asked, bench.workspace.marts)
  })
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
    sql,
  }
}

/** Keeps what a person may mark, and brings what was said of it before. */
async function pointedAt({ miner, recipe }: Completed, model: unknown, dock: Dock, call: Call) {
  if (!miner.cases) return null
  const table = `cases_${recipeHash(recipe)}`
  const verdicts = unwrap(await orStopped(dock.point(table, miner.id, miner.cases(model)), call))
  return { table, verdicts }
}

async function keep(
  found: Findings['audiences'],
  recipe: Recipe,
  dock: Dock,
  call: Call,
  beside?: string,
): Promise<AudienceRef[]> {
  const hash = recipeHash(recipe)
  const kept = found.map(({ id, label, about, members, draft }) => {
    const table = `audience_${hash}_${id}`
    return { id, label, about, customers: members.length, table, ...(draft && { draft }) }
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
