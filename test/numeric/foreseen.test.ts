import { describe, expect, it } from 'vitest'
import { foreseen, kernelsOf } from '../../workers/numeric/foreseen.ts'

const near = (a: number, b: number) => Math.exp(-Math.abs(a - b))

describe('what a Gaussian process foresees', () => {
  it('is its prior where nothing was seen', () => {
    const kernel = { luck: 0.3, prior: 0, together: near }
    expect(foreseen([], 0, [kernel])).toEqual({ bias: 0, variance: 1.3 })
  })

  it('is the normal regression on one that was seen', () => {
    const kernel = { luck: 0.5, prior: 0, together: near }
    const { bias, variance } = foreseen([{ at: 1, value: 2, noise: 0.25 }], 0, [kernel])
    expect(bias).toBeCloseTo((Math.exp(-1) * 2) / 1.75, 12)
    expect(variance).toBeCloseTo(1.5 - Math.exp(-2) / 1.75, 12)
  })

  it('leans on the kernel that makes what was seen likely', () => {
    const kernels = kernelsOf<number, 'height'>({ height: [0.01, 1] }, { height: 1 }, ({ height }) => ({
      luck: 1e-4,
      together: (a, b) => height ** 2 * near(a, b),
    }))
    const flat = [1, 2, 3, 4].map((at) => ({ at, value: 0.002, noise: 1e-4 }))
    const steep = [1, 2, 3, 4].map((at) => ({ at, value: 1.5 / at, noise: 1e-4 }))
    expect(foreseen(flat, 0, kernels).variance).toBeLessThan(0.01)
    expect(foreseen(steep, 0, kernels).bias).toBeGreaterThan(0.4)
  })
})
