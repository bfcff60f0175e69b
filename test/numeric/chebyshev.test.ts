import { expect, test } from 'vitest'
import { chebyshevAt, chebyshevOf } from '../../workers/numeric/chebyshev.ts'

test.each([
  ['an exponential', Math.exp, -3, 2],
  ['a pole just outside', (x: number) => 1 / (1.2 + x), -1, 4],
  ['a constant', () => 7, 0, 1],
  ['an interval of one point', (x: number) => x * x, 3, 3],
] as const)('%s comes back to 12 digits', (_, f, low, high) => {
  const curve = chebyshevOf(f, low, high)
  expect(curve).not.toBeNull()
  for (let k = 0; curve && k <= 50; k++) {
    const x = low + ((high - low) * k) / 50
    expect(chebyshevAt(curve, x) / (f(x) || 1)).toBeCloseTo(f(x) ? 1 : 0, 11)
  }
})

test('what is not smooth is refused', () => {
  expect(chebyshevOf(Math.abs, -1, 1)).toBeNull()
})
