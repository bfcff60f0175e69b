import { type KindsModel, kindsModel, type Rules } from '../../workers/miners/kinds/model.ts'
import type { Rows } from '../../workers/miners/kinds/people.ts'
import { seeded } from '../../workers/numeric/random.ts'

/** What is told of a customer (name → value; '!' before a name: a label of the file), and days with an order. */
export interface Customer {
  traits: Record<string, string>
  days?: number[]
}

export const today = 20_000
const usual: Rules = { by: 'own', label: '', group: '', protected: false }

/** Rows as the warehouse gives them. */
export function rowsOf(customers: readonly Customer[]): Rows {
  const flat = customers.flatMap(({ traits, days = [] }, customer) => [
    ...days
      .toSorted((a, b) => a - b)
      .map((day) => ({ customer, told: 0, day, name: '', value: '', means: '' })),
    ...Object.entries(traits).map(([name, value]) => ({
      ...{ customer, told: 1, day: 0, value },
      name: name.replace('!', ''),
      means: name.startsWith('!') ? 'label' : '',
    })),
  ])
  const ints = (of: (row: (typeof flat)[number]) => number) => Int32Array.from(flat, of)
  const texts = (of: (row: (typeof flat)[number]) => string) => {
    const labels = [...new Set(flat.map(of))]
    return { codes: ints((row) => labels.indexOf(of(row))), labels }
  }
  const same = texts(() => 'web')
  return {
    rows: flat.length,
    customer: ints((row) => row.customer),
    told: ints((row) => row.told),
    day: ints((row) => row.day),
    gross: Float64Array.from(flat, () => 20),
    items: Float64Array.from(flat, () => 1),
    ...{ returned: ints(() => 0), coupon: ints(() => 0), channel: same, product: same },
    ...{ name: texts((row) => row.name), value: texts((row) => row.value), means: texts((row) => row.means) },
  }
}

/** Throws Failure. */
export function askKinds(customers: readonly Customer[], rules: Partial<Rules> = {}, seed = 1): KindsModel {
  const steps = kindsModel(rowsOf(customers), { ...usual, ...rules }, today, seeded(seed))
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** Customers of a tariff and with calls: of those on Flex who call often most leave, of the others hardly any. */
export function subscribers(n: number, seed = 1): Customer[] {
  const random = seeded(seed)
  return Array.from({ length: n }, (_, i) => {
    const flex = random() < 0.4
    const calls = Math.floor(random() * 8)
    const leaves = random() < (flex && calls >= 4 ? 0.85 : 0.08)
    return {
      traits: {
        ...{
          Tariff: flex ? 'Flex' : 'Basic',
          Calls: String(calls),
          Number: String(10_000 + i),
          Age: String(18 + (i % 60)),
        },
        ...{ Luck: String(Math.floor(random() * 50)), '!Left': leaves ? 'yes' : 'no' },
      },
    }
  })
}

/** The same with what one column says dealt anew. */
export function dealt(customers: readonly Customer[], name: string, seed: number): Customer[] {
  const random = seeded(seed)
  const values = customers.map(({ traits }) => traits[name] ?? '')
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[values[i], values[j]] = [values[j] ?? '', values[i] ?? '']
  }
  return customers.map((one, i) => ({ ...one, traits: { ...one.traits, [name]: values[i] ?? '' } }))
}

/** The same with one column told otherwise. */
export const retold = (
  customers: readonly Customer[],
  name: string,
  of: (one: Customer, i: number) => string,
) => customers.map((one, i) => ({ ...one, traits: { ...one.traits, [name]: of(one, i) } }))

/** What a customer lets pass between two orders stays theirs: those of 10 days are frequent, those of 70 are not. */
export function visitors(n: number, span: number, seed = 1): Customer[] {
  const random = seeded(seed)
  return Array.from({ length: n }, () => {
    const wait = random() < 0.5 ? 12 : 75
    const days: number[] = []
    for (let day = today - span + random() * wait; day <= today; day += wait * (0.6 + 0.8 * random()))
      days.push(Math.floor(day))
    return { traits: {}, days }
  })
}
