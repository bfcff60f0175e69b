import { Failure } from '../../../src/contract/fault.ts'
import { type Components, principal, projected } from '../../cluster/components.ts'
import { lloyd } from '../../cluster/kmeans.ts'
import { type Matrix, rowsAt } from '../../cluster/matrix.ts'
import { within } from '../../numeric/progress.ts'
import { type Tills, tillsOf } from '../tills.ts'
import { type Beyond, beyondCounts } from './beyond.ts'
import { type Found, foundIn, strided } from './found.ts'
import { type Orders, type People, peopleOf, withoutPeople } from './kernel.ts'
import { measured } from './measures.ts'
import { type Past, pastOf } from './past.ts'
import { matrixOf, type Scale, scalesOf, type Weighing } from './scaling.ts'
import { type Search, search } from './search.ts'

export interface Rules {
  kinds: 'auto' | '2' | '3' | '4' | '5' | '6' | '7' | '8'
  weighing: Weighing
  compareDays: number
  one: number
  other: number
}

export interface SegmentsModel {
  people: People
  tills: Tills
  columns: Float64Array[]
  scales: Scale[]
  matrix: Matrix
  search: Search
  /** Null where it was not asked: nothing separates, or nobody ordered twice. */
  beyond: Beyond | null
  map: { components: Components; places: Matrix; rows: Int32Array }
  found: Found | null
  past: Past | null
}

const floor = 100
const counts = [2, 3, 4, 5, 6, 7, 8]
const mostDrawn = 20_000

/**
 * Kinds of customers as of a day, or that there are none. Throws Failure `too-few`. Memory: some 250 bytes a customer, now and
 * for the past, and 21 matrices of 2,000. Yields the share done.
 */
export function* segmentsModel(
  all: Orders,
  rules: Rules,
  asOf: number,
  random: () => number,
): Generator<number, SegmentsModel> {
  const tills = yield* within(tillsOf(all), 0, 0.02)
  const orders = tills.orders > 0 ? yield* within(withoutPeople(all, new Set(tills.keys)), 0.02, 0.04) : all
  const people = yield* within(peopleOf(orders, asOf), 0.04, 0.08)
  const have = people.keys.length
  if (have < floor) throw new Failure({ code: 'too-few', have, need: floor, unit: 'customers' })
  const columns = yield* within(measured(people, asOf), 0.08, 0.1)
  const scales = yield* within(scalesOf(columns, rules.weighing), 0.1, 0.12)
  const matrix = yield* within(matrixOf(columns, scales), 0.12, 0.16)
  const wanted = rules.kinds === 'auto' ? counts : [Number(rules.kinds)]
  const searched = yield* within(search(matrix, wanted, random), 0.16, 0.7)
  const rows = strided(have, mostDrawn)
  const drawn = rowsAt(matrix, rows)
  yield 0.7
  const components = principal(drawn)
  yield 0.7
  const map = { components, places: projected(drawn, components, 2), rows }
  const model: SegmentsModel = {
    people,
    tills,
    columns,
    scales,
    matrix,
    search: searched,
    beyond: null,
    map,
    found: null,
    past: null,
  }
  const { chosen, separates } = searched
  if (!chosen || !separates) return model
  const shop = { people, scales, asOf }
  const beyond = yield* within(beyondCounts(orders, shop, chosen.clusters, random), 0.7, 0.78)
  if (beyond && beyond.own <= beyond.dealt) return { ...model, beyond }
  const settled = yield* within(lloyd(matrix, chosen.found.centres), 0.78, 0.82)
  const found = yield* within(foundIn(model, settled), 0.82, 0.84)
  const past = yield* within(pastOf(orders, asOf - rules.compareDays, model, found, random), 0.84, 0.99)
  return { ...model, beyond, found, past }
}
