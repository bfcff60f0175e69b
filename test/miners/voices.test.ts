import { expect, test } from 'vitest'
import { Failure, type Fault } from '../../src/contract/fault.ts'
import { voicesModel } from '../../workers/miners/voices/model.ts'

const rules = { kind: 'all', followDays: 90, recentDays: 90 } as const

/** Texts of nobody in particular, a row each. */
function faultOf(texts: readonly string[]): Fault | null {
  const { length } = texts
  const codes = Int32Array.from(texts.keys())
  const none = { codes: new Int32Array(length), labels: [''] }
  const blank = () => new Int32Array(length).fill(-1)
  const frame = {
    ...{ rows: length, customer: blank(), day: blank(), nth: blank(), next: blank(), refunded: blank() },
    stars: new Float64Array(length),
    ...{ kind: none, title: none, product: none, text: { codes, labels: [...texts] } },
  }
  try {
    for (const _ of voicesModel(frame, rules, Number.NaN));
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
