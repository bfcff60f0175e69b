import { expect, test } from 'vitest'
import { Failure, type Fault } from '../../src/contract/fault.ts'
import { voicesModel } from '../../workers/miners/voices/model.ts'
import { finish } from '../../workers/numeric/progress.ts'

const rules = { kind: 'all', followDays: 90, recentDays: 90 } as const

/** Texts of nobody in particular, a row each. */
function frameOf(texts: readonly string[]) {
  const { length } = texts
  const codes = Int32Array.from(texts.keys())
  const none = { codes: new Int32Array(length), labels: [''] }
  const blank = () => new Int32Array(length).fill(-1)
  return {
    ...{ rows: length, customer: blank(), day: blank(), nth: blank(), next: blank(), refunded: blank() },
    stars: new Float64Array(length),
    ...{ kind: none, title: none, product: none, text: { codes, labels: [...texts] } },
  }
}

function faultOf(texts: readonly string[]): Fault | null {
  try {
    for (const _ of voicesModel(frameOf(texts), rules, Number.NaN));
    return null
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.fault
    throw thrown
  }
}

const many = (text: string, n: number) => Array.from({ length: n }, (_, i) => `${text} ${i}`)

test('texts that cannot be judged are told from texts that are missing', () => {
  expect(faultOf(many('Very good soap and fast delivery', 20))).toMatchObject({ code: 'too-few', have: 20 })
  const strange = [...many('خدمة ممتازة وسريعة جدا', 25), ...many('12.', 15)]
  expect(faultOf(strange)).toEqual({
    ...{ code: 'unjudged', texts: 40, judged: 0, need: 30 },
    ...{ foreign: 25, wordless: 15 },
  })
  expect(faultOf(many('Very good soap and fast delivery', 30))).toBeNull()
})

test('a name that several write is left in no quote, in whatever case; plain words stay', () => {
  const told = (n: number) =>
    [
      'my neighbour Anna Miller says that the delivery was late and awful',
      'the awful late delivery went to Anna Miller instead',
      'bad service, said anna miller, and late',
      'THE SERVICE OF ANNA MILLER WAS AWFUL AND LATE',
      'Bad Service And Late Delivery And Awful Quality',
    ][n % 5] + (n % 2 === 0 ? ' again' : '')
  const { quotes } = finish(
    voicesModel(frameOf(Array.from({ length: 60 }, (_, n) => told(n))), rules, Number.NaN),
  )
  const said = [...quotes.unhappy, ...quotes.happy].flat().join(' | ')
  expect(said).not.toMatch(/anna|miller/i)
  expect(said).toMatch(/late and awful/)
})
