import type { Seen, SeenColumn, View } from '../../src/contract/frame.ts'
import { defaults } from '../../src/contract/param.ts'
import { type Call, type Dock, type OpenData, reply } from '../../src/contract/wire.ts'
import { miners } from '../miners/index.ts'
import { complete } from './recipe.ts'
import { run } from './run.ts'

const orders = 12_000
const people = 3_000
const firstDay = 18_000
const days = 900
const lastDay = '2021-09-30'
/** The browser takes its guesses of a first round back in a second. */
const rounds = 2

/**
 * Runs each short question that looks at a view, over orders that nobody made, so that the browser has compiled it when a
 * person asks: a first run takes several times as long as a second one. Nothing of it stays. Throws Failure `stopped`.
 */
export async function rehearse(call: Call): Promise<void> {
  const scope = { asOf: lastDay, currency: 'EUR' }
  const all = Array.from({ length: rounds }, () => miners).flat()
  for (const { id, version, params, long, needs } of all) {
    if (long || needs.includes('messages')) continue
    const recipe = { miner: id, version, values: defaults(params), scope, seed: 1, data: workspace.data }
    const asked = complete(recipe, workspace)
    if (typeof asked.miner.features(asked.values, scope) === 'string') continue
    await run(recipe, { dock: nobodysDock, workspace, locale: 'en' }, call)
  }
}

const workspace: OpenData = {
  data: 'rehearsal',
  marts: ['customers', 'orders', 'baskets'],
  lastDay,
  visits: null,
  currencies: ['EUR'],
}

const nobodysDock: Dock = {
  facts: () => reply(() => workspace),
  see: (view) => reply(() => nobodysOrders(view)),
  arrow: () => reply(() => new Uint8Array()),
  keep: () => reply(() => {}),
  drop: () => reply(() => {}),
  marks: () => reply(() => []),
  point: () => reply(() => []),
}

/** Orders by person and day, as the mart has them; each follows from its number. */
function nobodysOrders({ columns }: View): Seen {
  const seen = Object.entries(columns).map(([name, column]) => [name, columnOf(column)] as const)
  return { rows: orders, columns: Object.fromEntries(seen) }
}

function columnOf(column: string): SeenColumn {
  const each = orders / people
  if (column === 'customer_key') return whole((row) => Math.floor(row / each))
  if (column === 'day')
    return whole((row) => firstDay + Math.floor((((row % each) + (row % 7) / 7) * days) / each))
  if (column === 'nth') return whole((row) => 1 + (row % each))
  if (column === 'revenue') return real((row) => 5 + ((row * 37) % 900) / 10)
  const labels = Array.from({ length: 40 }, (_, i) => `Product ${i}`)
  return { type: 'text', codes: Int32Array.from({ length: orders }, (_, row) => product(row)), labels }
}

const product = (row: number) => (row * 11) % 40

const real = (of: (row: number) => number): SeenColumn => ({
  type: 'real',
  values: Float64Array.from({ length: orders }, (_, row) => of(row)),
})

const whole = (of: (row: number) => number): SeenColumn => ({
  type: 'int',
  values: Int32Array.from({ length: orders }, (_, row) => of(row)),
})
