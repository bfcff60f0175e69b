import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stepIds } from '../../src/contract/cleaning.ts'
import type { Decisions } from '../../src/contract/decisions.ts'
import { clean, recipe } from '../../workers/clean/recipe.ts'
import { join } from '../../workers/join/join.ts'
import { file, plain } from '../join/people.ts'
import { allOff, type Files, joined, off, step } from './cleaned.ts'

const someRow = fc.record({
  order: fc.constantFrom('1', '2', '3', '4', '5'),
  email: fc.constantFrom('a@x.org', 'test@x.org', 'b@x.org'),
  date: fc.constantFrom('2024-01-01', '2024-01-02'),
  product: fc.constantFrom(
    'Tea',
    'tea',
    ' TEA',
    'Tea\u00a0',
    'Shipping',
    'Versand',
    'Mug blue',
    'Blue, mug',
    '',
  ),
  category: fc.constantFrom('Hot drinks', 'hot  drinks', 'Cups'),
  city: fc.constantFrom('Ulm', 'ULM', 'São Paulo', 'Sao Paulo'),
  status: fc.constantFrom('paid', 'Paid', 'test', 'cancelled'),
  country: fc.constantFrom('DE', 'Germany', 'Deutschland', 'de'),
  currency: fc.constantFrom('EUR', 'USD'),
  amount: fc.constantFrom(0, 1, 5, -2),
})
const someFiles = fc
  .tuple(fc.array(someRow, { maxLength: 12 }), fc.array(someRow, { maxLength: 12 }))
  .map(([one, two]) => [
    file('a.csv', 'order', one),
    file(
      'b.csv',
      'order line',
      two.map((row) => ({ ...row, order: `b${row.order}` })),
    ),
  ])
const someSteps = fc.constantFrom<Decisions>(
  {},
  {
    steps: [
      ['same-lines', true],
      ['product-typos', true],
    ],
  },
)
/** What a person sees of files: the tables, whatever the codes behind them. */
const seen = (files: Files, decisions: Decisions) => {
  const { customer, product, orders, orderLine, martOrders, reasons } = join(files, decisions)
  return { tables: [customer, product, orders(), orderLine(), martOrders].map(plain), reasons }
}

describe('laws of the recipe', () => {
  it('what is clean stays as it is', () => {
    fc.assert(
      fc.property(someFiles, someSteps, (files, decisions) => {
        const once = clean(files, decisions)
        clean(once, decisions).forEach((file, f) => {
          expect(file).toBe(once[f])
        })
      }),
    )
  })

  it('all off is what came in, and nothing that came in is ever written to', () => {
    fc.assert(
      fc.property(someFiles, (files) => {
        const before = structuredClone(seen(files, allOff))
        expect(clean(files, allOff)).toBe(files)
        clean(files, {})
        expect(seen(files, allOff)).toEqual(before)
      }),
    )
  })

  it('on and off again is as before', () => {
    fc.assert(
      fc.property(someFiles, fc.constantFrom(...stepIds), (files, id) => {
        const before = seen(clean(files, {}), {})
        clean(files, off(id))
        expect(seen(clean(files, { steps: [] }), { steps: [] })).toEqual(before)
      }),
    )
  })

  it('rows in = rows used + rows set aside, whatever is switched', () => {
    fc.assert(
      fc.property(someFiles, fc.subarray([...stepIds]), fc.boolean(), (files, ids, on) => {
        for (const f of joined(files, { steps: ids.map((id) => [id, on]) }).files)
          expect(f.rowsUsed + f.rowsSetAside).toBe(f.rowsIn)
      }),
    )
  })

  it('the order of the files does not matter', () => {
    fc.assert(
      fc.property(someFiles, someSteps, (files, decisions) => {
        const turned = [...files].reverse()
        const told = (of: Files) => [...recipe(of, decisions)].map(({ examples: _, ...rest }) => rest)
        expect(told(turned)).toEqual(told(files))
        expect(seen(clean(turned, decisions), decisions).tables[4]).toEqual(
          seen(clean(files, decisions), decisions).tables[4],
        )
      }),
    )
  })

  it('tells as many rows as it changes', () => {
    fc.assert(
      fc.property(someFiles, (files) => {
        const gone = joined(files).files.reduce((sum, f) => sum + f.rowsSetAside, 0)
        const raw = joined(files, allOff).files.reduce((sum, f) => sum + f.rowsSetAside, 0)
        const told = (['same-rows', 'test-orders'] as const).map((id) => step(files, id).rows)
        expect(gone - raw).toBe(told.reduce((a, b) => a + b, 0))
      }),
    )
  })
})
