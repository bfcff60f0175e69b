import { expect, test } from 'vitest'
import { normalQuantile } from '../../workers/numeric/normal.ts'

test.each([
  [0.25, -0.6744897501960817],
  [0.001, -3.090232306167814],
  [1e-20, -9.26234008979841],
  [0.975, 1.959963984540054],
  [0.8, 0.8416212335729143],
])('the quantile of %f is %f, as Wichura (1988) prints it and R gives it', (p, z) => {
  expect(normalQuantile(p)).toBeCloseTo(z, 12)
})

test('both tails mirror each other', () => {
  for (const p of [0.01, 0.07, 0.2, 0.4, 0.5])
    expect(normalQuantile(p)).toBeCloseTo(-normalQuantile(1 - p), 12)
})
