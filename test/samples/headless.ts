import index from '../../public/samples/index.json' with { type: 'json' }
import type { Draft, Workspace } from '../../src/contract/desk.ts'
import type { Recipe, Report } from '../../src/contract/report.ts'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { type Headless, openHeadless } from '../../workers/headless/open-headless.ts'
import { text } from './rows.ts'

/** A sample as the page would bring it: drafted, adopted without a correction, ready to be asked. */
export interface Brought {
  headless: Headless
  draft: Draft
  workspace: Workspace
}

const open = new Map<string, Promise<Brought>>()

/** Brought once for a whole test file: starting a database takes seconds. */
export function bring(id: string): Promise<Brought> {
  const brought = open.get(id) ?? adopt(id)
  open.set(id, brought)
  return brought
}

async function adopt(id: string): Promise<Brought> {
  const headless = openHeadless()
  const listed = index.find((sample) => sample.id === id)?.files ?? []
  const files = listed.map(({ name, path }) => new File([text(path)], name))
  const draft = unwrap(await headless.desk.draft(files, quiet))
  const workspace = unwrap(await headless.desk.adopt(draft.id, '', '', quiet))
  return { headless, draft, workspace }
}

export function ask({ headless }: Brought, miner: string, values: Recipe['values'] = {}): Promise<Report> {
  const recipe = { miner, version: 1, values, scope: { asOf: '' }, seed: 1, data: '' }
  return headless.run(recipe, quiet)
}

/** Labels of the customers in an audience. */
export async function members({ headless }: Brought, report: Report, label: string): Promise<Set<string>> {
  const audience = report.audiences.find((a) => a.label === label)
  if (!audience) throw new RangeError(`no audience called ${label}`)
  const page = unwrap(await headless.desk.peek(audience.table, 0, audience.customers))
  const at = page.columns.findIndex((column) => column.toLowerCase() === 'customer')
  return new Set(page.rows.map((row) => String(row[at])))
}
